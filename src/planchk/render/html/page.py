"""What the page's template is given, beside the assessment itself: owners, rows and bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planchk.assessment import Assessment, FindingCoverage, Problem, Share, Standing
from planchk.plan import Action
from planchk.values.owners import parse_owners

# The filter's number of "no owner named"; owners count from 1.
NOBODY = 0

# The order of a bar's pieces, from what is done to what is open.
_PIECES: tuple[Standing, ...] = ("covered", "partial", "waived", "gap")


class Card(NamedTuple):
    """A finding; ``owners`` are the numbers of those whose actions answer it, or may answer it."""

    number: int
    covered: FindingCoverage
    owners: tuple[int, ...]


class Group(NamedTuple):
    """The findings of one service that follow each other."""

    service: str
    title: str
    cards: tuple[Card, ...]


class ActionRow(NamedTuple):
    """An action, its owners' numbers, the ids of the findings that it answers or may answer, its problems' numbers."""

    action: Action
    owners: tuple[int, ...]
    answers: tuple[str, ...]
    may_answer: tuple[str, ...]
    findings: tuple[int, ...]
    problems: tuple[int, ...]


class ProblemRow(NamedTuple):
    """A problem, and by their numbers the owners and the findings that it concerns."""

    number: int
    problem: Problem
    owners: tuple[int, ...]
    findings: tuple[int, ...]


class Piece(NamedTuple):
    """One standing's part of a bar; ``start`` and ``width`` are in percent of it."""

    standing: Standing
    number: int
    start: str
    width: str


class Bar(NamedTuple):
    """The counts of a service or principle, drawn to a common length."""

    share: Share
    pieces: tuple[Piece, ...]


class Page(NamedTuple):
    """All that the template is given; ``owners`` are numbered from 1, in the order of the alphabet."""

    owners: tuple[str, ...]
    someone_missing: bool
    groups: tuple[Group, ...]
    actions: tuple[ActionRow, ...]
    problems: tuple[ProblemRow, ...]
    by_service: tuple[Bar, ...]
    by_principle: tuple[Bar, ...]


def make_page(assessment: Assessment) -> Page:
    """Return what the template is given."""
    findings = assessment.coverage.findings
    names = _owners(assessment.plan.actions)
    numbers = {name.casefold(): number for number, name in enumerate(names, 1)}
    owners = [_numbers_of(action, numbers) for action in assessment.plan.actions]
    number_of = {each.finding.id: number for number, each in enumerate(findings)}
    answers = assessment.coverage.answering()
    may_answer = assessment.coverage.possibly_answering()
    linked = [
        tuple(number_of[each] for each in (*answers.get(action.position, ()), *may_answer.get(action.position, ())))
        for action in assessment.plan.actions
    ]
    owners_of: dict[int, dict[int, None]] = {}
    for position, numbered in enumerate(linked):
        for number in numbered:
            owners_of.setdefault(number, {}).update(dict.fromkeys(owners[position]))
    problems_of: dict[int, list[int]] = {}
    for number, problem in enumerate(assessment.problems):
        problems_of.setdefault(problem.position, []).append(number)
    cards = [Card(number, each, tuple(sorted(owners_of.get(number, ())))) for number, each in enumerate(findings)]
    return Page(
        owners=names,
        someone_missing=any(NOBODY in each for each in owners),
        groups=tuple(_groups(assessment, cards)),
        actions=tuple(
            ActionRow(
                action,
                owners[action.position],
                answers.get(action.position, ()),
                may_answer.get(action.position, ()),
                linked[action.position],
                tuple(problems_of.get(action.position, ())),
            )
            for action in assessment.plan.actions
        ),
        problems=tuple(
            ProblemRow(number, problem, *_concerned(problem, owners, linked, cards, number_of))
            for number, problem in enumerate(assessment.problems)
        ),
        by_service=tuple(map(_bar, assessment.by_service())),
        by_principle=tuple(map(_bar, assessment.by_principle())),
    )


def _owners(actions: Iterable[Action]) -> tuple[str, ...]:
    """Return the owners as first written, each once, in the order of the alphabet."""
    found: dict[str, str] = {}
    for action in actions:
        for owner in parse_owners(action.owner.value) if action.owner else ():
            found.setdefault(owner.casefold(), owner)
    return tuple(found[key] for key in sorted(found))


def _numbers_of(action: Action, numbers: dict[str, int]) -> tuple[int, ...]:
    owners = parse_owners(action.owner.value) if action.owner else ()
    return tuple(numbers[owner.casefold()] for owner in owners) or (NOBODY,)


def _concerned(
    problem: Problem,
    owners: list[tuple[int, ...]],
    linked: list[tuple[int, ...]],
    cards: list[Card],
    number_of: dict[str, int],
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the owners and findings of a problem: those of its action, else those of its finding."""
    if problem.position >= 0:
        return owners[problem.position], linked[problem.position]
    if problem.finding in number_of:
        number = number_of[problem.finding]
        return cards[number].owners, (number,)
    return (), ()


def _groups(assessment: Assessment, cards: list[Card]) -> Iterator[Group]:
    """Yield the findings by service, in the catalogue's order; those of no known service come last."""
    titles = {heading.id: heading.title for heading in assessment.catalogue.services}
    own: dict[str, list[Card]] = {service: [] for service in titles}
    for card in cards:
        own.setdefault(card.covered.finding.service, []).append(card)
    for service, held in own.items():
        if held:
            yield Group(service, titles.get(service, service), tuple(held))


def _bar(share: Share) -> Bar:
    pieces, done = [], 0
    for standing in _PIECES:
        count = getattr(share.summary, standing)
        if count:
            start, width = (100 * part / share.summary.findings for part in (done, count))
            pieces.append(Piece(standing, count, f"{start:.2f}", f"{width:.2f}"))
            done += count
    return Bar(share, tuple(pieces))
