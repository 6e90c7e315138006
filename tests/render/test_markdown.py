"""Markdown: a parser finds the table's cells and nothing else in them, however hostile they are."""

from __future__ import annotations

import re
from html import unescape

import pytest
from markdown_it import MarkdownIt

from handed import TEXTS, hostile_assessment
from pages import TODAY, assess_everything
from planchk.assessment import Assessment
from planchk.render.as_markdown import escaped, render_summary, render_table
from planchk.render.escape import on_lines, on_one_line
from planchk.render.summary import make_summary
from planchk.render.table import TABLES, TableName, shown
from planchk.render.tables import make_table

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def cells(text: str) -> list[list[str]]:
    """Return the cells of the only table, line breaks as such; anything but text in one fails."""
    rows: list[list[str]] = []
    for token in PARSER.parse(text):
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline" and token.level == 4 and rows:  # in table, head or body, row, cell
            rows[-1].append("".join(map(_text, token.children or [])))
    return rows


def _text(token: object) -> str:
    kind, content = token.type, token.content  # type: ignore[attr-defined]
    if kind == "html_inline":
        assert content in ("<br>", "<!-- -->")
        return "\n" if content == "<br>" else ""
    assert kind in ("text", "text_special", "entity"), (kind, content)
    return str(content)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("assessment", [assess_everything(), hostile_assessment()], ids=["everything", "hostile"])
def test_a_parser_finds_the_tables_cells(assessment: Assessment, name: TableName) -> None:
    table = make_table(assessment, name).main()
    head, *rows = cells(render_table(assessment, make_table(assessment, name)))
    assert head == [column.heading for column in table.columns]
    assert rows == [[on_lines(shown(value)).strip() for value in row.values] for row in table.rows]


@pytest.mark.parametrize("text", TEXTS)
def test_what_github_would_find_later_is_kept_apart(text: str) -> None:
    written = escaped(text)
    html = PARSER.renderInline(written)
    assert not re.search(r"@\w|#\d|:\w+:", html)
    # An address is no address before backslashes are taken away, which is when GitHub looks for it.
    assert not re.search(r"https?://|www\.", written)
    assert on_one_line(text) == unescape(html.replace("<!-- -->", ""))


def test_the_summary_is_headings_and_lists() -> None:
    page = make_summary(hostile_assessment(), TODAY)
    tokens = PARSER.parse(render_summary(page))
    headings = [
        PARSER.renderer.render(tokens[at + 1].children or [], PARSER.options, {})
        for at, t in enumerate(tokens)
        if t.type == "heading_open"
    ]
    assert headings == [page.title, *(listing.heading for listing in page.listings)]
    items = sum(token.type == "list_item_open" for token in tokens)
    lists = sum(len(listing.items) + bool(listing.more) for listing in page.listings)
    assert items == len(page.about) + lists
    assert not {token.type for token in tokens} & {"html_block", "code_block", "fence"}
