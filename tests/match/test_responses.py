"""Which finding a response of the council is to."""

from __future__ import annotations

import pytest

from builders import CATALOGUE
from planchk.match.combine import combine
from planchk.match.responses import responses_by_finding, unplaced_responses
from planchk.plan import Plan
from planchk.readers import parse_plan

ACTION = "actions: [{id: a, action: Write a report}]\n"
WORDS = "Make assessments and legal planning meetings timely."


def plan(*responses: str) -> Plan:
    return parse_plan(f"{ACTION}responses:\n" + "".join(f"- {{{each}}}\n" for each in responses))


@pytest.mark.parametrize(
    "finding",
    ["CS-PR-2", "cs-pr-2", "CS-PR-2/legal", f"Recommendation 4. {WORDS}", "[R1, CS-PR-2]", f"['{WORDS}', Theme 1]"],
)
def test_a_response_names_its_finding_by_id_or_words(finding: str) -> None:
    found = responses_by_finding(plan(f"finding: {finding}, answer: not agreed, reason: Cost"), CATALOGUE)
    assert {id_: (each.finding, each.answer, each.reason) for id_, each in found.items()} == {
        "CS-PR-2": ("CS-PR-2", "not agreed", "Cost")
    }


@pytest.mark.parametrize("finding", ["R4", "Recommendation 4", "CS-XX-9"])
def test_a_response_to_nothing_of_the_report_is_told(finding: str) -> None:
    made = plan(f"finding: {finding}, answer: agreed")
    assert responses_by_finding(made, CATALOGUE) == {}
    assert [each.answer for each in unplaced_responses(made, CATALOGUE)] == ["agreed"]


@pytest.mark.parametrize(
    ("answers", "together"),
    [
        (("agreed", "agreed"), "agreed"),
        (("agreed", "not agreed"), "partly agreed"),
        (("no action", "no action"), "no action"),
        (("no action", "agreed"), "partly agreed"),
    ],
)
def test_several_responses_to_one_finding_are_one(answers: tuple[str, str], together: str) -> None:
    made = plan(*(f"finding: CS-PR-2, answer: {each}, reason: Because {at}" for at, each in enumerate(answers)))
    response = responses_by_finding(made, CATALOGUE)["CS-PR-2"]
    assert (response.answer, response.reason) == (together, "Because 0 Because 1")


def test_the_nearest_text_that_names_a_finding_wins() -> None:
    made = parse_plan(
        "sections:\n- title: 'CS-PR-3: short breaks'\n  actions:\n"
        f"  - {{recommendation: '{WORDS}', response: Rejected}}\n"
        "  - {id: a, response: Accepted, action: Open a club}\n"
    )
    found = responses_by_finding(made, CATALOGUE)
    assert {id_: each.answer for id_, each in found.items()} == {"CS-PR-2": "not agreed", "CS-PR-3": "agreed"}


@pytest.mark.parametrize(
    ("finding", "ids"),
    [
        ("CS-PR-2", {"test:CS-PR-2", "older:CS-PR-2"}),
        ("older:CS-PR-2", {"older:CS-PR-2"}),
        ("'Recommendation on CS-PR-3'", {"test:CS-PR-3", "older:CS-PR-3"}),
    ],
)
def test_of_several_reports_an_id_means_each_that_has_it(finding: str, ids: set[str]) -> None:
    together = combine([CATALOGUE, CATALOGUE._replace(id="older")])
    assert set(responses_by_finding(plan(f"finding: {finding}, answer: agreed"), together)) == ids
