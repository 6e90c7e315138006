"""Links of a plan's actions to the elements of a catalogue, each with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from planchk.assessment import Basis, Claim, Evidence, Link
from planchk.catalogue import Catalogue
from planchk.ledger import Decision, Ledger
from planchk.match.quick import QuickReader
from planchk.match.reader import Reader, Reading
from planchk.plan import Action, Plan
from planchk.values.statuses import Status, parse_status

if TYPE_CHECKING:
    from planchk.match.rulings import Held, Settlement

# Evidence for a claim that no clause bears out is the action's opening words.
_OPENING = 160
# Actions that a reader which does not decide may suggest for one element.
_SUGGESTIONS = 3

ElementKey = tuple[str, str]  # finding id, element id
Advance = Callable[[], None]


class Matches(NamedTuple):
    """The links by element, best first, and the claims that the words do not bear out.

    ``rejected`` are the links that a person rejected, by element; ``stale`` the decisions of the
    ledger whose action or element is no longer there.
    """

    links: dict[ElementKey, list[Link]]
    unsupported: tuple[Claim, ...]
    rejected: dict[ElementKey, list[Link]]
    stale: tuple[Decision, ...] = ()


def find_links(
    plan: Plan, catalogue: Catalogue, reader: Reader, advance: Advance | None = None, ledger: Ledger | None = None
) -> Matches:
    """Return the links of every action; ``advance`` is called after each.

    Where the reader does not decide, declared references are taken at their word: there is
    nothing to test them by. What a person decided (``ledger``) goes before both.
    """
    elements = {f"{f.id}/{e.id}": (f.id, e.id) for f in catalogue.to_cover for e in f.elements}
    links: dict[ElementKey, list[Link]] = {key: [] for key in elements.values()}
    rejected: dict[ElementKey, list[Link]] = {}
    unsupported: list[Claim] = []
    settled = _settle(plan, catalogue, ledger)
    if settled is None and isinstance(reader, QuickReader):
        reader = reader.swift  # only a person's decision asks for words that are not even possible
    for action in plan.actions:
        status = parse_status(action.status.value) if action.status else Status.UNKNOWN
        if status is not Status.CANCELLED:
            held = settled.held.get(action.position, {}) if settled else {}
            found, claims = _links_of(action, elements, reader, held)
            if status is Status.ON_HOLD and action.due is None:
                # Work on hold counts only where it is booked again for a date; a person may know of one.
                found = [link._replace(counts=False) for link in found]
            for link in found:
                key = link.finding, link.element
                decided = held.get("/".join(key))
                if decided and decided.rejects:
                    rejected.setdefault(key, []).append(link._replace(counts=False, decision=decided.decision))
                else:
                    links[key].append(_decided(link, decided) if decided else link)
            unsupported += claims
        if advance:
            advance()
    for each in links.values():
        each.sort(key=rank)
        if not reader.decides:
            del each[_SUGGESTIONS + sum(link.counts or bool(link.suspect) for link in each) :]
    return Matches(links, tuple(unsupported), rejected, settled.stale if settled else ())


def rank(link: Link) -> tuple[bool, bool, float]:
    """Return the key that links of one element are sorted by: those that count, those to look at again, the score."""
    return not link.counts, not link.suspect, -link.score


def _settle(plan: Plan, catalogue: Catalogue, ledger: Ledger | None) -> Settlement | None:
    if not ledger or not ledger.decisions:
        return None
    from planchk.match.rulings import settle  # here: most plans have no ledger yet

    return settle(plan, catalogue, ledger)


def _decided(link: Link, held: Held) -> Link:
    """Return a link with the decision on it, which is suspect or confirms it."""
    basis: Basis = "confirmed" if held.decision.ruling == "confirmed" else link.basis
    return link._replace(basis=basis, counts=held.confirms, decision=held.decision, suspect=held.suspect)


def _links_of(
    action: Action, elements: dict[str, ElementKey], reader: Reader, held: Mapping[str, Held]
) -> tuple[list[Link], list[Claim]]:
    readings = {r.element: r for r in reader.read(action) if r.element in elements}
    if not readings and not action.addresses and not held:
        return [], []
    claimed: dict[str, list[str]] = {  # reference -> the elements that it may mean
        ref.value: [name for name in elements if ref.value in (name, name.partition("/")[0])]
        for ref in action.addresses
    }
    confirmed = {name for name, each in held.items() if each.confirms}
    rejected = {name: each.decision for name, each in held.items() if each.rejects}
    borne_out: set[str] = set()
    for names in claimed.values():
        open_to_words = [name for name in names if name not in rejected]
        borne_out.update(_borne_out(open_to_words, readings, reader.decides), confirmed.intersection(names))
    declared = {name for names in claimed.values() for name in names}
    links = [
        _link(action, elements[name], reading, name in declared, reading.band == "covered" or name in borne_out)
        for name, reading in readings.items()
        if reading.band != "missing"
    ]
    linked = {name for name, reading in readings.items() if reading.band != "missing"}
    unsupported = []
    for reference in action.addresses:
        names = claimed[reference.value]
        if names and not borne_out.intersection(names):
            unsupported.append(Claim(action, reference, rejected[names[0]] if rejected.keys() >= set(names) else None))
        elif reader.decides:
            continue
        links += [_link(action, elements[n], None, True, n in borne_out) for n in names if n not in linked]
        linked.update(names)
    for name, each in held.items():
        # A rejected link that has changed since is looked at again only where something speaks for it.
        if name not in linked and (each.decision.ruling == "confirmed" or each.rejects):
            links.append(_link(action, elements[name], readings.get(name), name in declared, False))
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
