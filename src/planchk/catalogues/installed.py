"""Catalogues by name: the one that planchk ships, and those that installed packages bring.

A package brings a catalogue by an entry point of the group ``planchk.catalogues``: its name is the
catalogue's id, and its object the path of the file (a string or a path), or a function that
returns it.
"""

from __future__ import annotations

import os

from planchk.errors import InputError

GROUP = "planchk.catalogues"
SHIPPED = "ciw-wrexham-2020"


def installed_catalogues() -> dict[str, str]:
    """Return the catalogues that installed packages bring: the package's name and version, by catalogue id."""
    from importlib.metadata import entry_points  # here: it looks through every installed package

    found = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        found[entry.name] = f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value
    return found


def find_installed(name: str) -> str | None:
    """Return the file of an installed catalogue, or None where no package brings one of that name.

    Raises:
        InputError: the package that brings it fails.
    """
    from importlib.metadata import entry_points

    for entry in entry_points(group=GROUP, name=name):
        package = entry.dist.name if entry.dist else entry.value
        try:
            loaded = entry.load()
            return str(os.fspath(loaded() if callable(loaded) else loaded))
        except Exception as error:  # whatever a package of somebody else's does, the user is told
            message = f"the package {package} does not give this catalogue: {type(error).__name__}: {str(error)[:200]}"
            raise InputError.one(f"{message}.", name, "Install a sound version of the package.") from None
    return None
