"""The same plan in every kind of file and layout gives the same actions and the same coverage."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from papers.layouts import GROUPED, LAYOUTS, comparable, with_sections
from papers.office import SOFFICE, convert
from papers.writers import WRITERS, write_docx, write_xlsx
from planchk import check, load_catalogue
from planchk.match.choice import reader_for
from planchk.plan import Plan
from planchk.readers import load_plan

DATA = Path(__file__).parents[1] / "data"
BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
PLANS = sorted(BENCHMARKS.glob("devset/plans/*.yaml"))
TRACKERS = sorted(BENCHMARKS.glob("trackers/plans/*.yaml"))


def as_laid_out(path: Path, layout: str) -> Plan:
    plan = load_plan(str(path))
    return with_sections(plan) if layout in GROUPED else plan


def assert_same(read: Plan, plan: Plan) -> None:
    assert comparable(read) == comparable(plan), read.path
    assert (read.title, read.council) == (plan.title, plan.council)
    assert read.date is not None
    assert plan.date is not None
    assert read.date.value == plan.date.value
    assert not read.unread


def coverage(plan: Plan) -> list[tuple[str, str, list[str]]]:
    catalogue = load_catalogue()
    assessment = check(plan, catalogue, reader=reader_for(catalogue, "quick"), today=date(2021, 3, 1))
    return [
        (each.finding.id, element.status, [link.action.id for link in element.counting])
        for each in assessment.coverage.findings
        for element in each.elements
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("suffix", WRITERS)
def test_every_plan_reads_the_same_in_every_layout(suffix: str, layout: str, tmp_path: Path) -> None:
    assert len(PLANS) == 10
    for path in PLANS:
        plan = as_laid_out(path, layout)
        file = tmp_path / f"{path.stem}.{suffix}"
        WRITERS[suffix](LAYOUTS[layout](plan), file)
        assert_same(load_plan(str(file)), plan)


@pytest.mark.parametrize("layout", ["other_order", "merged_cells"])
@pytest.mark.parametrize("suffix", WRITERS)
def test_plans_in_the_words_of_trackers_read_the_same(suffix: str, layout: str, tmp_path: Path) -> None:
    assert len(TRACKERS) == 14
    for path in TRACKERS:
        plan = as_laid_out(path, layout)
        file = tmp_path / f"{path.stem}.{suffix}"
        WRITERS[suffix](LAYOUTS[layout](plan), file)
        assert_same(load_plan(str(file)), plan)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_coverage_is_the_same_in_every_kind_of_file(path: Path, tmp_path: Path) -> None:
    expected = coverage(load_plan(str(path)))
    for suffix, write in WRITERS.items():
        file = tmp_path / f"plan.{suffix}"
        write(LAYOUTS["other_order"](load_plan(str(path))), file)
        assert coverage(load_plan(str(file))) == expected, suffix


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx", "plan.odt", "plan.ods", "plan.pdf"])
def test_files_of_an_office_program_read_the_same(name: str) -> None:
    plan = load_plan(str(next(path for path in PLANS if path.stem.startswith("09"))))
    read = load_plan(str(DATA / name))
    assert_same(read, plan._replace(actions=plan.actions[:5]))
    assert read.actions[0].place.within in {"table 1, row 3", "sheet Action plan, cell A7", "page 1, row 3"}


def test_a_table_over_several_pages_is_one() -> None:
    plan = with_sections(load_plan(str(next(path for path in PLANS if path.stem.startswith("08")))))
    read = load_plan(str(DATA / "pages.pdf"))
    assert_same(read, plan)
    assert {action.place.within.partition(",")[0] for action in read.actions} == {"page 1", "page 2", "page 3"}
    assert "goes on from the page before" in " ".join(note.message for note in read.assumed)


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_libreoffice_makes_of_a_plan_reads_the_same(layout: str, tmp_path: Path) -> None:
    # Each layout with every second plan, in turns: a conversion takes half a second.
    plans = {path.stem: as_laid_out(path, layout) for path in PLANS[list(LAYOUTS).index(layout) % 2 :: 2]}
    texts, sheets = [], []
    for stem, plan in plans.items():
        texts.append(tmp_path / f"{stem}.docx")
        write_docx(LAYOUTS[layout](plan), texts[-1])
        sheets.append(tmp_path / f"{stem}.xlsx")
        write_xlsx(LAYOUTS[layout](plan), sheets[-1])
    again = tmp_path / "again"
    made = [*convert(texts, "odt", tmp_path), *convert(texts, "pdf", tmp_path), *convert(texts, "html", tmp_path)]
    made += convert(sheets, "ods", tmp_path)
    made += convert([path for path in made if path.suffix == ".odt"], "docx", again)
    made += convert([path for path in made if path.suffix == ".ods"], "xlsx", again)
    if layout != "table_each":  # a sheet for each part, of which CSV holds the first
        made += convert(sheets, "csv", again)
    for path in made:
        assert_same(load_plan(str(path)), plans[path.stem])
