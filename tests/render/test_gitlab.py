"""GitLab's code quality report: each field as GitLab's documentation asks for it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from assessed import PLANS, assess, assess_text, hostile, renamed, with_waived_and_known
from planchk.assessment import Assessment
from planchk.render.as_gitlab import render_gitlab
from planchk.render.as_json import document
from workflow import commands

# docs.gitlab.com, "Code Quality", "Code Quality report format".
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def issues_of(*assessments: Assessment) -> list[dict[str, Any]]:
    text = render_gitlab(assessments)
    assert text.isascii()
    found: list[dict[str, Any]] = json.loads(text)
    jsonschema.validate(found, SCHEMA)
    prints = [each["fingerprint"] for each in found]
    assert len(set(prints)) == len(prints)
    return found


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_there_is_an_issue_a_problem(path: Path) -> None:
    assessment = assess(path)
    told = document(assessment)["problems"]
    found = issues_of(assessment)
    assert Counter((each["check_name"], each["severity"], each["location"]["lines"]["begin"]) for each in found) == (
        Counter(
            (f"{each['code']} {each['name']}", SEVERITIES[each["severity"]], each["place"]["line"] or 1)
            for each in told
        )
    )
    assert {each["location"]["path"] for each in found} <= {assessment.plan.path}


def test_two_plans_that_are_alike_have_fingerprints_of_their_own() -> None:
    one = assess(PLANS[1])
    assert len(issues_of(one, renamed(one, "other.yaml"))) == 2 * len(one.problems)


def test_a_renumbered_action_keeps_its_fingerprint() -> None:
    first, second = (
        {each["check_name"]: each["fingerprint"] for each in issues_of(assess_text(f"actions: [{text}]"))}
        for text in ("{id: a, action: Explore options}", "{id: '7', action: Explore options}")
    )
    assert first == second


def test_what_is_waived_or_known_is_left_out() -> None:
    assessment = assess(PLANS[1])
    assert len(issues_of(with_waived_and_known(assessment))) == len(assessment.problems) - 2


def test_texts_of_a_plan_are_obeyed_by_nobody() -> None:
    assert commands(render_gitlab([hostile()])) == []
    for issue in issues_of(hostile()):
        assert not {"\x1b", "\x07", "\u202e", "\n"} & set(issue["description"])


def test_no_plan_is_an_empty_list() -> None:
    assert issues_of() == []
