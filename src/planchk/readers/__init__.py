"""A plan file of any kind -> `Plan`."""

from __future__ import annotations

from planchk.errors import NothingToCheck
from planchk.files import read_text, shown
from planchk.plan import Plan
from planchk.readers.from_tree import plan_from_tree
from planchk.tree import parse

SUFFIXES = (".yaml", ".yml", ".json")


def load_plan(path: str) -> Plan:
    """Read a plan file (YAML or JSON); ``-`` is standard input.

    Raises:
        InputError: can't be read or understood; holds every fault with its place and remedy.
        NothingToCheck: the file holds no plan, or a plan without actions.
    """
    return parse_plan(read_text(path), shown(path))


def parse_plan(text: str, path: str = "<text>") -> Plan:
    """Read a plan from text; ``path`` is what places call it.

    Raises:
        InputError: can't be understood.
        NothingToCheck: no plan, or no actions.
    """
    root = parse(text, path)
    if root is None:
        raise NothingToCheck.one("the file is empty: there is no plan to check.", path)
    plan = plan_from_tree(root, path)
    if not plan.actions:
        raise NothingToCheck.one("the plan has no actions.", path, "List them under 'actions:'.")
    return plan
