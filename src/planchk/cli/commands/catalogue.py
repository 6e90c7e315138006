"""The command ``catalogue``, its commands and their options."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from planchk.cli.options import Force, Lang

app = typer.Typer(
    help="List, show, validate, verify, compare and draft catalogues of findings.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_Name = Annotated[
    str | None,
    typer.Argument(metavar="[ID|FILE]", help="A catalogue's id or file. [default: the one that planchk ships]"),
]
_Form = Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="Text for people, JSON for programs.")]
_Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - for standard output.")
]


@app.command("list")
def list_() -> None:
    """List the catalogues that are at hand: the one that planchk ships, and installed ones."""
    from planchk.cli.catalogue import list_catalogues

    raise typer.Exit(list_catalogues())


@app.command()
def show(
    name: _Name = None,
    finding: Annotated[str | None, typer.Option("--finding", metavar="ID", help="Only this finding.")] = None,
    short: Annotated[bool, typer.Option("--short", "-q", help="Without examples of what counts.")] = False,
    lang: Lang = None,
) -> None:
    """Show a catalogue as a person reads it: quotes, duties, elements, what answers them and what does not.

    Exit codes: 0 shown; 2 bad usage or a file that can't be read.
    """
    from planchk.cli.catalogue import show_catalogue

    raise typer.Exit(show_catalogue(name, finding, short, lang))


@app.command()
def validate(file: Annotated[str, typer.Argument(metavar="FILE", help="The catalogue's file.")]) -> None:
    """Check that a file is a sound catalogue; every fault is told with its line and remedy.

    Exit codes: 0 it is; 2 it is not, or can't be read.
    """
    from planchk.cli.catalogue import validate_catalogue

    raise typer.Exit(validate_catalogue(file))


@app.command()
def verify(
    source: Annotated[
        str,
        typer.Option("--source", "-s", metavar="REPORT", help="The report: text, Word, HTML, Markdown or PDF."),
    ],
    name: _Name = None,
    form: _Form = "text",
) -> None:
    """Prove that every quote stands in the report word for word, and list sentences that no finding has.

    Differences of white space, quotation marks and dashes are let pass.

    Exit codes: 0 nothing is wrong or missing; 1 something is; 2 a file that can't be read.
    """
    from planchk.cli.catalogue import verify_catalogue

    raise typer.Exit(verify_catalogue(name, source, form))


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier catalogue's id or file.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later one's.")],
    form: _Form = "text",
) -> None:
    """Show what changed between two catalogues: findings, words, duties, elements.

    Exit codes: 0 compared; 2 a file that can't be read.
    """
    from planchk.cli.catalogue import compare_catalogues

    raise typer.Exit(compare_catalogues(old, new, form))


@app.command()
def new(output: _Output = "-", force: Force = False) -> None:
    """Write a catalogue to fill in by hand, with what each key is for in comments.

    Exit codes: 0 written; 2 a file that can't be written.
    """
    from planchk.cli.catalogue import start_catalogue

    raise typer.Exit(start_catalogue(output, force))


@app.command()
def draft(
    report: Annotated[
        str,
        typer.Argument(metavar="REPORT", help="The report: text, Word, HTML, Markdown or PDF; - for standard input."),
    ],
    output: _Output = "-",
    text: Annotated[
        str | None,
        typer.Option("--text", metavar="FILE", help="Also write the report's text, which the spans refer to."),
    ] = None,
    force: Force = False,
) -> None:
    """Draft a catalogue from a report: what it asks for, notes and praises, each as a quote with its place.

    A draft is a start for a person, who confirms or corrects every finding.

    Exit codes: 0 written; 2 bad usage or a file that can't be read or written; 3 nothing asks for anything.
    """
    from planchk.cli.catalogue import Drafting, draft_from_report

    raise typer.Exit(draft_from_report(Drafting(report, output, text, force)))
