"""JSON text -> tree, with line and column of every value (which the standard parser drops).

Strings are scanned by the standard library; this module only adds places and bounds.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from json.decoder import scanstring  # type: ignore[attr-defined]

from planchk.errors import Fault, InputError
from planchk.place import Place
from planchk.tree.nodes import MAX_DEPTH, MAX_FAULTS, MAX_VALUES, Mapping, Node, Scalar, Sequence

_SPACE = re.compile(r"[ \t\r\n]*")
_LITERAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")


def parse_json(text: str, path: str) -> Node | None:
    """Return the tree of a JSON document, or None where it is empty or ``null``.

    Raises:
        InputError: not JSON, duplicate keys, or more than 50 levels.
    """
    parser = _Parser(text.removeprefix("\ufeff"), path)
    if parser.skip(0) == len(parser.text):
        return None
    root, end = parser.value(parser.skip(0), 1)
    end = parser.skip(end)
    if end != len(parser.text):
        parser.fail(end, "something follows the end of the document.")
    if parser.faults:
        raise InputError(parser.faults)
    return None if isinstance(root, Scalar) and root.is_null else root


class _Parser:
    """A recursive descent of at most ``MAX_DEPTH`` levels."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.faults: list[Fault] = []
        self.values = 0
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def spot(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def fail(self, at: int, message: str, remedy: str = "") -> None:
        fault = Fault(f"this is not valid JSON: {message}", Place(self.path, *self.spot(at)), remedy)
        raise InputError([*self.faults, fault])

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        if depth > MAX_DEPTH:
            self.fail(at, f"nested deeper than {MAX_DEPTH} levels.", "Write the plan flatter.")
        self.values += 1
        if self.values > MAX_VALUES:
            self.fail(at, f"more than {MAX_VALUES:,} values.", "Is this the plan? Split it if so.")
        opening = self.text[at : at + 1]
        if opening == "{":
            return self.mapping(at, depth)
        if opening == "[":
            return self.sequence(at, depth)
        if opening == '"':
            return self.string(at)
        match = _LITERAL.match(self.text, at)
        if match is None:
            self.fail(at, "a value was expected here.", "Texts stand in double quotes.")
            raise AssertionError
        return Scalar(match.group(), *self.spot(at), True), match.end()

    def string(self, at: int) -> tuple[Scalar, int]:
        try:
            value, end = scanstring(self.text, at + 1, True)
        except json.JSONDecodeError as error:
            self.fail(error.pos, f"{error.msg}.")
            raise
        return Scalar(value, *self.spot(at)), end

    def sequence(self, at: int, depth: int) -> tuple[Sequence, int]:
        items: list[Node] = []
        here = self.skip(at + 1)
        if self.text[here : here + 1] == "]":
            return Sequence((), *self.spot(at)), here + 1
        while True:
            item, end = self.value(here, depth + 1)
            items.append(item)
            here = self.skip(end)
            if self.text[here : here + 1] == "]":
                return Sequence(tuple(items), *self.spot(at)), here + 1
            here = self.comma(here, "]")

    def mapping(self, at: int, depth: int) -> tuple[Mapping, int]:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, int] = {}
        here = self.skip(at + 1)
        if self.text[here : here + 1] == "}":
            return Mapping((), *self.spot(at)), here + 1
        while True:
            if self.text[here : here + 1] != '"':
                self.fail(here, "a key in double quotes was expected here.")
            key, end = self.string(here)
            self.check_key(key, seen)
            here = self.skip(end)
            if self.text[here : here + 1] != ":":
                self.fail(here, "':' was expected here.")
            value, end = self.value(self.skip(here + 1), depth + 1)
            entries.append((key, value))
            here = self.skip(end)
            if self.text[here : here + 1] == "}":
                return Mapping(tuple(entries), *self.spot(at)), here + 1
            here = self.comma(here, "}")

    def comma(self, at: int, closing: str) -> int:
        if self.text[at : at + 1] != ",":
            self.fail(at, f"',' or '{closing}' was expected here.")
        return self.skip(at + 1)

    def check_key(self, key: Scalar, seen: dict[str, int]) -> None:
        if key.value in seen:
            message = f"the key '{key.value[:80]}' stands here twice (first in line {seen[key.value]})."
            self.faults.append(Fault(message, Place(self.path, key.line, key.column), "Keep one."))
            if len(self.faults) >= MAX_FAULTS:
                raise InputError(self.faults)
        seen[key.value] = key.line
