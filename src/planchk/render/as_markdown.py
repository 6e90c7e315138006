"""Tables and the summary as GitHub Markdown; plan text is escaped so that it arrives as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planchk.assessment import Assessment
from planchk.language import ENGLISH, Language
from planchk.render.escape import on_lines, on_one_line
from planchk.render.summary import Page, sentences
from planchk.render.table import Table, Value, shown

_SYNTAX = re.compile(r"[\\`*_\[\]|~$]|(?<=\w):(?=/)|(?<=www)\.", re.IGNORECASE)
# GitHub finds these in the text once backslashes and entities are gone; an empty comment between keeps them apart:
# addresses and people, issues, emoji.
_FOUND_LATER = re.compile(r"@(?=\w)|#(?=\d)|:(?=[\w+-]+:)")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render_table(assessment: Assessment, table: Table, language: Language = ENGLISH) -> str:
    """Return a table's main columns under a heading, with the counts in a sentence."""
    plan, source = assessment.plan, assessment.catalogue.source
    table = table.main()
    named = " | ".join(text for text in (plan.council, plan.title) if text) or plan.path
    lines = [f"## {escaped(table.title)}", "", escaped(named), "", escaped(sentences(assessment, language)[0]), ""]
    lines += _rows(table)
    lines += ["", escaped(source.attribution), *(["", escaped(table.note)] if table.note else [])]
    return "\n".join(lines) + "\n"


def render_summary(page: Page) -> str:
    """Return the one-page summary."""
    lines = [f"# {escaped(page.title)}", ""]
    lines += [f"- {escaped(text)}" for text in page.about]
    for sentence in page.sentences:
        lines += ["", escaped(sentence)]
    for listing in page.listings:
        lines += ["", f"## {escaped(listing.heading)}", "", escaped(listing.intro), ""]
        lines += [f"- **{escaped(item.lead)}** {escaped(item.text)}" for item in listing.items]
        lines += [f"- {escaped(listing.more)}"] if listing.more else []
    for note in page.notes:
        lines += ["", f"*{escaped(note)}*"]
    return "\n".join(lines) + "\n"


def _rows(table: Table) -> Iterator[str]:
    numbers = [all(isinstance(row.values[at], (int, float)) for row in table.rows) for at in range(len(table.columns))]
    yield "| " + " | ".join(escaped(column.heading) for column in table.columns) + " |"
    yield "|" + "|".join("--:" if number and table.rows else "---" for number in numbers) + "|"
    for row in table.rows:
        yield "| " + " | ".join(map(_cell, row.values)) + " |"


def _cell(value: Value) -> str:
    return "<br>".join(escaped(line) for line in on_lines(shown(value)).split("\n"))


def escaped(text: str) -> str:
    """Return text on one line in which Markdown, HTML and GitHub find nothing to obey."""
    safe = _SYNTAX.sub(r"\\\g<0>", on_one_line(text).translate(_ENTITIES))
    return _FOUND_LATER.sub(r"\g<0><!-- -->", safe)
