"""The one reader of tables: grids of cells, from whatever file, -> the actions in them.

Header rows name the columns; rows of one cell are headings of what follows; the rest are actions.
What had to be assumed, and what is no part of an action, is kept as notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from planchk.counted import counted
from planchk.place import Place
from planchk.plan import Note, Response
from planchk.readers.entries import Entry, Gathered, Texts, references_of, split_actions
from planchk.readers.grid import Cell, Grid, Row
from planchk.readers.headings import Columns, answers_in_words, distinct, header_of, second_header, settle
from planchk.readers.labels import Head, heads_a_group
from planchk.readers.names import fold
from planchk.readers.responses import Heard, responses_of, sort_out
from planchk.readers.rows import is_rest, row_place, upright
from planchk.readers.sections import Sections, Title, title_of

# Fields that stand for the rows below too, where those leave them empty.
_CARRIED = ("recommendation", "section")
_CONTENT = ("outcome", "detail", "measures", "result")
# What a form holds before anybody fills it in.
_FORM = frozenset(("id", "addresses", "service", "status"))


class Tables:
    """Reads one grid after the other; columns named on one page hold for its continuation on the next."""

    def __init__(self, path: str, given: Mapping[str, str], head: Head, fallback: bool = False) -> None:
        """Start; ``given`` maps folded headings to fields, ``fallback`` lets other columns stand for actions."""
        self.head = head
        self.entries: list[Entry] = []
        self.responses: list[Response] = []
        self.notes: list[Note] = []
        self.headings: list[str] = []  # of tables that were not read
        self.unfilled = 0  # rows of a form that nobody has filled in
        self._given = given
        self._fallback = fallback
        self._columns: Columns | None = None
        self._width = 0
        self._said: set[str] = set()
        self._heard: Cell | None = None  # that of the last answer
        self._stands_in = False  # another column stands for that of actions
        self._group = 0
        self._path = path
        self._named: set[str] = set()
        self._waiting: list[Gathered] = []  # a row that holds only a recommendation: at most one
        self._sections = Sections()
        self._titles: list[Sections] = [self._sections]

    def read(self, grid: Grid, above: tuple[str, ...]) -> bool:
        """Read a grid that stands below the headings ``above``; returns whether it holds actions."""
        rows = upright(grid.rows, self._given)
        headers = {
            at: columns for at, row in enumerate(rows) if (columns := header_of(row, self._given, self._fallback))
        }
        first = min(headers, default=None)
        sections = self._sections = self._sections if grid.follows else Sections()
        self._titles += [] if grid.follows else [sections]
        count = len(self.entries)
        # Two columns without headings are more likely a box of something else.
        known = self._columns if rows and len(rows[0]) == self._width and (grid.follows or self._width > 2) else None
        if first is None and known is None:
            self._leave(grid, rows)
            return False
        if first is None and not grid.follows:
            self._say("assumed", f"{grid.name} has no headings; it was read as the table before it", grid.place)
        if known and (first is None or (first and grid.follows)):
            self._read_body(rows[:first], known, sections, above, grid)
        elif first:
            headed = any(len(distinct(rows[at - 1])) == 1 for at in headers if at > first)
            self._before(rows[:first], sections, any(title != grid.sheet for title in above), headed)
        for at, end in zip(headers, [*list(headers)[1:], len(rows)], strict=False):
            columns, body = headers[at], rows[at + 1 : end]
            if body and (refined := second_header(body[0], columns, self._given)):
                columns, body = refined, body[1:]
            columns = self._stand_in(settle(columns, body), body)
            self._announce(columns, grid)
            self._columns, self._width = columns, len(rows[0])
            self._read_body(body, columns, sections, above, grid)
        return len(self.entries) > count

    def finish(self) -> None:
        """Note the heading rows that no action followed, and the headings given that are in no table."""
        for heading in self._given.keys() - self._named:
            self._say("assumed", f"no table has the heading '{_short(heading)}' of --columns", Place(self._path))
        for sections in self._titles:
            for title in sections.all:
                if not title.used:
                    self._say("unread", f"a heading without actions: '{_short(title.text)}'", title.place)

    # -- rows -----------------------------------------------------------------------------------

    def _before(self, rows: tuple[Row, ...], sections: Sections, titled: bool, headed: bool) -> None:
        """Read the rows above the header: the plan's title and date, or a heading of the table.

        ``headed``: further tables of the grid have a heading right above theirs.
        """
        for number, row in enumerate(rows, 1):
            cells = distinct(row)
            if not cells:
                continue
            text = " ".join(cell.text for cell, _ in cells)
            place = cells[0][0].place
            if len(cells) <= 2 and heads_a_group(text):
                sections.open(Title(text, place, ()))
            elif len(cells) <= 3 and (head := self._head_with([cell for cell, _ in cells], not titled)):
                self.head = head
            elif (
                len(cells) == 1
                and (cells[0][0].strong or (headed and number == len(rows)))
                and (self.head.title or titled)
            ):
                sections.open(Title(text, place, ()))
            else:
                for cell, _ in cells:
                    self._say("unread", f"text above a table: '{_short(cell.text)}'", cell.place)

    def _head_with(self, cells: list[Cell], titles: bool) -> Head | None:
        if len(cells) > 1:
            label = cells[0].text.rstrip(": ")
            return self.head.read(f"{label}: {' '.join(cell.text for cell in cells[1:])}", cells[1].place, False)
        return self.head.read(cells[0].text, cells[0].place, titles)

    def _read_body(
        self, rows: tuple[Row, ...], columns: Columns, sections: Sections, above: tuple[str, ...], grid: Grid
    ) -> None:
        unread: Counter[str] = Counter()
        where: dict[str, Place] = {}
        seen: set[int] = set()  # a cell merged over rows counts once
        last = self.entries[-1] if grid.follows and self.entries else None
        heading: Cell | None = None
        self._group += 1
        for number, row in enumerate(rows):
            if not any(cell is not None and (cell.text or cell.colour) for cell in row):
                continue
            title = title_of(row, columns)
            if title:
                lone = distinct(row)[0][0]
                if lone is not heading:
                    sections.open(title)
                    self._group += 1
                heading, last = lone, None
                continue
            gathered = Gathered(row, columns)
            for name, cell in gathered.unread:
                if id(cell) not in seen:
                    seen.add(id(cell))
                    unread[name] += 1
                    where.setdefault(name, cell.place)
            if gathered.coloured:
                self._say_once(
                    "assumed", f"{grid.name}: cells without words have the status of their colour", row_place(row)
                )
            goes_on = number == 0 and grid.follows and is_rest(gathered, columns)
            if goes_on and self.entries:
                self._join(self.entries[-1], gathered, grid)
                continue
            last = self._read_row(gathered, row, last, (*above, *sections.titles()), grid) or last
        self._give_up_waiting()
        for name, count in unread.items():
            what = f"the column '{_short(name)}'" if name else "a column without heading"
            self._say("unread", f"{grid.name}: {what} holds {counted(count, 'text')}", where[name], count)

    def _read_row(
        self, gathered: Gathered, row: Row, last: Entry | None, sections: tuple[str, ...], grid: Grid
    ) -> Entry | None:
        """Read a row that is no heading; returns the last entry made of it."""
        texts, place = gathered.texts, row_place(row)
        if not texts and not gathered.heard:
            return None
        heard, reason = self._sort_out(gathered)
        action = next((cell for cell in gathered.cells if cell.text == gathered.text_of("action")), None)
        if action and last and any(cell is action for cell in last.cells):
            last.add({field: more for field, more in texts.items() if field not in ("id", *_CARRIED)}, gathered.cells)
            self._answer(heard, reason, texts, sections)
            return None
        if "action" not in texts and not heard:
            self._without_action(gathered, place, last, grid)
            return None
        if self._waiting and "recommendation" not in texts:
            texts["recommendation"] = self._waiting.pop().texts["recommendation"]
        self._give_up_waiting()
        for field in _CARRIED:
            if field not in texts and last and field in last.texts and self._has(field):
                texts[field] = last.texts[field]
                self._say_once("assumed", f"{grid.name}: an empty {field} is the one above it", place)
        self._answer(heard, reason, texts, sections)
        if "action" not in texts:
            return self._answer_alone(texts, place, sections, gathered)
        parts = split_actions(texts)
        if len(parts) > 1:
            self._say("assumed", f"a cell of {len(parts)} bullets is {len(parts)} actions", place)
        entry = last
        for each in parts:
            entry = Entry(place, self._group, sections, each, list(gathered.cells))
            entry.made_of = len(parts)
            entry.id_cell = next((cell for cell in gathered.cells if entry.id and cell.text == entry.id), None)
            self.entries.append(entry)
        return entry

    def _sort_out(self, gathered: Gathered) -> tuple[Heard | None, str]:
        """Return the row's answer to its recommendation, if it gives one, and the reason."""
        texts, heard = gathered.texts, gathered.heard
        said = texts.pop("said", [])
        if said:
            texts.setdefault("detail" if "action" in texts else "action", []).extend(said)
        cell = gathered.heard_in
        if heard is None or cell is None or cell is self._heard:
            texts.pop("reason", None)  # none, or merged with that of the row above
            return None, ""
        self._heard = cell
        return heard, sort_out(heard, texts, stands_in=self._stands_in)

    def _answer(self, heard: Heard | None, reason: str, texts: Texts, sections: tuple[str, ...]) -> None:
        if heard:
            references, context = references_of(texts)
            around = (*context, *reversed(sections))
            self.responses += responses_of(heard, reason, (text.value for text in references), around)

    def _answer_alone(self, texts: Texts, place: Place, sections: tuple[str, ...], gathered: Gathered) -> Entry:
        """Return what a row without an action may still hold for the rows below: it is no action itself."""
        words = "; ".join(text.value for field in _CONTENT for text in texts.get(field, ()))
        if words:
            self._say("unread", f"words beside an answer without an action: '{_short(words)}'", place)
        alone = Entry(place, self._group, sections, texts, list(gathered.cells))
        alone.made_of = 0
        return alone

    def _without_action(self, gathered: Gathered, place: Place, last: Entry | None, grid: Grid) -> None:
        """Read a row without an action: the rest of the one above, or a recommendation that waits for its actions."""
        texts = gathered.texts
        if texts.keys() <= {"recommendation", "section", "id"} and "recommendation" in texts:
            self._give_up_waiting()
            self._waiting.append(gathered)
        elif last and last.made_of and not texts.keys() & {"id", "recommendation", "addresses"}:
            last.add(texts, gathered.cells)
            self._say_once("assumed", f"{grid.name}: rows without an action go on from the row above", place)
        else:
            self.unfilled += texts.keys() <= _FORM
            words = "; ".join(text.value for field in texts.values() for text in field)
            self._say("unread", f"a row without an action: '{_short(words)}'", place)

    def _give_up_waiting(self) -> None:
        for gathered in self._waiting:
            words = gathered.text_of("recommendation")
            self._say("unread", f"a recommendation without an action: '{_short(words)}'", gathered.cells[0].place)
        self._waiting.clear()

    def _has(self, field: str) -> bool:
        return any(column.field == field for column in (self._columns or {}).values())

    def _join(self, entry: Entry, gathered: Gathered, grid: Grid) -> None:
        """Take in the rest of a row that a page break has cut."""
        for field, more in gathered.texts.items():
            mine = entry.texts.get(field)
            if mine:
                cut = mine[-1].value.endswith(("-", "/")) and more[0].value[:1].isalnum()
                mine[-1] = mine[-1]._replace(value=f"{mine[-1].value}{'' if cut else ' '}{more[0].value}")
            else:
                entry.texts[field] = more
        self._say("assumed", f"the first row of {grid.name} goes on from the page before", grid.place)

    # -- what is said -----------------------------------------------------------------------------

    def _stand_in(self, columns: Columns, rows: tuple[Row, ...]) -> Columns:
        """Where no column holds actions, let the most likely one stand for them."""
        has_action = any("action" in (column.fields or ()) for column in columns.values())
        self._stands_in = not has_action
        if has_action or answers_in_words(columns, rows):
            return columns
        answers = any(column.field == "response" for column in columns.values())
        for field in ("detail",) if answers else ("detail", "recommendation", "outcome", "measures"):
            for at, column in columns.items():
                if column.field == field and column.sure:
                    return {**columns, at: column._replace(fields=("action",), sure=False)}
        return columns

    def _announce(self, columns: Columns, grid: Grid) -> None:
        for column in columns.values():
            self._named.add(fold(column.heading))
            if column.fields and not column.sure:
                fields = " and ".join(column.fields)
                message = (
                    f"the column '{_short(column.heading)}' was read as {fields}"
                    if column.heading
                    else (f"a column without heading was read as {fields}")
                )
                self._say_once("assumed", message, grid.place)

    def _leave(self, grid: Grid, rows: tuple[Row, ...]) -> None:
        cells = {id(cell): cell for row in rows for cell in row if cell is not None and cell.text}
        if not self.entries:  # a box with the plan's title, council and date
            for row in rows:
                pair = [cell for cell, _ in distinct(row)]
                if len(pair) == 2 and (head := self._head_with(pair, False)):
                    self.head = head
                    for cell in pair:
                        cells.pop(id(cell), None)
        if cells:
            opening = " | ".join(_short(cell.text, 30) for cell in list(cells.values())[:6])
            self.headings += [cell.text for cell, _ in distinct(rows[0])][:12]
            message = f"{grid.name} has no column of actions; it opens with: {opening}"
            self._say("unread", message, next(iter(cells.values())).place, len(cells))

    def _say(self, kind: str, message: str, place: Place, count: int = 1) -> None:
        self.notes.append(Note("assumed" if kind == "assumed" else "unread", message, place, count))

    def _say_once(self, kind: str, message: str, place: Place) -> None:
        if message not in self._said:
            self._said.add(message)
            self._say(kind, message, place)


def _short(text: str, width: int = 70) -> str:
    line = " ".join(text[:1000].split())
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + "…"
