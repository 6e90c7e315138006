"""Lines of styled spans, and their painting: plain text, or colour on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from planchk.render.escape import on_one_line, without_commands

if TYPE_CHECKING:
    from rich.console import Console


class Span(NamedTuple):
    """Words in one style (a rich style name; empty for none)."""

    text: str
    style: str = ""


class Line(NamedTuple):
    """Spans that are set as one paragraph: ``indent`` before it, ``hang`` before its further lines."""

    spans: tuple[Span, ...] = ()
    indent: int = 0
    hang: int = 0


def line(*parts: str | tuple[str, str], indent: int = 0, hang: int | None = None) -> Line:
    """Make a line; every part is made safe for a terminal here, and only here."""
    spans = (Span(part) if isinstance(part, str) else Span(*part) for part in parts)
    # Spaces at the ends of a span are the layout's own and stay.
    safe = tuple(Span(_keeping_ends(span.text), span.style) for span in spans)
    return Line(safe, indent, indent if hang is None else hang)


def _keeping_ends(text: str) -> str:
    body = text.strip(" ")
    start = len(text) - len(text.lstrip(" "))
    return text[:start] + on_one_line(body) + text[start + len(body) :]


def paint_plain(lines: Iterable[Line], width: int) -> str:
    """Return the lines as text without colour, wrapped at ``width`` characters.

    It may land in the log of a CI job, where a line that wrapping made begin with ``::`` would be obeyed.
    """
    import textwrap

    out = []
    for each in lines:
        text = "".join(span.text for span in each.spans)
        out += textwrap.wrap(
            text,
            max(width, each.hang + 20),
            initial_indent=" " * each.indent,
            subsequent_indent=" " * each.hang,
            break_on_hyphens=False,
            break_long_words=False,
            replace_whitespace=False,
            drop_whitespace=True,
        ) or [""]
    return without_commands("\n".join(out) + "\n")


def paint_rich(lines: Iterable[Line], console: Console) -> None:
    """Print the lines in colour, wrapped at the console's width. Nothing is read as markup."""
    from rich.text import Text

    for each in lines:
        text = Text.assemble(*((span.text, span.style) for span in each.spans))
        pieces = text.wrap(console, max(console.width - each.hang, 20)) if each.spans else [text]
        for number, piece in enumerate(pieces):
            piece.rstrip()
            console.print(Text(" " * (each.hang if number else each.indent)) + piece, soft_wrap=True)
