"""CSV: what is read back is the table, and no spreadsheet takes a text for a formula."""

from __future__ import annotations

import csv
import io
import json

import pytest

from handed import TEXTS, hostile_assessment
from pages import assess_everything
from planchk.render.as_csv import render_csv
from planchk.render.as_rows import render_rows
from planchk.render.escape import on_lines
from planchk.render.table import TABLES, TableName, shown
from planchk.render.tables import make_table


@pytest.mark.parametrize("name", TABLES)
def test_what_is_read_back_is_the_table(name: TableName) -> None:
    table = make_table(assess_everything(), name)
    head, *rows = csv.reader(io.StringIO(render_csv(table), newline=""))
    assert head == [column.heading for column in table.columns]
    assert rows == [[shown(value) for value in row.values] for row in table.rows]
    assert len(rows) == len(json.loads(render_rows(table)))


def test_hostile_texts_arrive_as_text() -> None:
    text = render_csv(make_table(hostile_assessment(), "actions"))
    _, *rows = csv.reader(io.StringIO(text, newline=""))
    ids = [row[0] for row in rows][: len(TEXTS)]
    for given, cell in zip(TEXTS, ids, strict=True):
        safe = on_lines(given)
        assert cell == (f"'{safe}" if safe.startswith(tuple("=+-@＝:")) else safe)
    for row in rows:
        for cell in row:
            assert not cell.startswith(tuple("=+-@\t\r＝＋－＠"))
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    assert not {chr(code) for code in (*range(10), 11, 12, *range(14, 32), 0x7F, 0x202E, 0xD800)} & set(text)
