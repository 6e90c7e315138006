"""Annotations for GitHub: read back as its runner reads a log."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessed import HOSTILE_TEXTS, PLANS, assess, assess_text, hostile, with_waived_and_known
from planchk.render.as_github import render_github
from planchk.render.as_text import render_text
from planchk.render.lines import line, paint_plain
from planchk.render.repository import Repository
from workflow import Command, commands

NAMES = {"error": "error", "warning": "warning", "info": "notice"}


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_there_is_one_annotation_a_problem_errors_first(path: Path) -> None:
    assessment = assess(path)
    text = render_github([assessment])
    found = commands(text)
    assert len(found) == text.count("\n")
    names = [each.name for each in found]
    assert names == sorted(names, key=list(NAMES.values()).index)
    assert sorted(map(told, found)) == sorted(
        (NAMES[each.severity], f"{each.code} {each.name}", each.place.line, each.place.column)
        for each in assessment.problems
    )


def told(command: Command) -> tuple[str, str, int, int]:
    """Say what an annotation says, as a problem does: an unknown line is 0."""
    properties = command.properties
    return command.name, properties["title"], int(properties.get("line", 0)), int(properties.get("col", 0))


def test_an_annotation_says_where_on_what_and_what_is_wrong() -> None:
    [found] = [
        each
        for each in commands(render_github([assess_text("actions:\n- {id: a, action: Explore options}")]))
        if each.properties["title"] == "PC108 vague-commitment"
    ]
    assert found.properties == {"file": "plan.yaml", "line": "2", "col": "19", "title": "PC108 vague-commitment"}
    assert found.data.startswith("a: 'explore' commits to nothing firm")


def test_where_a_file_has_no_lines_the_message_says_the_place() -> None:
    found = commands(render_github([assess(PLANS[-1])]))
    assert not any("line" in each.properties for each in found)
    assert any(each.data.startswith("sheet Action plan, cell A") for each in found)


def test_what_is_waived_or_known_is_not_annotated() -> None:
    assessment = assess(PLANS[1])
    found = commands(render_github([with_waived_and_known(assessment)]))
    assert len(found) == len(assessment.problems) - 2


def test_paths_are_from_the_root_of_the_repository_and_arrive_whole() -> None:
    assessment = assess_text("actions: [Hold meetings]", "100% a,b: c  d.yaml")
    [first, *_] = commands(render_github([assessment], Repository("/work", "/work/plans")))
    assert first.properties["file"] == "plans/100% a,b: c  d.yaml"


def test_a_message_arrives_as_it_is() -> None:
    assessment = assess_text('actions: [{id: "5%0A", action: Hold meetings, due: "100%25 ready, or: never"}]')
    found = {each.properties["title"]: each.data for each in commands(render_github([assessment]))}
    assert found["PC104 unreadable-due"].startswith("5%0A: '100%25 ready, or: never' names no day")


def test_errors_of_all_plans_come_before_warnings_of_any() -> None:
    names = [each.name for each in commands(render_github([assess(path) for path in PLANS]))]
    assert names == sorted(names, key=list(NAMES.values()).index)
    assert len(names) == sum(len(assess(path).problems) for path in PLANS)


def test_no_plan_gives_a_command_of_its_own() -> None:
    assessment = hostile()
    found = commands(render_github([assessment]))
    assert len(found) == len(assessment.problems)
    assert {each.properties["file"] for each in found} == {"plan ::error::, x.json"}
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(render_github([assessment]))


@pytest.mark.parametrize("width", [20, 40, 60, 80, 110])
def test_the_text_report_gives_no_command_either(width: int) -> None:
    for detail in ("short", "normal", "full"):
        assert commands(paint_plain(render_text(hostile(), detail), width)) == []


@pytest.mark.parametrize(
    "text", [*HOSTILE_TEXTS[:4], "a ::error::b", "\u2003::error::a", "x ##[error]y", "###[error]a"]
)
def test_wrapping_makes_no_command(text: str) -> None:
    for width in range(1, 30):
        assert commands(paint_plain([line(text, indent=2, hang=4)], width)) == []


def test_colons_and_number_signs_that_are_no_command_stay() -> None:
    text = "Stage 1:: ## [link](x) #1 C##"
    assert paint_plain([line(text)], 80) == text + "\n"
