"""The one-page summary: plain sentences with the JSON's numbers, lists that are cut, and one page indeed."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path
from shutil import which

import pytest
from lxml import html as parser

from assessed import PLANS, TODAY, assess, assess_text
from handed import hostile_assessment
from pages import assess_everything
from papers.office import SOFFICE, convert
from planchk.assessment import Assessment, summarise
from planchk.language import ENGLISH
from planchk.place import Place
from planchk.render.as_docx import render_summary_docx
from planchk.render.escape import on_one_line
from planchk.render.summary import Page, make_summary
from planchk.render.summary_as_html import render_summary_html
from planchk.waiver import Waiver

CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")


def crowded() -> Assessment:
    """Return an assessment with every list there is, each too long for the page."""
    words = "Explore a further way of working together " * 3
    actions = "".join(f"- {{id: a-long-reference-{at}, action: {words}, due: 2020-01-01}}\n" for at in range(300))
    assessment = assess_text(f"council: {'C ' * 200}\ntitle: {'T ' * 200}\nactions:\n{actions}")
    waiver = Waiver("For reasons of cost. " * 20, "The board", date(2021, 5, 1), Place("w.yaml", 1))
    made = []
    for at, each in enumerate(assessment.coverage.findings * 3):
        status = ("gap", "partial", "gap")[at % 3]
        elements = tuple(element._replace(status="possible" if at % 2 else "missing") for element in each.elements)
        made.append(each._replace(status=status, elements=elements, waiver=waiver if at % 3 == 2 else None))
    return assessment._replace(
        coverage=assessment.coverage._replace(findings=tuple(made)), summary=summarise(tuple(made))
    )


def listed(page: Page) -> dict[str, int]:
    """Return how many each list speaks of: those that it names, and those that it leaves out."""
    return {
        listing.heading: len(listing.items) + int((re.findall(r"\d+", listing.more) or ["0"])[0])
        for listing in page.listings
    }


@pytest.mark.parametrize("assessment", [*map(assess, PLANS), assess_everything(), crowded()])
def test_the_numbers_are_those_of_the_assessment(assessment: Assessment) -> None:
    page, summary = make_summary(assessment, TODAY), assessment.summary
    numbers = [int(each) for each in re.findall(r"\d+", page.sentences[0])]
    counts = (summary.covered, summary.partial, summary.gap, summary.waived)
    assert numbers == [summary.findings, *(each for each in counts if each)]
    assert (
        f"{summary.elements} things asked for in all, the plan's words cover {summary.elements_covered} "
        in page.sentences[1]
    )
    lists = listed(page)
    expected = {
        "Not covered": summary.gap,
        "Covered only in part": summary.partial,
        "Late actions": len(assessment.with_problem("PC105")),
        "Actions without an owner": len(assessment.with_problem("PC101")),
        "Set aside for now": summary.waived,
    }
    assert {key: number for key, number in lists.items() if key != "For a person to decide"} == {
        key: number for key, number in expected.items() if number
    }
    possible = sum(len(each.having("possible")) for each in assessment.coverage.findings if each.standing != "waived")
    assert lists.get("For a person to decide", 0) == possible


def test_it_says_which_clause_is_missing_and_what_to_decide() -> None:
    page = make_summary(assess_everything(), TODAY)
    partial = next(listing for listing in page.listings if listing.heading == "Covered only in part")
    assert partial.items[0].lead == "CS-PR-2"
    assert partial.items[0].text.endswith(
        "Still open: Children's assessments are completed on time; "
        "Decisions about children and court action are not delayed."
    )
    asked = next(listing for listing in page.listings if listing.heading == "For a person to decide")
    assert asked.items[0].text.startswith("does action 1 answer this: Choice and availability")
    waived = next(listing for listing in page.listings if listing.heading == "Set aside for now")
    assert waived.items[0].text == "until 30 June 2021, by Cabinet Member: The new court rota begins in May."
    assert page.about[-1] == "Position on 1 March 2021"


def test_a_plan_that_answers_all_has_no_lists_and_a_service_in_scope_is_told() -> None:
    assessment = assess(PLANS[0])
    assert assessment.gate.passed
    assert make_summary(assessment, TODAY).listings == ()
    findings = tuple(each for each in assessment.coverage.findings if each.finding.service == "adults")
    scoped = assessment._replace(coverage=assessment.coverage._replace(findings=findings), summary=summarise(findings))
    assert "Only: Adult services" in make_summary(scoped, TODAY).about


def test_every_list_of_a_crowded_page_has_room() -> None:
    page = make_summary(crowded(), TODAY)
    assert len(page.listings) == 6
    assert all(listing.items and listing.more for listing in page.listings)


def test_html_holds_the_page_and_nothing_else() -> None:
    page = make_summary(hostile_assessment(), TODAY)
    text = render_summary_html(page)
    root = parser.document_fromstring(text)
    assert [words.text_content() for words in root.iter("h1", "h2")] == [
        page.title,
        *(each.heading for each in page.listings),
    ]
    items = [" ".join(each.text_content().split()) for each in root.iter("li")]
    assert [" ".join(on_one_line(each).split()) for each in page.about] == items[: len(page.about)]
    assert len(items) == len(page.about) + sum(len(each.items) + bool(each.more) for each in page.listings)
    assert not set(root.xpath("//*/@src | //*/@href"))
    assert not list(root.iter("script", "a", "img", "link"))
    assert root.get("lang") == "en"
    assert text == render_summary_html(page, ENGLISH)


@pytest.mark.slow
@pytest.mark.skipif(not SOFFICE or not which("pdfinfo"), reason="LibreOffice or poppler is not installed")
def test_it_is_one_page_in_word(tmp_path: Path) -> None:
    cases = {"everything": assess_everything(), "crowded": crowded(), "hostile": hostile_assessment()}
    paths = []
    for name, assessment in cases.items():
        paths.append(tmp_path / f"{name}.docx")
        paths[-1].write_bytes(render_summary_docx(make_summary(assessment, TODAY), TODAY))
    assert [_pages(path) for path in convert(paths, "pdf", tmp_path)] == [1, 1, 1]


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM or not which("pdfinfo"), reason="Chromium or poppler is not installed")
@pytest.mark.parametrize("assessment", [assess_everything(), crowded(), hostile_assessment()])
def test_it_is_one_page_when_printed_from_a_browser(tmp_path: Path, assessment: Assessment) -> None:
    (tmp_path / "s.html").write_text(render_summary_html(make_summary(assessment, TODAY)), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    options += ["--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}"]
    printing = [f"--print-to-pdf={tmp_path / 's.pdf'}", "--no-pdf-header-footer", (tmp_path / "s.html").as_uri()]
    subprocess.run([str(CHROMIUM), *options, *printing], capture_output=True, timeout=120, check=True)
    assert _pages(tmp_path / "s.pdf") == 1


def _pages(pdf: Path) -> int:
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", told)[1])  # type: ignore[index]
