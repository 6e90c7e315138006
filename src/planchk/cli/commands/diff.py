"""The command ``diff`` and its options."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from planchk.cli.options import CatalogueNames, Columns, ConfigFile, Force, Service, Today, Which


def diff(
    context: typer.Context,
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="The plan as it was: a file, a git revision of NEW, or REV:PATH.")
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The plan as it is: a file of any kind, or REV:PATH.")],
    shape: Annotated[
        Literal["text", "md", "json"],
        typer.Option("--format", "-f", help="Text for people, Markdown for papers, JSON for programs."),
    ] = "text",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - for standard output.")
    ] = "-",
    force: Force = False,
    fail_on_loss: Annotated[
        bool, typer.Option("--fail-on-loss", help="Exit with 1 where something covered no longer is.")
    ] = False,
    catalogue: CatalogueNames = None,
    service: Service = None,
    reader: Which = "auto",
    today: Today = None,
    columns: Columns = None,
    config: ConfigFile = None,
) -> None:
    """Compare two versions of a plan: what changed since last time.

    Coverage gained and lost; actions added, removed and reworded; dates that slipped, owners and
    statuses; closed items that vanished; new problems. The two may be files of different kinds.
    `planchk diff HEAD~1 plan.yaml` compares with what git has.

    Exit codes: 0 compared; 1 coverage was lost (with --fail-on-loss); 2 bad usage or a version that
    can't be read; 3 a version without actions.
    """
    from planchk.cli.diff import Comparison, diff_plans
    from planchk.cli.given import given_settings
    from planchk.cli.terminal import exit_on_error

    with exit_on_error():
        given = given_settings(context)
    raise typer.Exit(diff_plans(Comparison(old, new, given, config, shape, output, force, fail_on_loss)))
