"""The command ``confirm`` and its options."""

from __future__ import annotations

from typing import Annotated

import typer

from planchk.cli.options import (
    By,
    CatalogueNames,
    Columns,
    ConfigFile,
    DecidedAction,
    DecidedElement,
    DecidedOn,
    LedgerFile,
    Note,
    Which,
    Withdraw,
)


def confirm(
    context: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The plan's file.")],
    action: DecidedAction,
    element: DecidedElement,
    by: By = None,
    note: Note = "",
    withdraw: Withdraw = False,
    today: DecidedOn = None,
    catalogue: CatalogueNames = None,
    reader: Which = "auto",
    columns: Columns = None,
    ledger: LedgerFile = None,
    config: ConfigFile = None,
) -> None:
    """Confirm that an action answers an element of the report, whatever its words alone would show.

    The link counts until the action's words, or what the report asks for, change.

    Exit codes: 0 kept in PLAN.links.yaml; 2 bad usage or a file that can't be read or written; 3 no plan.
    """
    from planchk.cli.given import given_settings
    from planchk.cli.ruling import Request, rule_link
    from planchk.cli.terminal import exit_on_error

    with exit_on_error():
        given = given_settings(context)
    raise typer.Exit(rule_link(Request(plan, action, element, "confirmed", by, note, withdraw, given, config)))
