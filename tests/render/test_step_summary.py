"""The summary of a GitHub job, rendered as GitHub's Markdown is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from lxml import html
from markdown_it import MarkdownIt

from assessed import HOSTILE_TEXTS, PLANS, assess, hostile, renamed, with_waived_and_known
from planchk.assessment import Assessment
from planchk.render.as_json import document
from planchk.render.as_step_summary import render_step_summary
from planchk.render.escape import on_one_line
from planchk.render.labels import SEVERITIES, STANDINGS


@cache
def markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def page_of(*assessments: Assessment) -> html.HtmlElement:
    return html.fromstring(f"<main>{markdown().render(render_step_summary(assessments))}</main>")


def rows(table: html.HtmlElement) -> list[list[str]]:
    return [
        [cell.text_content().strip() for cell in row.findall("td")]
        for row in table.iter("tr")
        if row.find("td") is not None
    ]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_the_numbers_are_those_of_the_json(path: Path) -> None:
    assessment = assess(path)
    told = document(assessment)
    page = page_of(assessment)
    counts = told["summary"]
    text = page.text_content()
    assert f"{counts['covered']} of {counts['findings']} findings covered" in text
    assert f"{counts['elements_covered']} of {counts['elements']} elements" in text
    assert (
        page.find("h2").text_content()
        == f"{'✅ Passed' if told['gate']['passed'] else '❌ Failed'}: {assessment.plan.path}"
    )
    for reason in told["gate"]["reasons"]:
        assert reason in text
    findings, *problems = page.iter("table")
    assert [(row[0].split(" ", 1)[1], row[1]) for row in rows(findings)] == [
        (STANDINGS[each["standing"]], each["id"]) for each in told["findings"]
    ]
    listed = [row for table in problems for row in rows(table)]
    others = [each for each in told["problems"] if each["code"] not in ("PC301", "PC302", "PC303")]
    assert sorted((row[0], row[1]) for row in listed) == sorted(
        (SEVERITIES[each["severity"]], f"{each['code']} {each['name']}") for each in others
    )
    assert [row[0] for row in listed] == sorted((row[0] for row in listed), key=list(SEVERITIES.values()).index)


def test_texts_of_a_plan_make_no_markup() -> None:
    assessment = hostile()
    page = page_of(assessment)
    assert {element.tag for element in page.iter()} <= set(
        "main h2 p strong ul li table thead tbody tr th td details summary".split()
    )
    assert len(list(page.iter("h2"))) == 1
    [plan] = [p.text_content() for p in page.iter("p") if p.text_content().startswith("Plan: ")]
    assert plan == f"Plan: {HOSTILE_TEXTS[0]}, {on_one_line(' '.join(HOSTILE_TEXTS))}"
    for table in page.iter("table"):
        assert {len(row) for row in rows(table)} == {4}


def test_what_is_waived_or_known_is_no_problem() -> None:
    assessment = assess(PLANS[1])
    others = tuple(each for each in assessment.problems if not each.code.startswith("PC3"))
    before, after = (
        [row for table in list(page_of(each).iter("table"))[1:] for row in rows(table)]
        for each in (assessment, with_waived_and_known(assessment._replace(problems=others)))
    )
    assert len(after) == len(before) - 2 == len(others) - 2


def test_a_summary_is_never_longer_than_there_is_room() -> None:
    many = [renamed(assess(path), f"plan-{number}.yaml") for number in range(20) for path in PLANS]
    for room in (0, 50, 200, 5_000, 100_000):
        text = render_step_summary(many, room=room)
        assert len(text.encode()) <= room
        assert ("The rest is left out" in text) == (room > 100)
    whole = render_step_summary(many)
    assert whole.count("## ") == len(many)
    assert render_step_summary(many, room=len(whole.encode()) + 100) == whole
