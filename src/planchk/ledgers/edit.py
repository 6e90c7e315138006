"""Changes one decision in the text of a ledger, and leaves every other byte as people wrote it.

A library that reads YAML and writes it again folds long texts anew, moves comments and drops those
beside what it takes out (tried with ruamel.yaml 0.19). Here the parser only says where each value
stands; what changes is cut out and put in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from planchk.errors import InputError
from planchk.ledger import Decision, Ledger
from planchk.ledgers.read import KEYS, VERSION, parse_ledger
from planchk.place import Place

_WIDTH = 100
_HEAD = "# Decisions on links, kept by planchk review, confirm and reject (docs/ledger.md). Comments and order stay.\n"
_EMPTY = f"schema_version: {VERSION}\ndecisions:\n"
_SPACES = " \t\r\n"
_LINE_END = re.compile(r"\r?(?:\n|\Z)")

# PyYAML's types leave out what its nodes hold.
_Node = Any


class _Cut(NamedTuple):
    """Characters ``start`` to ``end`` of a text, and what comes in their place."""

    start: int
    end: int
    text: str


def with_decision(text: str, path: str, decision: Decision, former: Decision | None = None) -> str:
    """Return a ledger's text with a decision added, or put in the place of the former one on the same link.

    Raises:
        InputError: the text is no ledger, or is laid out in a way that can't be changed safely.
    """
    ledger = parse_ledger(text, path)
    if former is None:
        wanted: tuple[Decision, ...] = (*ledger.decisions, decision)
    else:
        wanted = tuple(decision if each == former else each for each in ledger.decisions)
    if wanted == ledger.decisions:
        return text
    if _root(text) is None:  # empty, or comments alone
        end = len(text.rstrip(_SPACES))
        text = _apply(text, [_Cut(end, len(text), "\n" + _EMPTY)]) if end else _HEAD + _EMPTY
    if former is None:
        cuts = _added(text, decision)
    else:
        cuts = _changed(text, _item_at(_listed(text), former), _fields(decision))
    return _checked(text, _apply(text, cuts), ledger._replace(decisions=wanted))


def without_decision(text: str, path: str, former: Decision) -> str:
    """Return a ledger's text without one of its decisions; comments before and after it stay.

    Raises:
        InputError: the text is no ledger, or is laid out in a way that can't be changed safely.
    """
    ledger = parse_ledger(text, path)
    wanted = tuple(each for each in ledger.decisions if each != former)
    listed = _listed(text)
    cuts = _removed(text, listed, _item_at(listed, former))
    return _checked(text, _apply(text, cuts), ledger._replace(decisions=wanted))


def _checked(before: str, after: str, wanted: Ledger) -> str:
    """Return the changed text once it is known to say what it should.

    Raises:
        InputError: it does not. Nothing has been written then.
    """
    try:
        said = parse_ledger(after, wanted.path).decisions
    except InputError:
        said = ()
    nowhere = Place(wanted.path)
    if [each._replace(place=nowhere) for each in said] != [each._replace(place=nowhere) for each in wanted.decisions]:
        remedy = "Write each decision as an entry of its own, '- ' before its first key, and each key on a line."
        raise InputError.one("the layout of this ledger can't be changed safely.", wanted.path, remedy)
    return after


def _apply(text: str, cuts: list[_Cut]) -> str:
    eol = "\r\n" if "\r\n" in text else "\n"
    for cut in sorted(cuts, reverse=True):
        text = text[: cut.start] + cut.text.replace("\n", eol) + text[cut.end :]
    return text


# -- where things stand ------------------------------------------------------------------------


def _root(text: str) -> _Node:
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _pairs(node: _Node) -> dict[str, tuple[_Node, _Node]]:
    return {key.value: (key, value) for key, value in node.value}


def _listed(text: str) -> _Node:
    """Return the node that 'decisions' holds."""
    return _pairs(_root(text))["decisions"][1]


def _item_at(listed: _Node, decision: Decision) -> _Node:
    spot = (decision.place.line - 1, decision.place.column - 1)
    return next(item for item in listed.value if (item.start_mark.line, item.start_mark.column) == spot)


def _end_of(text: str, node: _Node) -> int:
    """Return where a node's last character stands, without the space and the comments behind it."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        start, end = node.start_mark.index, node.end_mark.index
        return int(start) + len(text[start:end].rstrip(_SPACES))
    last = node.value[-1]
    return _end_of(text, last[1] if isinstance(last, tuple) else last)


def _line_end(text: str, at: int) -> int:
    """Return where the line ends, before its line break."""
    match = _LINE_END.search(text, at)
    return match.start() if match else len(text)


def _next_line(text: str, at: int) -> int:
    """Return where the next line starts."""
    found = text.find("\n", at)
    return found + 1 if found >= 0 else len(text)


# -- what is cut -------------------------------------------------------------------------------


def _added(text: str, decision: Decision) -> list[_Cut]:
    root = _root(text)
    key, listed = _pairs(root)["decisions"]
    if isinstance(listed, yaml.SequenceNode) and listed.value:
        end = _end_of(text, listed)
        if listed.flow_style:
            last = _end_of(text, listed.value[-1])
            return [_Cut(last, last, f", {_in_flow(_given(decision))}")]
        indent = listed.start_mark.column
        at = _line_end(text, end)
        return [_Cut(at, at, "\n" + _entry(decision, indent).rstrip("\n"))]
    if root.flow_style:
        return [_Cut(listed.start_mark.index, listed.end_mark.index, f"[{_in_flow(_given(decision))}]")]
    # Nothing yet, 'null' or '[]': the list begins below the key.
    end = max(key.end_mark.index + 1, _end_of(text, listed))
    colon = text.index(":", key.end_mark.index) + 1
    at = _line_end(text, end)
    return [
        _Cut(colon, max(colon, end), ""),
        _Cut(at, at, "\n" + _entry(decision, key.start_mark.column).rstrip("\n")),
    ]


def _changed(text: str, node: _Node, fields: Mapping[str, Any]) -> list[_Cut]:
    """Return what gives a mapping these values: those that differ are changed, new keys come behind the last."""
    cuts = []
    held = {name: value for name, (_, value) in _pairs(node).items()}
    indent = node.start_mark.column
    for name, value in fields.items():
        if name in held and isinstance(value, dict):
            cuts += _changed(text, held[name], value)
        elif name in held and " ".join(held[name].value.split()) != str(value):
            cuts.append(_new_value(text, held[name], value, indent))
    new = {name: value for name, value in fields.items() if value and name not in held}
    if new and node.flow_style:
        last = _end_of(text, node.value[-1][1])
        cuts.append(_Cut(last, last, ", " + _in_flow(new)[1:-1]))
    elif new:
        at = _line_end(text, _end_of(text, node))
        cuts.append(_Cut(at, at, "\n" + _indented(_block(new), indent).rstrip("\n")))
    return cuts


def _new_value(text: str, held: _Node, value: Any, indent: int) -> _Cut:
    start, end = held.start_mark.index, _end_of(text, held)
    if held.style in ("|", ">"):
        key, _, body = _indented(_block({"k": _Folded(value)}), indent).partition("\n")
        if key.strip() == "k: >-":  # not so where it holds what only quotes can
            return _Cut(_line_end(text, start), end, "\n" + body.rstrip("\n"))  # the first line may have a comment
    space = "" if text[start - 1] in " \t[{" else " "
    return _Cut(start, end, space + _in_flow(value))


def _removed(text: str, listed: _Node, item: _Node) -> list[_Cut]:
    items = listed.value
    number = items.index(item)
    if listed.flow_style:
        if number + 1 < len(items):
            return [_Cut(item.start_mark.index, items[number + 1].start_mark.index, "")]
        start = _end_of(text, items[number - 1]) if number else item.start_mark.index
        return [_Cut(start, _end_of(text, item), "")]
    start = text.rindex("\n", 0, text.rindex("-", 0, item.start_mark.index)) + 1
    cuts = [_Cut(start, _next_line(text, _end_of(text, item)), "")]
    if len(items) == 1:
        key = _pairs(_root(text))["decisions"][0]
        colon = text.index(":", key.end_mark.index) + 1
        cuts.append(_Cut(colon, colon, " []"))
    return cuts


# -- how a decision is written -----------------------------------------------------------------


class _Folded(str):
    """A text that is folded over several lines."""


class _Quoted(str):
    """A text that other readers of YAML could take for a number."""


class _Dumper(yaml.SafeDumper):
    """Writes a decision: long texts folded, ids and fingerprints in quotes."""


_Dumper.add_representer(_Folded, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style=">"))
_Dumper.add_representer(_Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def _fields(decision: Decision) -> dict[str, Any]:
    """Return a decision's values, in the order in which they are written; the note may be empty."""
    values: dict[str, Any] = {
        "action": _Quoted(decision.action),
        "element": decision.element,
        "ruling": decision.ruling,
        "who": decision.who,
        "when": decision.when,
        "note": decision.note,
        "words": decision.words,
        "asked": decision.asked,
        "fingerprints": {
            "action": _Quoted(decision.action_fingerprint),
            "element": _Quoted(decision.element_fingerprint),
        },
    }
    return {key: values[key] for key in KEYS}


def _given(decision: Decision) -> dict[str, Any]:
    return {key: value for key, value in _fields(decision).items() if value}


def _entry(decision: Decision, indent: int) -> str:
    """Return a decision as an entry of a list in block style."""
    fields = _given(decision)
    fields |= {
        key: _Folded(fields[key]) for key in ("note", "words", "asked") if len(fields.get(key, "")) > _WIDTH - 20
    }
    lines = _block(fields).splitlines(keepends=True)
    return "".join(" " * indent + ("- " if not number else "  ") + line for number, line in enumerate(lines))


def _block(fields: Mapping[str, Any]) -> str:
    return yaml.dump(
        dict(fields), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
    )


def _indented(block: str, indent: int) -> str:
    return "".join(" " * indent + line for line in block.splitlines(keepends=True))


def _in_flow(value: Any) -> str:
    """Return a value on one line, in quotes where it needs them anywhere."""
    options: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 10**9, "default_flow_style": True}
    return str(yaml.dump([value], Dumper=_Dumper, **options)).strip()[1:-1]
