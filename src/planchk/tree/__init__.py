"""YAML and JSON text as a tree of nodes that keep their line and column, read within bounds."""

from __future__ import annotations

from planchk.errors import InputError
from planchk.place import Place
from planchk.tree.from_yaml import parse_yaml
from planchk.tree.nodes import Mapping, Node, Scalar, Sequence, plain

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "parse", "plain"]


def parse(text: str, path: str) -> Node | None:
    """Return the tree of a YAML or JSON text, or None where it holds nothing.

    A text that opens like JSON and is named so, or is not valid YAML, is read as JSON.

    Raises:
        InputError: with every fault found, each with line, column and remedy.
    """
    opening = text.lstrip("\ufeff \t\r\n")[:1]
    if path.lower().endswith(".json") and opening:
        return _parse_json(text, path)
    try:
        return parse_yaml(text, path)
    except InputError:
        # Standard input has no suffix; tabs and some escapes are JSON and not YAML.
        if opening in ("{", "[") and path == "<stdin>":
            return _parse_json(text, path)
        raise


def _parse_json(text: str, path: str) -> Node | None:
    from planchk.tree.from_json import parse_json  # here: most plans are YAML

    return parse_json(text, path)


def place(node: Node, path: str) -> Place:
    """Return where a node starts."""
    return Place(path, node.line, node.column)
