"""``planchk explain``: an action of a plan, a rule, a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import Planchk
from samples import CATALOGUE

PLAN = str(Path(__file__).parents[2] / "examples" / "problem-plan.yaml")


def test_the_deciding_words_and_the_nearest_exemplars_are_shown(planchk: Planchk) -> None:
    run = planchk("explain", str(Path(PLAN).with_name("good-plan.yaml")), "c4")
    assert run.code == 0
    text = " ".join(run.out.split())
    assert text.startswith("C4 ")
    assert "CS-PR-2/assessments" in text
    assert "covers it: Children's assessments are completed on time" in text
    for part in ("decided by", "for", "assessments +", "covers:", "does not:"):
        assert part in text


def test_who_the_words_are_about_and_whether_they_commit_is_told(planchk: Planchk) -> None:
    def verdicts(words: str) -> dict[str, float]:
        run = planchk("explain", "-", "a", stdin=f"- {{id: a, action: {words}}}".encode(), COLUMNS="200")
        (told,) = [each for each in run.out.splitlines() if each.startswith("  words ")]
        return {part.rsplit(" ", 1)[0]: float(part.rsplit(" ", 1)[1]) for part in told.split("    ")[-1].split(", ")}

    firm = verdicts("Social workers will complete every child's assessment within 42 working days.")
    praise = verdicts("Inspectors praised our housing repairs; no further action on council house repairs.")
    assert firm["about children"] > 0.5 > firm["about adults"]
    assert firm["commit to something"] > 0.5 > praise["commit to something"]


def test_every_action_of_an_id_is_explained(planchk: Planchk) -> None:
    run = planchk("explain", PLAN, "3")
    assert run.code == 0
    assert sum(each.startswith("  service ") for each in run.out.splitlines()) == 2


def test_an_unknown_action_is_told_with_the_nearest(planchk: Planchk) -> None:
    run = planchk("explain", str(Path(PLAN).with_name("good-plan.yaml")), "C44")
    assert (run.code, run.out) == (2, "")
    assert "Did you mean 'C4'?" in run.err


def test_a_plan_that_cannot_be_read_is_told(planchk: Planchk) -> None:
    assert planchk("explain", "missing.yaml", "1").code == 2


def test_status_that_covers_nothing_is_said(planchk: Planchk) -> None:
    plan = b"- {id: a, action: Hold meetings, status: cancelled}\n- {id: b, action: Hold them, status: on hold}\n"
    assert "cancelled: covers nothing" in planchk("explain", "-", "a", stdin=plan).out
    assert "on hold without a date: covers nothing" in planchk("explain", "-", "b", stdin=plan).out


@pytest.mark.parametrize("word", ["PC101", "pc101", "no-owner", " No-Owner "])
def test_a_rule_is_explained_by_code_and_by_name(planchk: Planchk, word: str) -> None:
    run = planchk("explain", word)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("PC101 no-owner (warning)\n  An action without an owner.\n")
    assert "Head of Service, Children's Social Care" in run.out


@pytest.mark.parametrize("words", [("--list",), ("rules",)])
def test_all_rules_are_listed(planchk: Planchk, words: tuple[str, ...]) -> None:
    run = planchk("explain", *words)
    assert run.code == 0
    codes = [line.split()[0] for line in run.out.splitlines() if line.startswith("PC")]
    assert codes == sorted(codes)
    assert {"PC101", "PC301"} <= set(codes)


def test_a_finding_and_one_of_its_elements_are_explained(planchk: Planchk) -> None:
    whole, part = planchk("explain", "cs-pr-2"), planchk("explain", "CS-PR-2/legal")
    assert (whole.code, part.code) == (0, 0)
    for text in (whole.out, part.out):
        assert "Assessments and legal planning meetings must become timely" in text
        assert "CS-PR-2/legal" in text
    assert "CS-PR-2/no-delay" in whole.out
    assert "CS-PR-2/no-delay" not in part.out


@pytest.mark.parametrize(
    ("word", "nearest"),
    [("PC-101", "PC101"), ("noowner", "no-owner"), ("CS-PR2", "CS-PR-2"), ("CS-PR-2/legl", "CS-PR-2/legal")],
)
def test_what_is_unknown_is_told_with_the_nearest(planchk: Planchk, word: str, nearest: str) -> None:
    run = planchk("explain", word)
    assert (run.code, run.out) == (2, "")
    assert f"Did you mean '{nearest}'?" in " ".join(run.err.split())


def test_what_is_like_nothing_is_told_where_to_look(planchk: Planchk) -> None:
    run = planchk("explain", "xyzzy")
    assert run.code == 2
    assert "planchk explain --list" in " ".join(run.err.split())


def test_a_plan_alone_asks_for_the_action(planchk: Planchk) -> None:
    run = planchk("explain", PLAN, COLUMNS="300")
    assert run.code == 2
    assert f"planchk explain {PLAN} ID" in run.err


def test_without_a_word_help_is_shown(planchk: Planchk) -> None:
    run = planchk("explain")
    assert run.code == 2
    assert "explain [OPTIONS] [WHAT] [ACTION]" in run.out


def test_findings_of_ones_own_catalogue_are_explained(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(CATALOGUE)
    run = planchk("explain", "r1", "--catalogue", "own.yaml")
    assert run.code == 0
    assert run.out.startswith("R1  Recommendation (must) | Adults | Voice\n")
    assert planchk("explain", "CS-PR-2", "--catalogue", "own.yaml").code == 2


def test_a_catalogue_without_a_model_has_no_words_to_weigh(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(CATALOGUE)
    run = planchk("explain", PLAN, "1", "--catalogue", "own.yaml", "--reader", "auto")
    assert (run.code, run.out) == (2, "")
    assert "no model was learnt for mine-2024" in run.err


def test_a_finding_is_explained_by_its_full_id_and_out_of_several_reports(planchk: Planchk, tmp_path: Path) -> None:
    assert planchk("explain", "ciw-wrexham-2020:CS-PR-2").out == planchk("explain", "CS-PR-2").out
    (tmp_path / "own.yaml").write_text(CATALOGUE)
    run = planchk("explain", "CS-PR-2", "-c", "own.yaml", "-c", "ciw-wrexham-2020")
    assert run.out.startswith("ciw-wrexham-2020:CS-PR-2  Recommendation (must)")
