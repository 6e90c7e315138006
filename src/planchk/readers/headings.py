"""Which row of a table is its header, and which field each of its columns holds.

A heading is matched by meaning (`names.py`). What had to be guessed is marked, so that it can be said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planchk.readers.grid import Cell, Row
from planchk.readers.names import ACTION, ACTION_KEYS, fold
from planchk.suggest import nearest
from planchk.values.responses import asks, parse_answer
from planchk.values.statuses import Status, parse_status

# A heading is short; the longest seen has eleven words.
_LONGEST = 120
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\*+")
_PARTS = re.compile(r"\s*(?:/|&|\band\b|\bor\b|,|\+|\n|\ba/neu\b|\bac?\b)\s*", re.IGNORECASE)
# Names that say something only where they stand alone.
_ALONE = frozenset(
    "what how who when no nos number end start by link team board item step date state sn pwy pryd beth nod rhif a "
    "task name page para source tags url support details description position response activity cost issue erbyn "
    "dyddiad agreed agree accepted accept rejected reject disagree ymateb derbyn gwrthod reason reasons "
    "rationale sylw mater materion swyddog diben cyflwr atebol arweiniol dechrau bwrdd cymal gwendid".split()
)
_CONTENT = ("action", "recommendation", "detail", "outcome", "measures")
IGNORED = "ignore"
FIELDS = (*(name for name in ACTION if name), IGNORED)


class Column(NamedTuple):
    """What a column holds: ``fields`` (two where a cell holds both), its heading, and whether that was certain.

    No field: the heading is known and planchk has no use for it. ``fields`` of None: unknown.
    """

    heading: str
    fields: tuple[str, ...] | None
    sure: bool = True

    @property
    def field(self) -> str:
        """The first field; empty where there is none."""
        return self.fields[0] if self.fields else ""


Columns = dict[int, Column]


def name_column(heading: str, given: Mapping[str, str]) -> Column:
    """Return what the column of a heading holds; ``given`` maps folded headings to fields and goes first."""
    shown = " ".join(heading.split())
    folded = fold("no" if shown.strip(" .") == "#" else shown)
    if folded in given:
        return Column(shown, () if given[folded] == IGNORED else (given[folded],))
    if len(shown) > _LONGEST or not folded:
        return Column(shown, None)
    if folded in ACTION_KEYS:
        return _column(shown, ACTION_KEYS[folded])
    bare = fold(_BRACKETS.sub(" ", shown))
    if bare != folded and bare in ACTION_KEYS:
        return _column(shown, ACTION_KEYS[bare])
    return _composite(heading, shown) or _within(shown, bare) or _mistyped(shown, bare) or Column(shown, None)


def _column(heading: str, field: str, sure: bool = True) -> Column:
    return Column(heading, (field,) if field else (), sure)


def _composite(heading: str, shown: str) -> Column | None:
    """Read "Lead / By when" and "Success measures and targets": several names in one heading."""
    parts = [fold(part) for part in _PARTS.split(_BRACKETS.sub(" ", heading))]
    known = [ACTION_KEYS.get(part) for part in parts if part]
    if len(known) < 2 or None in known:
        return None
    fields = tuple(dict.fromkeys(field for field in known if field))
    return Column(shown, fields, sure=len(fields) == 1 and "" not in known)


def _within(heading: str, folded: str) -> Column | None:
    """Read "CIW recommendation made in 2020": a heading that holds a known name of several letters."""
    words = folded.split()
    for size in range(min(len(words), 5), 0, -1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            if name in ACTION_KEYS and len(name) > 3 and name not in _ALONE:
                return _column(heading, ACTION_KEYS[name], sure=False)
    return None


def _mistyped(heading: str, folded: str) -> Column | None:
    name = nearest(folded, [key for key in ACTION_KEYS if len(key) > 4], cutoff=0.84) if len(folded) > 4 else None
    return _column(heading, ACTION_KEYS[name], sure=False) if name else None


def header_of(row: Row, given: Mapping[str, str], fallback: bool) -> Columns | None:
    """Return the columns that a row names, or None where it is no header.

    A header names an action column and one more, or half of what it holds. ``fallback``: where no
    table of the file names actions, a column of progress or recommendations may stand for them.
    """
    cells = distinct(row)
    if len(cells) < 2 or any(len(cell.text) > _LONGEST for cell, _ in cells):
        return None
    parts = (fold(part) for cell, _ in cells for part in (cell.text, *_PARTS.split(cell.text)))
    if not any(part in ACTION_KEYS or part in given for part in parts):
        return None  # saves most rows the full look; a header of guesses alone is none
    columns = {at: name_column(cell.text, given) for cell, at in cells}
    known = [column for column in columns.values() if column.fields is not None]
    fields = {field for column in known for field in column.fields or ()}
    stand_ins = {column.field for column in known if column.sure} & set(_CONTENT)
    # A form for the answers to recommendations may have no column of actions of its own.
    answered = "response" in fields and fields & {"recommendation", "addresses"}
    if "action" not in fields and not answered and not (fallback and stand_ins):
        return None
    certain = sum(column.sure for column in known)
    statuses = sum(_is_tick_heading(column) for column in columns.values())
    if not certain or (2 * (len(known) + statuses) < len(cells) and not _given_action(columns, given)):
        return None
    if len(fields) < 2 and len(known) < 2 and len(cells) > 2 and not _given_action(columns, given):
        return None
    spread = {at: columns[first] for cell, first in cells for at, other in enumerate(row) if other is cell}
    for at, cell in enumerate(row):
        spread.setdefault(at, Column("", None))
        if cell is None or not cell.text:
            spread[at] = Column("", None)
    return dict(sorted(spread.items()))


def second_header(row: Row, columns: Columns, given: Mapping[str, str]) -> Columns | None:
    """Return the columns as refined by a second header row ("Start", "End" below "Timescale"), or None."""
    cells = distinct(row)
    named = {at: name_column(cell.text, given) for cell, at in cells if len(cell.text) <= _LONGEST}
    if (
        not cells
        or len(named) < len(cells)
        or any(not column.sure or column.fields is None for column in named.values())
    ):
        return None
    headings = [column.heading for column in columns.values() if column.heading]
    repeated = len(headings) - len(set(headings))
    if not repeated:
        return None
    fresh = {at: column for at, column in named.items() if fold(column.heading) != fold(columns[at].heading)}
    return {**columns, **fresh} if fresh else None


def distinct(row: Row) -> list[tuple[Cell, int]]:
    """Return the cells that hold text, each once, with the first column that it covers."""
    found: list[tuple[Cell, int]] = []
    for at, cell in enumerate(row):
        if cell is not None and cell.text and not any(cell is other for other, _ in found[-1:]):
            found.append((cell, at))
    return found


def is_tick(text: str) -> bool:
    """Whether a cell holds nothing but a mark that says yes."""
    return text.strip(" .").casefold() in _TICKS


_TICKS = frozenset("✓ ✔ ✅ ☑ ☒ √ x ✗ × yes y ie tick ticked ü þ ● • ■ * 🗸".split())


def _is_tick_heading(column: Column) -> bool:
    return column.fields is None and _is_status(column.heading)


def _is_status(heading: str) -> bool:
    return parse_status(heading) is not Status.UNKNOWN


def _given_action(columns: Columns, given: Mapping[str, str]) -> bool:
    return any(given.get(fold(column.heading)) == "action" for column in columns.values())


def settle(columns: Columns, rows: Sequence[Row]) -> Columns:
    """Return the columns as their values show them: ticks under "Achieved", dates under "Target", ids under nothing."""
    settled = dict(columns)
    answered = any(column.field == "response" and _has_answers(column, at, rows) for at, column in columns.items())
    has_action = any("action" in (column.fields or ()) for column in columns.values())
    has_id = any(column.field == "id" for column in columns.values())
    for at, column in columns.items():
        values = [row[at].text for row in rows[:200] if (cell := row[at]) is not None and cell.text]  # type: ignore[union-attr]
        if column.field == "response" and not _has_answers(column, at, rows):
            # "We will ..." below "Council response" is what is done; below "Agreed?" it is something else.
            fields = None if asks(column.heading) else ("detail",) if has_action else ("action",)
            settled[at] = Column(column.heading, fields, column.sure)
        elif column.field == "reason" and not answered:
            settled[at] = Column(column.heading, None)
        if not values:
            continue
        if (
            (column.field in ("", "result") or not column.sure)
            and all(map(is_tick, values))
            and _is_status(column.heading)
        ):
            settled[at] = Column(column.heading, ("tick",))
        elif column.field in ("measures", "action") and fold(column.heading) in _MAYBE_DATES and _mostly_dates(values):
            settled[at] = Column(column.heading, ("due",), sure=False)
        elif not has_id and column.fields is None and all(_NUMBERED.fullmatch(value) for value in values):
            settled[at], has_id = Column(column.heading, ("id",), sure=not column.heading), True
    return settled


def answers_in_words(columns: Columns, rows: Sequence[Row]) -> bool:
    """Whether a column of answers also says what will be done: "Accepted. We will open a club"."""
    for at, column in columns.items():
        texts = (cell.text for row in rows if column.field == "response" and (cell := row[at]) is not None)
        for text in texts:
            answered = parse_answer(text, asks(column.heading))
            if text and (answered is None or (answered.rest and answered.answer in ("agreed", "partly agreed"))):
                return True
    return False


def _has_answers(column: Column, at: int, rows: Sequence[Row]) -> bool:
    cells = (row[at] for row in rows)
    return any(cell is not None and parse_answer(cell.text, asks(column.heading)) for cell in cells)


_MAYBE_DATES = frozenset("target targets milestone milestones".split())
_NUMBERED = re.compile(r"[A-Za-z]{0,6}[ .-]?\d{1,4}[a-z]?(?:[ .)(-]{1,3}(?:\d{1,3}|[a-z]{1,4})){0,4}[.)]?")


def _mostly_dates(values: Sequence[str]) -> bool:
    from planchk.values.dates import parse_due

    dated = sum(len(value) < 40 and parse_due(value).kind in ("date", "open", "now", "unanchored") for value in values)
    return 2 * dated > len(values)
