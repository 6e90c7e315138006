"""``planchk explain PLAN ACTION``."""

from __future__ import annotations

from pathlib import Path

from command import Planchk

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
