"""What a council says to a recommendation."""

from __future__ import annotations

import pytest

from planchk.values.responses import asks, parse_answer


@pytest.mark.parametrize(
    ("text", "answer", "rest"),
    [
        ("Accepted", "agreed", ""),
        ("AGREED.", "agreed", ""),
        ("Not  \n accepted -", "not agreed", ""),
        ("Agree", "agreed", ""),
        ("Fully accepted", "agreed", ""),
        ("Accepted in full", "agreed", ""),
        ("The Council accepts: work is under way.", "agreed", "work is under way."),
        ("Recommendation accepted", "agreed", ""),
        ("This recommendation is accepted.", "agreed", ""),
        ("Agreed - this will be provided", "agreed", "this will be provided"),
        ("Agreed\nWe will open a club", "agreed", "We will open a club"),
        ("Agreed; the guide is out", "agreed", "the guide is out"),
        ("Accepted (from May)", "agreed", "from May"),
        ("Partially accepted", "partly agreed", ""),
        ("Partly agreed – only for new cases", "partly agreed", "only for new cases"),
        ("Accepted in part", "partly agreed", ""),
        ("Accept in principle", "partly agreed", ""),
        ("In part", "partly agreed", ""),
        ("Not accepted", "not agreed", ""),
        ("Not agreed: it would cost £2m", "not agreed", "it would cost £2m"),
        ("Rejected", "not agreed", ""),
        ("Reject", "not agreed", ""),
        ("We do not agree. The law says otherwise.", "not agreed", "The law says otherwise."),
        ("We don’t accept", "not agreed", ""),
        ("Disagree", "not agreed", ""),
        ("No action required", "no action", ""),
        ("No further action", "no action", ""),
        ("No action – already in place", "no action", "already in place"),
        ("Derbyn", "agreed", ""),
        ("Derbyn yn llawn", "agreed", ""),
        ("Derbyn yn rhannol", "partly agreed", ""),
        ("Derbyn mewn egwyddor", "partly agreed", ""),
        ("Gwrthod: dim cyllid", "not agreed", "dim cyllid"),
        ("Ddim yn cytuno", "not agreed", ""),
        ("Dim gweithredu", "no action", ""),
    ],
)
def test_words_that_stand_for_an_answer(text: str, answer: str, rest: str) -> None:
    assert parse_answer(text) == (answer, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Noted",
        "Agreed protocol with the health board by June",
        "Agree a protocol with the health board",
        "Accepted practice is being reviewed",
        "Agreed by Cabinet in March",
        "No action plan is in place",
        "Partial closure of the unit",
        "Not agreed yet with partners",
        "We will open a Saturday club",
        "Yes",
        "No",
        "TBC",
        "In progress",
        "Complete",
        "Derbyniwyd cwynion gan deuluoedd",
        "-",
    ],
)
def test_everything_else_is_no_answer(text: str) -> None:
    assert parse_answer(text) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Yes", "agreed"),
        ("N", "not agreed"),
        ("In part", "partly agreed"),
        ("✓", "agreed"),
        ("No – cost", "not agreed"),
    ],
)
def test_a_heading_that_asks_is_answered_by_yes_and_no(text: str, answer: str) -> None:
    found = parse_answer(text, asked=True)
    assert found
    assert found.answer == answer


@pytest.mark.parametrize("heading", ["Agreed?", "Accepted (Y/N)", "Accept / Reject", "Yes/No", "Derbyn?"])
def test_headings_that_ask(heading: str) -> None:
    assert asks(heading)
    assert not asks("Council response")


def test_a_long_text_is_read_in_no_time() -> None:
    assert parse_answer("the council " * 20_000 + "accepted") is None
    assert parse_answer("Accepted. " + "x " * 50_000) is not None
