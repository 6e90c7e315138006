"""Options that several commands have, each said once."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

CatalogueFile = Annotated[
    str | None,
    typer.Option("--catalogue", "-c", metavar="FILE", help="The report's findings. [default: CIW, Wrexham 2020]"),
]

Columns = Annotated[
    list[str] | None,
    typer.Option("--columns", metavar="'HEADING=FIELD'", help="What a column holds: 'What will change=action'."),
]

Force = Annotated[bool, typer.Option("--force", help="Write over an existing file.")]

Service = Annotated[
    str | None, typer.Option("--service", metavar="ID", help="Only findings on one service: children or adults.")
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
