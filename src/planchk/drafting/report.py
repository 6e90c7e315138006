"""A report: its text, and the blocks of that text."""

from __future__ import annotations

from typing import Literal, NamedTuple

Shape = Literal["heading", "item", "paragraph"]


class Block(NamedTuple):
    """A heading, an item of a list or a paragraph: characters ``start`` to ``end`` of the report's text.

    A bullet or number before the words stands outside the span and in ``mark``. ``level``: of a heading,
    from 1, where the file says it; else 0. ``column``: the heading of the table's column that it stands in.
    """

    shape: Shape
    start: int
    end: int
    mark: str = ""
    level: int = 0
    column: str = ""


class Report(NamedTuple):
    """A report.

    ``text`` is what the spans of quotes refer to: of a text file its own words, of other files their
    paragraphs, one below the other.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]

    def words(self, block: Block) -> str:
        """Return a block's words on one line."""
        return " ".join(self.text[block.start : block.end].split())
