"""Keeping decisions: the ledger's file is read, changed and written whole, one decision at a time."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from typing import NamedTuple

from planchk.catalogue import Catalogue
from planchk.cli.writing import write_whole
from planchk.files import decode, read_bytes
from planchk.ledger import Decision, Ledger
from planchk.ledgers.edit import with_decision, without_decision
from planchk.ledgers.read import parse_ledger
from planchk.match.rulings import settle
from planchk.plan import Action, Plan

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Kept(NamedTuple):
    """What was done to the file: its bytes before (None where there was no file) and after."""

    before: bytes | None
    after: bytes | None


class Keeper:
    """The ledger of one plan. The file is read anew for every decision, since people edit it meanwhile."""

    def __init__(self, path: str, plan: Plan, catalogue: Catalogue) -> None:
        self.path = path
        self.plan = plan
        self.catalogue = catalogue

    def keep(self, action: Action, decision: Decision) -> Kept:
        """Keep a decision on an action, in the place of the one that is on the same link now.

        Raises:
            InputError: the ledger can't be read, changed or written.
        """

        def change(text: str) -> str:
            return with_decision(text, self.path, decision, self._on(text, action, decision.element))

        return self._change(change)

    def find(self, action: Action, element: str) -> Decision | None:
        """Return the decision that is on a link now.

        Raises:
            InputError: the ledger can't be read.
        """
        return self._on(self._text(), action, element)

    def ledger(self) -> Ledger:
        """Return the ledger as it is now.

        Raises:
            InputError: it can't be read.
        """
        return parse_ledger(self._text(), self.path)

    def withdraw(self, decision: Decision) -> Kept:
        """Take a decision out.

        Raises:
            InputError: the ledger can't be read, changed or written.
        """
        return self._change(lambda text: without_decision(text, self.path, decision))

    def take_back(self, kept: Kept) -> bool:
        """Put the file back as it was before a decision; return False where somebody has changed it since."""
        if self._bytes() != kept.after:
            return False
        if kept.before is None:
            os.unlink(self.path)
        else:
            self._write(kept.before)
        return True

    def _on(self, text: str, action: Action, element: str) -> Decision | None:
        held = settle(self.plan, self.catalogue, parse_ledger(text, self.path)).held
        found = held.get(action.position, {}).get(element)
        return found.decision if found else None

    def _change(self, change: Callable[[str], str]) -> Kept:
        before = self._bytes()
        text = self._text(before)
        changed = change(text)
        if changed == text:
            return Kept(before, before)
        encoding = next((name for mark, name in _MARKS if before and before.startswith(mark)), "utf-8")
        after = changed.encode(encoding)
        self._write(after)
        return Kept(before, after)

    def _write(self, data: bytes) -> None:
        write_whole(self.path, data)

    def _bytes(self) -> bytes | None:
        return read_bytes(self.path) if os.path.exists(self.path) else None

    def _text(self, data: bytes | None = None) -> str:
        data = self._bytes() if data is None else data
        return decode(data, self.path) if data else ""
