"""The deep reader as planchk-deep ships it."""

from __future__ import annotations

import pytest

from planchk import check, parse_plan
from planchk.match.deep import deep_reader

pytest.importorskip("planchk_deep", reason="planchk-deep is not installed")


@pytest.fixture(scope="module")
def assessment():
    plan = parse_plan(
        "actions:\n"
        "- {id: a, action: Panel before issue convened inside a fortnight of the manager asking, service: children}\n"
        "- {id: b, action: Resurface the car park at the depot}\n"
        "- {id: c, action: Overnight breaks for disabled children grow from 40 to 60 families}\n",
        "plan.yaml",
    )
    return check(plan, reader=deep_reader())


def test_it_covers_what_is_committed_to(assessment) -> None:
    assert assessment.reader == "deep"
    counting = {
        (link.action.id, f"{link.finding}/{link.element}")
        for finding in assessment.coverage.findings
        for element in finding.elements
        for link in element.counting
    }
    assert ("c", "CS-PR-3/short-breaks") in counting
    assert not [each for each in counting if each[0] == "b"]


def test_scores_are_probabilities(assessment) -> None:
    scores = [link.score for f in assessment.coverage.findings for e in f.elements for link in e.links]
    assert scores
    assert all(0 <= score <= 1 for score in scores)
