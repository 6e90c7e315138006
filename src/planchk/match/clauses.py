"""Text -> clauses, the pieces that evidence is quoted in."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Where a clause ends: a sentence's end, a semicolon or colon, a spaced dash, a bullet, a new line.
_END = re.compile(r"[.!?]+[\"'”’)]*\s+|[;:]\s+|\s+[-–—]\s+|\s*[\n\r•▪]+\s*")
# A full stop after one of these ends no sentence.
_STOPPED = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|e\.g|i\.e|eg|ie|etc|incl|inc|no|nos|para|approx|vs|dr|mr|mrs|ms|st|p|pp)$", re.IGNORECASE
)
_SHORTEST = 25  # characters; a shorter piece ("LPMs - ") says too little by itself and goes with the next


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the clauses as (start, end) in characters, in order, without the space around them."""
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        mark = match.group().strip()
        if mark == "." and _STOPPED.search(text, start, match.start()):
            continue
        # Sentence marks and closing quotes belong to the clause; dashes and bullets do not.
        end = match.start() + len(mark) if mark[:1] in (".", "!", "?") else match.start()
        if end - start >= _SHORTEST:
            yield start, end
            start = match.end()
    end = len(text.rstrip())
    if end > start:
        yield start, end
