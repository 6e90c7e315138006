"""The workbook, opened with other programs than the one that wrote it."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assessed import TODAY
from handed import TEXTS, hostile_assessment, parts
from pages import assess_everything
from papers.office import SOFFICE, convert
from planchk.assessment import Assessment
from planchk.render import colours, labels
from planchk.render.as_json import document
from planchk.render.as_xlsx import render_xlsx
from planchk.render.escape import on_lines
from planchk.render.table import TABLES, Reference, Term, shown
from planchk.render.tables import make_table

SHEETS = ["Summary", "Findings", "Elements", "Actions", "Problems"]


@pytest.fixture(scope="module")
def everything() -> Assessment:
    return assess_everything()


@pytest.fixture(scope="module")
def book(everything: Assessment) -> Any:
    return load_workbook(BytesIO(render_xlsx(everything, TODAY)))


def test_the_sheets_hold_the_tables(everything: Assessment, book: Any) -> None:
    assert book.sheetnames == SHEETS
    for name in TABLES:
        table, sheet = make_table(everything, name), book[name.title()]
        head, *rows = sheet.iter_rows(values_only=True)
        assert list(head) == [column.heading for column in table.columns]
        assert len(rows) == len(table.rows)
        for row, given in zip(rows, table.rows, strict=True):
            for cell, value in zip(row, given.values, strict=True):
                if isinstance(value, date):
                    assert cell == datetime(value.year, value.month, value.day)
                elif isinstance(value, (int, float)):
                    assert cell == pytest.approx(value)
                else:
                    assert (cell or "") == on_lines(shown(value))


def test_the_counts_are_those_of_the_json(everything: Assessment, book: Any) -> None:
    summary = document(everything)["summary"]
    rows = [row for row in book["Summary"].iter_rows(values_only=True) if row[0] == "All"]
    keys = ("findings", "covered", "partial", "gap", "waived", "elements", "elements_covered")
    assert [row[1:8] for row in rows] == [tuple(summary[key] for key in keys)] * 2
    assert {row[8] for row in rows} == {everything.summary.percent / 100}
    services = [
        row
        for row in book["Summary"].iter_rows(values_only=True)
        if row[0] in ("Children's services", "Adult services")
    ]
    assert [sum(row[at] for row in services) for at in range(1, 8)] == list(rows[0][1:8])


def test_links_lead_to_the_row_that_they_name(everything: Assessment, book: Any) -> None:
    followed = 0
    for name in TABLES:
        table, sheet = make_table(everything, name), book[name.title()]
        for number, row in enumerate(table.rows, 2):
            for at, value in enumerate(row.values, 1):
                link = sheet.cell(number, at).hyperlink
                assert bool(link) == (isinstance(value, Reference) and bool(value.shown))
                if link:
                    target, _, cell = link.location.replace("'", "").partition("!")
                    assert book[target][cell].value == value.shown  # type: ignore[union-attr]
                    followed += 1
    assert followed > 13 + 21
    assert [cell.hyperlink.location for row in book["Summary"] for cell in row if cell.hyperlink] == [
        f"'{name}'!A1" for name in SHEETS[1:]
    ]


def test_a_status_has_its_colour_and_its_word(everything: Assessment, book: Any) -> None:
    table, sheet = make_table(everything, "findings"), book["Findings"]
    for number, row in enumerate(table.rows, 2):
        status, cell = row.values[1], sheet.cell(number, 2)
        assert isinstance(status, Term)
        assert cell.value == labels.STANDINGS[status.value]  # type: ignore[index]
        assert cell.fill.fgColor.rgb == "FF" + colours.STATUSES[status.value].ground
    assert {"Covered", "Partial", "Not covered", "Waived"} == {cell.value for cell in sheet["B"][1:]}


def test_sheets_are_set_up_for_reading_and_for_paper(everything: Assessment, book: Any) -> None:
    for name in TABLES:
        table, sheet = make_table(everything, name), book[name.title()]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
        assert "&P" in sheet.oddFooter.right.text or "Page" in sheet.oddFooter.right.text
        mains = sum(column.main for column in table.columns)
        assert sheet.print_area == f"'{sheet.title}'!$A$1:${chr(64 + mains)}${len(table.rows) + 1}"
        assert all(sheet.cell(1, at).alignment.wrap_text for at in range(1, len(table.columns) + 1))
    assert book["Findings"].column_dimensions["L"].hidden is False
    assert book["Actions"].column_dimensions["L"].hidden is True  # no action of this plan has a second section


def test_hostile_texts_arrive_as_text() -> None:
    data = render_xlsx(hostile_assessment(), TODAY)
    sheet = load_workbook(BytesIO(data))["Actions"]
    for number, text in enumerate(TEXTS, 2):
        for at in (1, 2, 3, 4, 6):  # id, words, owner, due and status
            cell = sheet.cell(number, at)
            assert (cell.value, cell.data_type, cell.hyperlink) == (on_lines(text), "s", None)
    assert not any(b"<f>" in part or b"TargetMode" in part for part in parts(data).values())


def test_what_is_longer_than_a_cell_is_cut() -> None:
    assessment = assess_everything()
    problem = assessment.problems[0]._replace(message="🗸" * 40_000)
    data = render_xlsx(assessment._replace(problems=(problem,)), TODAY, ["problems"])
    (sheet,) = load_workbook(BytesIO(data)).worksheets
    assert sheet["F2"].value == "🗸" * 16_383 + "…"
    assert sheet.row_dimensions[2].height <= 409


def test_the_bytes_depend_on_nothing_else(everything: Assessment) -> None:
    data = render_xlsx(everything, TODAY)
    assert data == render_xlsx(everything, TODAY)
    assert b"2021-03-01T00:00:00Z" in parts(data)["docProps/core.xml"]


@pytest.mark.slow
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_rows(everything: Assessment, tmp_path: Path) -> None:
    for name in TABLES:
        for kind, assessment in (("everything", everything), ("hostile", hostile_assessment())):
            path = tmp_path / f"{kind}-{name}.xlsx"
            path.write_bytes(render_xlsx(assessment, TODAY, [name]))
    made = convert(sorted(tmp_path.glob("*.xlsx")), "csv", tmp_path)
    for path in made:
        kind, _, name = path.stem.partition("-")
        table = make_table(everything if kind == "everything" else hostile_assessment(), name)  # type: ignore[arg-type]
        _, *rows = csv.reader(path.open(newline="", encoding="utf-8"))
        texts = [
            at for at, column in enumerate(table.columns) if column.key not in ("due_date", "score", "waiver_expires")
        ]
        assert [[row[at] for at in texts] for row in rows] == [
            [on_lines(shown(row.values[at])) for at in texts] for row in table.rows
        ]
