"""Catalogues, by file or by name -> `Catalogue`."""

from __future__ import annotations

import os

from planchk.catalogue import Catalogue
from planchk.catalogues.compiled import load_compiled
from planchk.errors import InputError, PlanchkError
from planchk.shipped import data_file
from planchk.suggest import did_you_mean

__all__ = ["load_catalogue"]


def load_catalogue(name: str | None = None) -> Catalogue:
    """Return a catalogue: of a YAML or JSON file, or by the id of an installed one.

    Without a name, or with its id, the one that planchk ships. A file goes before an id.

    Raises:
        InputError: can't be read, or is no valid catalogue; holds every fault with its place.
        NothingToCheck: the catalogue has no finding that needs coverage.
    """
    if name is None:
        return load_compiled(data_file("findings.json"))
    from planchk.catalogues.load import read_catalogue  # needs pydantic: only for a catalogue of one's own

    if name != "-" and os.sep not in name and not os.path.exists(name):
        from planchk.catalogues.installed import SHIPPED, find_installed

        if name == SHIPPED:
            return load_compiled(data_file("findings.json"))
        installed = find_installed(name)
        if installed is None and "." not in name:  # an id, rather than the name of a file
            raise _unknown(name)
        name = installed or name
    return read_catalogue(name)


def _unknown(name: str) -> PlanchkError:
    from planchk.catalogues.installed import SHIPPED, installed_catalogues

    known = [SHIPPED, *installed_catalogues()]
    remedy = did_you_mean(name, known) or f"Known are {', '.join(known)}; or give the catalogue's file."
    return InputError.one("there is no catalogue of this name, and no such file.", name, remedy)
