"""A table as values, before any format: columns, rows, and what a cell may hold.

Texts are raw; each format makes them safe at its own border.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, get_args

TableName = Literal["findings", "elements", "actions", "problems"]
TABLES: tuple[TableName, ...] = get_args(TableName)


class Term(NamedTuple):
    """A word of planchk's own: ``value`` for programs, ``shown`` for people."""

    value: str
    shown: str


class Reference(NamedTuple):
    """A text that leads to the first row of a key in another table."""

    shown: str
    table: TableName
    key: str | int


class Several(NamedTuple):
    """Several texts in one cell; ``lines`` says that each has a line of its own."""

    texts: tuple[str, ...]
    lines: bool = False


Value = str | int | float | date | Term | Reference | Several | None


class Column(NamedTuple):
    """A column: ``key`` for programs, ``heading`` for people.

    ``width`` is in characters, where a format sets widths. What isn't ``main`` is left out where
    there is little room: on paper and in Markdown.
    """

    key: str
    heading: str
    width: int
    main: bool = True


class Row(NamedTuple):
    """A row; references lead to it by its ``key``, which several rows may share."""

    key: str | int
    values: tuple[Value, ...]


class Table(NamedTuple):
    """A table; its rows have a value a column. ``note`` is what has to be told of it as a whole."""

    name: TableName
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""

    def main(self) -> Table:
        """Return the table with its main columns alone."""
        kept = [index for index, column in enumerate(self.columns) if column.main]
        rows = tuple(Row(row.key, tuple(row.values[index] for index in kept)) for row in self.rows)
        return self._replace(columns=tuple(self.columns[index] for index in kept), rows=rows)


def shown(value: Value) -> str:
    """Return a cell as people read it; a day as 2021-06-30, a share with two decimals."""
    if isinstance(value, (Term, Reference)):
        return value.shown
    if isinstance(value, Several):
        return ("\n" if value.lines else ", ").join(value.texts)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.2f}"
    return "" if value is None else str(value)


def plain(value: Value) -> str | int | float | list[str] | None:
    """Return a cell as JSON has it: lists stay lists, and planchk's own words are those for programs."""
    if isinstance(value, Term):
        return value.value
    if isinstance(value, Reference):
        return value.shown
    if isinstance(value, Several):
        return list(value.texts)
    return value.isoformat() if isinstance(value, date) else None if value == "" else value
