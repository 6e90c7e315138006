"""The page says which of its texts are in another language than it is, so that screen readers read them rightly."""

from __future__ import annotations

from datetime import date

from lxml import html as parser

from assessed import ROOT
from builders import CATALOGUE as SMALL
from planchk.assess import check
from planchk.language import ENGLISH, Language, language_for
from planchk.match.quick import quick_reader
from planchk.match.ranking import RankingReader
from planchk.readers import load_plan, parse_plan
from planchk.render.as_html import render_html
from planchk.translated import assessment_in

WELSH_PLAN = load_plan(str(ROOT / "tests" / "data" / "welsh" / "cynllun.yaml"))
TODAY = date(2021, 3, 1)


def languages(page: str, xpath: str) -> set[str]:
    """Return the languages that the nodes are marked with; empty for that of the page."""
    return {node.get("lang", "") for node in parser.document_fromstring(page).xpath(xpath)}


def rendered(language: Language) -> str:
    assessment = check(WELSH_PLAN, reader=quick_reader(), today=TODAY)
    return render_html(assessment_in(assessment, language.code), language)


def test_an_english_page_marks_the_words_of_a_welsh_plan() -> None:
    page = rendered(ENGLISH)
    assert languages(page, "/html") == {"en"}
    assert languages(page, "//h1") == {"cy"}
    assert languages(page, "//tr[@data-action]/td[1]/p") == {"cy"}
    assert languages(page, "//*[contains(@class, 'report')]/blockquote") == {""}
    assert languages(page, "//p[@class='message']") == {""}


def test_a_welsh_page_marks_what_is_english() -> None:
    page = rendered(language_for("cy"))
    assert languages(page, "/html") == {"cy"}
    assert languages(page, "//h1") == {""}
    assert languages(page, "//tr[@data-action]/td[1]/p") == {""}
    assert languages(page, "//*[contains(@class, 'report')]/blockquote") == {"en"}
    assert languages(page, "//p[@class='message']") == {"en"}
    assert languages(page, "//article//h4/span[2]") == {""}  # summaries are translated


def test_a_welsh_page_marks_what_the_catalogue_has_in_english_only() -> None:
    plan = parse_plan("actions: [{action: Recruit two social workers for the front door}]", "plan.yaml")
    assessment = check(plan, SMALL, reader=RankingReader(SMALL), today=TODAY)
    page = render_html(assessment_in(assessment, "cy"), language_for("cy"))
    assert languages(page, "//article//h4/span[2]") == {"en"}
    assert languages(page, "//p[@class='asked']/span") == {"en"}
    assert languages(page, "//tr[@data-action]/td[1]/p") == {"en"}
