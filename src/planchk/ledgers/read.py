"""The text of a ledger -> `Ledger`, strict: a decision that is not understood must not be lost in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import cast, get_args

from planchk.errors import Fault, InputError
from planchk.ledger import Decision, Ledger, Ruling
from planchk.suggest import did_you_mean
from planchk.tree import Mapping, Node, Scalar, Sequence, parse, place

VERSION = "1"
LEDGER_KEYS = ("schema_version", "decisions")
# In the order in which they are written.
KEYS = ("action", "element", "ruling", "who", "when", "note", "words", "asked", "fingerprints")
FINGERPRINTS = ("action", "element")
_OPTIONAL = ("note",)
_ELEMENT = re.compile(r"[^/\s]+/[^/\s]+")
_FINGERPRINT = re.compile(r"[0-9]{1,4}:[0-9a-f]{1,64}")
_AGAIN = "planchk confirm and planchk reject write it."
_MISSING = {"schema_version": f"Add 'schema_version: {VERSION}'.", "decisions": "Add 'decisions: []'."}


def parse_ledger(text: str, path: str) -> Ledger:
    """Return the ledger that a YAML or JSON text holds; an empty text is one without decisions.

    Raises:
        InputError: with every fault: unknown keys (and the nearest known one), what is missing or
            malformed, two decisions on one link.
    """
    root = parse(text, path)
    if root is None:
        return Ledger(path)
    reader = _Reader(path)
    decisions = tuple(reader.decisions(root))
    if reader.faults:
        raise InputError(sorted(reader.faults, key=lambda fault: fault.place))
    return Ledger(path, decisions)


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Fault] = []

    def decisions(self, root: Node) -> Iterator[Decision]:
        if not isinstance(root, Mapping):
            self.fault(root, "this is no ledger.", "A ledger has 'schema_version: 1' and 'decisions:'.")
            return
        values = self.values(root, LEDGER_KEYS, "a ledger")
        version = values.get("schema_version")
        if version is not None and not (isinstance(version, Scalar) and version.value == VERSION):
            self.fault(version, "this schema_version is unknown.", f"planchk reads version {VERSION}.")
        listed = values.get("decisions")
        if isinstance(listed, Sequence):
            seen: dict[tuple[str, ...], int] = {}
            for item in listed.items:
                decision = self.decision(item)
                if decision:
                    self.check_once(decision, item, seen)
                    yield decision
        elif listed is not None and not (isinstance(listed, Scalar) and listed.is_null):
            self.fault(listed, "'decisions' must be a list.", "Begin each entry with '- '.")

    def decision(self, node: Node) -> Decision | None:
        if not isinstance(node, Mapping):
            self.fault(node, "a decision has 'action:', 'element:', 'ruling:' and so on.", _AGAIN)
            return None
        before = len(self.faults)
        values = self.values(node, KEYS, "a decision", _OPTIONAL)
        texts = {key: self.text(value, key) for key, value in values.items() if key != "fingerprints"}
        prints = self.fingerprints(values["fingerprints"]) if "fingerprints" in values else {}
        when = self.day(values["when"], texts["when"]) if texts.get("when") else date.min
        if texts.get("element") and not _ELEMENT.fullmatch(texts["element"]):
            self.fault(values["element"], "this names no element.", "Write FINDING/element, as CS-PR-2/legal.")
        rulings = get_args(Ruling)
        if texts.get("ruling") and texts["ruling"] not in rulings:
            remedy = did_you_mean(texts["ruling"], rulings) or f"It is {' or '.join(rulings)}."
            self.fault(values["ruling"], f"'{texts['ruling'][:80]}' is no ruling.", remedy)
        if len(self.faults) > before:
            return None
        return Decision(
            ruling=cast("Ruling", texts["ruling"]),
            action=texts["action"],
            element=texts["element"],
            who=texts["who"],
            when=when,
            action_fingerprint=prints["action"],
            element_fingerprint=prints["element"],
            words=texts["words"],
            asked=texts["asked"],
            place=place(node, self.path),
            note=texts.get("note", ""),
        )

    def fingerprints(self, node: Node) -> dict[str, str]:
        if not isinstance(node, Mapping):
            self.fault(node, "'fingerprints' has 'action:' and 'element:'.", _AGAIN)
            return {}
        found = {}
        for key, value in self.values(node, FINGERPRINTS, "fingerprints").items():
            found[key] = self.text(value, key)
            if found[key] and not _FINGERPRINT.fullmatch(found[key]):
                self.fault(value, f"'{found[key][:80]}' is no fingerprint.", _AGAIN)
        return found

    def values(
        self, node: Mapping, known: tuple[str, ...], where: str, optional: tuple[str, ...] = ()
    ) -> dict[str, Node]:
        """Return the values by key; unknown keys and missing ones become faults."""
        found: dict[str, Node] = {}
        for key, value in node.entries:
            if key.value in known:
                found[key.value] = value
            elif not key.value.startswith("x-"):
                remedy = did_you_mean(key.value, known) or f"Known are {', '.join(known)}."
                self.fault(
                    key, f"unknown key '{key.value[:80]}' in {where}.", f"{remedy} Keys of your own begin with x-."
                )
        for name in known:
            if name not in found and name not in optional:
                remedy = _MISSING.get(name, _AGAIN)
                self.fault(node, f"{where} lacks '{name}'.", remedy)
        return found

    def text(self, node: Node, key: str) -> str:
        """Return a text on one line; an empty one is a fault where the key must have one."""
        if not isinstance(node, Scalar):
            self.fault(node, f"'{key}' must be one text.", _AGAIN)
            return ""
        value = "" if node.is_null else " ".join(node.value.split())
        if not value and key not in _OPTIONAL:
            self.fault(node, f"'{key}' is empty.", _AGAIN)
        return value

    def day(self, node: Node, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fault(node, f"'{text[:80]}' is no date.", "Write it as 2021-03-31.")
            return date.min

    def check_once(self, decision: Decision, node: Node, seen: dict[tuple[str, ...], int]) -> None:
        link = (decision.action.casefold(), decision.element, decision.action_fingerprint)
        if link in seen:
            message = f"a second decision on {decision.action} and {decision.element} (first in line {seen[link]})."
            self.fault(node, message, "Keep one.")
        seen.setdefault(link, node.line)

    def fault(self, node: Node, message: str, remedy: str) -> None:
        self.faults.append(Fault(message, place(node, self.path), remedy))
