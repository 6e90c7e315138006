from __future__ import annotations

from builders import read_case
from planchk.readers import parse_plan
from planchk.rules import unplaced_response

PLAN = """
responses:
- {finding: CS-PR-2, answer: agreed}
- {finding: R7, answer: not agreed}
- {finding: The council should have a cat, answer: agreed}
actions: [{action: Publish the guide}]
"""


def test_responses_that_name_no_finding_are_told() -> None:
    subject = read_case("").subject._replace(plan=parse_plan(PLAN, "plan.yaml"))
    found = list(unplaced_response.check(subject))
    assert [(hit.place.line, hit.message.split(":")[0]) for hit in found] == [
        (4, "'not agreed' names no finding of the report (it stands by “R7”)"),
        (5, "'agreed' names no finding of the report (it stands by “The council should have a cat”)"),
    ]


def test_a_plan_without_responses_has_none_to_place() -> None:
    assert not list(unplaced_response.check(read_case("- action: Publish.").subject))
