"""The command ``explain`` and its options."""

from __future__ import annotations

from typing import Annotated

import typer

from planchk.cli.options import Which


def explain(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="A plan file, or - for standard input.")],
    action: Annotated[str, typer.Argument(metavar="ACTION", help="The action's id.")],
    reader: Which = "auto",
) -> None:
    """Explain one action: its scores, the words that weighed for and against, and the nearest exemplars."""
    from planchk.cli.explain import explain_in_plan

    raise typer.Exit(explain_in_plan(plan, action, reader))
