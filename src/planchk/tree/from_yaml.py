"""YAML text -> tree, from libyaml's events.

Composing from events keeps line and column of every node, costs a fifth of ``yaml.safe_load`` and
lets us refuse, as they come, what a plan never needs and an attacker likes: aliases (a "billion
laughs" is built of them), tags that name Python objects, deep nesting.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from planchk.errors import Fault, InputError
from planchk.place import Place
from planchk.tree.nodes import MAX_DEPTH, MAX_FAULTS, MAX_VALUES, Mapping, Node, Scalar, Sequence

# PyYAML's types leave out what its events hold.
Event = Any
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(text: str, path: str) -> Node | None:
    """Return the tree of a YAML document, or None where it holds nothing.

    Raises:
        InputError: not YAML, or with aliases, foreign tags, duplicate keys, several documents or
            more than 50 levels.
    """
    builder = _Builder(path)
    try:
        loader = Loader(text)
        try:
            builder.take_all(loader.get_event)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise InputError([*builder.faults, _fault(error, path)]) from None
    if builder.faults:
        raise InputError(builder.faults)
    root = builder.root
    return None if isinstance(root, Scalar) and root.is_null else root


# Looked up once: most events are scalars.
_SCALAR: type[Event] = yaml.ScalarEvent


class _Open:
    """A mapping or sequence that is being filled."""

    __slots__ = ("column", "is_mapping", "items", "key", "line", "seen")

    def __init__(self, event: Event) -> None:
        self.is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.line = event.start_mark.line + 1
        self.column = event.start_mark.column + 1
        self.items: list[Any] = []
        self.key: Scalar | None = None
        self.seen: dict[str, int] = {}


class _Builder:
    """Takes events, keeps the stack of open nodes and the faults; recursion-free."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Fault] = []
        self.root: Node | None = None
        self.stack: list[_Open] = []

    def take_all(self, get_event: Callable[[], Event]) -> None:
        """Take the events up to the last. Most are scalars, and a call for each would cost as much as the parser."""
        end, stack, make = yaml.StreamEndEvent, self.stack, tuple.__new__
        left = MAX_VALUES
        while (kind := type(event := get_event())) is not end:
            if kind is not _SCALAR:
                self.take(event)
                continue
            if event.tag is not None:
                self.check_tag(event)
            left -= 1
            if left < 0:
                self.fault(event, f"more than {MAX_VALUES:,} values.", "Is this the plan? Split it if so.", stop=True)
            mark = event.start_mark
            line = mark.line + 1
            node = make(Scalar, (event.value, line, mark.column + 1, not event.style))
            top = stack[-1] if stack else None
            if top is None or not top.is_mapping or (top.key is None and node.value in top.seen):
                self.add(node)
            elif top.key is None:
                top.key = node
                top.seen[node.value] = line
            else:
                top.items.append((top.key, node))
                top.key = None

    def take(self, event: Event) -> None:
        """Take an event that is no scalar."""
        kind = type(event)
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.tag is not None:
                self.check_tag(event)
            if len(self.stack) >= MAX_DEPTH:
                self.fault(event, f"nested deeper than {MAX_DEPTH} levels.", "Write the plan flatter.", stop=True)
            self.stack.append(_Open(event))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            done = self.stack.pop()
            shape = Mapping if done.is_mapping else Sequence
            self.add(shape(tuple(done.items), done.line, done.column))
        elif kind is yaml.AliasEvent:
            self.fault(event, f"an alias (*{event.anchor}).", "planchk reads none: write the text out.")
            self.add(Scalar("", event.start_mark.line + 1, event.start_mark.column + 1, True))
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            self.fault(event, "a second YAML document.", "Put each plan into a file of its own.", stop=True)

    def add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is not None:
            top.items.append((top.key, node))
            top.key = None
        else:
            top.key = self.as_key(node, top)

    def as_key(self, node: Node, top: _Open) -> Scalar:
        if not isinstance(node, Scalar):
            self.note(node.line, node.column, "a list or mapping as a key.", "Keys are words.")
            return Scalar("", node.line, node.column)
        if node.value in top.seen:
            first = top.seen[node.value]
            self.note(
                node.line,
                node.column,
                f"the key '{node.value[:80]}' stands here twice (first in line {first}).",
                "Keep one.",
            )
        top.seen[node.value] = node.line
        return node

    def check_tag(self, event: Event) -> None:
        tag = event.tag
        if tag is not None and tag != "!" and not tag.startswith("tag:yaml.org,2002:"):
            self.fault(event, f"the tag {tag[:80]}.", "Write the value without a tag.")
        elif tag is not None and tag.startswith("tag:yaml.org,2002:python"):
            self.fault(event, f"the tag {tag[:80]}, which names a Python object.", "Write the value without it.")

    def fault(self, event: Event, message: str, remedy: str, stop: bool = False) -> None:
        self.note(event.start_mark.line + 1, event.start_mark.column + 1, message, remedy)
        if stop:
            raise InputError(self.faults)

    def note(self, line: int, column: int, message: str, remedy: str) -> None:
        self.faults.append(Fault(message, Place(self.path, line, column), remedy))
        if len(self.faults) >= MAX_FAULTS:
            raise InputError(self.faults)


def _fault(error: yaml.YAMLError, path: str) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "can't be parsed"
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    remedy = "Check indentation, and quote texts that hold ': ' or ' #' or open with a special character."
    return Fault(f"this is not valid YAML: {what}.", place, remedy)
