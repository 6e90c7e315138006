"""What a file's reader assumed and left unread is said in every output."""

from __future__ import annotations

from datetime import date

from planchk import check, parse_plan
from planchk.place import Place
from planchk.plan import Note
from planchk.render.as_json import document
from planchk.render.as_text import Detail, render_text
from planchk.render.lines import paint_plain
from scripted import Scripted

NOTES = (
    Note("assumed", "'What next' holds the action", Place("p.docx", within="table 1, row 1")),
    Note("unread", "text outside the tables: 'Foreword'", Place("p.docx", within="paragraph 2"), 3),
)


def text(detail: Detail, notes: tuple[Note, ...] = NOTES) -> str:
    plan = parse_plan("- Hold meetings")._replace(notes=notes)
    return paint_plain(render_text(check(plan, reader=Scripted({}), today=date(2021, 3, 1)), detail), 110)


def test_a_line_counts_what_was_assumed_and_left_unread() -> None:
    assert "READING 1 assumption, 3 texts of the file read as no action's: --verbose lists them" in text("normal")
    assert "READING" not in text("normal", ())


def test_verbose_lists_each_with_its_place() -> None:
    assert "p.docx (paragraph 2) unread text outside the tables: 'Foreword'" in text("full")


def test_json_has_them_all() -> None:
    plan = parse_plan("- Hold meetings")._replace(notes=NOTES)
    notes = document(check(plan, reader=Scripted({})))["plan"]["notes"]
    assert [(note["kind"], note["texts"]) for note in notes] == [("assumed", 1), ("unread", 3)]
    assert notes[0]["place"]["within"] == "table 1, row 1"
