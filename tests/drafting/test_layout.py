"""Text -> headings, items and paragraphs; paragraphs -> sentences."""

from __future__ import annotations

import pytest

from planchk.drafting.load import report_of_text
from planchk.drafting.marks import mark_of
from planchk.drafting.sentences import run_in_heading, sentences


def shapes(text: str) -> list[tuple[str, str]]:
    report = report_of_text(text)
    return [(block.shape, report.words(block)) for block in report.blocks]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


def test_wrapped_lines_are_joined_and_headings_are_not() -> None:
    text = (
        "Main findings\n"
        "Leaders know their services well, and they have an accurate view of what\n"
        "has to change before the next inspection takes place in the coming spring\n"
        "and of the people who will do it.\n\n"
        "- the timeliness of visits, in particular those to children who are placed\n"
        "  out of the county\n"
        "- supervision\n"
    )
    assert shapes(text) == [
        ("heading", "Main findings"),
        (
            "paragraph",
            "Leaders know their services well, and they have an accurate view of what has to change before the next"
            " inspection takes place in the coming spring and of the people who will do it.",
        ),
        ("item", "the timeliness of visits, in particular those to children who are placed out of the county"),
        ("item", "supervision"),
    ]


def test_lines_that_are_paragraphs_are_not_joined() -> None:
    long = "Leaders have improved the service and " * 5 + "they know it"
    assert shapes(f"Prevention\n{long}.\n{long}\nNext steps\nWe will return.\n") == [
        ("heading", "Prevention"),
        ("paragraph", f"{long}."),
        ("paragraph", long),
        ("heading", "Next steps"),
        ("paragraph", "We will return."),
    ]


def test_markdown_in_a_text_file_is_no_part_of_the_words() -> None:
    text = (
        "# Inspection\n\n**Areas for improvement**\n\n* Plans\n\n======\n\n"
        "| No. | Recommendation |\n|---|---|\n| R1 | Train staff |\n"
    )
    report = report_of_text(text)
    assert shapes(text)[:3] == [("heading", "Inspection"), ("heading", "Areas for improvement"), ("item", "Plans")]
    assert (report.blocks[-1].mark, report.words(report.blocks[-1])) == ("R1", "Train staff")


def test_a_sentence_over_a_page_break_is_one() -> None:
    text = (
        "The council has worked hard to bring the number of agency staff\ndown, and it has succeeded in most "
        "of the\n\nteams that we visited in the county during our week with them there.\n"
    )
    assert len(shapes(text)) == 1


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("• Ensure x", "• "),
        ("- ensure x", "- "),
        ("o The quality of x", "o "),
        ("1. Ensure", "1. "),
        ("(a) Ensure", "(a) "),
        ("2.3 Ensure", "2.3 "),
        ("1   Since 2014", "1   "),
        ("R1 Raise standards", "R1 "),
        ("R12: Raise standards", "R12: "),
        ("Recommendation 3: Review", "Recommendation 3: "),
        ("P2  Clarify", "P2  "),
        ("14 vacancies", ""),
        ("Ruth visits", ""),
        ("on time", ""),
        ("-5 degrees", ""),
    ],
)
def test_marks_of_items(line: str, mark: str) -> None:
    assert mark_of(line) == mark


def test_a_bare_number_marks_an_item_only_beside_its_neighbours() -> None:
    items = "Recommendations\n1 Review the policy\n2 Publish the plan\n3 Train the staff\n"
    assert [shape for shape, _ in shapes(items)] == ["heading", "item", "item", "item"]
    assert shapes("Staffing was poor.\n\n14 Nurses had left.\n")[1] == ("paragraph", "14 Nurses had left.")


def test_a_label_in_a_line_of_its_own_marks_the_next() -> None:
    report = report_of_text("Recommendations\n\nR1\nRaise standards in writing\n\nR2\nImprove attendance\n")
    assert [(block.mark, report.words(block)) for block in report.blocks[1:]] == [
        ("R1", "Raise standards in writing"),
        ("R2", "Improve attendance"),
    ]


def test_numbered_headings_are_told_from_numbered_items() -> None:
    text = "1. Context\n\n1.1 We visited in May.\n\n2. Findings\n\n2.1 Staff are kind.\n"
    assert [shape for shape, _ in shapes(text)] == ["heading", "item", "heading", "item"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Staff, e.g. Dr. Jones, know s. 47 well. They act.", ["Staff, e.g. Dr. Jones, know s. 47 well.", "They act."]),
        ("Costs fell to £1.5 million. Good.", ["Costs fell to £1.5 million.", "Good."]),
        ("Is it safe? Yes! It is.", ["Is it safe?", "Yes!", "It is."]),
        ("Keep checks. (Regulation 12(2)(a)) Act.", ["Keep checks. (Regulation 12(2)(a))", "Act."]),
        ("She said “It is fine. I am happy.” We agree.", ["She said “It is fine. I am happy.”", "We agree."]),
        ("No stop at the end", ["No stop at the end"]),
        ("", []),
    ],
)
def test_sentences_end_where_they_end(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_a_heading_in_the_line_is_told_from_a_sentence_with_a_colon() -> None:
    text = "Prevention: We found a lot."
    assert run_in_heading(text, 0, len(text)) == (10, 12)
    for other in ("The local authority must: Act now.", "It is a success: most calls are answered.", "Low: 54%"):
        assert run_in_heading(other, 0, len(other)) is None
