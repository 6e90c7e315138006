"""The assessment as JSON, schema version 1 (docs/json.md describes it)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from planchk import __version__
from planchk.assessment import Assessment, ElementCoverage, FindingCoverage, Link, Problem
from planchk.ledger import Decision
from planchk.place import Place
from planchk.plan import Note, Response
from planchk.render.escape import without_commands
from planchk.waiver import Waiver


def render_json(assessments: Sequence[Assessment], several: bool = False) -> str:
    """Return one object, or a list of them where ``several`` plans were asked for.

    ASCII only: whatever a plan holds, the text passes every terminal and code page.
    """
    documents = [document(assessment) for assessment in assessments]
    text = json.dumps(documents if several else documents[0], indent=2)
    return without_commands(text, number_sign=r"\u0023") + "\n"


def document(assessment: Assessment) -> dict[str, Any]:
    """Return the assessment as plain data."""
    plan, catalogue = assessment.plan, assessment.catalogue
    answering = assessment.coverage.answering()
    return {
        "schema_version": 1,
        "tool": {"name": "planchk", "version": __version__},
        "catalogue": {
            "id": catalogue.id,
            "title": catalogue.title,
            "version": catalogue.version,
            "sha256": catalogue.sha256,
            "attribution": catalogue.source.attribution,
            "parts": [part._asdict() for part in catalogue.parts],
        },
        "reader": assessment.reader,
        "plan": {
            "path": plan.path,
            "council": plan.council,
            "title": plan.title,
            "date": plan.date.value if plan.date else None,
            "actions": len(plan.actions),
            "notes": [_note(note) for note in plan.notes],
        },
        "summary": assessment.summary._asdict(),
        "findings": [_finding(covered) for covered in assessment.coverage.findings],
        "actions": [
            {"id": action.id, "place": _place(action.place), "finding_ids": list(answering.get(action.position, ()))}
            for action in plan.actions
        ],
        "problems": [_problem(problem) for problem in assessment.problems],
        "gate": {
            "passed": assessment.gate.passed,
            "reasons": list(assessment.gate.reasons),
            "remedy": assessment.gate.remedy,
            "failing": list(assessment.gate.failing),
        },
    }


def _finding(covered: FindingCoverage) -> dict[str, Any]:
    finding = covered.finding
    return {
        "id": finding.id,
        "kind": finding.kind,
        "duty": finding.duty,
        "service": finding.service,
        "principle": finding.principle,
        "repeats": list(finding.repeats),
        "status": covered.status,
        "standing": covered.standing,
        "waiver": _waiver(covered.waiver),
        "known": covered.known,
        "response": _response(covered.response),
        "summary": finding.summary,
        "quote": finding.quote,
        "elements": [_element(element) for element in covered.elements],
    }


def _element(covered: ElementCoverage) -> dict[str, Any]:
    return {
        "id": covered.element.id,
        "text": covered.element.text,
        "status": covered.status,
        "links": [_link(link) for link in covered.links],
        "rejected": [_link(link) for link in covered.rejected],
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "action": link.action.id,
        "basis": link.basis,
        "score": link.score,
        "counts": link.counts,
        "evidence": [
            {"field": words.field, "quote": words.quote, "place": _place(words.place)} for words in link.evidence
        ],
        "decision": _decision(link.decision),
        "suspect": link.suspect or None,
    }


def _decision(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {"ruling": decision.ruling, "who": decision.who, "when": decision.when.isoformat(), "note": decision.note}


def _waiver(waiver: Waiver | None) -> dict[str, Any] | None:
    if waiver is None:
        return None
    expires = waiver.expires.isoformat()
    place = {"path": waiver.place.path, **_place(waiver.place)}
    return {"reason": waiver.reason, "owner": waiver.owner, "expires": expires, "place": place}


def _response(response: Response | None) -> dict[str, Any] | None:
    if response is None:
        return None
    return {"answer": response.answer, "reason": response.reason, "place": _place(response.place)}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "name": problem.name,
        "severity": problem.severity,
        "message": problem.message,
        "action": problem.action or None,
        "finding": problem.finding or None,
        "place": {"path": problem.place.path, **_place(problem.place)},
        "waiver": _waiver(problem.waiver),
        "known": problem.known,
    }


def _note(note: Note) -> dict[str, Any]:
    return {"kind": note.kind, "message": note.message, "texts": note.texts, "place": _place(note.place)}


def _place(place: Place) -> dict[str, Any]:
    """Return line and column (from 1, null where unknown); ``within`` where a file has no lines."""
    where: dict[str, Any] = {"line": place.line or None, "column": place.column or None}
    return where | {"within": place.within} if place.within else where
