"""Where the files are that planchk ships: beside the code in a wheel, in ``data/`` of a checkout."""

from __future__ import annotations

import os.path


def data_file(name: str) -> str:
    """Return the path of a shipped data file."""
    package = os.path.dirname(os.path.abspath(__file__))
    shipped = os.path.join(package, "data", name)
    if os.path.exists(shipped):
        return shipped
    return os.path.join(os.path.dirname(os.path.dirname(package)), "data", name)
