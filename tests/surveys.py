"""Surveys made by hand, for the tests of what is written of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any

from builders import CATALOGUE
from planchk.survey.outputs import write_survey
from planchk.survey.record import Record, State, Trouble, to_json, without_verdict
from planchk.survey.result import Survey
from planchk.survey.settings import Settings
from planchk.survey.totals import add_up

SETTINGS = Settings(CATALOGUE, "quick", "a model", date(2021, 3, 1))


def record(path: str, *standings: Any, **more: Any) -> Record:
    """Return the record of a plan that was read; standings of CS-PR-2 and CS-PR-3."""
    standing = dict(zip(("CS-PR-2", "CS-PR-3"), standings, strict=False))
    status = {"covered": "covered", "partial": "possible", "gap": "missing", "waived": "missing"}
    elements: Any = {"CS-PR-2/legal": status[standings[0]]} if standings else {}
    values: Any = {
        "council": "Aber Council",
        "title": "A plan",
        "date": "2021-02-01",
        "actions": 3,
        "passed": all(each == "covered" for each in standings),
        "problems": {},
        "errors": 0,
        "warnings": 0,
        **more,
    }
    return Record(path, "read", "f" * 32, standing=standing, elements=elements, **values)


def unread(path: str, state: State = "unreadable", message: str = "this is no plan.") -> Record:
    """Return the record of a plan without a verdict."""
    return without_verdict(path, state, Trouble(message, "line 3", "Save it again."))


def survey_of(records: Iterable[Record], **settings: Any) -> Survey:
    """Return a survey of records."""
    kept = list(records)
    grouped = sorted(kept, key=lambda each: each.council.casefold().split())
    made = SETTINGS._replace(**settings)
    return Survey(
        made,
        add_up(kept, CATALOGUE, made.service),
        lambda: iter(kept),
        lambda: iter(grouped),
        lambda: ((record.path, to_json(record)) for record in kept),
    )


def written(survey: Survey, suffix: str) -> bytes:
    """Return the file of a survey."""
    file = BytesIO()
    write_survey(survey, suffix, file)
    return file.getvalue()
