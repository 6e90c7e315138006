"""Several reports at once: ids in full, references resolved, repeats told, decisions to each its own."""

from __future__ import annotations

from datetime import date

import pytest

from planchk import check, load_catalogue, parse_plan
from planchk.assessment import Assessment
from planchk.catalogue import Catalogue
from planchk.errors import UsageError
from planchk.fingerprint import action_fingerprint, element_fingerprint
from planchk.ledger import Decision, Ledger
from planchk.match.combine import combine
from planchk.place import Place
from scripted import Scripted

NEW = load_catalogue()
# An earlier report: two findings that the later one repeats, one of its own, one that is settled.
_BY_ID = {finding.id: finding for finding in NEW.findings}
OLD = NEW._replace(
    id="ciw-2018",
    sha256="0" * 64,
    findings=(
        _BY_ID["CS-PR-2"],
        _BY_ID["CS-PA-1"]._replace(quote="Something else was asked of social workers and their caseloads."),
        _BY_ID["CS-WB-1"]._replace(retired="The service was closed in 2019"),
        _BY_ID["AS-PR-1"]._replace(superseded_by="ciw-wrexham-2020:AS-PR-1"),
        _BY_ID["CS-VC-S1"],
    ),
)
DAY = date(2021, 3, 1)


def assess(plan: str, catalogues: tuple[Catalogue, ...] = (OLD, NEW), **options: object) -> Assessment:
    said = {
        "legal": [("CS-PR-2/legal", 0.9, "covered")],
        "maybe": [("CS-PR-2/legal", 0.5, "possible")],
    }
    readers = [Scripted(said)] * len(catalogues)  # type: ignore[arg-type]
    return check(parse_plan(plan), catalogues, reader=readers, today=DAY, **options)  # type: ignore[arg-type]


def elements(assessment: Assessment) -> dict[str, str]:
    return {
        f"{each.finding.id}/{element.element.id}": element.status
        for each in assessment.coverage.findings
        for element in each.elements
    }


def codes(assessment: Assessment) -> list[str]:
    return [problem.code for problem in assessment.problems if problem.code.startswith("PC2")]


def test_each_report_is_covered_for_itself_under_full_ids() -> None:
    found = elements(assess("- legal"))
    assert found["ciw-2018:CS-PR-2/legal"] == found["ciw-wrexham-2020:CS-PR-2/legal"] == "covered"
    assert found["ciw-2018:CS-PA-1/partnership"] == "missing"


def test_retired_and_superseded_findings_need_no_answer() -> None:
    assessment = assess("- legal")
    ids = [each.finding.id for each in assessment.coverage.findings if each.finding.id.startswith("ciw-2018")]
    assert ids == ["ciw-2018:CS-PR-2", "ciw-2018:CS-PA-1"]
    assert assessment.summary.findings == 2 + 13


def test_a_finding_that_asks_again_is_a_repeat() -> None:
    repeats = {each.finding.id: each.finding.repeats for each in assess("- legal").coverage.findings}
    assert repeats["ciw-wrexham-2020:CS-PR-2"] == ("ciw-2018:CS-PR-2",)
    assert repeats["ciw-wrexham-2020:CS-PA-1"] == ()


def test_a_repeat_can_be_said_by_the_catalogue() -> None:
    said = NEW._replace(
        findings=tuple(f._replace(repeats=("ciw-2018:CS-PA-1",)) if f.id == "CS-PA-1" else f for f in NEW.findings)
    )
    findings = {finding.id: finding for finding in combine([OLD, said]).findings}
    assert findings["ciw-wrexham-2020:CS-PA-1"].repeats == ("ciw-2018:CS-PA-1",)


@pytest.mark.parametrize(
    ("reference", "old", "new"),
    [
        ("ciw-2018:CS-PR-2/legal", "covered", "possible"),
        ("ciw-wrexham-2020:CS-PR-2/legal", "possible", "covered"),
    ],
)
def test_a_reference_counts_for_the_report_that_it_names(reference: str, old: str, new: str) -> None:
    assessment = assess(f"- {{action: maybe, addresses: ['{reference}']}}")
    found = elements(assessment)
    assert (found["ciw-2018:CS-PR-2/legal"], found["ciw-wrexham-2020:CS-PR-2/legal"]) == (old, new)
    assert "PC203" not in codes(assessment)


def test_an_unknown_reference_is_told() -> None:
    assert "PC203" in codes(assess("- {action: maybe, addresses: [CS-PR-22]}"))


def test_a_reference_that_several_reports_have_answers_none_of_them_and_is_told() -> None:
    assessment = assess("- {action: maybe, addresses: [CS-PR-2/legal]}")
    found = elements(assessment)
    assert found["ciw-2018:CS-PR-2/legal"] == found["ciw-wrexham-2020:CS-PR-2/legal"] == "possible"
    (problem,) = [problem for problem in assessment.problems if problem.code == "PC203"]
    assert problem.severity == "error"
    assert problem.message.endswith("Write ciw-2018:CS-PR-2 or ciw-wrexham-2020:CS-PR-2.")


@pytest.mark.parametrize(
    ("reference", "severity", "told"),
    [
        ("ciw-2018:CS-WB-1", "info", "is retired and needs no coverage"),
        ("ciw-2018:AS-PR-1", "info", "is superseded by ciw-wrexham-2020:AS-PR-1 and needs no coverage"),
        ("estyn-2022:R1", "warning", "is of another report"),
        ("ciw-2019:CS-PR-2", "error", "Did you mean 'ciw-2018:CS-PR-2'?"),
    ],
)
def test_why_a_reference_answers_nothing_is_told(reference: str, severity: str, told: str) -> None:
    assessment = assess(f"- {{action: maybe, addresses: ['{reference}']}}")
    (problem,) = [problem for problem in assessment.problems if problem.code == "PC203"]
    assert problem.severity == severity
    assert told in problem.message


def test_a_heading_that_names_its_report_claims_that_one_alone() -> None:
    assessment = assess("sections: [{title: 'ciw-2018:CS-PR-2/legal: timely', actions: [maybe]}]")
    (action,) = assessment.plan.actions
    assert [each.value for each in action.addresses] == ["ciw-2018:CS-PR-2/legal"]


def test_an_unsupported_claim_is_told_under_its_full_id() -> None:
    assessment = assess("- {action: nothing, addresses: [AS-PA-1]}")
    (problem,) = [problem for problem in assessment.problems if problem.code == "PC202"]
    assert problem.finding == "ciw-wrexham-2020:AS-PA-1"


def test_a_heading_that_names_a_finding_claims_it() -> None:
    assessment = assess("sections: [{title: 'CS-PR-2: timely', actions: [maybe]}]")
    assert elements(assessment)["ciw-2018:CS-PR-2/legal"] == "covered"
    (action,) = assessment.plan.actions
    assert [each.value for each in action.addresses] == ["ciw-2018:CS-PR-2", "ciw-wrexham-2020:CS-PR-2"]


def confirmed(name: str) -> Ledger:
    """Return a ledger that confirms, under this name, that the action "maybe" answers CS-PR-2/legal."""
    plan = parse_plan("- {id: a, action: maybe}")
    finding = _BY_ID["CS-PR-2"]
    element = next(each for each in finding.elements if each.id == "legal")
    decision = Decision(
        "confirmed", "a", name, "Jo", DAY, action_fingerprint(plan.actions[0]),
        element_fingerprint(finding, element), "maybe", element.text, Place("plan.yaml.links.yaml", 2, 3),
    )  # fmt: skip
    return Ledger("plan.yaml.links.yaml", (decision,))


def test_a_decision_is_on_the_report_that_it_names() -> None:
    found = elements(assess("- {id: a, action: maybe}", ledger=confirmed("ciw-2018:CS-PR-2/legal")))
    assert found["ciw-2018:CS-PR-2/legal"] == "covered"
    assert found["ciw-wrexham-2020:CS-PR-2/legal"] == "possible"


def test_a_decision_taken_beside_other_reports_holds_for_its_own_alone() -> None:
    plan, ledger = parse_plan("- {id: a, action: maybe}"), confirmed("ciw-wrexham-2020:CS-PR-2/legal")
    reader = Scripted({"maybe": [("CS-PR-2/legal", 0.5, "possible")]})
    assert elements(check(plan, NEW, reader=reader, today=DAY, ledger=ledger))["CS-PR-2/legal"] == "covered"


def test_the_assessment_records_each_catalogue_and_its_state() -> None:
    catalogue = assess("- legal").catalogue
    assert [(part.id, part.sha256) for part in catalogue.parts] == [("ciw-2018", "0" * 64), (NEW.id, NEW.sha256)]


def test_two_catalogues_of_one_id_are_refused() -> None:
    with pytest.raises(UsageError, match="two catalogues have the id"):
        assess("- legal", (NEW, NEW))
