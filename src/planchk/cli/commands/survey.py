"""The command ``survey`` and its options."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from planchk.cli.options import CatalogueFile, Columns, Force, Service, Today


def survey(
    output: Annotated[
        list[str],
        typer.Option("--output", "-o", metavar="FILE", help="What to write: .html, .xlsx, .csv or .jsonl; repeatable."),
    ],
    plans: Annotated[
        list[str] | None,
        typer.Argument(metavar="PLAN...", help="Plan files, folders of them, patterns, or URLs (s3://bucket/plans)."),
    ] = None,
    files_from: Annotated[
        str | None,
        typer.Option("--files-from", metavar="FILE", help="A list of plans, one a line or parted by NUL; - for stdin."),
    ] = None,
    catalogue: CatalogueFile = None,
    service: Service = None,
    reader: Annotated[
        Literal["auto", "quick", "deep"] | None,
        typer.Option(
            "--reader",
            envvar="PLANCHK_READER",
            help="What reads the words; deep takes some 20 ms an action. [default: quick]",
        ),
    ] = None,
    today: Today = None,
    columns: Columns = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes. [default: one a core]")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="Read on a Dask cluster: tcp://host:8786."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume/--fresh", help="Go on where a survey was interrupted, or begin anew.")
    ] = True,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the results, so that the next survey reads only what changed.")
    ] = False,
    force: Force = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, and no word at the end.")] = False,
) -> None:
    """Survey many plans: which findings they cover, which they miss, by council, service and principle.

    A plan that can't be read is listed and keeps no other from being read. Ctrl-C leaves a usable
    file; the same command goes on from there.

    Exit codes: 0 written; 2 bad usage, or none of the plans could be read; 3 no plan was found;
    130 interrupted.
    """
    from planchk.cli.survey import Request, survey_plans

    request = Request(
        plans=tuple(plans or ()),
        outputs=tuple(output),
        files_from=files_from,
        catalogue=catalogue,
        service=service,
        reader=reader,
        today=today,
        columns=tuple(columns or ()),
        jobs=jobs,
        scheduler=scheduler,
        resume=resume,
        keep=keep,
        force=force,
        quiet=quiet,
    )
    raise typer.Exit(survey_plans(request))
