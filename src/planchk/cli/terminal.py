"""Printing: in colour on a terminal, plain in a pipe; errors and progress on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from shutil import get_terminal_size

from planchk.errors import PlanchkError
from planchk.match.links import Advance
from planchk.render.lines import Line, line, paint_plain, paint_rich

# Reading this many actions takes about a second; less needs no bar.
_LONG_WORK = 2_000
_PIPED_WIDTH = 110


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines on standard output."""
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb":
        from rich.console import Console

        paint_rich(lines, Console(highlight=False, emoji=False, markup=False))
    else:
        width = get_terminal_size((_PIPED_WIDTH, 24)).columns if sys.stdout.isatty() or "COLUMNS" in os.environ else 0
        sys.stdout.write(paint_plain(lines, width or _PIPED_WIDTH))


def print_error(error: PlanchkError) -> None:
    """Print every fault of an error on standard error."""
    lines = [line(str(fault), hang=2) for fault in error.faults]
    width = get_terminal_size((_PIPED_WIDTH, 24)).columns
    sys.stderr.write(paint_plain(lines, width))


@contextmanager
def progress(what: str, total: int) -> Iterator[Advance | None]:
    """Show a bar on long work, never in a pipe; yields what advances it."""
    if total < _LONG_WORK or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
