"""A plan file becomes a `Plan`, lenient in names and strict about what it can't understand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planchk.errors import InputError, NothingToCheck, PlanchkError
from planchk.place import Place
from planchk.plan import Action, Plan, Reference
from planchk.readers import load_plan, parse_plan
from planchk.readers.from_tree import MAX_TEXT


def one(text: str) -> Action:
    plan = parse_plan("actions:\n- " + text.replace("\n", "\n  "), "p.yaml")
    assert len(plan.actions) == 1
    return plan.actions[0]


def faults(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_plan(text, "p.yaml")
    return [str(fault) for fault in caught.value.faults]


def test_every_field_keeps_its_words_and_place() -> None:
    plan = parse_plan(
        "council: Aber CBC\ntitle: Plan\ndate: 2021-02-01\nactions:\n"
        "  - id: 1.10\n    action: Do it\n    measures: [one, two]\n    owner: Head of Service\n    due: 2021-06-30\n"
        "    status: in progress\n    service: adults\n    addresses: [AS-PR-1, AS-PR-2/workflow]\n",
        "p.yaml",
    )
    assert (plan.council, plan.title) == ("Aber CBC", "Plan")
    assert plan.date is not None
    assert plan.date.place == Place("p.yaml", 3, 7)
    action = plan.actions[0]
    assert action.id == "1.10"  # no number: 1.1 and 1.10 are two actions
    assert action.place == Place("p.yaml", 5, 5)
    assert [(words.field, words.value, words.place.line, words.place.column) for words in action.words] == [
        ("action", "Do it", 6, 13),
        ("measures", "one", 7, 16),
        ("measures", "two", 7, 21),
    ]
    assert action.owner is not None
    assert action.owner.place == Place("p.yaml", 8, 12)
    assert action.addresses == (
        Reference("AS-PR-1", Place("p.yaml", 12, 17)),
        Reference("AS-PR-2/workflow", Place("p.yaml", 12, 26)),
    )


def test_words_under_several_keys_of_one_field_are_all_read_and_empty_ones_left_out() -> None:
    action = one("action: ~\nwhat: [one, ' ', null, two]\ntasks: '  three '\nowner: ''\nlead: [A, B]\nstatus: [done]")
    assert [(words.value, words.place.line, words.place.column) for words in action.words] == [
        ("one", 3, 10),
        ("two", 3, 26),
        ("three", 4, 10),
    ]
    assert action.owner is not None
    assert action.owner == ("A; B", Place("p.yaml", 6, 10))
    assert action.status == ("done", Place("p.yaml", 7, 12))
    assert action.due is None


def test_a_text_past_any_field_is_refused_wherever_it_stands() -> None:
    long = "x" * (MAX_TEXT + 1)
    text = f"actions:\n- id: {long}\n  action: [x, {long}]\n  owner: {long}\n  due: '{' ' * (MAX_TEXT + 1)}'\n"
    says = "holds 100,001 characters; 100,000 is the most. "
    assert [fault.rstrip() + " " for fault in faults(text)] == [
        f"p.yaml:3:15: 'action' {says}",
        f"p.yaml:2:7: 'id' {says}",
        f"p.yaml:4:10: 'owner' {says}",
    ]


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("lead", "owner"),
        ("Lead Officer", "owner"),
        ("responsible_officer", "owner"),
        ("by-whom", "owner"),
        ("Who?", "owner"),
        ("timescale", "due"),
        ("By When?", "due"),
        ("Target date", "due"),
        ("RAG", "status"),
        ("Directorate", "service"),
    ],
)
def test_names_that_people_use_are_understood(key: str, field: str) -> None:
    assert getattr(one(f"action: Do it\n'{key}': x"), field).value == "x"


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("what we will do", "action"),
        ("success criteria", "measures"),
        ("KPIs", "measures"),
        ("impact", "outcome"),
        ("progress", "detail"),
        ("evidence", "result"),
    ],
)
def test_texts_under_other_names_can_answer_a_finding(key: str, field: str) -> None:
    assert ("x", field) in [(words.value, words.field) for words in one(f"action: Do it\n{key}: x").words]


def test_an_unknown_key_is_told_with_the_nearest_known_one() -> None:
    assert faults("actions:\n- action: x\n  measurs: y\n  ownr: z\n") == [
        "p.yaml:3:3: unknown key 'measurs' in an action. Did you mean 'measures'? Keys of your own begin with x-.",
        "p.yaml:4:3: unknown key 'ownr' in an action. Did you mean 'owner'? Keys of your own begin with x-.",
    ]


def test_keys_of_ones_own_begin_with_x() -> None:
    assert one("action: Do it\nx-budget-code: 123").title == "Do it"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("just words", "1:1: this is no plan"),
        ("council: x\n", "neither 'actions' nor 'sections'"),
        ("actions: words\n", "1:10: 'actions' must be a list"),
        ("actions:\n- [a]\n", "2:3: an action has 'action:'"),
        ("actions:\n- owner: me\n", "2:3: this action has no words"),
        ("actions:\n- action: ''\n", "2:3: this action has no words"),
        ("actions:\n- action: {a: b}\n", "2:11: 'action' must be text"),
        ("actions:\n- action: x\n  lead: a\n  id: [1]\n", "4:7: 'id' must be one text"),
        ("actions:\n- action: x\n  ref: a\n  no: b\n", "4:3: 'no' and 'ref' both mean id"),
        ("sections: [words]\n", "1:12: a section has"),
        (f"actions: [{'x' * 100_001}]", "holds 100,001 characters"),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_place(text: str, message: str) -> None:
    assert any(message in fault for fault in faults(text)), faults(text)


FORM = "{id: 1, action: , outcome: , measures: [ ], owner: , due: ~, status: , addresses: [CS-PR-2/legal]}"


def test_entries_of_a_form_that_are_not_filled_in_are_passed_over_and_told() -> None:
    plan = parse_plan(f"actions: [{FORM}, {{id: 2, action: Do it, owner: Ann}}]", "p.yaml")
    assert [action.id for action in plan.actions] == ["2"]
    assert [(note.message, note.place.column) for note in plan.unread] == [("an action that is not filled in: '1'", 11)]


def test_a_form_without_anything_filled_in_is_nothing_to_check() -> None:
    with pytest.raises(NothingToCheck, match="nothing is filled in yet: 2 actions without words"):
        parse_plan(f"actions: [{FORM}, {FORM}]", "p.yaml")


@pytest.mark.parametrize("more", ["owner: Ann", "outcome: Better", "measures: [10]", "due: 2021", "x: 1"])
def test_an_entry_with_anything_else_still_needs_its_words(more: str) -> None:
    assert faults(f"actions: [{{id: 1, action: , {more}}}]")


def test_all_faults_are_told_at_once() -> None:
    assert len(faults("councl: x\nactions:\n- owner: me\n- action: x\n  sttus: y\n")) == 3


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "actions: []\n", "actions:\n", "sections: [{title: x, actions: []}]\n"]
)
def test_no_plan_or_no_actions_is_nothing_to_check(text: str) -> None:
    with pytest.raises(NothingToCheck):
        parse_plan(text, "p.yaml")


def test_sections_nest_and_hand_down_service_and_references() -> None:
    plan = parse_plan(
        "sections:\n- title: Children\n  service: children\n  addresses: CS-PR-2\n  sections:\n"
        "  - title: Timeliness\n    actions:\n    - action: one\n    - {action: two, service: adults}\n"
        "actions:\n- action: three\n",
        "p.yaml",
    )
    three, one_, two = plan.actions  # the plan's own actions come before its sections
    assert one_.sections == ("Children", "Timeliness")
    assert one_.service is not None
    assert one_.service.value == "children"
    assert [reference.value for reference in one_.addresses] == ["CS-PR-2"]
    assert two.service is not None
    assert two.service.value == "adults"
    assert (three.sections, three.service, three.addresses) == ((), None, ())
    assert [action.position for action in plan.actions] == [0, 1, 2]


def test_a_recommendation_in_words_is_context_and_an_id_is_a_reference() -> None:
    assert [r.value for r in one("action: x\nrecommendation: CS-PR-2, CS-VC-1/planning").addresses] == [
        "CS-PR-2",
        "CS-VC-1/planning",
    ]
    worded = one("action: x\nrecommendation: Assessments must become timely")
    assert worded.addresses == ()
    assert worded.sections == ("Assessments must become timely",)


def test_a_bare_list_and_bare_texts_are_actions() -> None:
    assert [action.title for action in parse_plan("- Do this\n- action: Do that\n").actions] == ["Do this", "Do that"]


def test_missing_ids_are_made_from_the_words_and_survive_a_move() -> None:
    first = parse_plan("- Alpha\n- Beta\n- Alpha\n")
    moved = parse_plan("- Beta\n- action: ' alpha '\n  owner: x\n")
    ids = [action.id for action in first.actions]
    assert len(set(ids)) == 3
    assert ids[2] == f"{ids[0]}-2"
    assert [action.id for action in moved.actions] == [ids[1], ids[0]]
    assert not any(action.id_given for action in first.actions)


def test_json_is_read_as_yaml_is(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text('{"council": "X",\n "actions": [\n  {"id": "1", "what": "Do it", "who": "HoS"}]}', encoding="utf-8")
    action = load_plan(str(path)).actions[0]
    assert (action.id, action.title, action.place.line, action.place.column) == ("1", "Do it", 3, 3)


@given(
    st.recursive(
        st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["actions", "action", "sections", "title", "id", "lead", "x-a", "?"]), inner, max_size=4
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_a_plan_or_an_error_with_a_place(value: object) -> None:
    import json

    try:
        plan: Plan = parse_plan(json.dumps(value), "p.json")
    except PlanchkError as error:
        assert all(fault.place.path == "p.json" for fault in error.faults)
    else:
        assert plan.actions


@given(st.lists(st.text(max_size=12), min_size=1, max_size=4))
def test_any_references_are_kept_as_written_part_by_part(parts: list[str]) -> None:
    import json

    action = parse_plan(json.dumps([{"action": "x", "addresses": parts}]), "p.json").actions[0]
    written = [piece.strip() for part in parts for piece in re.split("[,;\n]", part)]
    assert [reference.value for reference in action.addresses] == list(dict.fromkeys(filter(None, written)))


@given(
    st.from_regex(r"[A-Z]{1,6}(-[A-Z0-9]{1,6}){1,3}", fullmatch=True), st.from_regex(r"[a-z-]{0,20}", fullmatch=True)
)
def test_a_reference_is_a_finding_and_perhaps_an_element(finding: str, element: str) -> None:
    reference = Reference(f"{finding}/{element}" if element else finding, Place("p"))
    assert (reference.finding, reference.element) == (finding, element)
