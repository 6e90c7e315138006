"""What changed as JSON, schema version 1 (docs/diff.md describes it)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from planchk import __version__
from planchk.assessment import Assessment, Problem
from planchk.compare.changes import (
    ActionChange,
    CausedLink,
    Changes,
    Departure,
    DueChange,
    Edit,
    ElementChange,
    FindingChange,
    StatusChange,
)
from planchk.place import Place
from planchk.plan import Action, Response, Text
from planchk.render.changes_in_words import headline


def render_changes_json(changes: Changes) -> str:
    """Return one object, in ASCII: whatever a plan holds, it passes every terminal and code page."""
    return json.dumps(document(changes), indent=2) + "\n"


def document(changes: Changes) -> dict[str, Any]:
    """Return the changes as plain data."""
    catalogue = changes.new.catalogue
    return {
        "schema_version": 1,
        "tool": {"name": "planchk", "version": __version__},
        "catalogue": {
            "id": catalogue.id,
            "title": catalogue.title,
            "version": catalogue.version,
            "sha256": catalogue.sha256,
            "attribution": catalogue.source.attribution,
        },
        "old": _side(changes.old),
        "new": _side(changes.new),
        "headline": list(headline(changes)),
        "counts": _counts(changes),
        "coverage_lost": changes.has_loss,
        "findings": [_finding(each) for each in changes.findings],
        "responses": [
            {"finding": each.finding, "old": _response(each.old), "new": _response(each.new)}
            for each in changes.responses
        ],
        "actions": {
            "added": [_action(action) for action in changes.added],
            "removed": [_departure(each) for each in changes.removed],
            "vanished": [_departure(each) for each in changes.vanished],
            "changed": [_changed(each) for each in changes.changed],
            "unchanged": changes.unchanged,
        },
        "problems": {
            "new": [_problem(problem) for problem in changes.new_problems],
            "fixed": [_problem(problem) for problem in changes.fixed_problems],
            "gone": [_problem(problem) for problem in changes.lapsed_problems],
        },
    }


def _side(assessment: Assessment) -> dict[str, Any]:
    plan = assessment.plan
    return {
        "path": plan.path,
        "council": plan.council,
        "title": plan.title,
        "date": plan.date.value if plan.date else None,
        "actions": len(plan.actions),
        "reader": assessment.reader,
        "summary": assessment.summary._asdict(),
    }


def _counts(changes: Changes) -> dict[str, int]:
    return {
        "gained": len(changes.elements("gained")),
        "lost": len(changes.elements("lost")),
        "added": len(changes.added),
        "removed": len(changes.removed),
        "vanished": len(changes.vanished),
        "reworded": len(changes.reworded),
        "renumbered": len(changes.renumbered),
        "moved": len(changes.moved),
        "dates_later": len(changes.due("later")),
        "dates_earlier": len(changes.due("earlier")),
        "dates_lost": len(changes.due("lost")),
        "owners": len(changes.owned),
        "statuses": len(changes.status()),
        "measures": len(changes.measured),
        "problems_new": len(changes.new_problems),
        "problems_fixed": len(changes.fixed_problems),
    }


def _finding(finding: FindingChange) -> dict[str, Any]:
    return {
        "id": finding.new.finding.id,
        "summary": finding.new.finding.summary,
        "old": finding.old.status,
        "new": finding.new.status,
        "elements": [_element(element) for element in finding.elements],
    }


def _element(element: ElementChange) -> dict[str, Any]:
    return {
        "id": element.element.id,
        "text": element.element.text,
        "change": element.kind,
        "old": element.old,
        "new": element.new,
        "links": [_link(each) for each in element.links],
    }


def _link(caused: CausedLink) -> dict[str, Any]:
    link = caused.link
    return {
        "action": link.action.id,
        "basis": link.basis,
        "score": link.score,
        "cause": caused.cause,
        "evidence": [{"field": each.field, "quote": each.quote, "place": _place(each.place)} for each in link.evidence],
        "now": _action(caused.now) if caused.now else None,
    }


def _action(action: Action) -> dict[str, Any]:
    return {
        "id": action.id,
        "id_given": action.id_given,
        "action": action.title,
        "owner": _text(action.owner),
        "due": _text(action.due),
        "status": _text(action.status),
        "place": _place(action.place),
    }


def _departure(departure: Departure) -> dict[str, Any]:
    return _action(departure.action) | {"id_reused": departure.reused}


def _changed(change: ActionChange) -> dict[str, Any]:
    return {
        "old": {"id": change.old.id, "place": _place(change.old.place)},
        "new": {"id": change.new.id, "place": _place(change.new.place)},
        "action": change.new.title,
        "matched_by": change.matched,
        "number": _edit(change.number),
        "section": _edit(change.section),
        "words": [{"field": each.field, "old": each.old, "new": each.new} for each in change.words],
        "due": _due(change.due),
        "owner": _edit(change.owner),
        "status": _status(change.status),
        "references": _edit(change.references),
    }


def _due(due: DueChange | None) -> dict[str, Any] | None:
    if due is None:
        return None
    return {
        "change": due.kind,
        "old": due.old,
        "new": due.new,
        "old_day": _day(due.old_day),
        "new_day": _day(due.new_day),
        "days": due.days if due.old_day and due.new_day else None,
        "same_words": due.silent,
    }


def _status(status: StatusChange | None) -> dict[str, Any] | None:
    return {"change": status.kind, "old": status.old, "new": status.new} if status else None


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "name": problem.name,
        "severity": problem.severity,
        "message": problem.message,
        "action": problem.action or None,
        "finding": problem.finding or None,
        "place": _place(problem.place),
    }


def _response(response: Response | None) -> dict[str, Any] | None:
    if response is None:
        return None
    return {"answer": response.answer, "reason": response.reason, "place": _place(response.place)}


def _edit(edit: Edit | None) -> dict[str, Any] | None:
    return edit._asdict() if edit else None


def _text(text: Text | None) -> str | None:
    return text.value if text else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _place(place: Place) -> dict[str, Any]:
    """Return path, line and column (from 1, null where unknown); ``within`` where a file has no lines."""
    where: dict[str, Any] = {"path": place.path, "line": place.line or None, "column": place.column or None}
    return where | {"within": place.within} if place.within else where
