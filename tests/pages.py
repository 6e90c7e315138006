"""An assessment that has one of everything a report can show; real but for what only people add."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from planchk.assess import check
from planchk.assessment import Assessment, FindingCoverage, Link, summarise
from planchk.catalogues import load_catalogue
from planchk.ledger import Decision
from planchk.match.choice import reader_for
from planchk.place import Place
from planchk.plan import Note, Response
from planchk.readers import load_plan
from planchk.waiver import Waiver

EXAMPLES = Path(__file__).parents[1] / "examples"
TODAY = date(2021, 3, 1)


def assess(name: str) -> Assessment:
    """Return the assessment of one of the examples, by the quick reader."""
    catalogue = load_catalogue()
    return check(load_plan(str(EXAMPLES / name)), catalogue, reader=reader_for(catalogue, "quick"), today=TODAY)


def assess_everything() -> Assessment:
    """Return the assessment of a plan with a waiver, a response, decisions, a suspect link and notes."""
    assessment = assess("problem-plan.yaml")
    path = assessment.plan.path
    place = Place(path, 30, 5)
    waiver = Waiver("The new court rota begins in May.", "Cabinet Member", date(2021, 6, 30), Place("waivers.yaml", 2))
    response = Response("CS-VC-1", "partly agreed", "Under way since 2019.", place)
    findings = tuple(
        _with_people(each, waiver=waiver if each.finding.id == "CS-PA-2" else None)._replace(
            response=response if each.finding.id == "CS-VC-1" else None,
            known=each.finding.id == "AS-WB-1",
        )
        for each in assessment.coverage.findings
    )
    notes = (
        Note("assumed", "the heading 'Lead' was read as the owner", Place(path, within="sheet Plan, cell C1")),
        Note("unread", "a table without actions", Place(path, 3), texts=4),
    )
    return assessment._replace(
        plan=assessment.plan._replace(notes=notes),
        coverage=assessment.coverage._replace(findings=findings),
        summary=summarise(findings),
        problems=tuple(
            problem._replace(waiver=waiver) if problem.code == "PC104" else problem for problem in assessment.problems
        ),
    )


def _with_people(covered: FindingCoverage, waiver: Waiver | None) -> FindingCoverage:
    elements = tuple(
        element._replace(links=tuple(map(_decided, element.links))) if element.status == "covered" else element
        for element in covered.elements
    )
    return covered._replace(elements=elements, waiver=waiver)


def _decided(link: Link) -> Link:
    empty = dict.fromkeys(Decision._fields, "")
    told = {"ruling": "confirmed", "action": link.action.id, "element": link.element}
    people = {"who": "A. Reader", "when": date(2021, 2, 1), "place": Place("ledger.yaml", 1)}
    decision = Decision(**{**empty, **told, **people})
    return link._replace(basis="confirmed", decision=decision, suspect="the action's words changed since")
