"""The formats of ``check``: one mapping from name to renderer feeds dispatch and ``--help``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planchk.assessment import Assessment
    from planchk.render.as_text import Detail

# Prints the assessments of the plans asked for; `several` where more than one plan was asked for.
Printer = Callable[["Sequence[Assessment]", "Detail", bool], None]


class Format(StrEnum):
    """The names of the formats."""

    text = "text"
    json = "json"


def _print_text(assessments: Sequence[Assessment], detail: Detail, several: bool) -> None:
    from planchk.cli.terminal import print_lines
    from planchk.render.as_text import render_text
    from planchk.render.lines import line

    for number, assessment in enumerate(assessments):
        if number:
            print_lines([line()])
        print_lines(render_text(assessment, detail))


def _print_json(assessments: Sequence[Assessment], detail: Detail, several: bool) -> None:
    import sys

    from planchk.render.as_json import render_json

    sys.stdout.write(render_json(assessments, several))


FORMATS: dict[Format, Printer] = {Format.text: _print_text, Format.json: _print_json}
