"""The command ``convert`` and its options."""

from __future__ import annotations

from typing import Annotated

import typer

from planchk.cli.options import CatalogueFile, Columns, Force


def convert(
    plan: Annotated[
        str, typer.Argument(metavar="PLAN", help="A Word, Excel, OpenDocument, PDF, HTML, Markdown, CSV or YAML file.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The YAML file to write; - for standard output.")
    ] = "-",
    columns: Columns = None,
    catalogue: CatalogueFile = None,
    force: Force = False,
) -> None:
    """Convert a plan to YAML, with comments on what was assumed and what was not read.

    Exit codes: 0 written; 2 bad usage or a file that can't be read or written; 3 no actions in it.
    """
    from planchk.cli.convert import Conversion, convert_plan

    raise typer.Exit(convert_plan(Conversion(plan, output, tuple(columns or ()), catalogue, force)))
