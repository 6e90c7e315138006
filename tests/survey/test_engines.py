"""Engines map plans to outcomes: one process or several, and what becomes of a plan that kills one."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from planchk.catalogues import load_catalogue
from planchk.errors import UsageError
from planchk.survey.engines import Engine, Here, Processes, chunks
from planchk.survey.one import Known, Outcome
from planchk.survey.record import from_json
from planchk.survey.settings import Settings, settings_for

ROOT = Path(__file__).parents[2]
PLANS = list(enumerate(map(str, sorted(ROOT.glob("benchmarks/*/plans/*.yaml"))), 1))
DEADLY = "import os\nos._exit(9)\n"


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_for(load_catalogue(), None, date(2021, 3, 1))


def outcomes(engine: Engine, plans: list[tuple[int, str]], settings: Settings) -> list[Outcome]:
    found = [each for chunk in engine.run(iter(plans), len(plans), settings, Known()) for each in chunk]
    return sorted(found)


def test_several_processes_say_what_one_says(settings: Settings) -> None:
    alone = outcomes(Here(), PLANS, settings)
    assert [outcome.position for outcome in alone] == [position for position, _ in PLANS]
    assert outcomes(Processes(2), PLANS, settings) == alone


def test_a_plan_that_kills_its_process_is_the_only_one_that_fails(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "openpyxl.py").write_text(DEADLY, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))  # processes take over the path of the first one
    for name in [name for name in sys.modules if name.partition(".")[0] == "openpyxl"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "planchk.readers.xlsx", raising=False)
    deadly = str(ROOT / "tests" / "data" / "plan.xlsx")
    plans = [*PLANS[:10], (11, deadly), *((position + 1, path) for position, path in PLANS[10:])]
    found = outcomes(Processes(2), plans, settings)
    records = [from_json(path, outcome.record or "") for outcome, (_, path) in zip(found, plans, strict=True)]
    assert [record.path for record in records if record.state != "read"] == [deadly]
    assert "ended the process" in str(records[10].trouble)


def test_what_is_wrong_with_the_settings_is_told(settings: Settings) -> None:
    for engine in (Here(), Processes(2)):
        with pytest.raises(UsageError, match="learnt from something else") as caught:
            outcomes(engine, PLANS, settings._replace(identity="another"))
        assert caught.value.faults[0].remedy


def test_chunks_grow_smaller_so_that_no_process_waits_for_the_last() -> None:
    plans = [(number, "") for number in range(100_000)]
    sizes = [len(chunk) for chunk in chunks(plans, 100_000, 2)]
    assert (sizes[0], sizes[-16:], sum(sizes)) == (32, [1] * 16, 100_000)
    assert sizes == sorted(sizes, reverse=True)
    assert [len(chunk) for chunk in chunks(plans[:100], 100, 2)][:8] == [6, 5, 5, 5, 4, 4, 4, 4]
    assert [len(chunk) for chunk in chunks(plans[:20], 20, 2)] == [1] * 20
    assert [plan for chunk in chunks(plans[:100], 100, 2) for plan in chunk] == plans[:100]


def test_plans_are_taken_as_they_are_needed(settings: Settings) -> None:
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield PLANS[taken % len(PLANS)]

    run = Processes(2).run(endless(), 10**9, settings, Known())
    next(run)
    run.close()
    assert taken < 1_000
