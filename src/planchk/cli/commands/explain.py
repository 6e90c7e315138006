"""The command ``explain`` and its options."""

from __future__ import annotations

from typing import Annotated

import typer

from planchk.cli.options import CatalogueNames, Which


def explain(
    context: typer.Context,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="WHAT", help="A rule (PC101 or no-owner), a finding (CS-PR-2 or CS-PR-2/legal), or a plan file."
        ),
    ] = None,
    action: Annotated[
        str | None, typer.Argument(metavar="[ACTION]", help="After a plan file: the id of one of its actions.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List all rules.")] = False,
    catalogue: CatalogueNames = None,
    reader: Which = "auto",
) -> None:
    """Explain a rule, a finding of the report, or why an action of a plan has its scores.

    Of a rule: its manual. Of a finding: what the report says, and what answers it. Of an action:
    the words that weighed for and against, and the nearest exemplars.
    """
    from planchk.cli.explain import explain_in_plan, explain_word, list_rules

    if listed:
        raise typer.Exit(list_rules())
    if what is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)
    if action is None:
        raise typer.Exit(explain_word(what, tuple(catalogue or ())))
    raise typer.Exit(explain_in_plan(what, action, tuple(catalogue or ()), reader))
