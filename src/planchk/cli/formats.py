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
    github = "github"
    sarif = "sarif"
    junit = "junit"
    gitlab = "gitlab"


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


def _print_github(assessments: Sequence[Assessment], detail: Detail, several: bool) -> None:
    import sys

    from planchk.cli.repository import find_repository
    from planchk.cli.step_summary import append_step_summary
    from planchk.render.as_github import render_github

    repository = find_repository()
    sys.stdout.write(render_github(assessments, repository))
    # The annotations have each problem; what the log lacks is what it comes to.
    _print_text(assessments, "full" if detail == "full" else "short", several)
    append_step_summary(assessments, repository)


def _print_sarif(assessments: Sequence[Assessment], detail: Detail, several: bool) -> None:
    import sys

    from planchk.cli.repository import find_repository
    from planchk.render.as_sarif import render_sarif

    sys.stdout.write(render_sarif(assessments, find_repository()))


def _print_junit(assessments: Sequence[Assessment], detail: Detail, several: bool) -> None:
    import sys

    from planchk.cli.repository import find_repository
    from planchk.render.as_junit import render_junit

    sys.stdout.write(render_junit(assessments, find_repository()))


def _print_gitlab(assessments: Sequence[Assessment], detail: Detail, several: bool) -> None:
    import sys

    from planchk.cli.repository import find_repository
    from planchk.render.as_gitlab import render_gitlab

    sys.stdout.write(render_gitlab(assessments, find_repository()))


FORMATS: dict[Format, Printer] = {
    Format.text: _print_text,
    Format.json: _print_json,
    Format.github: _print_github,
    Format.sarif: _print_sarif,
    Format.junit: _print_junit,
    Format.gitlab: _print_gitlab,
}
