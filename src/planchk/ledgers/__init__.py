"""The ledger of a plan, in a file beside it: ``plan.yaml.links.yaml``."""

from __future__ import annotations

import os

from planchk.files import read_text
from planchk.ledger import Ledger

# Behind the plan's whole name, so that plan.yaml and plan.docx in one folder each have their own.
SUFFIX = ".links.yaml"


def ledger_path(plan: str) -> str | None:
    """Return where the ledger of a plan is kept; standard input (``-``) has none."""
    return None if plan == "-" else plan + SUFFIX


def ledger_beside(plan: str) -> str | None:
    """Return the path of a plan's ledger if there is one."""
    path = ledger_path(plan)
    return path if path is not None and os.path.exists(path) else None


def is_ledger(path: str) -> bool:
    """Whether a file is a ledger by its name, and so no plan."""
    return path.lower().endswith(SUFFIX)


def load_ledger(path: str) -> Ledger:
    """Read a ledger.

    Raises:
        InputError: can't be read or understood; holds every fault with its place and remedy.
    """
    from planchk.ledgers.read import parse_ledger  # here, since most plans have none

    return parse_ledger(read_text(path), path)
