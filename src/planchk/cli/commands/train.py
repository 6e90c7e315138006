"""The command ``train`` and its options."""

from __future__ import annotations

from typing import Annotated

import typer


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
