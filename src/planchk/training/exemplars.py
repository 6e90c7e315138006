"""Labelled exemplars: texts of actions and the elements that they commit to."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple


class Exemplar(NamedTuple):
    """One labelled text.

    ``covers`` and ``near``: the elements (``FINDING/element``) that it commits to, and those it could
    be mistaken for, with ``why``; ``voice`` is the name of its file, ``line`` its number there.
    """

    text: str
    covers: tuple[str, ...]
    near: tuple[str, ...]
    section: str = ""
    voice: str = ""
    line: int = 0
    why: str = ""


_KEYS = frozenset(("text", "covers", "near", "why", "section"))


def read_exemplars(folder: Path, elements: Collection[str]) -> list[Exemplar]:
    """Return the exemplars of a folder's ``*.jsonl``, in the order of names and lines.

    Raises:
        ValueError: with every fault, a line each.
    """
    faults: list[str] = []
    seen: dict[str, str] = {}
    found = []
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{file.name}:{number}"
            try:
                data = json.loads(line)
                data["text"], data["covers"]
            except (ValueError, KeyError, TypeError):
                faults.append(f"{place}: no JSON object with 'text' and 'covers'")
                continue
            covers, near = tuple(data["covers"]), tuple(data.get("near", ()))
            section, why = data.get("section", ""), data.get("why", "")
            exemplar = Exemplar(data["text"], covers, near, section, file.stem, number, why)
            faults += [f"{place}: unknown key '{key}'" for key in data.keys() - _KEYS]
            faults += [
                f"{place}: unknown element '{name}'" for name in exemplar.covers + exemplar.near if name not in elements
            ]
            same = " ".join(re.findall(r"\w+", exemplar.text.lower()))
            if same in seen:
                faults.append(f"{place}: the same text as {seen[same]}")
            seen[same] = place
            found.append(exemplar)
    if not found:
        faults.append(f"{folder}: no exemplars")
    if faults:
        raise ValueError("\n".join(faults))
    return found
