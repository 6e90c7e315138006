"""Tables within a text: drawn with strokes, or with wide gaps between their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planchk.drafting.marks import mark_of

_RULE = re.compile(r"[\s|:=_*~+-]*[|=_*~+-]{3}[\s|:=_*~+-]*")
_GAP = re.compile(r"[ \t]{3,}")
# Over a column that says when, who or how far.
DATA = re.compile(
    r"(?:ref|no|number|id|regulation|standard|status|progress|rag|rating|grade|score|lead|owner|who|when|by when|due|"
    r"date|timescale|deadline|target|response|responsible|priority|page|paragraph|criteria|evidence|outcome|comments?|"
    r"update|what we found|findings?)\b",
    re.IGNORECASE,
)
# Over a column that says what.
_MATTER = re.compile(
    r"(?:key )?(?:recommendations?|actions?|requirements?|summary|description|details?|areas?|strengths?|issues?|what|"
    r"theme|service|weakness|proposal|judgements?|questions?|level \d)\b",
    re.IGNORECASE,
)
_LONGEST_HEADING = 8  # words over a column
_CLOSED = re.compile(r"[.;,!:][\"'”’)\]]*$")
Span = tuple[int, int]


def tables_of(raws: Sequence[str]) -> dict[int, list[str]]:
    """Return the lines that are rows of tables, with the headings of their columns.

    Two lines or more with as many strokes are one; so are lines with as many wide gaps below a line of short
    headings. The first row has headings when its cells are short and one of them is what tables are headed with; it
    is given as the headings of itself.
    """
    found: dict[int, list[str]] = {}
    at = 0
    while at < len(raws):
        heads = [raws[at][start:end] for start, end in cells_of(raws[at])]
        short = all(len(head.split()) <= _LONGEST_HEADING and not _CLOSED.search(head) for head in heads)
        named = short and any(DATA.match(head) or _MATTER.match(head) for head in heads)
        drawn = "|" in raws[at]
        end = at + 1
        if drawn or (len(heads) > 1 and named and not mark_of(raws[at].strip())):
            while end < len(raws) and ("|" in raws[end]) == drawn and _as_wide(raws[end], raws[at], drawn):
                end += 1
        if end - at > 1:
            found |= {number: heads if named else [] for number in range(at, end)}
        at = end
    return found


def heads_columns(raw: str) -> bool:
    """Whether a line holds nothing but the headings of columns, with wide gaps between them."""
    cells = [raw[start:end] for start, end in cells_of(raw)]
    return len(cells) > 1 and all(DATA.match(cell) or _MATTER.match(cell) for cell in cells)


def _as_wide(row: str, first: str, drawn: bool) -> bool:
    if drawn:
        return row.count("|") == first.count("|")
    return len(list(cells_of(row))) == len(list(cells_of(first)))


def cells_of(raw: str) -> Iterator[Span]:
    """Yield the cells of a row as spans of the line; nothing of a rule."""
    if _RULE.fullmatch(raw):
        return
    for start, end in _between(raw):
        first, last = _trimmed(raw, start, end)
        if first < last:
            yield first, last


def words_of(raw: str) -> Iterator[Span]:
    """Yield what a line outside tables holds: its words, or the cells of a row that stands alone."""
    if raw.count("|") > 1:
        yield from cells_of(raw)
    elif raw.strip() and not _RULE.fullmatch(raw):
        yield _trimmed(raw, 0, len(raw))


def _between(raw: str) -> Iterator[Span]:
    at = 0
    for match in re.finditer(r"\|", raw) if "|" in raw else _GAP.finditer(raw):
        yield at, match.start()
        at = match.end()
    yield at, len(raw)


def _trimmed(raw: str, start: int, end: int) -> Span:
    """Return a span without the space around it, and without the marks of bold as Markdown writes it."""
    cell = raw[start:end]
    first, last = start + len(cell) - len(cell.lstrip()), start + len(cell.rstrip())
    bold = last - first > 4 and raw[first : first + 2] == raw[last - 2 : last] == "**"
    return (first + 2, last - 2) if bold else (first, last)
