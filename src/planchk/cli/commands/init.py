"""The command ``init`` and its options."""

from __future__ import annotations

from typing import Annotated

import typer

from planchk.cli.options import CatalogueNames, ConfigFile, Force, Lang, Service


def init(
    context: typer.Context,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="The plan to write: .yaml, .xlsx, .docx or .md."),
    ] = "plan.yaml",
    catalogue: CatalogueNames = None,
    council: Annotated[
        str | None, typer.Option("--council", metavar="NAME", help="The council. [default: the one that was inspected]")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The plan's title.")] = None,
    service: Service = None,
    schema: Annotated[
        bool,
        typer.Option("--schema/--no-schema", help="Beside a YAML plan, the schema by which editors complete it."),
    ] = True,
    force: Force = False,
    lang: Lang = None,
    config: ConfigFile = None,
) -> None:
    """Start a plan: what the report asks, clause by clause, with room for the actions that answer it.

    Exit codes: 0 written; 2 bad usage, or a file that exists or can't be written.
    """
    from planchk.cli.given import given_settings
    from planchk.cli.init import Start, start_plan
    from planchk.cli.terminal import exit_on_error

    with exit_on_error():
        given = given_settings(context)
    raise typer.Exit(start_plan(Start(output, council, title, schema, force, given, config)))
