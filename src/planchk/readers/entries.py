"""A row of a table -> the texts of an action, by field."""

from __future__ import annotations

import re
from collections.abc import Mapping

from planchk.place import Place
from planchk.plan import Text
from planchk.readers.grid import MAX_TEXT, Cell, Row
from planchk.readers.headings import Column, Columns
from planchk.readers.items import bulleted, lines_of
from planchk.readers.responses import Heard, hear, says_nothing
from planchk.values.responses import asks

# A cell that is only a coloured mark says what its colour says.
_SYMBOLS = frozenset("● • ■ ⬤ ◼ ▲ ▼ ◆ n l".split())
# An id has a digit or its catalogue's name: "All" and "N/A" are none. What has neither is read as a heading is.
_REFERENCE = re.compile(r"(?=[^,;\n]*[\d:])(?:[\w.-]{1,64}:)?[\w.-]{1,64}(?:/[\w.-]{1,64})?")
_ID_SHAPED = re.compile(r"[A-Z]{1,6}(-[A-Z0-9]{1,6})+(/[\w-]{1,40})?", re.IGNORECASE)
_LISTED = re.compile(r"[,;\n]")
Texts = dict[str, list[Text]]


class Entry:
    """An action that is being read: its texts by field, the sections above it, the cells it took them from."""

    __slots__ = ("cells", "group", "id", "id_cell", "made_of", "place", "sections", "texts")

    def __init__(self, place: Place, group: int, sections: tuple[str, ...], texts: Texts, cells: list[Cell]) -> None:
        """Start with the texts of one row; ``group`` numbers the table or section that it stands in."""
        self.place = place
        self.group = group
        self.sections = sections
        self.texts = texts
        self.cells = cells
        self.id = " ".join(text.value for text in texts.get("id", ()))
        self.id_cell: Cell | None = None
        self.made_of = 1

    def add(self, texts: Texts, cells: list[Cell]) -> None:
        """Take in the texts of a further row, those that it does not hold already."""
        for field, more in texts.items():
            mine = self.texts.setdefault(field, [])
            mine += [text for text in more if text.value not in {each.value for each in mine}]
        self.cells += cells


class Gathered:
    """The texts of a row by field, and the cells that no field takes."""

    def __init__(self, row: Row, columns: Columns) -> None:
        """Read a row as its columns say."""
        self.texts: Texts = {}
        self.cells: list[Cell] = []
        self.unread: list[tuple[str, Cell]] = []
        self.coloured = False
        self.heard: Heard | None = None
        self.heard_in: Cell | None = None
        before: Cell | None = None
        for at, column in columns.items():
            cell = row[at] if at < len(row) else None
            if cell is None or cell is before or not (cell.text or cell.colour):
                continue
            before = cell
            self._take(column, cell)

    def text_of(self, field: str) -> str:
        """Return the words of a field, or nothing."""
        return "\n".join(text.value for text in self.texts.get(field, ()))

    def _take(self, column: Column, cell: Cell) -> None:
        text = cell.text[:MAX_TEXT]
        if column.field == "status" and cell.colour and (not text or text in _SYMBOLS):
            text, self.coloured = cell.colour, True
        if not text:
            return
        if not column.fields:
            self.unread.append((column.heading, cell))
            return
        self.cells.append(cell)
        if len(cell.text) > MAX_TEXT:
            self.unread.append((f"{column.heading}, past {MAX_TEXT:,} characters", cell))
        if column.field == "response":
            heard = hear(text, cell.place, asks(column.heading))
            if heard and not self.heard:
                self.heard, self.heard_in = heard, cell
            if heard is None and says_nothing(text):
                self.unread.append((column.heading, cell))
            elif heard is None:
                self._put("said", text, cell)
        elif column.fields == ("tick",):
            self._put("status", column.heading, cell)
        elif len(column.fields) > 1 and set(column.fields) & {"owner", "due"}:
            for field, part in _share(text, column.fields).items():
                self._put(field, part, cell)
        elif column.field == "recommendation" and text.isdigit():
            self._put("recommendation", f"{column.heading} {text}", cell)
        else:
            self._put(column.field, text, cell)

    def _put(self, field: str, text: str, cell: Cell) -> None:
        texts = self.texts.setdefault(field, [])
        if text not in {each.value for each in texts}:
            texts.append(Text(text, cell.place))


def _share(text: str, fields: tuple[str, ...]) -> dict[str, str]:
    """Part a cell that holds owner and date, or one of them and something else: the lines with a date are the date."""
    from planchk.values.dates import parse_due

    lines = [part.strip() for line in lines_of(text) for part in re.split(r";| [-–] ", line) if part.strip()]
    dated = [
        line
        for line in lines
        if "due" in fields and len(line) < 60 and parse_due(line).kind not in ("unreadable", "none")
    ]
    others = [line for line in lines if line not in dated]
    rest = next((field for field in fields if field != "due"), "detail")
    shared = {"due": "; ".join(dated), rest: "\n".join(others)}
    return {field: value for field, value in shared.items() if value}


def split_actions(texts: Texts) -> list[Texts]:
    """Return the texts of each action of a row: several where its action cell is a list of bullets.

    Cells that list as many things are shared out among them; the others belong to each.
    """
    actions = texts.get("action", [])
    items = bulleted(actions[0].value) if len(actions) == 1 else []
    if not items:
        return [texts]
    parted: list[Texts] = [{} for _ in items]
    for field, values in texts.items():
        for text in values:
            parts = items if text is actions[0] else _parts(field, text.value, len(items))
            for each, part in zip(parted, parts, strict=True):
                each.setdefault(field, []).append(Text(part, text.place))
    return parted


def _parts(field: str, text: str, count: int) -> list[str]:
    listed = bulleted(text)
    if len(listed) != count and field in ("owner", "due", "status", "service"):
        listed = lines_of(text)
    return listed if len(listed) == count else [text] * count


def references_of(texts: Mapping[str, list[Text]]) -> tuple[list[Text], list[str]]:
    """Return the declared references of a row, and the recommendation texts that are context."""
    references: list[Text] = []
    context: list[str] = [text.value for text in texts.get("section", ())]
    for field, shape in (("addresses", _REFERENCE), ("recommendation", _ID_SHAPED)):
        for text in texts.get(field, ()):
            parts = [part.strip() for part in _LISTED.split(text.value) if part.strip()]
            if parts and all(shape.fullmatch(part) for part in parts):
                references += [Text(part, text.place) for part in parts]
            else:
                context.append(text.value)
    return references, context
