"""Quotes are proved against the report; what asks for something and is in no finding is told."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from planchk.catalogue import Catalogue, Element, Finding, Heading, Source
from planchk.catalogues import load_catalogue
from planchk.catalogues.verify import Verification, verify
from planchk.drafting.draft import looks_like_requirement
from planchk.drafting.load import read_report

REPORT = Path(__file__).parents[2] / "data" / "report.txt"
TEXT = (
    "We found “good” work.\nThe council must  improve – soon.\nIt must also listen. The council must  improve – soon.\n"
)


def catalogue(quote: str, span: tuple[int, int], **source: object) -> Catalogue:
    finding = Finding("F1", "recommendation", "must", "a", "b", quote, span, quote, (Element("x", quote),))
    given = Source("P", "T", "L", "A")._replace(**source)
    return Catalogue("c", "1", "T", given, (Heading("a", "A"),), (Heading("b", "B"),), (finding,))


def verified(quote: str, span: tuple[int, int], **source: object) -> Verification:
    return verify(catalogue(quote, span, **source), TEXT, [])


def test_the_shipped_catalogue_is_clean() -> None:
    report = read_report(str(REPORT))
    verification = verify(load_catalogue(), report.text, looks_like_requirement(report))
    assert verification.is_clean
    assert len(verification.quotes) == 22


def test_differences_of_typing_are_let_pass() -> None:
    (quote,) = verified('We found "good" work.', (0, 21)).quotes
    assert quote.standing == "there"
    assert verified("The council must improve - soon.", (22, 55)).is_clean


@pytest.mark.parametrize(
    "quote", ["The council must improve soon.", "the council must improve – soon.", "Must listen."]
)
def test_other_words_are_not(quote: str) -> None:
    (found,) = verified(quote, (22, 55)).wrong
    assert found.standing == "nowhere"


def test_the_nearest_words_are_shown() -> None:
    (found,) = verified("The council must improve very soon.", (0, 33)).wrong
    assert (found.standing, found.span) == ("nowhere", (22, 55))


def test_a_sentence_that_a_wrong_quote_is_most_like_counts_as_claimed() -> None:
    one = catalogue("The council must improve very soon.", (22, 55))
    assert verify(one, TEXT, [(22, 55)]).unclaimed == ()


@pytest.mark.parametrize(("given", "right"), [((0, 33), (22, 55)), ((70, 103), (77, 110)), ((900, 933), (77, 110))])
def test_a_wrong_span_is_told_with_the_nearest_right_one(given: tuple[int, int], right: tuple[int, int]) -> None:
    (found,) = verified("The council must  improve – soon.", given).wrong
    assert (found.standing, found.span) == ("elsewhere", right)
    assert found.span is not None
    assert TEXT[slice(*found.span)] == "The council must  improve – soon."


def test_another_text_is_told_by_length_and_hash() -> None:
    quote, span = "It must also listen.", (56, 76)
    assert verified(quote, span, length=len(TEXT), sha256=sha256(TEXT.encode()).hexdigest().upper()).is_clean
    assert verified(quote, span, length=5).length == len(TEXT)
    other = verified(quote, span, sha256="00")
    assert other.sha256 == sha256(TEXT.encode()).hexdigest()
    assert not other.is_clean


def test_what_asks_for_something_and_is_in_no_finding_is_told() -> None:
    one = catalogue("It must also listen.", (0, 20))  # the span is wrong; the quote claims its sentence all the same
    assert verify(one, TEXT, [(22, 55), (56, 76)]).unclaimed == ((22, 55),)


def test_two_findings_of_one_sentence_claim_it() -> None:
    text = "The board must invite GPs and should check reports."
    half = catalogue("should check reports.", (30, 51))
    assert verify(half, text, [(0, len(text))]).unclaimed == ()
