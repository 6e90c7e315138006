"""The command ``config`` and its options."""

from __future__ import annotations

from typing import Annotated

import typer

from planchk.cli.options import ConfigFile


def config(
    plan: Annotated[
        str, typer.Argument(metavar="PLAN", help="The plan, or the folder, that the settings are for.")
    ] = ".",
    config: ConfigFile = None,
) -> None:
    """Show the settings that hold for a plan, and where each comes from.

    They stand in planchk.toml, or under [tool.planchk] in pyproject.toml, in the nearest folder at
    or above the plan; the names are those of check's options, without the dashes.

    Exit codes: 0 shown; 2 a configuration that can't be read.
    """
    from planchk.cli.config import show_config

    raise typer.Exit(show_config(plan, config))
