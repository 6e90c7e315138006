"""Catalogue files -> `Catalogue`."""

from __future__ import annotations

from planchk.catalogue import Catalogue
from planchk.catalogues.compiled import load_compiled
from planchk.shipped import data_file

__all__ = ["load_catalogue"]


def load_catalogue(path: str | None = None) -> Catalogue:
    """Return the catalogue of a YAML or JSON file; without a path, the one that planchk ships.

    Raises:
        InputError: can't be read, or is no valid catalogue; holds every fault with its place.
        NothingToCheck: the catalogue has no finding that needs coverage.
    """
    if path is None:
        return load_compiled(data_file("findings.json"))
    from planchk.catalogues.load import read_catalogue  # needs pydantic: only for a catalogue of one's own

    return read_catalogue(path)
