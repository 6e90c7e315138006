"""The command ``check`` and its options."""

from __future__ import annotations

from typing import Annotated

import typer

from planchk.cli.formats import Format
from planchk.cli.options import (
    Accept,
    BaselineDays,
    BaselineFile,
    CatalogueNames,
    Columns,
    ConfigFile,
    Deadline,
    FailOn,
    Ignore,
    LedgerFile,
    Links,
    Select,
    Service,
    SeverityOf,
    Today,
    Treat,
    WaiversFile,
    Which,
)


def check(
    context: typer.Context,
    plans: Annotated[
        list[str], typer.Argument(metavar="PLAN...", help="Plan files, folders of them, or - for standard input.")
    ],
    catalogue: CatalogueNames = None,
    service: Service = None,
    reader: Which = "auto",
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="Text for people, JSON for programs, the others for CI.")
    ] = Format.text,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the summary and what is open.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="All links, evidence, quotes and notes.")] = False,
    today: Today = None,
    columns: Columns = None,
    fail_on: FailOn = None,
    links: Links = "inferred",
    treat: Treat = None,
    accept: Accept = None,
    select: Select = None,
    ignore: Ignore = None,
    severity: SeverityOf = None,
    deadline: Deadline = None,
    waivers: WaiversFile = None,
    ledger: LedgerFile = None,
    baseline: BaselineFile = None,
    baseline_days: BaselineDays = None,
    write_baseline: Annotated[
        str | None, typer.Option("--write-baseline", metavar="FILE", help="Keep what is open as known, and exit 0.")
    ] = None,
    prune_baseline: Annotated[
        bool, typer.Option("--prune-baseline", help="Take out of the baseline what is fixed.")
    ] = False,
    config: ConfigFile = None,
) -> None:
    """Check plans: what they cover, what they leave open, and what is wrong with them.

    Exit codes: 0 the gate passed; 1 it failed (a recommendation is not covered, or the plan has
    an error); 2 bad usage or an input that can't be read; 3 nothing to check. What fails, and every
    other option, can be set in planchk.toml or pyproject.toml: planchk config shows it.
    """
    from planchk.cli.libyaml import import_libyaml

    import_libyaml()  # before what follows imports it
    from planchk.cli.check import Request, check_plans
    from planchk.cli.given import given_settings
    from planchk.cli.terminal import exit_on_error

    with exit_on_error():
        given = given_settings(context)
    raise typer.Exit(check_plans(Request(tuple(plans), given, config, write_baseline, prune_baseline)))
