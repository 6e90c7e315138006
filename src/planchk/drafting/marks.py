"""The bullet, number or label before an item's words."""

from __future__ import annotations

import re

_BULLET = r"[•●○◯▪▫■□◻◼◾◆◇❖◦‣⁃∙·⦁➢➤►▶▸➔→›»✓✔\uf0b7\uf0a7][ \t]*|[-–—o*+][ \t]+"
_NUMBER = r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)][ \t]+|\d{1,2}(?:\.\d{1,2}){1,3}\.?[ \t]+|\d{1,3}(?:[ \t]{2,}|\t)"
# What inspectorates put before a recommendation: R1, P2 (Audit Wales, Estyn), "Recommendation 3:", "AFI 4".
_LABEL = (
    r"(?:(?:[Rr]ec(?:ommendation|\.)?|RECOMMENDATION|[Pp]roposal|PROPOSAL|[Rr]equirement|[Pp]riority(?: [Aa]ction)?"
    r"|[Aa]rea for [Ii]mprovement|AFI|PFI|R|P|[Aa]rgymhelliad)"
    r"[ \t]?\d{1,2}(?:\.\d{1,2})?|A\d{1,2}(?=[ \t]{2}))"
)
_MARK = re.compile(rf"(?:{_LABEL}(?:[.:)]|[ \t]+[-–—])?(?:[ \t]+|$)|{_BULLET}|{_NUMBER})(?=\S|$)")
_LABELLED = re.compile(rf"{_LABEL}[.:)]?")
_BULLETED = re.compile(_BULLET)
# A bare number before words is a mark only beside its neighbours: "14 vacancies" opens a sentence.
_BARE = re.compile(r"(\d{1,2})[ \t](?=[A-Z])")


def mark_of(line: str) -> str:
    """Return the mark that opens a line (with the space behind it), or an empty string."""
    match = _MARK.match(line)
    return match.group() if match else ""


def bare_number(line: str) -> int:
    """Return the bare number that opens a line, or -1."""
    match = _BARE.match(line)
    return int(match[1]) if match else -1


def is_label(mark: str) -> bool:
    """Whether a mark names a recommendation: "R1", "Proposal 2:"."""
    return bool(_LABELLED.fullmatch(mark.strip()))


def style_of(mark: str) -> str:
    """Return the kind of a mark, the same for all items of one list."""
    mark = mark.strip()
    if is_label(mark):
        return "label"
    if _BULLETED.fullmatch(mark + " "):
        return mark[:1]
    return re.sub(r"\d+", "1", re.sub(r"[A-Za-z]+", "a", mark))
