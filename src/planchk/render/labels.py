"""What statuses, kinds and the like are called in tables and reports."""

from __future__ import annotations

from planchk.assessment import Basis, ElementStatus, Severity, Standing
from planchk.catalogue import Duty, Kind
from planchk.language import Language
from planchk.place import Place
from planchk.plan import Answer, Plan, TextField
from planchk.values.statuses import Status

STANDINGS: dict[Standing, str] = {
    "covered": "Covered",
    "partial": "Partial",
    "gap": "Not covered",
    "waived": "Waived",
}
ELEMENTS: dict[ElementStatus, str] = {"covered": "Covered", "possible": "Possible", "missing": "Missing"}
KINDS: dict[Kind, str] = {
    "recommendation": "Recommendation",
    "development": "Direction noted",
    "strength": "Strength",
}
DUTIES: dict[Duty, str] = {
    "must": "Must",
    "need": "Need",
    "recommend": "Recommend",
    "should": "Should",
    "noted": "Noted",
}
BASES: dict[Basis, str] = {
    "declared": "Declared in the plan",
    "confirmed": "Confirmed by a person",
    "inferred": "Read from the words",
}
SEVERITIES: dict[Severity, str] = {"error": "Error", "warning": "Warning", "info": "Note"}
ANSWERS: dict[Answer, str] = {
    "agreed": "Agreed",
    "partly agreed": "Partly agreed",
    "not agreed": "Not agreed",
    "no action": "No action",
}
FIELDS: dict[TextField, str] = {
    "action": "Action",
    "outcome": "Outcome",
    "detail": "Detail",
    "measures": "Measures",
    "result": "Result",
}
PROGRESS: dict[Status, str] = {
    Status.NOT_STARTED: "Not started",
    Status.IN_PROGRESS: "In progress",
    Status.COMPLETE: "Complete",
    Status.ON_HOLD: "On hold",
    Status.CANCELLED: "Cancelled",
    Status.UNKNOWN: "Not known",
}


def where(place: Place, plan: Plan, language: Language) -> str:
    """Return where a text stands in a plan; the file is named where it is another one."""
    if place.path != plan.path:
        return str(place)
    if place.within or not place.line:
        return place.within
    return language.say("line {number}", number=place.line)


def joined(parts: list[str], language: Language) -> str:
    """Return parts as a list in a sentence: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return language.say("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])
