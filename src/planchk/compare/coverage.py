"""Which elements gained or lost an answer, and what was done to the actions that gave it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planchk.assessment import Assessment, Basis, ElementCoverage, Link
from planchk.compare.actions import status_of
from planchk.compare.changes import (
    ActionChange,
    Cause,
    CausedLink,
    ElementChange,
    ElementKind,
    FindingChange,
    ResponseChange,
)
from planchk.values.statuses import Status

# Changes by the position of the action: in the old plan for what was lost, in the new one for what was gained.
ByPosition = Mapping[int, ActionChange]


def compare_coverage(old: Assessment, new: Assessment, lost: ByPosition, gained: ByPosition) -> Iterator[FindingChange]:
    """Yield the findings whose coverage changed, in the report's order."""
    before = {each.finding.id: each for each in old.coverage.findings}
    for after in new.coverage.findings:
        earlier = before.get(after.finding.id)
        if earlier is None:
            continue
        elements = {each.element.id: each for each in earlier.elements}
        changes = tuple(
            change
            for each in after.elements
            if each.element.id in elements and (change := _element(elements[each.element.id], each, lost, gained))
        )
        if changes:
            yield FindingChange(earlier, after, changes)


def compare_responses(old: Assessment, new: Assessment) -> Iterator[ResponseChange]:
    """Yield the findings to which the council says something else."""
    before = {each.finding.id: each.response for each in old.coverage.findings}
    for each in new.coverage.findings:
        earlier, now = before.get(each.finding.id), each.response
        if (earlier and (earlier.answer, earlier.reason)) != (now and (now.answer, now.reason)):
            yield ResponseChange(each.finding.id, earlier, now)


def _element(old: ElementCoverage, new: ElementCoverage, lost: ByPosition, gained: ByPosition) -> ElementChange | None:
    kind = _kind(old, new)
    if kind is None:
        return None
    if kind in ("lost", "may not"):
        links = old.counting if kind == "lost" else old.links
        caused = tuple(_lost(link, new.links, lost.get(link.action.position)) for link in links)
    else:
        links = new.counting if kind == "gained" else new.links
        caused = tuple(_gained(link, old.links, gained.get(link.action.position)) for link in links)
    return ElementChange(new.element, kind, old.status, new.status, caused)


def _kind(old: ElementCoverage, new: ElementCoverage) -> ElementKind | None:
    if old.status == new.status:
        return None
    if new.status == "covered":
        return "gained"
    if old.status == "covered":
        return "lost"
    return "may" if new.status == "possible" else "may not"


def _lost(link: Link, now: tuple[Link, ...], change: ActionChange | None) -> CausedLink:
    if change is None:
        return CausedLink(link, "gone", None)
    bases = {each.basis for each in now if each.action.position == change.new.position and each.counts}
    cause = _cause_of_loss(link, change, bases)
    return CausedLink(link, cause, change.new)


def _cause_of_loss(link: Link, change: ActionChange, bases: set[Basis]) -> Cause:
    status = status_of(change.new)
    if change.status and status is Status.CANCELLED:
        return "cancelled"
    if status is Status.ON_HOLD and (change.status or (change.due and change.due.kind == "lost")):
        return "on hold"
    if link.basis == "confirmed" and "confirmed" not in bases:
        return "unconfirmed"
    if change.words:
        return "reworded"
    return "undeclared" if link.basis == "declared" and change.references else "around"


def _gained(link: Link, before: tuple[Link, ...], change: ActionChange | None) -> CausedLink:
    if change is None:
        return CausedLink(link, "added", link.action)
    bases = {each.basis for each in before if each.action.position == change.old.position and each.counts}
    cause: Cause = "around"
    resting = status_of(change.old) in (Status.CANCELLED, Status.ON_HOLD)
    if resting and (change.status or (change.due and change.due.kind == "given")):
        cause = "resumed"
    elif link.basis == "confirmed" and "confirmed" not in bases:
        cause = "confirmed"
    elif change.words:
        cause = "reworded"
    elif link.basis == "declared" and change.references:
        cause = "declared"
    return CausedLink(link, cause, link.action)
