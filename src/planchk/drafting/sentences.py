"""Blocks -> sentences, and the parts of a sentence that holds two requirements."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Where a sentence may end: its mark with what closes behind it, then space and an opening.
_END = re.compile(r"[.!?…]+[\"'”’)\]]*[¹²³⁰⁴-⁹]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|[.!?]+[\"'”’)\]]*\s*(?=•)")
# A full stop after one of these ends no sentence.
_STOPPED = re.compile(
    r"(?:^|[\s(“‘\"'])(?:[A-Z]|e\.g|i\.e|eg|ie|etc|incl|inc|no|nos|para|paras|approx|vs|dr|mr|mrs|ms|mx|st|prof|rev"
    r"|cllr|sir|hon|p|pp|reg|regs|art|sec|ref|dept|est|fig|ltd|co|cf|viz|a\.m|p\.m|jan|feb|aug|sept|oct|nov|dec)$",
    re.IGNORECASE,
)
_LONGEST_QUOTATION = 400  # characters
_TAIL = re.compile(r"\([^()]{0,200}(?:\([^()]{0,20}\)[^()]{0,60}){0,4}\)\.?")
# What a full stop cut off from its sentence.
_FRAGMENT = re.compile(
    r"(?:Including|Such as)\s(?!(?:\S+\s+){0,12}?(?:is|are|was|were|has|have|would|will|must|"
    r"should)\b)"
)
_NEXT = re.compile(r"\s+[\"'“‘]?[A-Z]")
_RUN_IN = re.compile(r"([A-Z][^.:;!?\n]{2,70}):\s+(?=[\"“‘']?[A-Z])")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences between two offsets as (start, end), without the space around them.

    References in brackets behind a full stop ("(Regulation 12(2)(a))") belong to the sentence before, and so do
    fragments that go on with it ("Including ...").
    """
    found: list[tuple[int, int]] = []
    at = start
    for match in _END.finditer(text, start, end):
        mark = match.group()
        if mark[0] == "." and len(mark) == 1 and _STOPPED.search(text, max(at, match.start() - 12), match.start()):
            continue
        if _within_quotation(text, at, match.end(), end):
            continue
        found.append((at, match.end()))
        at = match.end()
    found.append((at, end))
    joined: list[tuple[int, int]] = []
    for first, last in found:
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first == last:
            continue
        tail = _TAIL.match(text, first, last) if joined else None
        if tail and (tail.end() == last or _NEXT.match(text, tail.end(), last)):
            joined[-1] = (joined[-1][0], tail.end())
            first = tail.end()
            while first < last and text[first].isspace():
                first += 1
        if joined and _FRAGMENT.match(text, first, last):
            joined[-1] = (joined[-1][0], last)
        elif first < last:
            joined.append((first, last))
    yield from joined


def _within_quotation(text: str, start: int, at: int, end: int) -> bool:
    """Whether somebody's words, opened in this sentence, go on behind ``at``."""
    if text.count("“", start, at) > text.count("”", start, at):
        return text.find("”", at, min(end, at + _LONGEST_QUOTATION)) >= 0
    if text.count('"', start, at) % 2:
        return text.find('"', at, min(end, at + _LONGEST_QUOTATION)) >= 0
    return False


def run_in_heading(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the heading that opens a paragraph ("Prevention: We found ...") and where the words begin."""
    match = _RUN_IN.match(text, start, end)
    if (
        not match
        or len(match[1].split()) > 9
        or re.search(r"\b(?:must|should|needs?|will|is|are|was|were|has|have)\b", match[1])
    ):
        return None
    return match.end(1), match.end()
