"""Printing: in colour on a terminal, plain in a pipe; errors and progress on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from shutil import get_terminal_size
from time import monotonic

from planchk.errors import PlanchkError
from planchk.match.links import Advance
from planchk.render.lines import Line, line, paint_plain, paint_rich

# Work shorter than this (seconds) needs no bar: many actions, or a deep reader that has not read them before.
_PATIENCE = 1.0
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
def exit_on_error() -> Iterator[None]:
    """Print an error of planchk's own, and exit with its code."""
    try:
        yield
    except PlanchkError as error:
        print_error(error)
        raise SystemExit(error.exit_code) from None


@contextmanager
def progress(what: str, total: int) -> Iterator[Advance | None]:
    """Show a bar once the work turns out to be long, never in a pipe; yields what advances it."""
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as shown:
        began, done = monotonic(), 0
        show: Callable[[int], None] | None = None

        def advance() -> None:
            nonlocal done, show
            done += 1
            if show is None and monotonic() - began > _PATIENCE:
                show = shown.enter_context(_bar(what, total))
            if show:
                show(done)

        yield advance


@contextmanager
def _bar(what: str, total: int) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, completed=done)
