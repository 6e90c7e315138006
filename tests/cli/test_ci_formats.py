"""The formats that CI reads, as a job meets them: files, folders and variables in, output and exit code out."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from assessed import HOSTILE_TEXTS
from command import Planchk
from workflow import commands

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = ("--today", "2021-03-01")
FORMATS = ("github", "sarif", "junit", "gitlab")


@pytest.fixture(autouse=True)
def _no_job(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what the job that runs these tests may have set."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Return a folder of a good plan, one with gaps, and one that can't be read."""
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ("good-plan.yaml", "problem-plan.yaml"):
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    (folder / "unreadable.yaml").write_text("actions: [")
    return folder


def told(text: str, form: str) -> tuple[int, int]:
    """Return how many problems and how many errors an output tells. JUnit has only errors."""
    if form == "github":
        found = [each.name for each in commands(text)]
        return len(found), found.count("error")
    if form == "sarif":
        levels = [each["level"] for each in json.loads(text)["runs"][0]["results"]]
        return len(levels), levels.count("error")
    if form == "gitlab":
        severities = [each["severity"] for each in json.loads(text)]
        return len(severities), severities.count("major")
    root = etree.fromstring(text.encode())
    return int(root.get("failures", "-1")), int(root.get("failures", "-1"))


@pytest.mark.parametrize("form", FORMATS)
def test_several_plans_are_told_beside_one_that_can_not_be_read(planchk: Planchk, plans: Path, form: str) -> None:
    run = planchk("check", "plans", *TODAY, "-f", form)
    assert run.code == 2
    assert "unreadable.yaml" in run.err
    documents = json.loads(planchk("check", "plans", *TODAY, "-f", "json").out)
    problems = [each for document in documents for each in document["problems"]]
    errors = [each for each in problems if each["severity"] == "error"]
    assert told(run.out, form) == ((len(errors) if form == "junit" else len(problems)), len(errors))
    assert errors
    (plans / "unreadable.yaml").unlink()
    again = planchk("check", "plans", *TODAY, "-f", form)
    assert (again.code, again.out, again.err) == (1, run.out, "")


@pytest.mark.parametrize("form", FORMATS)
def test_a_plan_that_passes_has_no_problem_and_code_0(planchk: Planchk, plans: Path, form: str) -> None:
    run = planchk("check", "plans/good-plan.yaml", *TODAY, "-f", form)
    assert (run.code, told(run.out, form), run.err) == (0, (0, 0), "")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_paths_are_from_the_root_that_the_job_names(
    planchk: Planchk, plans: Path, tmp_path: Path, form: str, variable: str
) -> None:
    run = planchk("check", str(plans / "problem-plan.yaml"), *TODAY, "-f", form, **{variable: str(tmp_path.parent)})
    path = f"{tmp_path.name}/plans/problem-plan.yaml"
    where = {"github": "file={},", "sarif": '"uri": "{}"', "junit": 'testsuite name="{}"', "gitlab": '"path": "{}"'}
    assert where[form].format(path) in run.out
    assert where[form].format(plans / "problem-plan.yaml") not in run.out


def test_a_root_behind_a_link_is_found(planchk: Planchk, plans: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    try:
        os.symlink(tmp_path, link)
    except OSError:
        pytest.skip("no links here")
    run = planchk("check", "plans/problem-plan.yaml", *TODAY, "-f", "github", GITHUB_WORKSPACE=str(link))
    assert {each.properties["file"] for each in commands(run.out)} == {"plans/problem-plan.yaml"}


def test_the_github_log_ends_with_what_it_comes_to(planchk: Planchk, plans: Path) -> None:
    run = planchk("check", "plans/problem-plan.yaml", *TODAY, "-f", "github")
    short = planchk("check", "plans/problem-plan.yaml", *TODAY, "-q")
    assert run.out.endswith(short.out)
    full = planchk("check", "plans/problem-plan.yaml", *TODAY, "-f", "github", "-v")
    assert full.out.endswith(planchk("check", "plans/problem-plan.yaml", *TODAY, "-v").out)


def test_the_summary_is_appended_for_github_alone(planchk: Planchk, plans: Path, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    page.write_text("before\n")
    for form in ("text", "json", "sarif", "junit", "gitlab"):
        planchk("check", "plans/problem-plan.yaml", *TODAY, "-f", form, GITHUB_STEP_SUMMARY=str(page))
    assert page.read_text() == "before\n"
    for _ in range(2):
        planchk("check", "plans/problem-plan.yaml", *TODAY, "-f", "github", GITHUB_STEP_SUMMARY=str(page))
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n## ❌ Failed: plans/problem-plan.yaml\n")
    assert text.count("## ❌ Failed") == 2


def test_a_full_summary_gets_nothing_more(planchk: Planchk, plans: Path, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    for size in (1024 * 1024, 1024 * 1024 - 3_000):
        page.write_bytes(b"x" * size)
        run = planchk("check", "plans/problem-plan.yaml", *TODAY, "-f", "github", GITHUB_STEP_SUMMARY=str(page))
        assert (run.code, run.err) == (1, "")
        assert size <= page.stat().st_size <= 1024 * 1024
    assert "The rest is left out" in page.read_text(encoding="utf-8")


def test_a_summary_that_can_not_be_written_is_told_and_the_verdict_stands(
    planchk: Planchk, plans: Path, tmp_path: Path
) -> None:
    for plan, code in (("good-plan", 0), ("problem-plan", 1)):
        run = planchk("check", f"plans/{plan}.yaml", *TODAY, "-f", "github", GITHUB_STEP_SUMMARY=str(tmp_path))
        assert run.code == code
        assert "the job's summary can't be written" in " ".join(run.err.split())


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "gitlab"])
def test_no_text_of_a_plan_is_obeyed_in_a_log(planchk: Planchk, tmp_path: Path, form: str) -> None:
    action: dict[str, Any] = dict.fromkeys(("id", "action", "owner", "due", "status"), "")
    actions = [{**dict.fromkeys(action, text), "addresses": [text]} for text in HOSTILE_TEXTS]
    plan = {"title": "##[error]a\n::error::b", "council": "::error::c", "actions": actions}
    (tmp_path / "p.json").write_text(json.dumps(plan))
    for more in ([], ["-v"]):
        run = planchk("check", "p.json", *TODAY, "-f", form, *more, COLUMNS="40")
        assert run.code == 1
        assert commands(run.out + run.err) == []
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(run.out + run.err)
    (tmp_path / "##[error]x.json").write_text('{"actions": [{"##[error]y": 1, "::error::z": 2}]}')
    assert commands(planchk("check", "##[error]x.json", "-f", form).err) == []
