"""Waivers, from a file of their own or from beside an action: strict, since they let things pass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from planchk.errors import Fault, InputError
from planchk.files import read_text, shown
from planchk.place import Place
from planchk.suggest import did_you_mean
from planchk.tree import Mapping, Node, Scalar, Sequence, parse, place
from planchk.waiver import Waiver

_FILE_KEYS = ("schema_version", "waivers")
_KEYS = ("finding", "problem", "action", "plan", "reason", "owner", "expires")
_EXAMPLE = "Write '- finding: CS-PR-3' or '- problem: PC106' with 'reason:', 'owner:' and 'expires: 2021-09-30'."

Told = Callable[[Node, str, str], None]


def load_waivers(path: str, plan: str = "") -> tuple[Waiver, ...]:
    """Return the waivers of a file that are for a plan (``plan``: its path), or for every plan.

    Raises:
        InputError: can't be read or understood; holds every fault.
    """
    name = shown(path)
    root = parse(read_text(path), name)
    if root is None:
        return ()
    faults: list[Fault] = []

    def told(node: Node, message: str, remedy: str) -> None:
        faults.append(Fault(message, place(node, name), remedy))

    if isinstance(root, Mapping):
        for key, value in root.entries:
            if key.value not in _FILE_KEYS:
                told(key, f"unknown key '{key.value[:80]}'.", did_you_mean(key.value, _FILE_KEYS) or _EXAMPLE)
            elif key.value == "schema_version" and not (isinstance(value, Scalar) and value.value == "1"):
                told(value, "this schema_version is unknown.", "planchk reads version 1.")
        found = root.get("waivers") or Sequence((), root.line, root.column)
    else:
        found = root
    waivers = parse_waivers(found, name, told)
    if faults:
        raise InputError(faults)
    base = plan.replace("\\", "/").rpartition("/")[2]
    return tuple(waiver for waiver in waivers if waiver.plan in ("", base))


def parse_waivers(node: Node, path: str, told: Told, action: str = "") -> tuple[Waiver, ...]:
    """Return the waivers of a list; ``told`` is called with each fault. Those beside an action are of that action."""
    if isinstance(node, Mapping) and action:
        node = Sequence((node,), node.line, node.column)
    if not isinstance(node, Sequence):
        if not (isinstance(node, Scalar) and node.is_null):
            told(node, "waivers are a list.", _EXAMPLE)
        return ()
    found = (_waiver(item, path, told, action) for item in node.items)
    return tuple(waiver for waiver in found if waiver)


def _waiver(node: Node, path: str, told: Told, action: str) -> Waiver | None:
    if not isinstance(node, Mapping):
        told(node, "this is no waiver.", _EXAMPLE)
        return None
    values: dict[str, str] = {}
    sound = True
    for key, value in node.entries:
        if key.value not in _KEYS:
            remedy = did_you_mean(key.value, _KEYS) or f"Known are {', '.join(_KEYS)}."
            told(key, f"unknown key '{key.value[:80]}' in a waiver.", remedy)
            sound = False
        elif not isinstance(value, Scalar):
            told(value, f"'{key.value}' must be one text.", "")
            sound = False
        elif not value.is_null:
            values[key.value] = value.value.strip()
    missing = [key for key in ("reason", "owner", "expires") if not values.get(key)]
    if missing:
        told(node, f"this waiver has no {', no '.join(missing)}.", _EXAMPLE)
    aims = [key for key in ("finding", "problem") if values.get(key)]
    if len(aims) != 1:
        told(node, "a waiver names a finding or a problem, and not both.", _EXAMPLE)
    if values.get("finding") and (values.get("action") or action):
        told(node, "a finding is waived for the whole plan, not for one action.", "Put it under the plan's 'waivers:'.")
    if not sound or missing or len(aims) != 1:
        return None
    expires = _expires(node, values["expires"], told)
    if expires is None:
        return None
    return Waiver(
        values["reason"],
        values["owner"],
        expires,
        Place(path, node.line, node.column),
        values.get("finding", ""),
        values.get("problem", ""),
        values.get("action", "") or action,
        values.get("plan", ""),
    )


def _expires(node: Mapping, text: str, told: Told) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        told(node.get("expires") or node, f"'{text[:40]}' is no date.", "Write the last day as 2021-09-30.")
        return None
