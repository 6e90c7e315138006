"""The manuals of the rules in the terminal."""

from __future__ import annotations

import inspect

import pytest

from planchk.render.as_manual import render_manual, render_rules
from planchk.render.lines import paint_plain
from planchk.rules import RULES
from planchk.rules.rule import Rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_the_whole_docstring_is_printed(rule: Rule) -> None:
    text = paint_plain(render_manual(rule), 80)
    assert text.startswith(f"{rule.CODE} {rule.NAME} ({rule.SEVERITY})\n")
    assert " ".join(text.split()).endswith(" ".join((rule.__doc__ or "").split()))


def test_paragraphs_are_set_anew_and_examples_keep_their_lines() -> None:
    several = next(rule for rule in RULES if rule.NAME == "several-owners")
    lines = paint_plain(render_manual(several), 200).splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  Bad") or line.startswith("  Good")] == [
        "Bad:", "Bad:", "Good:", "Good:",
    ]  # fmt: skip
    docstring = inspect.cleandoc(several.__doc__ or "")
    assert lines.count("") == docstring.count("\n\n")


def test_the_list_has_a_line_a_rule() -> None:
    lines = paint_plain(render_rules(RULES), 200).splitlines()
    assert [line.split()[:3] for line in lines] == [[rule.CODE, rule.NAME, rule.SEVERITY] for rule in RULES]
    assert len({line.index(rule.SEVERITY) for line, rule in zip(lines, RULES, strict=True)}) == 1
    assert all(line.endswith((rule.__doc__ or "").split("\n")[0]) for line, rule in zip(lines, RULES, strict=True))
