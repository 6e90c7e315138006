"""The command ``export`` and its options."""

from __future__ import annotations

from typing import Annotated

import typer

from planchk.cli.exports import EXPORTS, PARTS
from planchk.cli.options import (
    Accept,
    BaselineDays,
    BaselineFile,
    CatalogueNames,
    Columns,
    ConfigFile,
    Deadline,
    FailOn,
    Force,
    Ignore,
    Lang,
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


def export(
    context: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="A plan file, or - for standard input.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write; - prints what is text."),
    ] = None,
    folder: Annotated[
        str | None, typer.Option("--all", metavar="FOLDER", help="Write every format and table into a folder.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="NAME", help=f"{', '.join(EXPORTS)}. [default: what the file's suffix names]"
        ),
    ] = None,
    part: Annotated[
        str | None,
        typer.Option(
            "--table",
            "-t",
            metavar="NAME",
            help=f"{', '.join(PARTS)}. [default: all that the format holds, or findings]",
        ),
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Mark a CSV file as UTF-8, so that Excel reads it so.")] = False,
    force: Force = False,
    lang: Lang = None,
    catalogue: CatalogueNames = None,
    service: Service = None,
    reader: Which = "auto",
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
    config: ConfigFile = None,
) -> None:
    """Export a plan's coverage: for committee papers, trackers, browsers and CI.

    The file's suffix names the format: .csv, .xlsx, .docx, .md, .json, .html, .sarif, .xml (JUnit).

    Exit codes: 0 written, whether the gate passes or not; 2 bad usage or a file that can't be read
    or written; 3 nothing to check.
    """
    from planchk.cli.export import Order, export_plan
    from planchk.cli.given import given_settings
    from planchk.cli.terminal import exit_on_error

    with exit_on_error():
        given = given_settings(context)
    raise typer.Exit(export_plan(Order(plan, output, folder, form, part, bom, force, given, config)))
