"""SARIF: valid against OASIS's schema, with the numbers of the JSON."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from assessed import HOSTILE_TEXTS, PLANS, ROOT, WAIVER, assess, assess_text, hostile, with_waived_and_known
from planchk.assessment import Assessment
from planchk.render.as_json import document
from planchk.render.as_sarif import render_sarif
from planchk.render.repository import Repository
from planchk.rules import RULES
from workflow import commands

REPOSITORY = Repository("/repo", "/repo")
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


@cache
def validator() -> jsonschema.Draft7Validator:
    path = ROOT / "tests" / "data" / "schemas" / "sarif-2.1.0.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


def run_of(*assessments: Assessment, repository: Repository = REPOSITORY) -> dict[str, Any]:
    """Return the only run, from a log that is valid."""
    text = render_sarif(assessments, repository)
    assert text.isascii()
    log = json.loads(text)
    validator().validate(log)
    [run] = log["runs"]
    found: dict[str, Any] = run
    return found


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_there_is_a_result_a_problem(path: Path) -> None:
    assessment = assess(path)
    told = document(assessment)
    run = run_of(assessment)
    assert [(each["ruleId"], each["level"], region(each)) for each in run["results"]] == [
        (each["code"], LEVELS[each["severity"]], (each["place"]["line"], each["place"]["column"]))
        for each in told["problems"]
    ]
    [plan] = run["properties"]["plans"]
    assert (plan["summary"], plan["passed"], plan["path"]) == (
        told["summary"],
        told["gate"]["passed"],
        told["plan"]["path"],
    )


def region(result: dict[str, Any]) -> tuple[int | None, int | None]:
    found = result["locations"][0]["physicalLocation"].get("region", {})
    return found.get("startLine"), found.get("startColumn")


def test_rules_have_their_manual_and_results_point_to_them() -> None:
    run = run_of(*map(assess, PLANS))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.CODE for rule in RULES]
    for told, rule in zip(rules, RULES, strict=True):
        assert (told["name"], told["defaultConfiguration"]["level"]) == (rule.NAME, LEVELS[rule.SEVERITY])
        assert told["shortDescription"]["text"] == (rule.__doc__ or "").splitlines()[0]
        assert told["fullDescription"]["text"].startswith(told["shortDescription"]["text"])
        assert "Bad:" not in told["fullDescription"]["text"]
        assert "\n- **Good:** " in told["help"]["markdown"]
        assert "Source: " in told["help"]["text"]
    assert {rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"]} == {True}


def test_all_plans_are_in_one_run_which_github_asks_for() -> None:
    assessments = [assess(path) for path in PLANS]
    run = run_of(*assessments)
    assert len(run["results"]) == sum(len(each.problems) for each in assessments)
    assert [each["location"]["uri"] for each in run["artifacts"]] == [each.plan.path for each in assessments]
    assert run["automationDetails"] == {"id": "planchk/ciw-wrexham-2020/"}
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_cell_is_a_logical_location_and_has_no_region() -> None:
    results = run_of(assess(PLANS[-1]))["results"]
    places = [each["locations"][0] for each in results if "logicalLocations" in each["locations"][0]]
    assert places
    assert all("region" not in place["physicalLocation"] for place in places)
    assert places[0]["logicalLocations"][0]["fullyQualifiedName"].startswith("sheet Action plan, cell A")


def test_uris_are_relative_to_the_root_and_escaped() -> None:
    assessment = assess_text("actions: [Hold meetings]", "plans/a b%.yaml")
    place = run_of(assessment)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "plans/a%20b%25.yaml", "uriBaseId": "%SRCROOT%"}
    outside = run_of(assessment, repository=Repository("/repo", "/else"))["results"][0]
    assert outside["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "file:///else/plans/a%20b%25.yaml"
    }


def test_a_waiver_suppresses_and_a_known_problem_is_unchanged() -> None:
    assessment = assess(PLANS[1])
    plain = run_of(assessment)["results"]
    assert not any("suppressions" in each or "baselineState" in each for each in plain)
    waived, known, *rest = run_of(with_waived_and_known(assessment))["results"]
    [suppression] = waived["suppressions"]
    assert suppression["kind"] == "external"
    assert suppression["justification"] == "The board <decided> & agreed (until 2021-06-30, A. Owner)"
    assert suppression["location"]["physicalLocation"]["artifactLocation"]["uri"] == "waivers.yaml"
    assert known["baselineState"] == "unchanged"
    assert {each["baselineState"] for each in (waived, *rest)} == {"new"}
    assert not any("suppressions" in each for each in (known, *rest))
    beside = WAIVER._replace(place=WAIVER.place._replace(path=assessment.plan.path))
    own = assessment._replace(problems=tuple(each._replace(waiver=beside) for each in assessment.problems))
    assert run_of(own)["results"][0]["suppressions"][0]["kind"] == "inSource"


def test_fingerprints_are_told_apart_and_leave_lines_to_githubs_own() -> None:
    results = run_of(assess(PLANS[1]))["results"]
    own = [each["partialFingerprints"]["planchk/v1"] for each in results]
    assert len(set(own)) == len(own)
    for each in results:
        has_line = "region" in each["locations"][0]["physicalLocation"]
        assert ("primaryLocationLineHash" in each["partialFingerprints"]) != has_line


def test_a_result_names_its_action_and_finding() -> None:
    abouts = [each["properties"] for each in run_of(assess(PLANS[1]))["results"]]
    assert {"action": "2", "finding": "CS-PR-2"} in abouts
    assert {"finding": "CS-PR-1"} in abouts
    assert {"action": "4"} in abouts


def test_texts_of_a_plan_stay_texts() -> None:
    text = render_sarif([hostile()])
    assert commands(text) == []
    run = run_of(hostile())
    for message in (each["message"]["text"] for each in run["results"]):
        assert "](" not in message.replace("\\](", "")
        assert "{" not in message.replace("{{", "")
        assert not {"\x1b", "\x07", "\u202e", "\n"} & set(message)
    assert any(HOSTILE_TEXTS[2] in each["message"]["text"] for each in run["results"])


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert render_sarif([assess(PLANS[0])]) == render_sarif([assess(PLANS[0])])
    assert run_of()["results"] == []
