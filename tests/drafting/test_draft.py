"""A report -> findings: the shipped report, ids, headings, elements, and every word verbatim."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planchk.catalogues import load_catalogue
from planchk.catalogues.load import read_catalogue
from planchk.drafting.draft import Draft, draft_catalogue, looks_like_requirement
from planchk.drafting.elements import propose_elements, split_requirements
from planchk.drafting.load import read_report, report_of_text
from planchk.render.catalogue_as_yaml import render_draft

DATA = Path(__file__).parents[2] / "data"


def drafted(text: str) -> Draft:
    return draft_catalogue(report_of_text(text))


def test_the_shipped_catalogues_findings_are_drafted_with_their_kind_duty_and_service() -> None:
    draft = draft_catalogue(read_report(str(DATA / "report.txt")))
    found = {finding.start: finding for finding in draft.findings}
    expected = load_catalogue().findings
    assert len(found) == len(expected)
    for finding in expected:
        mine = found[finding.span[0]]
        assert (mine.quote, mine.kind, mine.duty, mine.service) == (
            finding.quote,
            finding.kind,
            finding.duty,
            finding.service,
        )


def test_principles_are_the_reports_headings() -> None:
    draft = draft_catalogue(read_report(str(DATA / "report.txt")))
    assert [title for _, title in draft.principles] == [
        "People – voice and control",
        "Prevention",
        "Well-being",
        "Partnerships, integration and co-production",
    ]
    assert draft.title.startswith("Report of Children’s Services Risk Based Inspection")


def test_the_reports_own_numbers_are_the_ids_where_it_has_them() -> None:
    draft = drafted(
        "Recommendations\n\nR1 Raise standards in writing\n\nR2 Improve attendance of all\n\nProposals\n\nP1 "
        "Clarify roles\n"
    )
    assert [finding.id for finding in draft.findings] == ["R1", "R2", "P1"]


def test_ids_are_unique_though_numbers_start_anew() -> None:
    draft = drafted(
        "Recommendations\n\nR1 Raise standards\n\nR2 Train staff\n\nFurther recommendations\n\nR1 Share "
        "data\n\nR2 Report it\n"
    )
    ids = [finding.id for finding in draft.findings]
    assert len(set(ids)) == len(ids) == 4


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "The board must invite GPs in good time and should monitor whether reports are received.",
            ["The board must invite GPs in good time", "should monitor whether reports are received."],
        ),
        (
            "Minutes should be sent within five days; plans must be updated after each meeting.",
            ["Minutes should be sent within five days", "plans must be updated after each meeting."],
        ),
        ("The council must ensure that staff know what they must do and when they should do it.", None),
        ("Assessments must become timely and not delay decisions.", None),
        ("It has to be put right now, and I should like to hear of it soon.", None),
        ("Leaders should ensure that children who need to move and must wait are told.", None),
    ],
)
def test_a_sentence_with_two_requirements_is_split(sentence: str, parts: list[str] | None) -> None:
    spans = split_requirements(sentence, 0, len(sentence))
    assert [sentence[start:end] for start, end in spans] == (parts or [sentence])


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Assessments must become timely and not delay decisions or court action.",
            ["Assessments must become timely", "not delay decisions or court action"],
        ),
        (
            "The council must improve the timeliness and consistency of responses.",
            ["The council must improve the timeliness", "consistency of responses"],
        ),
        (
            "Views must be central to assessments and inform care and support planning",
            ["Views must be central to assessments", "inform care and support planning"],
        ),
        (
            "Staff must know each child, including the child's history.",
            ["Staff must know each child", "the child's history"],
        ),
        ("The backlog has grown, and the council must clear it by May.", ["the council must clear it by May"]),
        ("Keep daily records of checks. (Regulation 12(2)(a))", ["Keep daily records of checks"]),
    ],
)
def test_clauses_are_proposed_as_elements(sentence: str, parts: list[str]) -> None:
    found = propose_elements(sentence, 0, len(sentence))
    assert [part.text for part in found] == parts
    assert len({part.id for part in found}) == len(found)


def test_bullets_have_their_own_spans_and_keep_the_lead_in_as_context() -> None:
    text = "The council must:\n• tell families; and\n• keep good records.\n\nThanks.\n"
    draft = drafted(text)
    assert [text[f.start : f.end] for f in draft.findings] == ["tell families", "keep good records."]
    assert {f.lead_in for f in draft.findings} == {"The council must:"}
    assert {f.duty for f in draft.findings} == {"must"}


def test_what_speaks_for_a_requirement_and_is_left_out_is_listed() -> None:
    draft = drafted("Findings\n\nLeaders must act on complaints.\n\nCarers need to ring the centre.\n")
    assert [finding.quote for finding in draft.findings] == ["Leaders must act on complaints."]
    assert [close.text for close in draft.close] == ["Carers need to ring the centre."]
    assert "# - [43, 74] " in render_draft(draft)


_WORDS = st.sampled_from(
    "The council|must|should|improve|records|and|plans|needs to|• |- |R1 |\n|\n\n|. |; |: |, |“|”|(|)|Recommendations|"
    "Areas for improvement|Next steps|We found|good|that|who|Children's services|\t|\r\n|é|\u2028|\xa0|\x85|\x07|"
    "🗸|\ufeff".split("|")
)


@given(st.lists(_WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_every_word_of_a_draft_is_verbatim_at_its_span(text: str) -> None:
    report = report_of_text(text)
    if not report.blocks:
        return
    draft = draft_catalogue(report)
    for finding in draft.findings:
        assert finding.quote == report.text[finding.start : finding.end]
        assert finding.quote.strip() == finding.quote != ""
        assert 0 <= finding.confidence <= 1
        for part in finding.elements:
            assert finding.start <= part.start < part.end <= finding.end
            assert part.text == " ".join(report.text[part.start : part.end].split())
    for one, other in pairwise(draft.findings):
        assert one.end <= other.start
    assert len({finding.id for finding in draft.findings}) == len(draft.findings)


@given(text=st.lists(_WORDS, max_size=60).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_what_is_written_loads_with_the_same_quotes(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    report = report_of_text(text)
    draft = draft_catalogue(report) if report.blocks else None
    if draft is None or not draft.to_cover:
        return
    path = tmp_path_factory.mktemp("draft") / "c.yaml"
    path.write_text(render_draft(draft), encoding="utf-8")
    catalogue = read_catalogue(str(path))
    assert [finding.quote for finding in catalogue.findings] == [finding.quote for finding in draft.findings]
    for finding in catalogue.findings:
        assert report.text[slice(*finding.span)] == finding.quote


def test_what_looks_like_a_requirement_in_the_shipped_report_is_in_the_catalogue() -> None:
    report = read_report(str(DATA / "report.txt"))
    starts = {finding.span[0] for finding in load_catalogue().to_cover}
    assert {start for start, _ in looks_like_requirement(report)} == starts
