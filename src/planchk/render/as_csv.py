"""A table as CSV (RFC 4180), for spreadsheets and for programs."""

from __future__ import annotations

import csv
import io

from planchk.render.escape import on_lines, without_commands
from planchk.render.table import Table, Value, shown

# What a spreadsheet takes for the start of a formula, with the full-width forms that some obey (OWASP, "CSV
# Injection"). Tabs and line breaks at the start of a cell are gone by then.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render_csv(table: Table) -> str:
    """Return headings and rows; what is to be told of the table heads a last column, which is empty.

    A text that a spreadsheet would take for a formula gets an apostrophe before it. The same
    goes for what the reader of a CI log would obey, were the table printed there.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    told, blank = ([table.note], [""]) if table.note else ([], [])
    writer.writerow([_cell(heading) for heading in (*(column.heading for column in table.columns), *told)])
    for row in table.rows:
        writer.writerow([_cell(value) for value in (*row.values, *blank)])
    return out.getvalue()


def _cell(value: Value) -> str:
    text = without_commands(on_lines(shown(value)), colon="':", number_sign="'#")
    return f"'{text}" if text.startswith(_FORMULA) and not isinstance(value, (int, float)) else text
