"""Links of a plan's actions to the elements of a catalogue, each with its evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from planchk.assessment import Claim, Evidence, Link
from planchk.catalogue import Catalogue
from planchk.match.reader import Reader, Reading
from planchk.plan import Action, Plan
from planchk.values.statuses import Status, parse_status

# Evidence for a claim that no clause bears out is the action's opening words.
_OPENING = 160
# Actions that a reader which does not decide may suggest for one element.
_SUGGESTIONS = 3

ElementKey = tuple[str, str]  # finding id, element id
Advance = Callable[[], None]


class Matches(NamedTuple):
    """The links by element, best first, and the claims that the words do not bear out."""

    links: dict[ElementKey, list[Link]]
    unsupported: tuple[Claim, ...]


def find_links(plan: Plan, catalogue: Catalogue, reader: Reader, advance: Advance | None = None) -> Matches:
    """Return the links of every action; ``advance`` is called after each.

    Where the reader does not decide, declared references are taken at their word: there is
    nothing to test them by.
    """
    elements = {f"{f.id}/{e.id}": (f.id, e.id) for f in catalogue.to_cover for e in f.elements}
    links: dict[ElementKey, list[Link]] = {key: [] for key in elements.values()}
    unsupported: list[Claim] = []
    for action in plan.actions:
        status = parse_status(action.status.value) if action.status else Status.UNKNOWN
        if status is not Status.CANCELLED:
            found, claims = _links_of(action, elements, reader)
            if status is Status.ON_HOLD and action.due is None:
                # Work on hold counts only where it is booked again for a date; a person may know of one.
                found = [link._replace(counts=False) for link in found]
            for link in found:
                links[link.finding, link.element].append(link)
            unsupported += claims
        if advance:
            advance()
    for each in links.values():
        each.sort(key=lambda link: (not link.counts, -link.score))
        if not reader.decides:
            del each[_SUGGESTIONS + sum(link.counts for link in each) :]
    return Matches(links, tuple(unsupported))


def _links_of(action: Action, elements: dict[str, ElementKey], reader: Reader) -> tuple[list[Link], list[Claim]]:
    readings = {r.element: r for r in reader.read(action) if r.element in elements}
    claimed: dict[str, list[str]] = {  # reference -> the elements that it may mean
        ref.value: [name for name in elements if ref.value in (name, name.partition("/")[0])]
        for ref in action.addresses
    }
    borne_out: set[str] = set()
    for names in claimed.values():
        borne_out.update(_borne_out(names, readings, reader.decides))
    declared = {name for names in claimed.values() for name in names}
    links = [
        _link(action, elements[name], reading, name in declared, reading.band == "covered" or name in borne_out)
        for name, reading in readings.items()
        if reading.band != "missing"
    ]
    linked = {f"{link.finding}/{link.element}" for link in links}
    unsupported = []
    for reference in action.addresses:
        names = claimed[reference.value]
        if names and not borne_out.intersection(names):
            unsupported.append(Claim(action, reference))
        elif reader.decides:
            continue
        links += [_link(action, elements[n], None, True, n in borne_out) for n in names if n not in linked]
        linked.update(names)
    return links, unsupported


def _borne_out(names: list[str], readings: dict[str, Reading], tested: bool) -> list[str]:
    """Return the elements of one declared reference that the text supports.

    A claim lends weight to its best reading: what would be possible counts. Further elements of
    the same finding have to stand on their own words, since a claim seldom means them all.
    """
    if not tested:
        return names
    read = [readings[name] for name in names if name in readings and readings[name].band != "missing"]
    best = max(read, key=lambda reading: reading.score, default=None)
    return [reading.element for reading in read if reading.band == "covered" or reading is best]


def _link(action: Action, key: ElementKey, reading: Reading | None, declared: bool, counts: bool) -> Link:
    if reading is None:
        words, score = action.words[0], 0.0
        quote = words.value if len(words.value) <= _OPENING else words.value[:_OPENING].rsplit(" ", 1)[0] + " …"
    else:
        words, score = action.words[reading.words], reading.score
        quote = words.value[reading.start : reading.end]
    evidence = Evidence(words.field, quote, words.place)
    return Link(action, *key, "declared" if declared else "inferred", score, counts, (evidence,))
