"""The matrix of a survey as CSV: a plan a row, a finding a column."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from planchk.language import ENGLISH, Language
from planchk.render.escape import on_one_line
from planchk.survey.columns import Cell, columns_of
from planchk.survey.result import Survey

# What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


class _Rows:
    """Takes what a csv writer writes."""

    def write(self, text: str) -> str:
        return text


def render_csv(survey: Survey, language: Language = ENGLISH) -> Iterator[bytes]:
    """Yield the rows, headings first. UTF-8 with the mark by which Excel knows it."""
    columns = columns_of(survey, language)
    writer = csv.writer(_Rows())
    yield "\ufeff".encode()
    yield writer.writerow([column.heading for column in columns]).encode()
    for record in survey.records():
        yield writer.writerow([_cell(column.value(record)) for column in columns]).encode()


def _cell(value: Cell) -> Cell:
    if isinstance(value, int):
        return value
    text = on_one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
