"""The report is for everybody: axe-core finds nothing, it fits a phone, and it prints."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from planchk.assessment import Assessment

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.conftest import Open

pytestmark = pytest.mark.slow

WIDE, PHONE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}, {"width": 320, "height": 640}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong by WCAG 2.2 AA and good practice, and where."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    found = axe.run(page, options={"runOnly": TAGS, "resultTypes": ["violations"]}).response
    assert found["passes"], "axe-core looked at nothing"
    return [f"{each['id']}: {node['html'][:200]}" for each in found["violations"] for node in each["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(open_page: Open, viewport: Any, scheme: str) -> None:
    page = open_page(viewport=viewport, color_scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 25, 29)"}[scheme]
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert violations(page) == []
    page.fill("#words", "no such words")
    page.locator("#shown", has_text="Shown: 0").wait_for()
    assert violations(page) == []


def test_axe_would_find_something(open_page: Open) -> None:
    page = open_page()
    page.evaluate("""() => {
        document.documentElement.removeAttribute("lang");
        document.querySelector(".under").style.setProperty("color", "#bbb");
        document.querySelector("label[for=owner]").remove();
    }""")
    found = {each.partition(":")[0] for each in violations(page)}
    assert {"html-has-lang", "color-contrast", "select-name"} <= found


@pytest.mark.parametrize("viewport", [WIDE, PHONE, NARROW], ids=["wide", "phone", "narrow"])
def test_nothing_is_wider_than_the_screen(open_page: Open, viewport: Any) -> None:
    page = open_page(viewport=viewport)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    beyond = page.evaluate("""() => [...document.querySelectorAll("main *")].filter((each) => each.checkVisibility()
        && !each.closest(".scroll, .patterns, thead") && each.getBoundingClientRect().right > innerWidth + 1)
        .map((each) => each.outerHTML.slice(0, 100))""")
    assert beyond == []


def test_report_and_plan_stand_side_by_side_on_a_desk_and_stacked_on_a_phone(open_page: Open) -> None:
    def corners(page: Page) -> tuple[Any, Any]:
        report, plan = page.locator("#finding-CS-PR-2 .side").all()
        return report.bounding_box(), plan.bounding_box()

    report, plan = corners(open_page())
    assert plan["x"] >= report["x"] + report["width"] - 1
    assert plan["y"] == report["y"]
    report, plan = corners(open_page(viewport=PHONE))
    assert plan["x"] == report["x"]
    assert plan["y"] >= report["y"] + report["height"] - 1


def test_what_is_touched_is_large_enough(open_page: Open) -> None:
    page = open_page(viewport=PHONE)
    small = page.evaluate("""() => [...document.querySelectorAll("button, select, input, summary, nav a")]
        .filter((each) => each.checkVisibility())
        .filter((each) => Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height) < 24)
        .map((each) => each.outerHTML.slice(0, 80))""")
    assert small == []


def test_nothing_moves_for_those_who_want_no_motion(open_page: Open) -> None:
    scroll = "getComputedStyle(document.documentElement).scrollBehavior"
    assert open_page(reduced_motion="reduce").evaluate(scroll) == "auto"
    assert open_page(reduced_motion="no-preference").evaluate(scroll) == "smooth"


def printed(page: Page) -> tuple[str, list[tuple[int, int]]]:
    """Return the words of the printed report, and the width and height of its pages in millimetres."""
    pdf = pytest.importorskip("pdfplumber", reason="needs pdfplumber (planchk[pdf])")
    with pdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as document:
        sizes = [(round(sheet.width * 25.4 / 72), round(sheet.height * 25.4 / 72)) for sheet in document.pages]
        return " ".join(" ".join((sheet.extract_text() or "").split()) for sheet in document.pages), sizes


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_it_prints_whole_on_a4_without_the_filters(open_page: Open, everything: Assessment, script: bool) -> None:
    words, sizes = printed(open_page(java_script_enabled=script, color_scheme="dark"))
    assert set(sizes) == {(210, 297), (297, 210)}
    assert "Survey of 40 families" in words  # folded on the screen
    assert "a table without actions" in words
    for covered in everything.coverage.findings:
        assert covered.finding.id in words
    for hidden in ("Show only what concerns you", "Show everything", "Back to the top", "Shown:", "Chosen:"):
        assert hidden not in words


def test_what_was_chosen_is_printed_and_said(open_page: Open) -> None:
    page = open_page()
    page.check("#status-partial")
    words, _ = printed(page)
    assert "Shown: 1 of 13 findings" in words
    assert "Chosen: Partial." in words
    assert "CS-PR-2" in words
    assert "What makes a first contact with an adult" not in words
    assert page.locator("details[open]").count() == 0  # folded again, as it was


def test_a_long_plan_stays_usable(open_page: Open, everything: Assessment, tmp_path: Path) -> None:
    from planchk.render.as_html import render_html

    plan, problems = everything.plan, everything.problems
    actions = tuple(
        plan.actions[number % len(plan.actions)]._replace(id=f"{number}", position=number) for number in range(1000)
    )
    repeated = tuple(problem._replace(position=number % 1000) for number, problem in enumerate(problems * 60))
    text = render_html(everything._replace(plan=plan._replace(actions=actions), problems=repeated))
    assert len(text.encode()) < 3_000_000
    path = tmp_path / "long.html"
    path.write_text(text, encoding="utf-8")

    page = open_page(path)
    assert page.locator("tr[data-action]").count() == 1000
    spent = page.evaluate("""() => {
        const start = performance.now();
        document.getElementById("status-gap").click();
        document.body.offsetHeight;
        return performance.now() - start;
    }""")
    assert spent < 2000  # milliseconds; a tenth of it on a laptop
