"""``planchk convert``: any plan as YAML that reads back the same, and never over what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import Planchk
from papers.layouts import comparable
from planchk.readers import load_plan, parse_plan
from planchk.render.plan_as_yaml import render_plan

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
PLANS = sorted(ROOT.glob("benchmarks/*/plans/*.yaml"))
TABLE = "No,What will change,Person,Board view\n1,Do a,Ann,x\n2,Do b,Bob,y\n"


@pytest.mark.parametrize("path", [*PLANS, *DATA.glob("plan.*")], ids=lambda path: f"{path.stem}{path.suffix}")
def test_what_is_written_reads_back_the_same(path: Path) -> None:
    plan = load_plan(str(path))
    again = parse_plan(render_plan(plan))
    assert comparable(again) == comparable(plan)
    assert [action.id for action in again.actions] == [action.id for action in plan.actions]
    assert (again.council, again.title) == (plan.council, plan.title)


def test_texts_that_yaml_would_misread_come_back(tmp_path: Path) -> None:
    texts = [
        "null",
        "2021-06-30",
        "yes",
        "# no comment",
        "a: b",
        "- x",
        "'\"",
        "x\ny",
        "\u2028",
        "tab\tx",
        "é 字 🗸",
        "1.10",
    ]
    rows = "".join(f"<tr><td>{at}<td>{text}<td>{text}" for at, text in enumerate(texts))
    path = tmp_path / "p.html"
    path.write_text(f"<html><table><tr><th>No<th>Action<th>Lead{rows}</table>", encoding="utf-8")
    plan = load_plan(str(path))
    assert comparable(parse_plan(render_plan(plan))) == comparable(plan)


def test_sections_keep_the_order_of_the_file() -> None:
    sections = [(), ("A",), ("A", "B"), ("A",), (), ("A", "B", "C"), ("D", "B")]
    plan = parse_plan("actions: [a, b, c, d, e, f, g]")
    given = zip(plan.actions, sections, strict=True)
    plan = plan._replace(actions=tuple(action._replace(sections=each) for action, each in given))
    assert comparable(parse_plan(render_plan(plan))) == comparable(plan)


def test_what_was_assumed_and_left_is_in_the_comments(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(TABLE, encoding="utf-8")
    options = ("--columns", "What will change=action", "--columns", "Person=lead officer")
    run = planchk("convert", "p.csv", "-o", "p.yaml", *options)
    assert (run.code, run.out) == (0, "")
    assert "2 actions, 0 assumptions, 2 texts not read as part of an action." in run.err
    text = (tmp_path / "p.yaml").read_text(encoding="utf-8")
    assert "# - line 2: the table: the column 'Board view' holds 2 texts" in text
    assert "  # line 2\n  - id: '1'\n    action: Do a\n    owner: Ann\n" in text
    assert planchk("check", "p.yaml").code == 1
    assert planchk("check", "p.csv", *options).code == 1


def test_headings_that_name_findings_become_references(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("CIW recommendation,Action,Lead\nCS-PR-2: delay,Do a,Ann\n", encoding="utf-8")
    run = planchk("convert", "p.csv")
    assert run.code == 0
    assert "addresses:\n        - CS-PR-2" in run.out
    assert "1 action under headings that name a finding" in run.err


def test_nothing_is_written_over(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Action,Lead,When\nDo a,Ann,June\n", encoding="utf-8")
    (tmp_path / "p.yaml").write_text("mine", encoding="utf-8")
    run = planchk("convert", "p.csv", "-o", "p.yaml")
    assert (run.code, "this file exists" in run.err) == (2, True)
    assert (tmp_path / "p.yaml").read_text(encoding="utf-8") == "mine"
    assert planchk("convert", "p.csv", "-o", "p.yaml", "--force").code == 0
    for target in ("p.csv", "./p.csv"):
        run = planchk("convert", "p.csv", "-o", target, "--force")
        assert (run.code, "never written over" in run.err) == (2, True)
    assert planchk("convert", "p.csv", "-o", ".", "--force").code == 2
    assert planchk("convert", "p.csv", "-o", "missing/p.yaml").code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p.csv", "p.yaml"]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["convert", "missing.docx"], 2, "no such file"),
        (["convert", "p.csv"], 3, "--columns 'What will change=action'"),
        (["convert", "p.csv", "--columns", "What will change"], 2, "Write 'What will change=action'"),
        (["check", "p.csv", "--columns", "What will change=actoin"], 2, "Did you mean 'action'?"),
    ],
)
def test_bad_usage_is_told(planchk: Planchk, tmp_path: Path, words: list[str], code: int, message: str) -> None:
    (tmp_path / "p.csv").write_text(TABLE, encoding="utf-8")
    run = planchk(*words)
    assert (run.code, run.out) == (code, "")
    assert message in " ".join(run.err.split())


def test_a_folder_of_office_files_is_checked(planchk: Planchk, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    for path in DATA.glob("plan.*"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "~$plan.docx").write_bytes(b"lock")
    (folder / "README.md").write_text("# No plan", encoding="utf-8")
    run = planchk("check", "plans", "-q")
    assert (run.code, run.err) == (1, "")
    assert sum("5 actions" in line for line in run.out.splitlines()) in (0, 5)
