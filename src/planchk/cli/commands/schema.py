"""The command ``schema`` and its options."""

from __future__ import annotations

from typing import Annotated

import typer

from planchk.cli.options import CatalogueNames, Force


def schema(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="Which: plan, catalogue and so on. Without it, all are listed."),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - for standard output.")
    ] = "-",
    catalogue: CatalogueNames = None,
    force: Force = False,
) -> None:
    """Print a JSON Schema (2020-12) by which editors complete and check a file.

    With --catalogue, the schema of a plan knows the ids of its findings.
    """
    from planchk.cli.schema import list_schemas, print_schema

    raise typer.Exit(list_schemas() if name is None else print_schema(name, output, tuple(catalogue or ()), force))
