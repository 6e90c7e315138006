"""What the formats for code hosts tell, one result a problem."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from planchk.assessment import SEVERITIES, Assessment, Problem
from planchk.fingerprint import action_fingerprint, fingerprint
from planchk.render.escape import on_one_line


class Result(NamedTuple):
    """A problem of one plan.

    ``fingerprint`` tells results of one plan apart, and stays the same when the action moves or gets
    another number: it is made from the rule, the finding and the action's words.
    """

    assessment: Assessment
    problem: Problem
    fingerprint: str

    @property
    def message(self) -> str:
        """The message on one line, after the action or finding that it is about and a place that has no line."""
        problem = self.problem
        about = problem.action or problem.finding
        parts = (problem.place.within, about, problem.message)
        return on_one_line(": ".join(part for part in parts if part))


def results_of(assessments: Iterable[Assessment]) -> tuple[Result, ...]:
    """Return every problem, waived and known ones too, in the order of the plans."""
    return tuple(result for assessment in assessments for result in _results(assessment))


def worst_first(results: Iterable[Result]) -> tuple[Result, ...]:
    """Return the results that count, errors before warnings before notes."""
    counting = (result for result in results if result.problem.counts)
    return tuple(sorted(counting, key=lambda result: SEVERITIES.index(result.problem.severity)))


def _results(assessment: Assessment) -> Iterable[Result]:
    seen: Counter[str] = Counter()
    for problem in assessment.problems:
        words = action_fingerprint(assessment.plan.actions[problem.position]) if problem.position >= 0 else ""
        made = fingerprint((problem.code, problem.finding, words))
        seen[made] += 1
        # The second of two actions with the same words, or a rule that reports twice on one action.
        yield Result(assessment, problem, made if seen[made] == 1 else f"{made}:{seen[made]}")
