"""What only sheets hold: dates, formats, fills, hidden sheets, comments, several tables on a sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from planchk.plan import Plan
from planchk.readers import load_plan


@pytest.fixture
def book() -> Any:
    return Workbook()


def read(book: Any, tmp_path: Path) -> Plan:
    path = tmp_path / "p.xlsx"
    book.save(path)
    return load_plan(str(path))


def test_values_read_as_they_are_shown(book: Any, tmp_path: Path) -> None:
    sheet = book.active
    sheet.append(["Ref", "Action", "By when", "Measures", "Lead"])
    rows = [(1.1, date(2021, 6, 30), 0.9), (1.1, date(2021, 6, 1), 12), (3, date(2021, 6, 1), 0.875)]
    for number, due, measure in rows:
        sheet.append([number, f"Do {number}", due, measure, "Ann"])
    for cell, shown in (("A3", "0.00"), ("C3", "mmm-yy"), ("C4", "yyyy"), ("D2", "0%"), ("D4", "0.0%")):
        sheet[cell].number_format = shown
    plan = read(book, tmp_path)
    assert [action.id for action in plan.actions] == ["1.1", "1.10", "3"]
    assert [action.due and action.due.value for action in plan.actions] == ["2021-06-30", "June 2021", "2021"]
    assert [action.texts("measures")[0].value for action in plan.actions] == ["90%", "12", "87.5%"]
    assert plan.actions[0].due is not None
    assert plan.actions[0].due.place.within == "sheet Sheet, cell C2"


def test_fills_are_statuses_whatever_names_the_colour(book: Any, tmp_path: Path) -> None:
    sheet = book.active
    sheet.append(["Action", "Lead", "RAG"])
    for colour in (Color(rgb="FFFF0000"), Color(indexed=13), Color(theme=9), Color(rgb="FFC6EFCE"), Color(theme=0)):
        sheet.append([f"Do {colour.type} {colour.value}", "Ann", None])
        sheet.cell(sheet.max_row, 3).fill = PatternFill("solid", fgColor=colour)
    statuses = [action.status and action.status.value for action in read(book, tmp_path).actions]
    assert statuses == ["Red", "Amber", "Amber", "Green", None]  # theme 9 of this library's own theme is orange


def test_every_sheet_is_read_and_hidden_ones_are_said(book: Any, tmp_path: Path) -> None:
    book.active.title = "Children"
    for name in ("Children", "Adults", "Old", "Lists"):
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        for row in (["Red"], ["Amber"]) if name == "Lists" else (["No", "Action", "Lead"], ["1", f"Do {name}", "Ann"]):
            sheet.append(row)
    book["Old"].sheet_state = "hidden"
    book["Adults"]["A1"].comment = Comment("Is this all?", "Ann")
    plan = read(book, tmp_path)
    assert [(action.id, action.title, action.sections) for action in plan.actions] == [
        ("1", "Do Children", ("Children",)),
        ("2-1", "Do Adults", ("Adults",)),
    ]
    assert [note.message for note in plan.unread] == [
        "the hidden sheet Old holds 6 cells",
        "1 comment",
        "sheet Lists has no column of actions; it opens with: Red | Amber",
    ]


def test_several_tables_on_a_sheet_and_rows_above_them(book: Any, tmp_path: Path) -> None:
    sheet = book.active
    for row in (["Aber council recovery plan"], ["Updated 3 March 2021"], [], ["Action", "Lead"], ["Do a", "Ann"], []):
        sheet.append(row)
    for row in (["Recommendation 2: voice"], ["Lead", "Action"], ["Bob", "Do b"]):
        sheet.append(row)
    plan = read(book, tmp_path)
    assert plan.title == "Aber council recovery plan"
    assert plan.date is not None
    assert (plan.date.value, plan.date.place.within) == ("3 March 2021", "sheet Sheet, cell A2")
    assert [(action.title, action.owner and action.owner.value, action.sections) for action in plan.actions] == [
        ("Do a", "Ann", ()),
        ("Do b", "Bob", ("Recommendation 2: voice",)),
    ]
