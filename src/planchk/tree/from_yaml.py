"""YAML text -> tree, from libyaml's events.

Composing from events keeps line and column of every node, costs half of ``yaml.safe_load`` with
libyaml and lets us refuse, as they come, what a plan never needs and an attacker likes: aliases (a
"billion laughs" is built of them), tags that name Python objects, deep nesting.
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

# No value comes without one of these, and none of them brings more than two: a key and what it means.
_SIGNS = ":-?,[{"
# NamedTuple's own way of making a value takes three times as long, and a tree is all values.
_make: Any = tuple.__new__


def parse_yaml(text: str, path: str) -> Node | None:
    """Return the tree of a YAML document, or None where it holds nothing.

    Raises:
        InputError: not YAML, or with aliases, foreign tags, duplicate keys, several documents or
            more than 50 levels.
    """
    faults: list[Fault] = []
    try:
        loader = Loader(text)
        try:
            builder = _Builder(path, loader.get_event, faults)
            if 2 * sum(map(text.count, _SIGNS)) + 2 > MAX_VALUES:
                builder.count()
            root = builder.document()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise InputError([*faults, _fault(error, path)]) from None
    if faults:
        raise InputError(faults)
    return None if isinstance(root, Scalar) and root.is_null else root


class _Builder:
    """Takes the events of a document, ``MAX_DEPTH`` levels deep at most, and keeps the faults."""

    def __init__(self, path: str, get_event: Callable[[], Event], faults: list[Fault]) -> None:
        self.path = path
        self.get_event = get_event
        self.faults = faults

    def count(self) -> None:
        """Refuse more than ``MAX_VALUES`` values as they come."""
        get_event, left = self.get_event, MAX_VALUES

        def counted() -> Event:
            nonlocal left
            event = get_event()
            if isinstance(event, yaml.ScalarEvent):
                left -= 1
                if left < 0:
                    remedy = "Is this the plan? Split it if so."
                    self.fault(event, f"more than {MAX_VALUES:,} values.", remedy, stop=True)
            return event

        self.get_event = counted

    def document(self) -> Node | None:
        """Take the events up to the last; there is one document."""
        root = None
        while not isinstance(event := self.get_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.NodeEvent):
                root = self.node(event, 1)
            elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self.fault(event, "a second YAML document.", "Put each plan into a file of its own.", stop=True)
        return root

    def node(self, event: Event, depth: int) -> Node:
        """Return the node that opens with an event, at a depth that counts from 1."""
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.AliasEvent):
            self.fault(event, f"an alias (*{event.anchor}).", "planchk reads none: write the text out.")
            return Scalar("", line, column, True)
        if event.tag is not None:
            self.check_tag(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line, column, not event.style)
        if depth > MAX_DEPTH:
            self.fault(event, f"nested deeper than {MAX_DEPTH} levels.", "Write the plan flatter.", stop=True)
        node: Node
        if isinstance(event, yaml.MappingStartEvent):
            node = _make(Mapping, (tuple(self.entries(depth + 1)), line, column))
        else:
            node = _make(Sequence, (tuple(self.items(depth + 1)), line, column))
        return node

    def items(self, depth: int) -> list[Node]:
        """Return the nodes of a list, which are at this depth."""
        items: list[Node] = []
        get_event, end = self.get_event, yaml.SequenceEndEvent
        while type(event := get_event()) is not end:
            items.append(self.node(event, depth))
        return items

    def entries(self, depth: int) -> list[tuple[Scalar, Node]]:
        """Return the keys and values of a mapping, which are at this depth.

        Most of a plan are texts under keys. They are made here: a call for each would cost as much as the parser.
        """
        get_event, end = self.get_event, yaml.MappingEndEvent
        scalar: type[Event] = yaml.ScalarEvent
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, int] = {}
        while (kind := type(event := get_event())) is not end:
            if kind is scalar and event.tag is None and (word := event.value) not in seen:
                mark = event.start_mark
                seen[word] = line = mark.line + 1
                key = _make(Scalar, (word, line, mark.column + 1, not event.style))
            else:
                key = self.key(event, depth, seen)
            event = get_event()
            if type(event) is scalar and event.tag is None:
                mark = event.start_mark
                value: Node = _make(Scalar, (event.value, mark.line + 1, mark.column + 1, not event.style))
            else:
                value = self.node(event, depth)
            entries.append((key, value))
        return entries

    def key(self, event: Event, depth: int, seen: dict[str, int]) -> Scalar:
        node = self.node(event, depth)
        if not isinstance(node, Scalar):
            self.note(node.line, node.column, "a list or mapping as a key.", "Keys are words.")
            return Scalar("", node.line, node.column)
        if node.value in seen:
            message = f"the key '{node.value[:80]}' stands here twice (first in line {seen[node.value]})."
            self.note(node.line, node.column, message, "Keep one.")
        seen[node.value] = node.line
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
