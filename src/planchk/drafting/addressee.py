"""Whom a word of duty is addressed to: the subject in front of it."""

from __future__ import annotations

import re
from typing import Literal

from planchk.drafting.cues import ALL_BODIES, BODY, MODAL, PEOPLE

Addressee = Literal["body", "thing", "people", "any", ""]

_DUTY = re.compile(rf"\b{MODAL}\b", re.IGNORECASE)
# Where the clause of the subject may begin; behind "that" and "who" stands another one.
_BREAK = re.compile(
    r"[,.;:()–—]|\b(?:and|but|so|because|while|although|though|yet|that|if|when|where|before|until)\b", re.IGNORECASE
)
_ANY = re.compile(
    rf"(?:an?|any|each|every|no|most|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
    rf"|(?:(?:other|most|public) )?{ALL_BODIES}\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    rf"(?:(?:the|its|their|your|our|these|now|also|all) )*(?:[\w’'-]+ ){{0,2}}?{BODY}\b(?! of\b)", re.IGNORECASE
)
_LAST = re.compile(rf"\b{PEOPLE}$", re.IGNORECASE)
_FILLED = re.compile(r"[A-Za-z]{2,}")
# The body inspected stays the subject behind "and": "Governors are committed and should now ...".
_CLAUSES_BACK = 3


def addressee(text: str) -> Addressee:
    """Return whom the words of duty in a sentence are addressed to: the first body inspected, else the first subject.

    ``thing`` is what services do or keep ("Supervision", "Records"), ``any`` one of a kind or all of it ("Each
    project"); empty where there is no word of duty.
    """
    found = [_subject(text[: match.start()]) for match in _DUTY.finditer(text)]
    return "body" if "body" in found else found[0] if found else ""


def _subject(before: str) -> Addressee:
    clauses = [clause.strip() for clause in _BREAK.split(before)]
    filled = [clause for clause in clauses if _FILLED.search(clause)]
    if clauses[-1:] and not _FILLED.search(clauses[-1]):  # "Governors are committed and should ..."
        filled = filled[-_CLAUSES_BACK:]
        return next((each for each in map(_of, reversed(filled)) if each == "body"), "thing")
    return _of(filled[-1]) if filled else "body"  # an instruction without a subject


def _of(clause: str) -> Addressee:
    if _ANY.match(clause):
        return "any"
    if _BODY.match(clause):
        return "body"
    return "people" if _LAST.search(clause) else "thing"
