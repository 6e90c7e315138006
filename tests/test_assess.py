"""The verdict: statuses, counts and the default gate, through real plans and a scripted reader."""

from __future__ import annotations

from datetime import date

import pytest

from planchk import check, load_catalogue, parse_plan
from planchk.assessment import Assessment
from planchk.match.reader import Band
from scripted import Scripted

ALL = [f"{finding.id}/{element.id}" for finding in load_catalogue().to_cover for element in finding.elements]


def assess(*said: tuple[str, Band], plan: str = "- {id: a, action: x, owner: HoS, due: 2021-06-30}") -> Assessment:
    reader = Scripted({"x": [(element, 0.9 if band == "covered" else 0.4, band) for element, band in said]})
    return check(parse_plan(plan), reader=reader, today=date(2021, 3, 1))


def status(assessment: Assessment) -> dict[str, str]:
    return {each.finding.id: each.status for each in assessment.coverage.findings}


def test_all_elements_covered_is_covered_some_is_partial_none_is_a_gap() -> None:
    found = status(
        assess(("CS-PR-2/legal", "covered"), ("CS-PR-1/outcomes", "covered"), ("CS-PA-1/partnership", "possible"))
    )
    assert (found["CS-PR-1"], found["CS-PR-2"], found["CS-PA-1"]) == ("covered", "partial", "gap")


def test_the_summary_counts_each_finding_once() -> None:
    summary = assess(
        ("CS-PR-2/legal", "covered"), ("CS-PR-1/outcomes", "covered"), ("CS-PA-1/partnership", "possible")
    ).summary
    assert summary == (13, 1, 1, 11, 0, 21, 2, 1)


def test_everything_covered_passes() -> None:
    gate = assess(*((element, "covered") for element in ALL)).gate
    assert (gate.passed, gate.reasons) == (True, ())


@pytest.mark.parametrize(("element", "passes"), [("CS-PR-3/short-breaks", True), ("AS-WB-1/need-led", False)])
def test_a_direction_noted_that_is_open_does_not_fail_the_gate(element: str, passes: bool) -> None:
    assert assess(*((each, "covered") for each in ALL if each != element)).gate.passed is passes


def test_a_partial_recommendation_fails_the_gate_and_is_named() -> None:
    gate = assess(*((each, "covered") for each in ALL if each != "CS-PR-2/no-delay")).gate
    assert gate.reasons == ("1 recommendation covered only in part: CS-PR-2",)


def test_an_error_in_the_plan_fails_the_gate() -> None:
    plan = "- {id: a, action: x, owner: HoS, due: 2021-06-30}\n- {id: A, action: y, owner: HoS, due: 2021-07-30}"
    gate = assess(*((element, "covered") for element in ALL), plan=plan).gate
    assert gate.reasons == ("1 error in the plan: PC111 duplicate-id",)


def test_the_same_inputs_give_the_same_assessment() -> None:
    plan = parse_plan("- Hold every legal planning meeting within ten days.")
    today = date(2021, 3, 1)
    assert check(plan, today=today) == check(plan, today=today)


def test_the_order_of_findings_is_the_reports() -> None:
    assert list(status(assess())) == [finding.id for finding in load_catalogue().to_cover]
