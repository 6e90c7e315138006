"""``planchk convert``: a plan of any kind as canonical YAML, with what was assumed in comments."""

from __future__ import annotations

import sys
from typing import NamedTuple

from planchk.catalogues import load_catalogue
from planchk.cli.terminal import print_error
from planchk.cli.writing import check_outputs, write_whole
from planchk.counted import counted
from planchk.errors import PlanchkError
from planchk.match.claims import with_claims
from planchk.plan import Plan
from planchk.readers import load_plan
from planchk.readers.columns import parse_columns
from planchk.render.plan_as_yaml import render_plan


class Conversion(NamedTuple):
    """What the user asked for."""

    plan: str
    output: str
    columns: tuple[str, ...]
    catalogue: str | None
    force: bool


def convert_plan(request: Conversion) -> int:
    """Write the plan as YAML, say what was assumed and left out, and return the exit code."""
    try:
        check_outputs([request.output], [request.plan, request.catalogue], request.force)
        plan = load_plan(request.plan, parse_columns(request.columns))
        claimed = with_claims(plan, load_catalogue(request.catalogue))
        text = render_plan(claimed)
        if request.output == "-":
            sys.stdout.write(text)
        else:
            write_whole(request.output, text.encode("utf-8"))
    except PlanchkError as error:
        print_error(error)
        return error.exit_code
    sys.stderr.write(_told(plan, claimed, request.output) + "\n")
    return 0


def _told(plan: Plan, claimed: Plan, output: str) -> str:
    """Return one line on what was written."""
    counts = (
        counted(len(plan.actions), "action"),
        counted(len(plan.assumed), "assumption"),
        counted(sum(note.texts for note in plan.unread), "text") + " not read as part of an action",
    )
    declared = sum(a.addresses != b.addresses for a, b in zip(plan.actions, claimed.actions, strict=True))
    more = f"; {counted(declared, 'action')} under headings that name a finding" if declared else ""
    return (f"{output}: " if output != "-" else "") + ", ".join(counts) + more + "."
