"""Which problems are new, which were put right, and which went with their action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from planchk.assessment import Problem
from planchk.policy import COVERAGE_RULES

# Rule, finding, and the number of the action among those in both plans.
Key = tuple[str, str, int | None]


class ProblemChanges(NamedTuple):
    """Problems by what became of them."""

    new: tuple[Problem, ...]
    fixed: tuple[Problem, ...]
    lapsed: tuple[Problem, ...]


def compare_problems(
    old: Iterable[Problem], new: Iterable[Problem], olds: Mapping[int, int], news: Mapping[int, int]
) -> ProblemChanges:
    """Return what changed; ``olds`` and ``news`` number the actions that are in both, by their positions.

    A problem is the same where rule, finding and action are: its message may name another date.
    What the rules on coverage report is left out, since coverage is compared for itself.
    """
    numbers = {**olds, -1: -1}, {**news, -1: -1}  # -1: on no action
    before, after = ([each for each in problems if each.code not in COVERAGE_RULES] for problems in (old, new))
    left, came = _without(before, numbers[0], after, numbers[1]), _without(after, numbers[1], before, numbers[0])
    return ProblemChanges(
        new=tuple(came),
        fixed=tuple(each for each in left if each.position in numbers[0]),
        lapsed=tuple(each for each in left if each.position not in numbers[0]),
    )


def _without(
    mine: list[Problem], my_numbers: Mapping[int, int], others: list[Problem], their_numbers: Mapping[int, int]
) -> list[Problem]:
    """Return the problems that the other plan doesn't have."""
    there = Counter(_key(each, their_numbers) for each in others if each.position in their_numbers)
    kept = []
    for each in mine:
        key = _key(each, my_numbers)
        if each.position in my_numbers and there[key]:
            there[key] -= 1
        else:
            kept.append(each)
    return kept


def _key(problem: Problem, numbers: Mapping[int, int]) -> Key:
    return problem.code, problem.finding, numbers.get(problem.position)
