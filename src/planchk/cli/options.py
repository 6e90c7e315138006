"""Options that several commands have, each said once."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

CatalogueFile = Annotated[
    str | None,
    typer.Option("--catalogue", "-c", metavar="FILE", help="The report's findings. [default: CIW, Wrexham 2020]"),
]

CatalogueNames = Annotated[
    list[str] | None,
    typer.Option(
        "--catalogue",
        "-c",
        metavar="FILE|ID",
        help="The report's findings; again for each further report, oldest first. [default: CIW, Wrexham 2020]",
    ),
]

Columns = Annotated[
    list[str] | None,
    typer.Option("--columns", metavar="'HEADING=FIELD'", help="What a column holds: 'What will change=action'."),
]

Force = Annotated[bool, typer.Option("--force", help="Write over an existing file.")]

Service = Annotated[
    str | None, typer.Option("--service", metavar="ID", help="Only findings on one service: children or adults.")
]

Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="CODE", help="The language: en or cy (Welsh). [default: cy where the system's is, else en]"
    ),
]

Today = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="The day that decides what is overdue (2021-03-31).")
]

Which = Annotated[
    Literal["auto", "quick", "deep"],
    typer.Option(
        "--reader",
        envvar="PLANCHK_READER",
        help="What reads the words: deep needs planchk-deep; auto takes it where it is installed.",
    ),
]


# -- what the gate fails on: each of these can stand in a configuration file, too ---------------------

FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="WHAT,...",
        help="gap, partial, possible, warning, error or never. [default: gap,partial,error]",
    ),
]

Links = Annotated[
    Literal["confirmed", "declared", "inferred"],
    typer.Option("--links", help="The weakest basis of a link that counts: a person, the plan's reference, its words."),
]

Treat = Annotated[
    list[str] | None,
    typer.Option(
        "--treat",
        metavar="WHAT=HOW,...",
        help="Open findings of a duty or service: fail, warn or ignore. [default: noted=warn]",
    ),
]

Accept = Annotated[
    list[str] | None,
    typer.Option(
        "--accept", metavar="ANSWER,...", help="Answers that, with a reason, excuse an open finding: 'not agreed'."
    ),
]

Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="RULE,...", help="Only these rules: codes, their beginnings.")
]

Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE,...", help="Not these rules.")]

SeverityOf = Annotated[
    list[str] | None,
    typer.Option("--severity", metavar="RULE=HOW,...", help="A rule's severity: error, warning or info."),
]

Deadline = Annotated[
    int | None,
    typer.Option("--deadline", metavar="DAYS", min=0, help="Working days from publication to the plan's date."),
]

WaiversFile = Annotated[
    str | None, typer.Option("--waivers", metavar="FILE", help="What is let stand, by whom, why and until when.")
]

LedgerFile = Annotated[
    str | None,
    typer.Option("--ledger", metavar="FILE", help="Confirmed and rejected links. [default: PLAN.links.yaml]"),
]

BaselineFile = Annotated[
    str | None, typer.Option("--baseline", metavar="FILE", help="What was known: only what is new or worse fails.")
]

BaselineDays = Annotated[
    int | None, typer.Option("--baseline-days", metavar="DAYS", min=0, help="Days for which the baseline excuses.")
]

ConfigFile = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="The configuration. [default: the nearest planchk.toml above PLAN]"),
]


# -- decisions on links ------------------------------------------------------------------------------

By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", envvar="PLANCHK_BY", help="Who decides. [default: git's user.name, or login]"),
]

Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="A note kept with the decision: why, agreed where.")]

DecidedOn = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="The day of the decision (2021-03-31). [default: today]")
]

DecidedAction = Annotated[str, typer.Argument(metavar="ACTION", help="The action's id.")]

DecidedElement = Annotated[
    str, typer.Argument(metavar="FINDING/ELEMENT", help="What it answers, or doesn't: CS-PR-2/legal.")
]

Withdraw = Annotated[bool, typer.Option("--withdraw", help="Take the decision on this link back, whichever it was.")]
