"""Text -> clauses, the pieces that evidence is quoted in."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Where a clause ends: a sentence's end, a semicolon or colon, a spaced dash, a bullet, a new line.
_END = re.compile(r"[.!?]+[\"'”’)]*\s+|[;:]\s+|\s+[-–—]\s+|\s*[\n\r•▪]+\s*")
# The signs of which one stands in every end, where an end can be: most full stops are one, most hyphens are none.
_SIGN = re.compile(
    r"[.!?;:\n\r•▪–—-](?:(?<=[.!?])(?<![.!?]{2})[.!?]*[\"'”’)]*(?=\s)"
    r"|(?<=[;:])(?=\s)|(?<=\s[-–—])(?=\s)|(?<=[\n\r•▪]))"
)
# A full stop after one of these ends no sentence.
_STOPPED = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|e\.g|i\.e|eg|ie|etc|incl|inc|no|nos|para|approx|vs|dr|mr|mrs|ms|st|p|pp)$", re.IGNORECASE
)
_STOPPED_LENGTH = 8  # characters; the longest of these and what stands before it
_SHORTEST = 25  # characters; a shorter piece ("LPMs - ") says too little by itself and goes with the next


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the clauses as (start, end) in characters, in order, without the space around them."""
    start = after = len(text) - len(text.lstrip())
    searched = 0
    for found in _SIGN.finditer(text):
        at = found.start()
        if at < searched:
            continue
        sign = found.group()
        if sign[0] not in ".!?;:":
            while at > searched and text[at - 1].isspace():
                at -= 1
        match = _END.match(text, at)
        if match is None:
            continue  # a dash whose space belongs to the end before it
        end, searched = match.span()
        if sign == "." and _STOPPED.search(text, max(start, end - _STOPPED_LENGTH), end):
            continue
        if sign[0] in ".!?":
            end += len(sign)  # sentence marks and closing quotes belong to the clause; dashes and bullets do not
        if end - start >= _SHORTEST:
            yield start, end
            start = after = searched
    end = len(text.rstrip())
    if end > after:
        yield start, end
