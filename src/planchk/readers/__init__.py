"""A plan file of any kind -> `Plan`."""

from __future__ import annotations

from collections.abc import Mapping

from planchk.counted import counted
from planchk.errors import InputError, NothingToCheck
from planchk.files import decode, read_bytes, shown
from planchk.plan import Plan
from planchk.readers.kinds import kind_of, read_document, suffixes
from planchk.tree import parse

# The files that a folder is searched for. Markdown and HTML in a folder are mostly no plans: name them.
SUFFIXES = suffixes(without=("markdown", "html"))


def load_plan(path: str, columns: Mapping[str, str] | None = None) -> Plan:
    """Read a plan file of any kind, told by its content; ``-`` is standard input.

    Args:
        path: the file.
        columns: the field that each of these headings names ({"What will change": "action"}).

    Raises:
        InputError: can't be read or understood; holds every fault with its place and remedy.
        NothingToCheck: the file holds no plan, or a plan without actions.
    """
    return plan_from_bytes(read_bytes(path), shown(path), columns)


def plan_from_bytes(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> Plan:
    """Read a plan from a file's bytes; ``name`` is what places call it, and its suffix helps to tell the kind.

    Raises:
        InputError: can't be understood.
        NothingToCheck: no plan, or no actions.
    """
    kind = kind_of(data, name)
    if kind == "yaml":
        return parse_plan(decode(data, name), name, columns)
    from planchk.readers.from_document import plan_from_document
    from planchk.readers.names import fold

    if not data.strip():
        raise NothingToCheck.one("the file is empty: there is no plan to check.", name)
    document = read_document(kind, data, name)
    try:
        return plan_from_document(document, {fold(heading): field for heading, field in (columns or {}).items()})
    except RecursionError:
        raise InputError.one("its tables are nested too deep.", name, "Write the plan flatter.") from None


def parse_plan(text: str, path: str = "<text>", columns: Mapping[str, str] | None = None) -> Plan:
    """Read a plan from YAML or JSON text; ``path`` is what places call it.

    Raises:
        InputError: can't be understood.
        NothingToCheck: no plan, or no actions.
    """
    from planchk.readers.from_tree import plan_from_tree

    root = parse(text, path)
    if root is None:
        raise NothingToCheck.one("the file is empty: there is no plan to check.", path)
    plan = plan_from_tree(root, path, columns)
    if not plan.actions and plan.unread:
        message = f"nothing is filled in yet: {counted(len(plan.unread), 'action')} without words."
        raise NothingToCheck.one(message, path, "Say in 'action:' what will be done.")
    if not plan.actions:
        raise NothingToCheck.one("the plan has no actions.", path, "List them under 'actions:'.")
    return plan
