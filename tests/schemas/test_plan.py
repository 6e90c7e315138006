"""The schema of a plan takes what the reader takes, and refuses what the reader calls a mistake."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planchk import load_catalogue
from planchk.errors import InputError
from planchk.readers import parse_plan
from planchk.readers.names import ACTION_KEYS, PLAN_KEYS, SECTION_KEYS
from planchk.schemas import schema_of
from planchk.tree import parse, plain

ROOT = Path(__file__).parents[2]
PLANS = [*sorted(ROOT.glob("examples/*.yaml")), *sorted(ROOT.glob("benchmarks/*/plans/*.yaml"))]
SCHEMA = schema_of("plan")
KNOWING = schema_of("plan", load_catalogue())


def faults(text: str, schema: dict[str, Any] = SCHEMA) -> list[str]:
    root = parse(text, "plan.yaml")
    assert root is not None
    return [error.message for error in Draft202012Validator(schema).iter_errors(plain(root))]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_plan_is_valid(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


GOOD = [
    "- Do it",
    "[{action: Do it}]",
    "actions: [Do it, {What will be done?: Do that, Lead: Ann, BY-WHEN: 2021-06-30, KPIs: [a, 3], x-own: {a: b}}]",
    "Action plan:\n- task: a\n  Sub_Actions: b\nCOUNCIL: Aber",
    "sections: [{title: A, groups: [{theme: B, Action list: [{step: c, 'responds to': CS-PR-2}]}]}]",
    "actions: [{cam i'w gymryd: a, i’w gwblhau erbyn: 2021}]",
    "actions: [{action: a, status: 1, due: , owner: ~, measures: [], id: 3}]",
    "actions: []",
    "actions: [a]\nresponses: [{recommendation: CS-PR-2, Decision: agreed, Rationale: b}]",
    "actions: [a, {response: not agreed, addresses: CS-PR-2, reason: b}]",
]
BAD = [
    "actions: [{action: a, ownr: Ann}]",
    "titel: a\nactions: [a]",
    "council: a",
    "sections: [{titel: A, actions: [a]}]",
    "actions: [{owner: Ann}]",
    "actions: a",
    "actions: [[a]]",
    "actions: [{action: {a: b}}]",
    "actions: [{action: a, id: [1, 2]}]",
    "title: [a]\nactions: [a]",
    "actions: [{action: [[a]]}]",
    "actions: [a]\nresponses: [{finding: CS-PR-2, reason: b}]",
    "actions: [a]\nresponses: [{answer: agreed}]",
    "actions: [a]\nresponses: [{finding: CS-PR-2, anser: agreed}]",
    "actions: [a]\nresponses: [agreed]",
]


@pytest.mark.parametrize("text", GOOD)
def test_what_the_reader_takes_is_valid(text: str) -> None:
    if text != "actions: []":  # no mistake, but nothing to check
        parse_plan(text)
    assert faults(text) == []


@pytest.mark.parametrize("text", BAD)
def test_what_the_reader_refuses_is_not(text: str) -> None:
    with pytest.raises(InputError):
        parse_plan(text)
    assert faults(text) != []


def test_a_missing_action_is_said_in_words() -> None:
    assert faults("actions: [{owner: Ann}]") == ["'action' is a required property"]
    assert faults("council: a") == ["'actions' is a required property"]


def key(name: str, number: int) -> str:
    """Return a name in one of the ways in which people write it."""
    ways = (name, name.title(), name.upper(), name.replace(" ", "_"), name.replace(" ", "-") + "?", f"{name} ")
    return ways[number % len(ways)]


@pytest.mark.parametrize(
    ("names", "where", "own"),
    [
        (PLAN_KEYS, SCHEMA, ()),
        (SECTION_KEYS, SCHEMA["$defs"]["section"], ()),
        (ACTION_KEYS, SCHEMA["$defs"]["action"], ("waive",)),
    ],
)
def test_every_name_that_the_reader_knows_means_the_same(
    names: dict[str, str], where: dict[str, Any], own: tuple[str, ...]
) -> None:
    for number, (name, canonical) in enumerate(names.items()):
        spelled = key(name, number)
        found = [value for pattern, value in where["patternProperties"].items() if re.search(pattern, spelled)]
        found += [where["properties"][spelled]] if spelled in where["properties"] else []
        assert found == [where["properties"].get(canonical, {"description": "Known, and not used by planchk."})], name
    assert set(where["properties"]) == {*names.values(), *own} - {""}


def test_an_editor_is_offered_the_ids_of_the_catalogue_and_told_of_mistyped_ones() -> None:
    plan = "actions: [{{action: a, addresses: {}}}]"
    for good in ("CS-PR-2", "CS-PR-2/legal", "[CS-PR-2/legal, AS-WB-1]", "'CS-PR-2, AS-WB-1'", "~"):
        assert faults(plan.format(good), KNOWING) == []
    for bad in ("CS-PR-22", "[CS-PR-2/legl]", "[CS-PR-2, legal]"):
        assert faults(plan.format(bad), KNOWING) != []
        assert faults(plan.format(bad)) == []
    offered = {each.get("const"): each["description"] for each in KNOWING["$defs"]["references"]["anyOf"][:-2]}
    assert offered["CS-PR-2/legal"].startswith("Legal planning meetings")


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*.yaml")), ids=lambda path: path.stem)
def test_examples_are_valid_for_the_schema_that_knows_the_catalogue(path: Path) -> None:
    mistyped = {"problem-plan": 1}  # CS-PR-2/legl
    assert len(faults(path.read_text(encoding="utf-8"), KNOWING)) == mistyped.get(path.stem, 0)
