"""The nodes of a tree. ``line`` and ``column`` count from 1."""

from __future__ import annotations

from typing import NamedTuple

MAX_DEPTH = 50
# A plan of 10,000 actions has some 150,000 values; 250,000 take 80 MB.
MAX_VALUES = 250_000
MAX_FAULTS = 50
# What stands for nothing where it is not quoted: left out, ``null`` or ``~``.
NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Scalar(NamedTuple):
    """A text as written; ``plain`` tells ``null`` and ``~`` from the quoted words."""

    value: str
    line: int
    column: int
    plain: bool = False

    @property
    def is_null(self) -> bool:
        """Whether it stands for nothing: left out, ``null`` or ``~``."""
        return self.plain and self.value in NULLS


class Sequence(NamedTuple):
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys and values in the order of the file; keys are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """Return the value of a key."""
        return next((value for name, value in self.entries if name.value == key), None)


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> object:
    """Return the node as dicts, lists, strings and None; plain integers become int."""
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if node.is_null:
        return None
    if node.plain and len(node.value) < 20 and node.value.removeprefix("-").isdecimal():
        return int(node.value)
    return node.value
