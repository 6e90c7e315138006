"""The report's filters in a real browser: they show what they should, by mouse, by keyboard and by address."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from planchk.assessment import Assessment, FindingCoverage
from planchk.plan import Action
from planchk.values.owners import parse_owners

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.conftest import Open

STATUSES = ("gap", "partial", "covered", "waived", "possible")
NOBODY = "No owner named"

# What the page shows now, and what it says that it shows.
SHOWN = """() => {
    const seen = (name) => [...document.querySelectorAll(`[data-${name}]`)]
        .filter((each) => each.checkVisibility()).map((each) => Number(each.dataset[name]));
    return {finding: seen("finding"), action: seen("action"), problem: seen("problem"),
            said: document.getElementById("shown").textContent};
}"""

# Sets all controls at once, and tells the page as a browser does; other tests go through mouse and keyboard.
CHOOSE = """([service, owner, statuses]) => {
    document.getElementById("service").value = service;
    const list = document.getElementById("owner");
    list.selectedIndex = [...list.options].findIndex((option) => option.text === owner);
    for (const box of document.querySelectorAll("[name=status]")) box.checked = statuses.includes(box.value);
    list.dispatchEvent(new Event("change", {bubbles: true}));
}"""


def shown(page: Page) -> dict[str, Any]:
    return dict(page.evaluate(SHOWN))


def settled(page: Page, said: str) -> dict[str, Any]:
    """Return what is shown once the page has said so; typed words are looked for after a moment."""
    page.locator("#shown", has_text=said).wait_for()
    return shown(page)


def said(assessment: Assessment, findings: int, actions: int, problems: int) -> str:
    whole = len(assessment.coverage.findings), len(assessment.plan.actions), len(assessment.problems)
    return (
        f"Shown: {findings} of {whole[0]} findings, {actions} of {whole[1]} actions, {problems} of {whole[2]} problems."
    )


def owners(action: Action) -> tuple[str, ...]:
    return (action.owner and parse_owners(action.owner.value)) or (NOBODY,)


def linked(covered: FindingCoverage) -> list[Action]:
    """Return the actions that answer a finding, or may: what a reader would collect from the page by hand."""
    return [
        link.action
        for element in covered.elements
        for link in element.links
        if link.counts or element.status == "possible"
    ]


def expected(assessment: Assessment, status: set[str], service: str, owner: str) -> dict[str, list[int]]:
    """Work out from the assessment alone what the page must show."""
    findings = assessment.coverage.findings

    def fits(each: FindingCoverage) -> bool:
        marks = {each.standing} | ({"possible"} if each.having("possible") else set())
        return (not status or bool(marks & status)) and service in ("", each.finding.service)

    def has_owner(actions: list[Action]) -> bool:
        return not owner or any(owner in owners(action) for action in actions)

    def concerns(action: Action) -> list[FindingCoverage]:
        return [each for each in findings if any(one.position == action.position for one in linked(each))]

    narrowed = bool(status or service)
    actions = [
        action.position
        for action in assessment.plan.actions
        if has_owner([action]) and (not narrowed or any(map(fits, concerns(action))))
    ]
    problems = []
    for number, problem in enumerate(assessment.problems):
        own = [each for each in findings if each.finding.id == problem.finding]
        its = (
            [assessment.plan.actions[problem.position]]
            if problem.position >= 0
            else [a for f in own for a in linked(f)]
        )
        about = concerns(its[0]) if problem.position >= 0 else own
        if has_owner(its) and (not narrowed or any(map(fits, about))):
            problems.append(number)
    shown_findings = [n for n, each in enumerate(findings) if fits(each) and has_owner(linked(each))]
    return {"finding": shown_findings, "action": actions, "problem": problems}


def in_page_order(page: Page, numbers: list[int]) -> list[int]:
    order = page.evaluate("[...document.querySelectorAll('[data-finding]')].map((e) => Number(e.dataset.finding))")
    return [number for number in order if number in numbers]


def test_every_choice_of_status_service_and_owner_shows_what_it_should(open_page: Open, everything: Assessment) -> None:
    page = open_page()
    names = ["", NOBODY, *dict.fromkeys(n for action in everything.plan.actions for n in owners(action) if n != NOBODY)]
    offered = page.locator("#owner option").all_text_contents()
    assert offered == ["All owners", NOBODY, *sorted(names[2:], key=str.casefold)]

    statuses = [set(), *({each} for each in STATUSES), {"gap", "partial"}, {"covered", "possible"}]
    seen = set()
    for service, owner, status in product(("", "children", "adults"), names, statuses):
        page.evaluate(CHOOSE, [service, owner or "All owners", sorted(status)])
        want = expected(everything, status, service, owner)
        want["finding"] = in_page_order(page, want["finding"])
        numbers = [len(want[name]) for name in ("finding", "action", "problem")]
        assert shown(page) == {**want, "said": said(everything, *numbers)}, (service, owner, status)
        seen.add(tuple(numbers))
    assert len(seen) > 10  # the choices do tell apart


def test_words_are_found_without_regard_to_case_or_accents(open_page: Open, everything: Assessment) -> None:
    page = open_page()
    page.fill("#words", "LEGÁL  planning")
    result = settled(page, "Shown: 1 of 13 findings")
    assert [everything.coverage.findings[number].finding.id for number in result["finding"]] == ["CS-PR-2"]
    assert [everything.plan.actions[number].id for number in result["action"]] == ["2"]
    page.fill("#words", "no such words")
    assert settled(page, "Shown: 0 of 13 findings, 0 of 5 actions, 0 of")["problem"] == []
    for name in ("finding", "action", "problem"):
        assert page.locator(f"[data-none={name}]").is_visible()
    assert not page.locator("table.actions").is_visible()
    assert not page.get_by_role("heading", name="Adult services").is_visible()


def test_one_button_shows_everything_again(open_page: Open, everything: Assessment) -> None:
    page = open_page()
    whole = shown(page)
    page.check("#status-gap")
    page.select_option("#service", "adults")
    page.select_option("#owner", label="Commissioning Officer")
    page.fill("#words", "nothing")
    settled(page, "Shown: 0 of 13 findings")
    page.click("text=Show everything")
    assert settled(page, "Shown: 13 of 13 findings") == whole
    assert len(whole["finding"]) == len(everything.coverage.findings)
    assert "#" not in page.url


def test_the_keyboard_is_enough(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"

    def tab_to(id: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            style = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert float(style.removesuffix("px")) >= 2, "what has the focus must be seen to have it"
            if page.evaluate("document.activeElement.id || document.activeElement.type") == id:
                return
        raise AssertionError(f"Tab never came to {id}")

    tab_to("status-partial")
    page.keyboard.press("Space")
    settled(page, "Shown: 1 of 13 findings")
    page.keyboard.press("Space")
    tab_to("service")
    page.keyboard.type("Adult")
    settled(page, "Shown: 6 of 13 findings")
    tab_to("owner")
    page.keyboard.type("Community")
    settled(page, "Shown: 1 of 13 findings, 1 of 5 actions")
    tab_to("words")
    page.keyboard.type("agents")
    tab_to("reset")
    page.keyboard.press("Enter")
    settled(page, "Shown: 13 of 13 findings, 5 of 5 actions")


def test_the_count_is_announced(open_page: Open) -> None:
    page = open_page()
    page.check("#status-waived")
    assert page.get_by_role("status").text_content() == shown(page)["said"]


def test_what_is_chosen_stands_in_the_address_and_comes_back_from_it(open_page: Open) -> None:
    page = open_page()
    page.check("#status-gap")
    page.check("#status-possible")
    page.select_option("#service", "children")
    page.select_option("#owner", label="Commissioning Officer")
    page.fill("#words", "short breaks")
    page.wait_for_url("**words=short+breaks")
    before = shown(page)
    address = page.url[page.url.index("#") :]
    assert address == ("#?status=gap&status=possible&service=children&owner=Commissioning+Officer&words=short+breaks")
    assert shown(open_page(address=address)) == before


def test_an_address_from_elsewhere_can_choose_nothing_that_is_not_there(
    open_page: Open, everything: Assessment
) -> None:
    page = open_page(address="#?status=x&service=y&owner=%3Cscript%3E&words=" + quote("<img src=x onerror=alert(1)>"))
    assert shown(page)["said"].startswith("Shown: 0 of")
    assert page.input_value("#service") == page.input_value("#owner") == ""
    page.fill("#words", "")
    assert settled(page, "Shown: 13 of")["said"] == said(everything, 13, 5, len(everything.problems))


def test_a_link_to_what_is_filtered_out_shows_it(open_page: Open) -> None:
    page = open_page(reduced_motion="reduce")
    page.check("#status-partial")
    page.evaluate("location.hash = '#finding-AS-WB-1'")
    page.locator("#finding-AS-WB-1").wait_for()
    assert shown(page)["said"].startswith("Shown: 13 of 13")
    assert page.locator("#finding-AS-WB-1").evaluate("(each) => each.getBoundingClientRect().top") < 900
    assert page.url.endswith("#finding-AS-WB-1")


def test_without_a_script_everything_is_there_and_no_filter(open_page: Open, everything: Assessment) -> None:
    page = open_page(java_script_enabled=False)
    assert not page.locator("#filters").is_visible()
    assert page.locator("article:visible").count() == len(everything.coverage.findings)
    assert page.locator("tr[data-action]:visible").count() == len(everything.plan.actions)
    assert page.locator("tr[data-problem]:visible").count() == len(everything.problems)
    assert page.locator(".none:visible").count() == 0


def test_the_policy_lets_nothing_in_or_out(open_page: Open) -> None:
    page = open_page(watched=False)
    blocked = page.evaluate("""async () => {
        const told = [];
        document.addEventListener("securitypolicyviolation", (event) => told.push(event.effectiveDirective));
        await fetch("https://example.org/").catch(() => {});
        const add = (tag, fields) => document.body.append(Object.assign(document.createElement(tag), fields));
        add("img", {src: "https://example.org/x.png"});
        add("script", {textContent: "document.title = 'run'"});
        add("iframe", {src: "https://example.org/"});
        document.body.setAttribute("onclick", "document.title = 'run'");
        document.body.click();
        await new Promise((done) => setTimeout(done, 200));
        return {told: [...new Set(told)].sort(), title: document.title};
    }""")
    assert re.match("Coverage report", blocked["title"])
    assert blocked["told"] == ["connect-src", "frame-src", "img-src", "script-src-attr", "script-src-elem"]
