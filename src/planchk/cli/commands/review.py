"""The command ``review`` and its options."""

from __future__ import annotations

from typing import Annotated

import typer

from planchk.cli.options import By, CatalogueNames, Columns, ConfigFile, DecidedOn, LedgerFile, Note, Service, Which


def review(
    context: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The plan's file.")],
    everything: Annotated[
        bool, typer.Option("--all", help="Ask about links that count by their words alone, too.")
    ] = False,
    action: Annotated[str, typer.Option("--action", metavar="ID", help="Only this action's links.")] = "",
    finding: Annotated[
        str, typer.Option("--finding", metavar="ID", help="Only this finding's links, or one element's: CS-PR-2/legal.")
    ] = "",
    by: By = None,
    note: Note = "",
    today: DecidedOn = None,
    service: Service = None,
    catalogue: CatalogueNames = None,
    reader: Which = "auto",
    columns: Columns = None,
    ledger: LedgerFile = None,
    config: ConfigFile = None,
) -> None:
    """Review the links that need a person: confirm or reject each with one key.

    Asked about are links that may answer, claims that the words don't show, and links that have
    changed since they were decided on. Each answer is kept at once beside the plan, in
    PLAN.links.yaml. Answers may come from a pipe, one a line: yes, no, skip, undo, quit.

    Exit codes: 0 asked, or nothing to ask; 2 bad usage or a file that can't be read or written;
    3 no plan; 130 stopped by Ctrl-C.
    """
    from planchk.cli.given import given_settings
    from planchk.cli.review import Request, review_plan
    from planchk.cli.terminal import exit_on_error

    with exit_on_error():
        given = given_settings(context)
    raise typer.Exit(review_plan(Request(plan, everything, action, finding, by, note, given, config)))
