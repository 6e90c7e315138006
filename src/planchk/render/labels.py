"""What statuses, kinds and the like are called in tables and reports."""

from __future__ import annotations

import re
from datetime import date

from planchk.assessment import Basis, ElementStatus, Severity, Standing
from planchk.catalogue import Duty, Kind
from planchk.language import Language, label
from planchk.place import Place
from planchk.plan import Answer, Plan, TextField
from planchk.values.periods import MONTHS
from planchk.values.statuses import Status

STANDINGS: dict[Standing, str] = label(
    {
        "covered": "Covered",
        "partial": "Partial",
        "gap": "Not covered",
        "waived": "Waived",
    }
)
ELEMENTS: dict[ElementStatus, str] = label({"covered": "Covered", "possible": "Possible", "missing": "Missing"})
KINDS: dict[Kind, str] = label(
    {
        "recommendation": "Recommendation",
        "development": "Direction noted",
        "strength": "Strength",
    }
)
DUTIES: dict[Duty, str] = label(
    {
        "must": "Must",
        "need": "Need",
        "recommend": "Recommend",
        "should": "Should",
        "noted": "Noted",
    }
)
BASES: dict[Basis, str] = label(
    {
        "declared": "Declared in the plan",
        "confirmed": "Confirmed by a person",
        "inferred": "Read from the words",
    }
)
SEVERITIES: dict[Severity, str] = label({"error": "Error", "warning": "Warning", "info": "Note"})
ANSWERS: dict[Answer, str] = label(
    {
        "agreed": "Agreed",
        "partly agreed": "Partly agreed",
        "not agreed": "Not agreed",
        "no action": "No action",
    }
)
FIELDS: dict[TextField, str] = label(
    {
        "action": "Action",
        "outcome": "Outcome",
        "detail": "Detail",
        "measures": "Measures",
        "result": "Result",
    }
)
PROGRESS: dict[Status, str] = label(
    {
        Status.NOT_STARTED: "Not started",
        Status.IN_PROGRESS: "In progress",
        Status.COMPLETE: "Complete",
        Status.ON_HOLD: "On hold",
        Status.CANCELLED: "Cancelled",
        Status.UNKNOWN: "Not known",
    }
)


# What readers call a spot of a file that has no lines: "sheet Plan, cell C1", "table 2, row 3".
_SPOTS = label(
    {
        "sheet": "sheet {name}",
        "table": "table {name}",
        "page": "page {name}",
        "paragraph": "paragraph {name}",
        "cell": "cell {name}",
        "row": "row {name}",
    }
)
_SPOT = re.compile(r"(sheet|table|page|paragraph) (.*?)(?:, (cell|row) (\w+))?", re.DOTALL)


def where(place: Place, plan: Plan, language: Language) -> str:
    """Return where a text stands in a plan; the file is named where it is another one."""
    if place.path != plan.path:
        return str(place)
    if spot := _SPOT.fullmatch(place.within):
        pairs = ((spot[1], spot[2]), (spot[3], spot[4]))
        return ", ".join(language.say(_SPOTS[kind], name=name) for kind, name in pairs if kind)
    if place.within or not place.line:
        return place.within
    return language.say("line {number}", number=place.line)


def say_day(day: date, language: Language) -> str:
    """Return a day as people write it: 30 June 2021."""
    return f"{day.day} {language.say(MONTHS[day.month - 1])} {day.year}"


def joined(parts: list[str], language: Language) -> str:
    """Return parts as a list in a sentence: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return language.say("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])
