"""Two versions of a catalogue: what was added, removed, reworded and changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from planchk.catalogue import Catalogue, Element, Finding

What = Literal["added", "removed", "renamed", "reworded", "changed"]


class Change(NamedTuple):
    """One difference. ``what`` names the field; ``element`` is empty where the finding itself differs."""

    kind: What
    finding: str
    element: str
    what: str
    old: str
    new: str


class Difference(NamedTuple):
    """The differences of two catalogues: of their heads as (field, old, new), and of their findings."""

    head: tuple[tuple[str, str, str], ...]
    changes: tuple[Change, ...]

    def of(self, *kinds: What) -> tuple[Change, ...]:
        """Return the changes of some kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)


def compare(old: Catalogue, new: Catalogue) -> Difference:
    """Return how the second differs from the first; a finding with a new id is told by its quote."""
    head = tuple(
        (name, str(before), str(after))
        for name, before, after in (
            ("id", old.id, new.id),
            ("version", old.version, new.version),
            ("title", old.title, new.title),
            ("report", old.source.title, new.source.title),
            ("report's sha256", old.source.sha256, new.source.sha256),
        )
        if before != after
    )
    return Difference(head, tuple(_changes(old, new)))


def _changes(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    before = {finding.id: finding for finding in old.findings}
    after = {finding.id: finding for finding in new.findings}
    gone = {_folded(f.quote): f for f in old.findings if f.id not in after}
    for finding in new.findings:
        was = before.get(finding.id)
        if was is None:
            was = gone.pop(_folded(finding.quote), None)
            if was is None:
                yield Change("added", finding.id, "", "finding", "", finding.quote)
                continue
            yield Change("renamed", finding.id, "", "id", was.id, finding.id)
        yield from _in_finding(was, finding)
    left = {finding.id for finding in gone.values()}
    for finding in old.findings:
        if finding.id in left:
            yield Change("removed", finding.id, "", "finding", finding.quote, "")


def _in_finding(old: Finding, new: Finding) -> Iterator[Change]:
    if _folded(old.quote) != _folded(new.quote):
        yield Change("reworded", new.id, "", "quote", old.quote, new.quote)
    for what in ("kind", "duty", "service", "principle", "summary", "retired", "superseded_by"):
        before, after = str(getattr(old, what)), str(getattr(new, what))
        if before != after:
            yield Change("changed", new.id, "", what.replace("_", " "), before, after)
    elements = {element.id: element for element in old.elements}
    for element in new.elements:
        was = elements.pop(element.id, None)
        if was is None:
            yield Change("added", new.id, element.id, "element", "", element.text)
        else:
            yield from _in_element(new.id, was, element)
    for element in elements.values():
        yield Change("removed", new.id, element.id, "element", element.text, "")


def _in_element(finding: str, old: Element, new: Element) -> Iterator[Change]:
    if old.text != new.text:
        yield Change("reworded", finding, new.id, "text", old.text, new.text)
    if old.question != new.question:
        yield Change("changed", finding, new.id, "question", old.question, new.question)
    for what, before, after in (
        ("what counts", old.counts, new.counts),
        ("what does not count", old.does_not_count, new.does_not_count),
    ):
        for text in before:
            if text not in after:
                yield Change("changed", finding, new.id, what, text, "")
        for text in after:
            if text not in before:
                yield Change("changed", finding, new.id, what, "", text)


def _folded(text: str) -> str:
    return " ".join(text.split())
