"""The columns of the matrix of plans, for every format that has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from planchk.language import Language, label
from planchk.render.labels import STANDINGS
from planchk.survey.record import Record, State
from planchk.survey.result import Survey

STATES: dict[State, str] = label(
    {
        "read": "Read",
        "unreadable": "Not readable",
        "empty": "No actions in it",
        "failed": "planchk failed on it",
        "interrupted": "Not reached",
    }
)

Cell = str | int


class Column(NamedTuple):
    """A column: its heading, the width in characters that it needs, and what fills it.

    ``finding`` is the id of the finding whose standing it shows.
    """

    heading: str
    width: int
    value: Callable[[Record], Cell]
    finding: str = ""


def columns_of(survey: Survey, language: Language) -> list[Column]:
    """Return the columns: what plan it is, its counts, its findings, its problems."""
    return [
        Column(language.say("File"), 40, lambda record: record.path),
        Column(language.say("State"), 12, lambda record: language.say(STATES[record.state])),
        Column(language.say("Council"), 28, lambda record: record.council),
        Column(language.say("Title"), 36, lambda record: record.title),
        Column(language.say("Date"), 12, lambda record: record.date),
        Column(language.say("Actions"), 8, _read(lambda record: record.actions)),
        Column(language.say("Passes"), 8, _read(lambda record: language.say("Yes" if record.passed else "No"))),
        Column(language.say("Covered"), 9, _read(lambda record: record.having("covered"))),
        Column(language.say("Partial"), 9, _read(lambda record: record.having("partial"))),
        Column(language.say("Not covered"), 11, _read(lambda record: record.having("gap"))),
        Column(language.say("Waived"), 8, _read(lambda record: record.having("waived"))),
        Column(language.say("Elements covered"), 10, _read(lambda record: record.elements_covered)),
        *_findings(survey, language),
        Column(language.say("Errors"), 8, _read(lambda record: record.errors)),
        Column(language.say("Warnings"), 9, _read(lambda record: record.warnings)),
        *_problems(survey),
        Column(language.say("What happened"), 60, _happened),
    ]


def _read(value: Callable[[Record], Cell]) -> Callable[[Record], Cell]:
    """Return what fills a cell of plans that were read; of others nothing is known, which is not nought."""
    return lambda record: value(record) if record.state == "read" else ""


def _findings(survey: Survey, language: Language) -> Iterator[Column]:
    words = {standing: language.say(word) for standing, word in STANDINGS.items()}

    def standing(id_: str) -> Callable[[Record], Cell]:
        return lambda record: words[record.standing[id_]] if id_ in record.standing else ""

    for finding in survey.findings:
        yield Column(finding.id, 11, standing(finding.id), finding.id)


def _problems(survey: Survey) -> Iterator[Column]:
    def times(code: str) -> Callable[[Record], Cell]:
        return lambda record: record.problems.get(code, 0)

    for problem in sorted(survey.totals.problems, key=lambda total: total.code):
        yield Column(f"{problem.code} {problem.name}".strip(), 9, _read(times(problem.code)))


def _happened(record: Record) -> str:
    if record.trouble is None:
        return ""
    place = f" ({record.trouble.place})" if record.trouble.place else ""
    return f"{record.trouble.message}{place} {record.trouble.remedy}".strip()
