"""What records add up to: counts by finding, service, principle, council and problem."""

from __future__ import annotations

from itertools import permutations

from builders import CATALOGUE
from planchk.survey.totals import WORST, Shares, add_up, by_council
from surveys import record, unread

RECORDS = [
    record("a", "covered", "gap", problems={"PC101": 2, "PC301": 1}, errors=1, warnings=2),
    record("b", "partial", "gap", problems={"PC101": 1}, warnings=1),
    record("c", "covered", "covered", council="Bryn Council"),
    record("d", "waived", "gap", council="BRYN  council", problems={"PC105": 9}, errors=1, warnings=9),
    unread("e"),
    unread("f", "interrupted"),
]


def test_every_plan_is_counted_once() -> None:
    totals = add_up(RECORDS, CATALOGUE)
    assert (totals.plans, totals.read, totals.unread, totals.interrupted) == (6, 4, 1, 1)
    assert (totals.passed, totals.actions) == (1, 12)


def test_findings_and_elements_are_counted_in_the_reports_order() -> None:
    totals = add_up(RECORDS, CATALOGUE)
    assert [(each.finding.id, each.shares) for each in totals.findings] == [
        ("CS-PR-2", Shares(2, 1, 0, 1)),
        ("CS-PR-3", Shares(1, 0, 3, 0)),
    ]
    legal = next(each for each in totals.elements if each.element.id == "legal")
    assert (legal.covered, legal.possible, legal.missing) == (2, 1, 1)
    assert [each.finding.id for each in totals.missed] == ["CS-PR-3", "CS-PR-2"]


def test_services_and_principles_add_up_to_all() -> None:
    totals = add_up(RECORDS, CATALOGUE)
    assert [(each.service, each.shares) for each in totals.services] == [("children", Shares(3, 1, 3, 1))]
    assert [(each.principle, each.shares) for each in totals.principles] == [("prevention", Shares(3, 1, 3, 1))]
    assert totals.shares == Shares(3, 1, 3, 1)


def test_percentages_are_floored() -> None:
    assert Shares(999, 1, 0, 0).percent == 99
    assert Shares(0, 0, 0, 0).percent == 0
    assert Shares(2, 0, 0, 0).percent == 100


def test_problems_begin_with_what_most_plans_have() -> None:
    totals = add_up(RECORDS, CATALOGUE)
    assert [(each.code, each.name, each.plans, each.times) for each in totals.problems] == [
        ("PC101", "no-owner", 2, 3),
        ("PC105", "overdue", 1, 9),
        ("PC301", "gap", 1, 1),
    ]
    assert [each.code for each in totals.further_problems] == ["PC101", "PC105"]


def test_the_worst_plans_have_most_errors_then_warnings() -> None:
    assert [each.path for each in add_up(RECORDS, CATALOGUE).worst] == ["d", "a", "b"]
    many = [record(f"p{number:03}", "gap", errors=number) for number in range(100)]
    worst = add_up(many, CATALOGUE).worst
    assert [each.errors for each in worst] == list(range(99, 99 - WORST, -1))


def test_a_service_narrows_the_findings() -> None:
    assert add_up([], CATALOGUE, "adults").findings == ()
    assert len(add_up([], CATALOGUE, "children").findings) == 2


def test_councils_are_told_apart_without_case_and_spaces() -> None:
    grouped = [*RECORDS[:2], RECORDS[2], RECORDS[3]]
    aber, bryn = by_council(grouped)
    assert (bryn.name, bryn.plans, bryn.shares, bryn.errors) == ("Bryn Council", 2, Shares(2, 0, 1, 1), 1)
    assert aber.by_finding == {"CS-PR-2": Shares(1, 1, 0, 0), "CS-PR-3": Shares(0, 0, 2, 0)}


def test_the_order_of_records_changes_no_count() -> None:
    first = add_up(RECORDS, CATALOGUE)
    for order in list(permutations(RECORDS))[::97]:
        assert add_up(order, CATALOGUE) == first
