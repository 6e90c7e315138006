"""JUnit XML: valid against Jenkins' schema, read back with a library, with the numbers of the JSON."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite
from lxml import etree

from assessed import HOSTILE_TEXTS, PLANS, ROOT, WAIVER, assess, assess_text, hostile, renamed, with_waived_and_known
from planchk.assessment import Assessment
from planchk.render.as_json import document
from planchk.render.as_junit import render_junit
from planchk.render.repository import Repository
from workflow import commands

COVERAGE = ("PC301", "PC302", "PC303")


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(ROOT / "tests" / "data" / "schemas" / "junit-10.xsd"))


def suites_of(*assessments: Assessment) -> list[Any]:
    """Return the suites, whose counts add up, from a text that is valid."""
    text = render_junit(assessments)
    assert text.isascii()
    schema().assertValid(etree.fromstring(text.encode()))
    root = JUnitXml.fromstring(text.encode())
    suites = list(root)
    counts = (root.tests, root.failures, root.errors, sum(suite.skipped for suite in suites))
    told = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in suites]
    root.update_statistics()  # counts the tests
    assert counts == (root.tests, root.failures, root.errors, root.skipped)
    assert told == [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in root]
    keys = [(test.classname, test.name) for suite in suites for test in suite]
    assert len(set(keys)) == len(keys)
    return suites


def outcome(test: TestCase) -> str:
    results = test.result
    return type(results[0]).__name__ if results else "passed"


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_there_is_a_test_a_finding_and_one_an_error(path: Path) -> None:
    told = document(assess(path))
    findings, problems = suites_of(assess(path))
    assert [(test.name.split()[0], outcome(test)) for test in findings] == [
        (each["id"], expected(each)) for each in told["findings"]
    ]
    errors = [p for p in told["problems"] if p["severity"] == "error" and p["code"] not in COVERAGE]
    assert [test.name.split()[0] for test in problems] == [each["code"] for each in errors]
    assert problems.failures == len(errors)
    values = {each.name: each.value for each in findings.properties()}
    assert {name: int(values[name]) for name in told["summary"]} == told["summary"]
    assert (findings.failures + problems.failures == 0) == told["gate"]["passed"] == (values["gate"] == "passed")


def expected(finding: dict[str, Any]) -> str:
    if finding["status"] == "covered":
        return "passed"
    return "Failure" if finding["kind"] == "recommendation" else "Skipped"


def find(suite: TestSuite, beginning: str) -> Any:
    [found] = [test for test in suite if test.name.startswith(beginning)]
    return found


def test_a_failure_says_what_is_missing_and_what_is_there() -> None:
    findings, _ = suites_of(assess(ROOT / "examples" / "thin-plan.yaml"))
    test = find(findings, "CS-PR-2 ")
    assert test.classname == "examples/thin-plan.yaml.children.prevention"
    [failure] = test.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("partial", "partial: legal, no-delay not answered")
    assert "missing legal: no action answers this: Legal planning meetings" in failure.text
    assert (
        "covered assessments: 1 \"Complete all children's assessments within the statutory 42 working days, checked "
        'each week." examples/thin-plan.yaml:7:13' in failure.text
    )


def test_a_direction_noted_that_is_open_is_skipped_and_told() -> None:
    findings, _ = suites_of(assess(ROOT / "examples" / "problem-plan.yaml"))
    test = find(findings, "CS-PR-3 ")
    [skipped] = test.result
    assert (type(skipped), skipped.message) == (Skipped, "the gate lets it pass; gap: short-breaks not answered")
    assert "possible short-breaks: 1 may answer it; a person decides" in test.system_out


def test_a_policy_that_lets_gaps_pass_skips_them() -> None:
    mild = assess(ROOT / "examples" / "thin-plan.yaml", ("error",))
    findings, problems = suites_of(mild)
    assert (findings.failures, problems.failures) == (0, 0)
    assert findings.skipped == mild.summary.partial + mild.summary.gap


def test_what_is_waived_or_known_is_skipped_with_the_reason() -> None:
    assessment = assess(ROOT / "examples" / "thin-plan.yaml")
    first, second, *rest = assessment.coverage.findings
    findings = (first._replace(waiver=WAIVER), second._replace(known=True), *rest)
    changed = assessment._replace(coverage=assessment.coverage._replace(findings=findings))
    suite, _ = suites_of(changed)
    waived, known, *_ = suite
    assert waived.result[0].message == "waived until 2021-06-30 by A. Owner: The board <decided> & agreed"
    assert known.result[0].message.startswith("known from the baseline; gap: ")
    before, _ = suites_of(assessment)
    assert suite.failures == before.failures - sum(outcome(test) == "Failure" for test in list(before)[:2])

    errors = assess_text("actions: [{id: a, action: Do it}, {id: a, action: Do so}, {id: a, action: Do}]")
    only = errors._replace(problems=tuple(each for each in errors.problems if each.code == "PC111"))
    _, problems = suites_of(with_waived_and_known(only))
    assert [outcome(test) for test in problems] == ["Skipped", "Skipped"]
    assert [test.name for test in problems] == ["PC111 duplicate-id a", "PC111 duplicate-id a (2)"]


def test_plans_that_are_alike_are_told_apart() -> None:
    one = assess(ROOT / "examples" / "problem-plan.yaml")
    suites = suites_of(one, renamed(one, "other.yaml"))
    assert [suite.name for suite in suites] == [
        "examples/problem-plan.yaml",
        "examples/problem-plan.yaml: problems",
        "other.yaml",
        "other.yaml: problems",
    ]


def test_paths_are_from_the_root() -> None:
    text = render_junit([assess(ROOT / "examples" / "thin-plan.yaml")], Repository("/repo", "/repo/sub"))
    assert '<testsuite name="sub/examples/thin-plan.yaml"' in text
    assert " sub/examples/thin-plan.yaml:7:13" in text


def test_texts_of_a_plan_arrive_as_texts_and_are_obeyed_by_nobody() -> None:
    assessment = hostile()
    text = render_junit([assessment])
    assert commands(text) == []
    findings, problems = suites_of(assessment)
    properties = {each.name: each.value for each in findings.properties()}
    assert properties["council"] == HOSTILE_TEXTS[0]
    assert r"\x1b[31m \x07 \x9b1m \u202e" in properties["title"]
    assert problems.tests


def test_a_quote_arrives_as_it_stands_in_the_plan() -> None:
    words = "Hold every legal planning meeting within ten working days ]]> <script>alert(1)</script> &amp"
    findings, _ = suites_of(assess_text(f'actions: [{{id: x, action: "{words}; and more"}}]'))
    assert f'covered legal: x "{words}" plan.yaml:1:27' in find(findings, "CS-PR-2 ").result[0].text


def test_letters_of_every_language_arrive() -> None:
    findings, _ = suites_of(assess_text("title: Ynys Môn – 改善計画\nactions: [Hold meetings]"))
    assert {each.name: each.value for each in findings.properties()}["title"] == "Ynys Môn – 改善計画"


def test_the_same_plan_gives_the_same_bytes_and_no_plan_is_no_suite() -> None:
    assert render_junit([assess(PLANS[0])]) == render_junit([assess(PLANS[0])])
    assert suites_of() == []
