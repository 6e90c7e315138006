"""Responses of the council: from tables of every shape, and from YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from planchk.errors import InputError
from planchk.plan import Plan
from planchk.readers import load_plan, parse_plan
from planchk.render.plan_as_yaml import render_plan

A, B = "Make assessments timely", "Offer more short breaks"


def table(tmp_path: Path, *rows: str, columns: dict[str, str] | None = None) -> Plan:
    path = tmp_path / "plan.md"
    cells = [f"|{row}|" for row in rows]
    cells.insert(1, "|--" * rows[0].count("|") + "|--|")
    path.write_text("\n".join(cells) + "\n", encoding="utf-8")
    return load_plan(str(path), columns)


def told(plan: Plan) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Return the responses (what they are to, answer, reason) and the words of the actions."""
    responses = [(each.finding or each.context[0], each.answer, each.reason) for each in plan.responses]
    return responses, [action.title for action in plan.actions]


@pytest.mark.parametrize(
    ("rows", "responses", "actions"),
    [
        pytest.param(
            (
                "Recommendation|Accepted?|Action|Lead",
                f"{A}|Yes|Set a target of 42 days|Jo",
                f"{B}|No||",
            ),
            [(A, "agreed", ""), (B, "not agreed", "")],
            ["Set a target of 42 days"],
            id="a column of yes and no beside one of actions",
        ),
        pytest.param(
            (
                "Recommendation|Management response|Lead|When",
                f"{A}|Accepted. We will set a target of 42 days|Jo|May 2021",
                f"{B}|Not accepted: there is no demand|Jo|",
                "CS-PR-1|Partially accepted - we will audit new cases only|Jo|June 2021",
            ),
            [
                (A, "agreed", ""),
                (B, "not agreed", "there is no demand"),
                ("CS-PR-1", "partly agreed", "we will audit new cases only"),
            ],
            ["We will set a target of 42 days", "we will audit new cases only"],
            id="answer and action in one column",
        ),
        pytest.param(
            (
                "Recommendation|Council response|Lead",
                f"{A}|We will set a target of 42 days|Jo",
                f"{B}|Open a Saturday club|Jo",
            ),
            [],
            ["We will set a target of 42 days", "Open a Saturday club"],
            id="a column of responses that holds actions only",
        ),
        pytest.param(
            (
                "Recommendation|Response|Progress|Lead",
                f"{A}|Agreed. Set a target of 42 days|Begun in May|Jo",
                f"{B}|Noted, and a club is being planned with families|Not begun|Jo",
            ),
            [(A, "agreed", "")],
            ["Set a target of 42 days", "Noted, and a club is being planned with families"],
            id="a cell that is no answer is what is done, and progress stays progress",
        ),
        pytest.param(
            (
                "Recommendation|Response|Lead",
                f"{A}|Accepted. Set a target of 42 days|Jo",
                f"{B}|Noted|Jo",
            ),
            [(A, "agreed", "")],
            ["Set a target of 42 days"],
            id="noted is no answer and no action",
        ),
        pytest.param(
            (
                "Recommendation|Agreed|Comments|Lead",
                f"{A}|Yes|A target of 42 days was set|Jo",
                f"{B}|No|Families do not ask for it|Jo",
                "CS-PR-1|In part|Only new cases are audited|Jo",
            ),
            [
                (A, "agreed", ""),
                (B, "not agreed", "Families do not ask for it"),
                ("CS-PR-1", "partly agreed", ""),
            ],
            ["A target of 42 days was set", "Only new cases are audited"],
            id="comments are the action where agreed, the reason where not",
        ),
        pytest.param(
            (
                "Recommendation|Accept / Reject|Reason|Action|Lead",
                f"{A}|Accept||Set a target|Jo",
                f"{B}|Reject|No demand|N/A|",
            ),
            [(A, "agreed", ""), (B, "not agreed", "No demand")],
            ["Set a target"],
            id="a column of reasons, and an action that says nothing",
        ),
        pytest.param(
            (
                "Recommendation|Response|Action|Lead",
                f"{A}|Not agreed|Keep the present target, and publish it each month|Jo",
            ),
            [(A, "not agreed", "")],
            ["Keep the present target, and publish it each month"],
            id="a refusal with another action keeps both",
        ),
        pytest.param(
            (
                "Recommendation|Action|Response|Lead",
                f"{A}|Set a target|In place since May|Jo",
            ),
            [],
            ["Set a target"],
            id="a further column of responses without answers is a detail",
        ),
        pytest.param(
            (
                "Argymhelliad|Ymateb|Gweithred|Swyddog cyfrifol",
                f"{A}|Derbyn|Gosod targed o 42 diwrnod|Jo",
                f"{B}|Gwrthod|Dim|",
            ),
            [(A, "agreed", ""), (B, "not agreed", "")],
            ["Gosod targed o 42 diwrnod"],
            id="Welsh",
        ),
        pytest.param(
            ("Ref|Action|Lead|Date agreed", "1|Set a target|Jo|3 May 2021"),
            [],
            ["Set a target"],
            id="a date agreed is no answer",
        ),
        pytest.param(
            ("Action|Lead|Accepted|Due", "Set a target|Jo|3 May 2021|June 2021"),
            [],
            ["Set a target"],
            id="dates under Accepted",
        ),
    ],
)
def test_tables(
    tmp_path: Path, rows: tuple[str, ...], responses: list[tuple[str, str, str]], actions: list[str]
) -> None:
    assert told(table(tmp_path, *rows)) == (responses, actions)


def test_rows_below_an_answer_alone_belong_to_its_recommendation(tmp_path: Path) -> None:
    plan = table(
        tmp_path,
        "Recommendation|Response|Action|Lead",
        f"{A}|Agreed|Set a target|Jo",
        f"{B}|Partly agreed||",
        "||Open a Saturday club|Jo",
    )
    assert [(each.context[0], each.answer) for each in plan.responses] == [(A, "agreed"), (B, "partly agreed")]
    assert [action.sections for action in plan.actions] == [(A,), (B,)]


def test_nothing_beside_an_answer_alone_is_dropped_in_silence(tmp_path: Path) -> None:
    plan = table(
        tmp_path,
        "Recommendation|Response|Reason|Action|Measure",
        f"{A}|Agreed||Set a target|42 days",
        f"{B}|No action|No demand||Families asked each year",
    )
    assert ["Families asked each year" in note.message for note in plan.unread] == [True]


def test_cells_of_one_line_are_answers_each_and_a_merged_one_is_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    rows = f"<tr><td rowspan=2>{A}<td rowspan=2>Agreed<td>Set a target<td>Jo<tr><td>Publish it<td>Jo"
    rows += f"<tr><td>{B}<td>Agreed<td>Open a club<td>Jo<tr><td>CS-PR-1<td>Rejected<td><td>"
    head = "<th>Recommendation<th>Response<th>Action<th>Lead"
    path.write_text(f"<html><body><table><tr>{head}{rows}</table>", encoding="utf-8")
    plan = load_plan(str(path))
    assert told(plan) == (
        [(A, "agreed", ""), (B, "agreed", ""), ("CS-PR-1", "not agreed", "")],
        ["Set a target", "Publish it", "Open a club"],
    )


def test_a_heading_can_be_given_on_the_command_line(tmp_path: Path) -> None:
    rows = ("Recommendation|What we say|Action|Lead", f"{A}|Agreed|Set a target|Jo", f"{B}|Rejected||")
    plan = table(tmp_path, *rows, columns={"What we say": "response"})
    assert [each.answer for each in plan.responses] == ["agreed", "not agreed"]


YAML = """
responses:
  - {finding: CS-PR-1, answer: Not accepted, reason: No demand}
  - {finding: "Offer more short breaks", answer: "Agreed: a club is open"}
sections:
  - title: "CS-VC-1: voices"
    response: Accepted in part
    reason: Not for reviews
    actions:
      - {action: Write plans with families}
      - {id: x, addresses: [CS-PR-2], response: "Reject: the law sets it"}
      - {id: y, addresses: [CS-PR-3], response: Accepted. Open a Saturday club with 24 places.}
      - {id: z, management response: We will publish the guide for families.}
"""


def test_yaml() -> None:
    assert told(parse_plan(YAML)) == (
        [
            ("CS-PR-1", "not agreed", "No demand"),
            ("Offer more short breaks", "agreed", "a club is open"),
            ("CS-VC-1: voices", "partly agreed", "Not for reviews"),
            ("CS-PR-2", "not agreed", "the law sets it"),
            ("CS-PR-3", "agreed", ""),
        ],
        [
            "Write plans with families",
            "Open a Saturday club with 24 places.",
            "We will publish the guide for families.",
        ],
    )


def test_what_convert_writes_reads_back_the_same() -> None:
    plan = parse_plan(YAML)
    again = parse_plan(render_plan(plan))
    assert sorted(told(again)[0]) == sorted(told(plan)[0])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("responses: [{finding: CS-PR-1}]", "has no 'answer'"),
        ("responses: [{answer: agreed}]", "has no 'finding'"),
        ("responses: [{finding: CS-PR-1, answer: agred}]", "'agred' is no answer. An answer is 'agreed'"),
        ("responses: [{finding: CS-PR-1, anser: agreed}]", "Did you mean 'answer'?"),
        ("responses: [agreed]", "this is no response"),
        ("responses: agreed", "'responses' must be a list"),
        ("x-a: b\nactions: [{action: a, response: Noted}]", "'Noted' is no answer"),
        ("x-a: b\nactions: [{action: a, reason: b}]", "'reason' belongs to an answer"),
    ],
)
def test_yaml_faults(text: str, fault: str) -> None:
    actions = "" if "actions" in text else "\nactions: [{action: Set a target}]"
    with pytest.raises(InputError) as caught:
        parse_plan(text + actions)
    assert fault in str(caught.value)
