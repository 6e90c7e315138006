"""What stands above a sentence: headings, appendices, names of recommendations, numbered paragraphs."""

from __future__ import annotations

import pytest

from planchk.drafting.draft import draft_catalogue
from planchk.drafting.load import report_of_text

OPENING = "Inspection report\n\nIntroduction\n\nWe visited the council in May.\n\n"
AFTER = "\n\nOur findings\n\nThe team has eleven social workers and meets each week.\n"
ITEMS = ("Greater consistency in the recording of supervision", "Improve the quality of chronologies")


def requirements(text: str) -> list[str]:
    draft = draft_catalogue(report_of_text(text))
    return [" ".join(f.quote.split()) for f in draft.findings if f.kind == "recommendation"]


@pytest.mark.parametrize(
    "heading",
    [
        "Improvement priorities",
        "What could be improved",
        "Where improvement is required",
        "Required improvements",
        "Next steps for improvement",
        "Even better if",
        "Development points",
        "Things to improve",
        "Requirements",
        "Inspectors identified the following priorities:",
        "How the service can improve",
    ],
)
@pytest.mark.parametrize("mark", ["- ", "○ ", "● ", ""])
def test_lists_below_the_headings_that_inspectorates_use(heading: str, mark: str) -> None:
    listed = "\n".join(mark + item for item in ITEMS)
    assert requirements(f"{OPENING}{heading}\n\n{listed}{AFTER}") == list(ITEMS)


def test_paragraphs_without_a_verb_of_their_own_are_items_of_a_list() -> None:
    items = [
        "Placement sufficiency, so that brothers and sisters can live together when it is right for them.",
        "The quality of plans for children in need.",
        "The timeliness with which long-term arrangements are agreed by the panel.",
    ]
    assert requirements(OPENING + "What needs to improve?\n\n" + "\n\n".join(items) + AFTER) == items


def test_a_numbered_list_below_a_numbered_heading() -> None:
    listed = f"1. {ITEMS[0]}.\n2. {ITEMS[1]}."
    text = f"2. Findings\n\nStaff are kind.\n\n3. Recommendations\n\n{listed}\n\n4. Method\n\nWe read 12 files.\n"
    assert requirements(text) == [f"{item}." for item in ITEMS]


def test_a_numbered_name_is_not_the_recommendation_below_it() -> None:
    text = OPENING + "Recommendations\n\nR1 Understanding costs\nThe Council should cost its strategy.\n"
    draft = draft_catalogue(report_of_text(text + "\nR2 Improve attendance\n" + AFTER))
    assert [(f.id, f.quote) for f in draft.findings] == [
        ("R1", "The Council should cost its strategy."),
        ("R2", "Improve attendance"),
    ]


def test_a_heading_that_states_what_was_found_gives_no_role() -> None:
    heading = "The Council has taken action to address pressures, but has no strategy"
    assert requirements(f"{OPENING}{heading}\n\n4  Services prepare plans.\n\n5  Few look ahead.{AFTER}") == []


def test_paragraphs_numbered_through_the_report_are_no_items() -> None:
    assert requirements(f"{OPENING}Areas for improvement\n\n14. Services prepare plans each year.{AFTER}") == []


def test_an_appendix_asks_for_nothing_whatever_its_headings() -> None:
    text = (
        "Appendix 1\n\nVision\n\nThe vision should be set for ten years.\n\nPeople\n\nThe Council should know demand.\n"
    )
    assert requirements(OPENING + text) == []
    assert requirements(OPENING + text.replace("Appendix 1", "Our view")) != []


def test_a_report_in_the_past_tense_asks_in_the_past_tense() -> None:
    sentence = "Commissioning plans needed to set out how this gap would be met."
    assert requirements(f"{OPENING}Areas for development\n\n{sentence}{AFTER}") == [sentence]
    assert requirements(f"{OPENING}Background\n\n{sentence}{AFTER}") == []


def test_beside_a_list_of_improvements_a_duty_of_nobody_inspected_counts_less() -> None:
    body = "\n\nFindings\n\nThe service has two homes. Its bid has to be submitted.\n"
    listed = "Recommendations\n\nR1 Improve attendance\n\nR2 Raise standards\n\nR3 Reduce exclusions"
    assert requirements(OPENING + listed + body) == ["Improve attendance", "Raise standards", "Reduce exclusions"]
    assert requirements(OPENING + body) == ["Its bid has to be submitted."]


def test_a_paragraph_that_explains_the_law_asks_for_nothing() -> None:
    law = "The Mental Capacity Act 2005 provides a framework for decisions. "
    rule = "Decisions made for people must be in their best interests."
    assert requirements(f"{OPENING}Consent\n\n{law}{rule}{AFTER}") == []
    assert requirements(f"{OPENING}Consent\n\nThe home was clean. {rule}{AFTER}") == [rule]
