"""Tables within a text -> cells with the headings of their columns."""

from __future__ import annotations

from planchk.drafting.draft import draft_catalogue
from planchk.drafting.load import report_of_text
from planchk.drafting.tables import cells_of, heads_columns, tables_of


def columns(text: str) -> list[tuple[str, str]]:
    report = report_of_text(text)
    return [(block.column, report.words(block)) for block in report.blocks if block.column]


def requirements(text: str) -> list[str]:
    return [finding.quote for finding in draft_catalogue(report_of_text(text)).findings if finding.duty != "noted"]


def test_two_columns_drawn_with_one_stroke_are_a_table() -> None:
    text = "Strengths | Areas for improvement\nStaff know children well. | Reduce changes of social worker.\n"
    assert columns(text)[2:] == [
        ("Strengths", "Staff know children well."),
        ("Areas for improvement", "Reduce changes of social worker."),
    ]
    assert requirements(text) == ["Reduce changes of social worker."]


def test_wide_gaps_stand_for_strokes_below_a_line_of_headings() -> None:
    text = (
        "Area(s) for Improvement\n\nRegulation   Summary      Status\n"
        "15           Personal plans are not always updated when needs change.     New\n\nEnd\n"
    )
    assert requirements(text) == ["Personal plans are not always updated when needs change."]


def test_the_headings_of_columns_are_not_drafted() -> None:
    text = "Principle | What needs to improve\nPeople | Reduce waiting times for families.\n"
    assert requirements(text) == ["Reduce waiting times for families."]


def test_what_was_asked_before_is_not_asked_again() -> None:
    text = (
        "Findings\n\nWe visited in May.\n\n2021 proposal for improvement | Progress\n"
        "P1 The Council should update its strategy. | Complete\n"
    )
    assert requirements(text) == []


def test_numbered_paragraphs_and_a_lone_stroke_are_no_table() -> None:
    assert tables_of(["1    We looked at the service.", "2    The Council employs 40 people."]) == {}
    assert tables_of(["Archwilio Cymru | Audit Wales", "", "Digital review"]) == {}


def test_a_row_without_known_headings_has_none() -> None:
    assert tables_of(["Turnover | 14%", "Vacancies | 9%"]) == {0: [], 1: []}


def test_a_line_of_headings_alone_is_none_of_the_reports_headings() -> None:
    assert heads_columns("Requirement           Due date")
    assert not heads_columns("Requirement made of the provider")


def test_cells_leave_out_space_and_marks_of_bold() -> None:
    raw = "| **Action** |  by May |"
    assert [raw[start:end] for start, end in cells_of(raw)] == ["Action", "by May"]
