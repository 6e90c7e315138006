"""Annotations in the log of a GitHub Actions job, which GitHub shows beside the plan's lines.

The form and its escapes: docs.github.com, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Sequence

from planchk.assessment import Assessment
from planchk.render.repository import AS_GIVEN, Repository
from planchk.render.results import Result, results_of, worst_first

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def render_github(assessments: Sequence[Assessment], repository: Repository = AS_GIVEN) -> str:
    """Return one annotation for each problem that counts, errors first: GitHub shows ten of a kind a step."""
    return "".join(_annotation(result, repository) + "\n" for result in worst_first(results_of(assessments)))


def _annotation(result: Result, repository: Repository) -> str:
    problem = result.problem
    properties = {"file": repository.path(problem.place.path)}
    if problem.place.line:
        properties["line"] = str(problem.place.line)
        if problem.place.column:
            properties["col"] = str(problem.place.column)
    properties["title"] = f"{problem.code} {problem.name}"
    told = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[problem.severity]} {told}::{result.message.translate(_IN_MESSAGE)}"
