"""What a survey keeps of one plan: small, and plain enough for JSON."""

from __future__ import annotations

import json
from typing import Any, Literal, NamedTuple

from planchk.assessment import Assessment, ElementStatus, Standing
from planchk.errors import Fault
from planchk.place import Place
from planchk.render.escape import on_one_line

# read; a file that can't be read; a plan without actions; a fault of planchk's own; not reached yet.
State = Literal["read", "unreadable", "empty", "failed", "interrupted"]

_ENCODER = json.JSONEncoder(separators=(",", ":"))
_LONGEST = 200  # characters of a council's name or a title; more is no name


class Trouble(NamedTuple):
    """Why a plan has no verdict: what happened, where in the file, and what to do (both may be empty)."""

    message: str
    place: str = ""
    remedy: str = ""


class Record(NamedTuple):
    """One plan of a survey.

    ``fingerprint`` is that of the file's content. ``standing`` is by finding and ``elements`` by
    ``FINDING/element``, in the report's order; ``problems`` counts by the code of the rule, and
    ``errors`` and ``warnings`` by severity. Where ``state`` is not ``read``, ``trouble`` says why,
    and all that a verdict would say is empty.
    """

    path: str
    state: State
    fingerprint: str
    council: str
    title: str
    date: str
    actions: int
    passed: bool
    standing: dict[str, Standing]
    elements: dict[str, ElementStatus]
    problems: dict[str, int]
    errors: int
    warnings: int
    trouble: Trouble | None = None

    @property
    def elements_covered(self) -> int:
        """How many elements are covered."""
        return sum(status == "covered" for status in self.elements.values())

    def having(self, standing: Standing) -> int:
        """Return how many findings have a standing."""
        return sum(each == standing for each in self.standing.values())


def record_of(assessment: Assessment, fingerprint: str) -> Record:
    """Return the record of an assessed plan."""
    plan, findings = assessment.plan, assessment.coverage.findings
    problems: dict[str, int] = {}
    errors = warnings = 0
    for problem in assessment.problems:
        if problem.counts:
            problems[problem.code] = problems.get(problem.code, 0) + 1
            if problem.severity == "error":
                errors += 1
            elif problem.severity == "warning":
                warnings += 1
    return Record(
        path=plan.path,
        state="read",
        fingerprint=fingerprint,
        council=_name(plan.council),
        title=_name(plan.title),
        date=_name(plan.date.value) if plan.date else "",
        actions=len(plan.actions),
        passed=assessment.gate.passed,
        standing={each.finding.id: each.standing for each in findings},
        elements={f"{each.finding.id}/{part.element.id}": part.status for each in findings for part in each.elements},
        problems=dict(sorted(problems.items())),
        errors=errors,
        warnings=warnings,
    )


def without_verdict(path: str, state: State, trouble: Trouble, fingerprint: str = "") -> Record:
    """Return the record of a plan that has no verdict."""
    return Record(path, state, fingerprint, "", "", "", 0, False, {}, {}, {}, 0, 0, trouble)


def trouble_of(fault: Fault) -> Trouble:
    """Return the trouble that a fault is; the file's own path is left out."""
    return Trouble(on_one_line(fault.message), _within(fault.place), on_one_line(fault.remedy))


def to_json(record: Record) -> str:
    """Return all of a record but its path as one line of JSON: the same content may stand at many paths. ASCII."""
    data = record._asdict()
    del data["path"]
    data["trouble"] = record.trouble and record.trouble._asdict()
    return _ENCODER.encode(data)


def from_json(path: str, text: str) -> Record:
    """Return the record that `to_json` wrote, for the plan of a path."""
    data: dict[str, Any] = json.loads(text)
    trouble = data.pop("trouble")
    return Record(path=path, trouble=Trouble(**trouble) if trouble else None, **data)


def _name(text: str) -> str:
    return on_one_line(text[:_LONGEST])


def _within(place: Place) -> str:
    if place.within or not place.line:
        return place.within
    return f"line {place.line}, column {place.column}" if place.column else f"line {place.line}"
