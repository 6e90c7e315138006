"""A catalogue that a user brings: every fault at once, each with its line and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from planchk.catalogue import Catalogue
from planchk.errors import Fault, InputError, NothingToCheck
from planchk.files import read_text, shown
from planchk.place import Place
from planchk.suggest import did_you_mean
from planchk.tree import Mapping, Node, Scalar, Sequence, parse, place, plain

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_Loc = tuple[int | str, ...]
# What planchk itself says of a catalogue.
_OWN = ("sha256", "parts")


def read_catalogue(path: str, spans: bool = True) -> Catalogue:
    """Return the catalogue of a YAML or JSON file; without ``spans``, quotes need not be as long as their spans.

    Raises:
        InputError: can't be read, or is no valid catalogue.
        NothingToCheck: it has no finding that needs coverage.
    """
    text, name = read_text(path), shown(path)
    root = parse(text, name)
    if root is None:
        raise NothingToCheck.one("the file is empty: it holds no catalogue.", name)
    if not isinstance(root, Mapping):
        raise InputError.one(
            "this is no catalogue.", place(root, name), "A catalogue has 'id:', 'findings:' and so on."
        )
    data = cast("dict[str, Any]", plain(root))
    faults = list(_check_version(root, name))
    data.pop("schema_version", None)
    for key in _OWN:
        if key in data:
            node = _key_at(root, (key,)) or root
            faults.append(Fault(f"'{key}' is made by planchk.", place(node, name), "Take it out."))
            del data[key]
    data["sha256"] = sha256(text.encode("utf-8")).hexdigest()
    try:
        catalogue = TypeAdapter(Catalogue).validate_python(data)
    except ValidationError as error:
        faults += [_fault(each, root, name) for each in error.errors()]
        raise InputError(sorted(faults, key=lambda fault: fault.place)) from None
    faults += _check_sense(catalogue, root, name, spans)
    if faults:
        raise InputError(sorted(faults, key=lambda fault: fault.place))
    if not catalogue.to_cover:
        raise NothingToCheck.one("the catalogue has no finding that needs coverage.", name)
    return catalogue


def _check_version(root: Mapping, name: str) -> Iterator[Fault]:
    version = root.get("schema_version")
    if version is not None and not (isinstance(version, Scalar) and version.value == "1"):
        yield Fault("this schema_version is unknown.", place(version, name), "planchk reads version 1.")


def _fault(error: Any, root: Node, name: str) -> Fault:
    """Translate one of pydantic's errors into our words."""
    kind, loc = error["type"], error["loc"]
    key = str(loc[-1]) if loc else ""
    node = _at(root, loc)
    here = f"{_path(loc)}: "
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        known = _fields_at(loc)
        return Fault(
            f"unknown key '{key[:80]}'.",
            place(_key_at(root, loc) or node, name),
            did_you_mean(key, known) or f"Known are {', '.join(known)}.",
        )
    if kind in ("missing_argument", "missing"):
        return Fault(f"{here}this is missing.", place(node, name), f"Add '{key}:'.")
    if kind == "literal_error":
        return Fault(f"{here}not one of {error['ctx']['expected']}.", place(node, name), "Choose one of them.")
    return Fault(f"{here}{error['msg'][0].lower()}{error['msg'][1:]}.", place(node, name), "Correct the value.")


def _fields_at(loc: _Loc) -> tuple[str, ...]:
    """Return the keys that are known at a location, from the classes themselves."""
    from planchk.catalogue import Element, Finding, Heading, Source, Term, Wording

    classes: dict[str, Any] = {"findings": Finding, "elements": Element, "glossary": Term, "source": Source}
    classes |= {"services": Heading, "principles": Heading, "cy": Wording}
    fields = {name: tuple(each._fields) for name, each in classes.items()}
    names = [part for part in loc[:-1] if isinstance(part, str)]
    return fields[names[-1]] if names else tuple(field for field in Catalogue._fields if field not in _OWN)


def _path(loc: _Loc) -> str:
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc).lstrip(".")


def _at(root: Node, loc: _Loc) -> Node:
    """Return the node at a location, or the deepest one that exists on the way."""
    node = root
    for part in loc:
        child: Node | None = None
        if isinstance(node, Mapping) and isinstance(part, str):
            child = node.get(part)
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            child = node.items[part]
        if child is None:
            break
        node = child
    return node


def _key_at(root: Node, loc: _Loc) -> Node | None:
    parent = _at(root, loc[:-1])
    entries = parent.entries if isinstance(parent, Mapping) else ()
    return next((key for key, _ in entries if key.value == loc[-1]), None)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _check_sense(catalogue: Catalogue, root: Mapping, name: str, spans: bool) -> Iterator[Fault]:
    """Yield what types can't say: ids unique and well made, references known, spans that fit."""

    def at(*loc: int | str) -> Place:
        return place(_at(root, loc), name)

    yield from _check_ids([("findings", i) for i in range(len(catalogue.findings))], catalogue.findings, at)
    if catalogue.source.published and not _is_day(catalogue.source.published):
        message = f"'{catalogue.source.published[:40]}' is no date."
        yield Fault(message, at("source", "published"), "Write the day of publication as 2021-01-29.")
    services = [heading.id for heading in catalogue.services]
    principles = [heading.id for heading in catalogue.principles]
    for i, finding in enumerate(catalogue.findings):
        here: tuple[str, int] = ("findings", i)
        for key, value, known in (
            ("service", finding.service, services),
            ("principle", finding.principle, principles),
        ):
            if value not in known:
                remedy = did_you_mean(value, known) or f"Add it to '{key}s:'."
                yield Fault(f"{finding.id}: the {key} '{value}' is not defined.", at(*here, key), remedy)
        known = [each.id for each in catalogue.findings]
        named = [("superseded_by", finding.superseded_by), *(("repeats", each) for each in finding.repeats)]
        for key, value in named:
            # What has a colon stands in another catalogue, which need not be at hand.
            if value and ":" not in value and value not in known:
                message = f"{finding.id}: there is no finding '{value[:80]}'."
                remedy = did_you_mean(value, known) or "For another catalogue's, write CATALOGUE:FINDING."
                yield Fault(message, at(*here, key), remedy)
        start, end = finding.span
        if not finding.quote.strip():
            yield Fault(f"{finding.id}: the quote is empty.", at(*here, "quote"), "Quote the report word for word.")
        elif spans and end - start != len(finding.quote):
            message = f"{finding.id}: the span holds {end - start} characters and the quote {len(finding.quote)}."
            yield Fault(message, at(*here, "span"), "Give the quote's [start, end] in the report's text.")
        if finding.needs_coverage and not finding.elements:
            yield Fault(f"{finding.id}: no elements.", at(*here), "Add at least one clause that a plan has to answer.")
        locs = [(*here, "elements", j) for j in range(len(finding.elements))]
        yield from _check_ids(locs, finding.elements, at)


def _check_ids(locs: list[Any], things: tuple[Any, ...], at: Any) -> Iterator[Fault]:
    seen: dict[str, Place] = {}
    for loc, thing in zip(locs, things, strict=True):
        where = at(*loc, "id")
        if not _ID.fullmatch(thing.id):
            yield Fault(f"'{thing.id[:80]}' is no id.", where, "Use letters, digits, '.', '_' and '-', at most 64.")
        if thing.id in seen:
            yield Fault(
                f"the id '{thing.id}' is used twice (first in line {seen[thing.id].line}).", where, "Rename one."
            )
        seen.setdefault(thing.id, where)
