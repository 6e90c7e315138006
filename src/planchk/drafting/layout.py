"""The text of a report -> blocks: wrapped lines are joined, headings and list items told from paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from planchk.drafting.marks import bare_number, mark_of, style_of
from planchk.drafting.report import Block, Shape
from planchk.drafting.tables import cells_of, tables_of, words_of

# Characters; a wrapped line is shorter, a paragraph on a single line mostly longer.
_WIDEST = 130
# A text is wrapped when so many of its lines go on in small letters in the next.
_WRAPPED = 0.15
# How much of the width a line has to fill to have been broken for want of room.
_FULL = 0.82
_BROKEN = 0.6
_BOLD = 7  # the level of a line in bold
_LONGEST_HEADING = 120
_MOST_WORDS = 18
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_NO_HEADING = re.compile(
    r"^(?:dear\b|(?:from|to|copied to|cc|for):|yours\b|with (?:best|kind|thanks)|(?:tel|e-?mail|phone|fax|ref|"
    r"date)\b[^a-z]{0,3}|https?:|www\.)"
    r"|@|^\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}$|^[A-Z]{1,2}\d{1,2} ?\d[A-Z]{2}$",
    re.IGNORECASE,
)
# A line that asks for something is a sentence without its full stop; "Action the provider MUST take" is none.
_ASKS = re.compile(r"\b(?:must|should|needs? to|recommends?|recommended)\b", re.IGNORECASE)
_ASKING_HEADING = re.compile(
    r"(?:\d[\d.]* )?(?:what|where|which|how|why|when|who|areas?|actions?|priorit|recommend|must|should)", re.IGNORECASE
)
# Ofsted and CQC put questions over their sections, some of them long.
_QUESTION = re.compile(r"(?:what|how|is|are|do|does|was|were) [^.?!;]{3,170}\?$", re.IGNORECASE)
# Markdown in a text file: a heading's mark.
_MARKED = re.compile(r"(#{1,6})\s+(?=\S)")
_LISTED = re.compile(r"[:;](?: and| or)?$")
_CLOSED = re.compile(r"[.;,!][\"'”’)\]]*$")


class Line(NamedTuple):
    """A line of the text: its place without the space around it, and what its file says of it."""

    start: int
    end: int
    text: str
    level: int = 0
    after_blank: bool = False
    column: str = ""  # the heading of the table's column that it stands in


def lines_of(text: str, levels: Mapping[int, int] | None = None) -> list[Line]:
    """Return the lines that hold anything; ``levels`` gives headings by the offset of their line."""
    lines: list[Line] = []
    at, blank = 0, True
    raws = text.split("\n")
    tables = tables_of(raws)
    for number, raw in enumerate(raws):
        level = (levels or {}).get(at, 0)
        columns = tables.get(number)
        parts = list(words_of(raw) if columns is None else cells_of(raw))
        for place, (first, last) in enumerate(parts):
            marked = None if level else _MARKED.match(raw, first, last)
            if marked:
                level, first = len(marked[1]), marked.end()
            elif raw[:first].endswith("**") and not level and last - first <= _LONGEST_HEADING:
                level = 0 if _CLOSED.search(raw[first:last]) else _BOLD
            column = columns[place] if columns and len(columns) == len(parts) else ""
            lines.append(Line(at + first, at + last, raw[first:last], level, blank or len(parts) > 1, column))
        blank = not parts
        at += len(raw) + 1
    return lines


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Return the blocks that the lines make."""
    marks = _marks(lines)
    width = _width(lines, marks)
    groups: list[list[Line]] = []
    given: list[str] = []
    for at, line in enumerate(lines):
        if at and _goes_on(lines[at - 1], line, marks[at - 1], marks[at], width, given[-1] if given else ""):
            groups[-1].append(line)
            continue
        groups.append([line])
        given.append(marks[at])
    return _shaped(list(_blocks(groups, given)), groups)


def _marks(lines: Sequence[Line]) -> list[str]:
    """Return the mark of each line; bare numbers count where the next or the last one stands near."""
    marks = [mark_of(line.text) if not line.level else "" for line in lines]
    bare = [(at, bare_number(line.text)) for at, line in enumerate(lines) if not marks[at] and not line.level]
    numbers = [(at, number) for at, number in bare if number >= 0]
    for place, (at, number) in enumerate(numbers):
        near = numbers[max(place - 1, 0) : place + 2]
        if any(abs(other - number) == 1 and 0 < abs(there - at) <= 12 for there, other in near):
            marks[at] = lines[at].text[: len(str(number)) + 1]
    return marks


def _width(lines: Sequence[Line], marks: Sequence[str]) -> int:
    """Return the width at which the text is wrapped; 0 where each line is a paragraph."""
    total = sum(len(line.text) for line in lines)
    if not total or sum(len(line.text) for line in lines if len(line.text) > _WIDEST) > total / 10:
        return 0
    pairs = [(a, b) for a, b, mark in zip(lines, lines[1:], marks[1:], strict=False) if not (b.after_blank or mark)]
    running = sum(b.text[0].islower() and not _ENDED.search(a.text) for a, b in pairs)
    if not pairs or running < _WRAPPED * len(pairs):
        return 0
    return max(len(line.text) for line in lines if len(line.text) <= _WIDEST)


def _goes_on(before: Line, line: Line, mark_before: str, mark: str, width: int, opened: str) -> bool:
    """Whether a line goes on with what the line before it began."""
    if before.level or line.level:
        return False
    if mark_before and len(mark_before.strip()) == len(before.text):  # "R1" alone in its line
        return not mark
    if mark or not width or line.column != before.column:
        return False
    if line.after_blank:  # a page ended within a sentence
        return line.text[0].islower() and len(before.text) >= _BROKEN * width and not _ENDED.search(before.text)
    room = width - len(before.text) - 1 - len(line.text.split(" ", 1)[0])
    full = room < 0 or len(before.text) >= _FULL * width
    if _LISTED.search(before.text) and not full:  # a list whose bullets were lost
        return False
    if line.text[0].islower():
        return True
    if _ENDED.search(before.text):
        return full and not before.text.endswith(":")
    return full


def _blocks(groups: Sequence[Sequence[Line]], marks: Iterable[str]) -> Iterator[Block]:
    for lines, mark in zip(groups, marks, strict=True):
        start, end = lines[0].start + len(mark), lines[-1].end
        if len(mark.strip()) == len(lines[0].text):  # the mark has a line of its own
            start = lines[1].start if len(lines) > 1 else end
        if start < end:
            yield Block("paragraph", start, end, mark.strip(), lines[0].level, lines[0].column)
        else:  # nothing but a mark: "o" or "1."
            yield Block("paragraph", lines[0].start, end, "", lines[0].level)


def _shaped(blocks: list[Block], groups: Sequence[Sequence[Line]]) -> list[Block]:
    """Return the blocks with their shapes."""
    known = any(block.level for block in blocks)
    shapes: list[Shape] = []
    for at, (block, lines) in enumerate(zip(blocks, groups, strict=True)):
        text = " ".join(line.text for line in lines)
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if block.level or (
            not known
            and not block.column
            and _looks_like_heading(text, block, blocks[at - 1] if at else None, following)
        ):
            shapes.append("heading")
        else:
            shapes.append("item" if block.mark else "paragraph")
    return [block._replace(shape=shape) for block, shape in zip(blocks, shapes, strict=True)]


def _number(mark: str) -> int:
    digits = mark.rstrip(".)")
    return int(digits) if digits.isdigit() else 0


def _looks_like_heading(text: str, block: Block, before: Block | None, following: Block | None) -> bool:
    if following is None:
        return False
    if _QUESTION.match(text):
        return True
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS:
        return False
    if (
        _CLOSED.search(text)
        or text.endswith(("—", "–"))
        or _NO_HEADING.search(text)
        or (_ASKS.search(text) and not _ASKING_HEADING.match(text))
    ):
        return False
    if block.mark:  # "4. Findings" is one where no "3. ..." or "5. ..." stands beside it
        style = style_of(block.mark)
        number = _number(block.mark)
        beside = [
            each
            for each in (before, following)
            if each
            and each.mark
            and style_of(each.mark) == style
            and (not number or abs(_number(each.mark) - number) < 2)
        ]  # "1." below "3. Recommendations" opens a list of its own
        return block.mark[0].isdigit() and not beside
    return text[0].isupper() or text[0].isdigit() or text.isupper()
