"""A finding in the terminal: all that the catalogue says of it, or of the one element that is asked for."""

from __future__ import annotations

import pytest

from planchk import load_catalogue
from planchk.catalogue import Finding
from planchk.render.as_finding import render_finding
from planchk.render.lines import paint_plain

CATALOGUE = load_catalogue()


def printed(finding: Finding, element: str = "") -> str:
    return " ".join(paint_plain(render_finding(CATALOGUE, finding, element), 80).split())


@pytest.mark.parametrize("finding", CATALOGUE.findings, ids=lambda finding: finding.id)
def test_all_that_the_catalogue_says_is_printed(finding: Finding) -> None:
    text = printed(finding)
    assert text.startswith(f"{finding.id} ")
    titles = [CATALOGUE.service_title(finding.service), CATALOGUE.principle_title(finding.principle)]
    duty = "" if finding.duty == "noted" else f" ({finding.duty}) |"
    for words in (*titles, duty, finding.summary, f"“{finding.quote}”"):
        assert " ".join(words.split()) in text
    for element in finding.elements:
        assert f"{finding.id}/{element.id} {element.text}" in text
        assert f"To ask the council: {element.question}" in text
        assert all(f"+ {each}" in text for each in element.counts)
        assert all(f"- {each}" in text for each in element.does_not_count)
    assert ("need not answer" in text) is (finding.kind == "strength")


def test_of_one_element_only_its_own_words_are_printed() -> None:
    finding = next(each for each in CATALOGUE.findings if each.id == "CS-PR-2")
    text = printed(finding, "legal")
    assert finding.quote in text
    for element in finding.elements:
        assert (element.question in text) is (element.id == "legal")
        assert (element.counts[0] in text) is (element.id == "legal")


def test_what_a_terminal_would_obey_is_shown() -> None:
    finding = CATALOGUE.findings[0]._replace(quote="a\x1b[31mb")
    assert "a\\x1b[31mb" in printed(finding)
