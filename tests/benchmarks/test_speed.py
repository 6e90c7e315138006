"""The benchmark of speed gives every tool the same work, counts fairly, and runs."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from planchk import check, load_catalogue, load_plan
from planchk.match.quick import quick_reader

ROOT = Path(__file__).parents[2]


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Import a module of benchmarks/, where each finds the others beside it."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return import_module


def test_every_tool_gets_every_item_and_its_requirement(module: Any, tmp_path: Path) -> None:
    inputs = module("speed_inputs")
    asked, answers = inputs.requirements(), inputs.items(30)
    assert {each.id for each in asked} == {finding.id for finding in load_catalogue().to_cover}
    assert len(asked) == 13
    assert len({each.text for each in answers}) == 30

    for name, write in inputs.WRITERS.items():
        (tmp_path / name).mkdir()
        write(tmp_path / name, asked, answers)
    plan = load_plan(str(tmp_path / "plan" / "plan.yaml"))
    assert [action.addresses[0].value for action in plan.actions] == [each.answers for each in answers]
    assert len(list((tmp_path / "doorstop" / "act").glob("ACT*.yml"))) == 30
    for name in ("strictdoc/plan.sdoc", "sphinx-needs/index.rst"):
        text = (tmp_path / name).read_text("utf-8")
        assert all(f"ACT-{number}\n" in text for number in range(1, 31))
        assert all(each.id in text for each in asked)


def test_the_work_is_real(module: Any, tmp_path: Path) -> None:
    inputs = module("speed_inputs")
    inputs.write_plan(tmp_path, inputs.requirements(), inputs.items(60))
    assessment = check(load_plan(str(tmp_path / "plan.yaml")), reader=quick_reader())
    # Labelled with what they answer, most actions are read so; a plan of nonsense would be checked sooner.
    assert len(assessment.coverage.unsupported) < 12
    assert assessment.summary.covered > 6


def test_a_ratio_is_of_runs_in_the_same_round(module: Any) -> None:
    runs = module("speed_runs")

    def taking(*seconds: float) -> Any:
        return runs.Runs(tuple(runs.Run(each, each, 20 * each) for each in seconds))

    # The computer slowed down by half in the last two rounds: that falls on both sides.
    assert taking(2, 4, 4).times(taking(1, 2, 2)) == 2
    assert (taking(3, 1, 2).cpu, taking(3, 1, 2).memory) == (2, 60)


def test_a_run_that_does_not_do_its_work_is_not_timed(module: Any, tmp_path: Path) -> None:
    runs = module("speed_runs")
    failing = runs.Subject("failing", (sys.executable, "-c", "print('no input'); raise SystemExit(3)"), tmp_path)
    with pytest.raises(SystemExit, match="ended with 3:\nno input"):
        runs.run(failing, tmp_path / "printed")
    busy = runs.Subject("busy", (sys.executable, "-c", "sum(range(5_000_000))"), tmp_path)
    took = runs.run(busy, tmp_path / "printed")
    assert took.cpu > 0.02
    assert took.memory > 5


@pytest.mark.slow
def test_it_runs(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    page.write_text("# Cost\n\n<!-- speed: made by benchmarks/speed.py -->\n<!-- speed: end -->\n\nEnd.\n")
    words = ["--only-planchk", "--sizes", "20", "--runs", "2", "--docs", str(tmp_path)]
    script = str(ROOT / "benchmarks" / "speed.py")
    done = subprocess.run(
        [sys.executable, script, *words, "--environments", str(tmp_path / "environments")],
        capture_output=True,
        text=True,
        check=True,
    )
    text = page.read_text("utf-8")
    assert done.stdout.strip() in text
    assert text.startswith("# Cost")
    assert text.endswith("\n\nEnd.\n")
    (row,) = [line for line in text.splitlines() if line.startswith("| a check of 20 actions")]
    times = float(row.split("|")[3])
    assert 2 < times < 40  # of `python -c pass`: a whole process that did its work, on whatever computer
    ElementTree.parse(tmp_path / "speed.svg")
