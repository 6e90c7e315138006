"""A record keeps what a survey needs of a plan, and goes through JSON unchanged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from planchk.assess import check
from planchk.errors import Fault
from planchk.place import Place
from planchk.readers import load_plan
from planchk.survey.record import Trouble, from_json, record_of, to_json, trouble_of
from surveys import record, unread

ROOT = Path(__file__).parents[2]


def test_it_says_of_a_plan_what_its_assessment_says() -> None:
    assessment = check(load_plan(str(ROOT / "examples" / "thin-plan.yaml")), today=date(2021, 3, 1))
    made = record_of(assessment, "print")
    summary = assessment.summary
    assert (made.state, made.council, made.actions, made.passed) == (
        "read",
        "Dyffryn Arian County Council",
        len(assessment.plan.actions),
        False,
    )
    assert [made.having(each) for each in ("covered", "partial", "gap", "waived")] == [*summary[1:5]]
    assert made.elements_covered == summary.elements_covered
    assert list(made.standing) == [finding.id for finding in assessment.catalogue.to_cover]
    assert made.problems["PC301"] == summary.gap
    assert made.errors == assessment.count("error") > 0


def test_what_is_waived_or_known_counts_as_no_problem() -> None:
    assessment = check(load_plan(str(ROOT / "examples" / "thin-plan.yaml")), today=date(2021, 3, 1))
    known = tuple(problem._replace(known=True) for problem in assessment.problems)
    made = record_of(assessment._replace(problems=known), "print")
    assert (made.problems, made.errors, made.warnings) == ({}, 0, 0)


def test_it_comes_back_from_json_for_any_path() -> None:
    for made in (record("a.yaml", "covered", "gap", problems={"PC101": 2}), unread("b.yaml")):
        text = to_json(made)
        assert "\n" not in text
        assert text.isascii()
        assert "a.yaml" not in text
        assert from_json("c.yaml", text) == made._replace(path="c.yaml")


def test_texts_of_a_plan_are_on_one_line_and_bounded() -> None:
    assessment = check(load_plan(str(ROOT / "examples" / "thin-plan.yaml")), today=date(2021, 3, 1))
    plan = assessment.plan._replace(council="A\x1b[31m\nB\ud800", title="t" * 5_000)
    made = record_of(assessment._replace(plan=plan), "print")
    assert made.council == "A\\x1b[31m B\\ud800"
    assert len(made.title) == 200


def test_trouble_names_the_place_without_the_path() -> None:
    assert trouble_of(Fault("not YAML.", Place("p.yaml", 3, 7), "Quote it.")) == Trouble(
        "not YAML.", "line 3, column 7", "Quote it."
    )
    assert trouble_of(Fault("no table.", Place("p.xlsx", within="sheet Plan"))).place == "sheet Plan"
    assert trouble_of(Fault("gone.", Place("p.xlsx"))).place == ""
