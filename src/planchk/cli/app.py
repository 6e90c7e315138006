"""The commands and their options. What they do is imported when they run."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated, Literal

import typer

from planchk import __version__
from planchk.cli.formats import FORMATS, Format

Columns = Annotated[
    list[str] | None,
    typer.Option("--columns", metavar="'HEADING=FIELD'", help="What a column holds: 'What will change=action'."),
]

Which = Annotated[
    Literal["auto", "quick", "deep"],
    typer.Option(
        "--reader",
        envvar="PLANCHK_READER",
        help="What reads the words: deep needs planchk-deep; auto takes it where it is installed.",
    ),
]

# Rich in help and in tracebacks would be imported on every start; planchk shows no traceback.
app = typer.Typer(
    name="planchk",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run() -> None:
    """Run the command line. Output is UTF-8, whatever the console's code page makes of it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # One short run that allocates and keeps: collecting cycles would only cost time.
    gc.disable()
    try:
        app()
    except Exception as error:
        # A fault of planchk's own. A gate must not take it for a verdict, nor an officer read a traceback.
        if "PLANCHK_TRACEBACK" in os.environ:
            raise
        sys.stderr.write(f"planchk failed: {type(error).__name__}: {str(error)[:300]!r}\n")
        sys.stderr.write("This is a fault in planchk. PLANCHK_TRACEBACK=1 shows where it happened; please report it.\n")
        raise SystemExit(2) from None


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"planchk {__version__}")
        raise typer.Exit


@app.callback()
def planchk(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Check a council's improvement plan against an inspection report's recommendations."""


@app.command()
def check(
    plans: Annotated[
        list[str], typer.Argument(metavar="PLAN...", help="Plan files, folders of them, or - for standard input.")
    ],
    catalogue: Annotated[
        str | None,
        typer.Option("--catalogue", "-c", metavar="FILE", help="The report's findings. [default: CIW, Wrexham 2020]"),
    ] = None,
    service: Annotated[
        str | None, typer.Option("--service", metavar="ID", help="Only findings on one service: children or adults.")
    ] = None,
    reader: Which = "auto",
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="Text for people, JSON for programs.")
    ] = Format.text,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the summary and what is open.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="All links, evidence, quotes and notes.")] = False,
    today: Annotated[
        str | None, typer.Option("--today", metavar="DATE", help="The day that decides what is overdue (2021-03-31).")
    ] = None,
    columns: Columns = None,
) -> None:
    """Check plans: what they cover, what they leave open, and what is wrong with them.

    Exit codes: 0 the gate passed; 1 it failed (a recommendation is not covered, or the plan has
    an error); 2 bad usage or an input that can't be read; 3 nothing to check.
    """
    from planchk.cli.check import Request, check_plans

    request = Request(
        plans=tuple(plans),
        catalogue=catalogue,
        service=service,
        reader=reader,
        renderer=FORMATS[format_],
        detail="short" if quiet else "full" if verbose else "normal",
        today=today,
        columns=tuple(columns or ()),
    )
    if quiet and verbose:
        raise typer.BadParameter("--quiet and --verbose exclude each other.")
    raise typer.Exit(check_plans(request))


@app.command()
def convert(
    plan: Annotated[
        str, typer.Argument(metavar="PLAN", help="A Word, Excel, OpenDocument, PDF, HTML, Markdown, CSV or YAML file.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The YAML file to write; - for standard output.")
    ] = "-",
    columns: Columns = None,
    catalogue: Annotated[
        str | None,
        typer.Option("--catalogue", "-c", metavar="FILE", help="The report's findings, which headings may name."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over an existing file.")] = False,
) -> None:
    """Convert a plan to YAML, with comments on what was assumed and what was not read.

    Exit codes: 0 written; 2 bad usage or a file that can't be read or written; 3 no actions in it.
    """
    from planchk.cli.convert import Conversion, convert_plan

    raise typer.Exit(convert_plan(Conversion(plan, output, tuple(columns or ()), catalogue, force)))


@app.command()
def explain(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="A plan file, or - for standard input.")],
    action: Annotated[str, typer.Argument(metavar="ACTION", help="The action's id.")],
    reader: Which = "auto",
) -> None:
    """Explain one action: its scores, the words that weighed for and against, and the nearest exemplars."""
    from planchk.cli.explain import explain_in_plan

    raise typer.Exit(explain_in_plan(plan, action, reader))


@app.command()
def train(
    catalogue: Annotated[str, typer.Argument(metavar="CATALOGUE", help="The catalogue's file.")],
    exemplars: Annotated[
        str, typer.Option("--exemplars", "-e", metavar="FOLDER", help="Labelled exemplars, *.jsonl (docs/training.md).")
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="The model's file. [default: beside the catalogue]"),
    ] = None,
) -> None:
    """Train a model for a catalogue of your own, and say by cross-validation how good it is."""
    from planchk.cli.train import train_catalogue

    raise typer.Exit(train_catalogue(catalogue, exemplars, output))
