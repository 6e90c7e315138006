"""What changed from one assessment to the next: coverage with its cause, problems, closed items."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builders import CATALOGUE
from planchk.assess import check
from planchk.assessment import Assessment
from planchk.compare.changes import Changes
from planchk.compare.plans import compare_plans
from planchk.match.ranking import RankingReader
from planchk.plan import Plan, Response
from planchk.readers import load_plan, parse_plan

ROOT = Path(__file__).parents[2]
TODAY = date(2021, 3, 1)


def compare(old: str, new: str) -> Changes:
    """Compare two lists of actions; declared references are taken at their word."""
    plans = [parse_plan(f"actions: [{text}]") for text in (old, new)]
    return compare_plans(*(_assess(plan) for plan in plans))


def _assess(plan: Plan) -> Assessment:
    return check(plan, CATALOGUE, reader=RankingReader(CATALOGUE), today=TODAY)


CLUB = "{id: a, action: Open a Saturday club with 24 places, addresses: [CS-PR-3]}"


@pytest.mark.parametrize(
    ("old", "new", "kind", "cause"),
    [
        (CLUB, "{id: b, action: Write a report}", "lost", "gone"),
        ("{id: b, action: Write a report}", CLUB, "gained", "added"),
        (CLUB, CLUB.replace(", addresses: [CS-PR-3]", ""), "lost", "undeclared"),
        (CLUB.replace(", addresses: [CS-PR-3]", ""), CLUB, "gained", "declared"),
        (CLUB, CLUB.replace("}", ", status: cancelled}"), "lost", "cancelled"),
        (CLUB, CLUB.replace("}", ", status: on hold}"), "lost", "on hold"),
        (
            CLUB.replace("}", ", status: on hold}"),
            CLUB.replace("}", ", status: on hold, due: 2022-01-31}"),
            "gained",
            "resumed",
        ),
        (CLUB, "{id: a, action: Open a Saturday club}", "lost", "reworded"),
    ],
)
def test_what_brought_or_cost_an_answer_is_told(old: str, new: str, kind: str, cause: str) -> None:
    changes = compare(old, new)
    [(finding, element)] = changes.elements("lost" if kind == "lost" else "gained")
    assert finding == "CS-PR-3"
    [caused] = element.links
    assert caused.cause == cause
    assert caused.link.evidence[0].quote.startswith("Open a Saturday club")
    assert (caused.now is None) is (cause == "gone")
    assert changes.has_loss is (kind == "lost")


def test_coverage_that_another_action_keeps_up_is_no_change() -> None:
    changes = compare(CLUB, "{id: z, action: Expand the holiday scheme, addresses: [CS-PR-3]}")
    assert not changes.findings
    assert ([each.action.id for each in changes.gone], [each.id for each in changes.added]) == (["a"], ["z"])


def test_closed_items_that_vanished_stand_apart_from_open_ones() -> None:
    changes = compare(
        "{id: a, action: Hold a workshop, status: complete}, {id: b, action: Recruit}, {id: c, action: Do}",
        "{id: b, action: Publish the guide for families}, {id: c, action: Do}",
    )
    assert [each.action.id for each in changes.vanished] == ["a"]
    assert [(each.action.id, each.reused) for each in changes.removed] == [("b", True)]
    assert changes.unchanged == 1


def test_problems_follow_their_action_to_its_new_number() -> None:
    action = "{id: %s, action: Publish the guide for families, owner: %s, due: 2022-01-31, measures: [24 copies]}"
    changes = compare(action % ("a", '""'), action % ("b", '""'))
    assert not [each for each in (*changes.new_problems, *changes.fixed_problems) if each.name == "no-owner"]
    changes = compare(action % ("a", "Jo Bloggs"), action % ("b", '""'))
    assert [(each.name, each.action) for each in changes.new_problems] == [("no-owner", "b")]
    changes = compare(action % ("a", '""'), action % ("b", "Jo Bloggs"))
    assert [(each.name, each.action) for each in changes.fixed_problems] == [("no-owner", "a")]
    changes = compare(action % ("a", '""') + ", {id: x, action: Recruit carers}", "{id: x, action: Recruit carers}")
    assert ("no-owner", "a") in [(each.name, each.action) for each in changes.lapsed_problems]
    assert not changes.fixed_problems


def test_another_response_is_a_change() -> None:
    assessment = _assess(parse_plan(f"actions: [{CLUB}]"))
    first = assessment.coverage.findings[0]
    response = Response(first.finding.id, "not agreed", "No money.", assessment.plan.actions[0].place)
    answered = assessment._replace(
        coverage=assessment.coverage._replace(
            findings=(first._replace(response=response), *assessment.coverage.findings[1:])
        )
    )
    [change] = compare_plans(assessment, answered).responses
    assert (change.finding, change.old, change.new) == (first.finding.id, None, response)
    assert not compare_plans(answered, answered).responses


@pytest.mark.parametrize("kind", ["xlsx", "odt", "ods", "pdf"])
def test_a_plan_kept_in_another_kind_of_file_has_not_changed(kind: str) -> None:
    plans = [load_plan(str(ROOT / "tests" / "data" / f"plan.{each}")) for each in ("docx", kind)]
    assert compare_plans(*(check(plan, today=TODAY) for plan in plans)).is_empty
