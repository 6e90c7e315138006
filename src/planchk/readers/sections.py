"""The headings between the rows of a table: which rows they are, and which of them stand above an action."""

from __future__ import annotations

import re

from planchk.place import Place
from planchk.readers.grid import Cell, Row
from planchk.readers.headings import Columns, distinct
from planchk.readers.labels import heads_a_group

_NUMBER = re.compile(r"[A-Za-z]{0,4}[ .-]?\d{1,3}(?:\.\d{1,3}){0,3}[.):]?")
_WORD = re.compile(r"[^\W\d_]+")


class Title:
    """A heading row: its words and place, how it looks, and whether actions followed."""

    __slots__ = ("look", "place", "text", "used")

    def __init__(self, text: str, place: Place, look: tuple[object, ...]) -> None:
        """Start as a title that no action has followed yet."""
        self.text = text
        self.place = place
        self.look = look
        self.used = False


class Sections:
    """The heading rows above the current row, outermost first."""

    def __init__(self) -> None:
        """Start without any."""
        self._open: list[Title] = []
        self._just_opened = False
        self.all: list[Title] = []

    def open(self, title: Title) -> None:
        """Take in a heading row: it replaces one of its kind, or stands below the one just above it."""
        self.all.append(title)
        label = _label(title.text)
        same = next((at for at, each in enumerate(self._open) if label and _label(each.text) == label), None)
        if same is None and not self._just_opened:
            alike = (at for at, each in enumerate(self._open) if each.look == title.look)
            same = next(alike, len(self._open) - 1 if self._open else None)
        if same is not None:
            del self._open[same:]
        self._open.append(title)
        self._just_opened = True

    def titles(self) -> tuple[str, ...]:
        """Return the titles above the current row, and mark them as used."""
        for title in self._open:
            title.used = True
        self._just_opened = False
        return tuple(title.text for title in self._open)


def _label(text: str) -> str:
    word = _WORD.match(text)
    return word[0].casefold() if word and heads_a_group(text) else ""


def title_of(row: Row, columns: Columns) -> Title | None:
    """Return the heading that a row is, or None where it holds an action, or a part of one."""
    cells = distinct(row)
    if not 1 <= len(cells) <= 2:
        return None
    cell, at = cells[0]
    widths = [sum(other is each for other in row) for each, _ in cells]
    half = max(2, (len([column for column in columns.values() if column.heading]) + 1) // 2)
    look = (cell.strong, at, widths[0])
    if len(cells) == 2:
        second, _ = cells[1]
        labelled = heads_a_group(cell.text) or bool(_NUMBER.fullmatch(cell.text))
        if widths[0] < half <= widths[1] and labelled:
            joined = cell.text if cell.text.endswith((":", ".", ")")) else f"{cell.text}:"
            return Title(f"{joined} {second.text}", cell.place, look)
        return Title(cell.text, cell.place, look) if widths[0] >= half and _stands_out(cell) else None
    if widths[0] >= half or (widths[0] > 1 and _stands_out(cell)):
        return Title(cell.text, cell.place, look)
    field = columns[at].field if at in columns else ""
    if field in ("id", "") and not _NUMBER.fullmatch(cell.text):
        return Title(cell.text, cell.place, look)
    return Title(cell.text, cell.place, look) if field == "action" and _stands_out(cell) else None


def _stands_out(cell: Cell) -> bool:
    return cell.strong or heads_a_group(cell.text)
