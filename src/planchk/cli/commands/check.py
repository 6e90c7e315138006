"""The command ``check`` and its options."""

from __future__ import annotations

from typing import Annotated

import typer

from planchk.cli.formats import FORMATS, Format
from planchk.cli.options import CatalogueFile, Columns, Service, Today, Which


def check(
    plans: Annotated[
        list[str], typer.Argument(metavar="PLAN...", help="Plan files, folders of them, or - for standard input.")
    ],
    catalogue: CatalogueFile = None,
    service: Service = None,
    reader: Which = "auto",
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="Text for people, JSON for programs.")
    ] = Format.text,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the summary and what is open.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="All links, evidence, quotes and notes.")] = False,
    today: Today = None,
    columns: Columns = None,
) -> None:
    """Check plans: what they cover, what they leave open, and what is wrong with them.

    Exit codes: 0 the gate passed; 1 it failed (a recommendation is not covered, or the plan has
    an error); 2 bad usage or an input that can't be read; 3 nothing to check.
    """
    from planchk.cli.check import Request, check_plans

    request = Request(
        plans=tuple(plans),
        catalogue=catalogue,
        service=service,
        reader=reader,
        renderer=FORMATS[format_],
        detail="short" if quiet else "full" if verbose else "normal",
        today=today,
        columns=tuple(columns or ()),
    )
    if quiet and verbose:
        raise typer.BadParameter("--quiet and --verbose exclude each other.")
    raise typer.Exit(check_plans(request))
