"""What holds for every rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builders import read_case
from planchk.assessment import SEVERITIES
from planchk.rules import RULES, run_rules
from planchk.rules.rule import Rule

CODES = [rule.CODE for rule in RULES]


def test_codes_are_unique_and_in_order() -> None:
    assert sorted(set(CODES)) == CODES
    assert len({rule.NAME for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_a_rule_has_a_manual(rule: Rule) -> None:
    manual = rule.__doc__ or ""
    assert manual.split("\n", 1)[0].endswith(".")
    for part in ("\nBad:  ", "\nGood: ", "\nSource: "):
        assert part in manual
    assert rule.SEVERITY in SEVERITIES
    assert re.fullmatch(r"PC\d{3}", rule.CODE)


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_a_rule_has_a_file_and_tests_of_its_name(rule: Rule) -> None:
    module = rule.NAME.replace("-", "_")
    assert rule.__name__ == f"planchk.rules.{module}"  # type: ignore[attr-defined]
    assert (Path(__file__).parent / f"test_{module}.py").is_file()


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_a_plan_without_actions_raises_nothing(rule: Rule) -> None:
    assert {hit.place.line for hit in rule.check(read_case("").subject)} <= {0}


def test_problems_stand_in_the_order_of_the_plan_with_the_rules_severity() -> None:
    case = read_case("- action: Explore options.\n  due: 2021-02-30\n- id: 1\n- id: 1\n  addresses: CS-VC-S1")
    problems = run_rules(case.subject)
    assert [(each.place, each.code) for each in problems] == sorted((each.place, each.code) for each in problems)
    severities = {(each.code, each.severity) for each in problems}
    assert {("PC104", "warning"), ("PC111", "error"), ("PC203", "info"), ("PC301", "error")} <= severities


@pytest.mark.parametrize(
    "value", ["x" * 100_000, "Head of A and " * 8000, "1/" * 50_000, "((" * 50_000, "\x00\x1b[31m"]
)
def test_hostile_values_are_reported_in_short_and_raise_nothing(value: str) -> None:
    fields = ("action", "measures", "result", "detail", "owner", "due", "status", "addresses")
    source = "\n".join(f"{'- ' if field == 'action' else '  '}{field}: {value}" for field in fields)
    for problem in run_rules(read_case(source).subject):
        assert len(problem.message) < 500
