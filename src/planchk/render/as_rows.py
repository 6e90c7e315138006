"""A table as JSON: a list of objects, a row each, with the columns' keys."""

from __future__ import annotations

import json

from planchk.render.escape import without_commands
from planchk.render.table import Table, plain


def render_rows(table: Table) -> str:
    """Return the rows; texts are as they stand in the plan, in ASCII with escapes."""
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, map(plain, row.values), strict=True)) for row in table.rows]
    return without_commands(json.dumps(rows, indent=2), number_sign=r"\u0023") + "\n"
