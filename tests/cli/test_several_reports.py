"""Several reports at once, as a user asks for them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import Planchk
from samples import CATALOGUE

GOOD = Path(__file__).parents[2] / "examples" / "good-plan.yaml"
TODAY = ("--today", "2021-03-01")
SHIPPED = "ciw-wrexham-2020"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(GOOD.read_bytes())
    (tmp_path / "mine.yaml").write_text(CATALOGUE, encoding="utf-8")


def test_both_reports_are_checked_and_the_ids_are_in_full(planchk: Planchk) -> None:
    run = planchk("check", "plan.yaml", "-c", "mine.yaml", "-c", SHIPPED, *TODAY, "-f", "json")
    told = json.loads(run.out)
    assert run.code == 1
    assert [part["id"] for part in told["catalogue"]["parts"]] == ["mine-2024", SHIPPED]
    assert told["gate"]["failing"] == ["mine-2024:R1"]
    assert told["summary"]["findings"] == 14
    assert told["reader"] == "ranking+quick"  # each report by what was learnt for it


def test_a_configuration_names_files_and_ids(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "planchk.toml").write_text(f'catalogue = ["mine.yaml", "{SHIPPED}"]\n', encoding="utf-8")
    run = planchk("check", "plan.yaml", *TODAY, "-q", COLUMNS="1000")
    assert run.code == 1
    assert "1 recommendation not covered: mine-2024:R1" in run.out


def test_waivers_and_references_go_by_the_full_id(planchk: Planchk, tmp_path: Path) -> None:
    waiver = "\nwaivers:\n- {finding: 'mine-2024:R1', reason: Later, owner: The board, expires: 2021-12-31}\n"
    (tmp_path / "plan.yaml").write_text(GOOD.read_text(encoding="utf-8") + waiver, encoding="utf-8")
    run = planchk("check", "plan.yaml", "-c", "mine.yaml", "-c", SHIPPED, *TODAY, "-q", COLUMNS="1000")
    assert run.code == 0, run.out
    assert "13 of 14 findings covered, 1 waived" in run.out.splitlines()[-1]


def test_a_report_given_twice_is_refused(planchk: Planchk) -> None:
    run = planchk("check", "plan.yaml", "-c", "mine.yaml", "-c", "mine.yaml", *TODAY)
    assert run.code == 2
    assert "two catalogues have the id 'mine-2024'" in run.err


def test_a_repeat_is_shown(planchk: Planchk, tmp_path: Path) -> None:
    words = "Social workers must see every child within five days."
    asked = CATALOGUE.replace('"Do it."', f'"{words}"').replace("[0, 6]", f"[0, {len(words)}]")
    (tmp_path / "mine.yaml").write_text(asked, encoding="utf-8")
    (tmp_path / "again.yaml").write_text(asked.replace("id: mine-2024", "id: mine-2026"), encoding="utf-8")
    run = planchk("check", "plan.yaml", "-c", "mine.yaml", "-c", "again.yaml", *TODAY, COLUMNS="1000")
    assert "asked for before: mine-2024:R1" in run.out


def test_an_export_of_both_reports_holds_both(planchk: Planchk, tmp_path: Path) -> None:
    run = planchk("export", "plan.yaml", "-o", "t.csv", "-c", "mine.yaml", "-c", SHIPPED, *TODAY)
    assert run.code == 0, run.err
    text = (tmp_path / "t.csv").read_text(encoding="utf-8")
    assert "mine-2024:R1" in text
    assert f"{SHIPPED}:CS-PR-2" in text
