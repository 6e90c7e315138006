"""The rules: one explicit tuple, in the order of their codes."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from planchk.assessment import Problem
from planchk.rules import (
    answers_nothing,
    complete_without_result,
    duplicate_id,
    expired_waiver,
    fixed_in_baseline,
    gap,
    late_plan,
    no_due,
    no_measure,
    no_owner,
    on_hold_without_date,
    open_ended_due,
    other_language,
    outdated_baseline,
    overdue,
    partial,
    possible,
    refused_finding,
    several_owners,
    shared_date,
    stale_decision,
    suspect_link,
    unknown_reference,
    unknown_status,
    unmeasurable_measure,
    unplaced_response,
    unreadable_due,
    unsupported_claim,
    unused_waiver,
    vague_commitment,
)
from planchk.rules.rule import Rule, Subject

PLAN_RULES: tuple[Rule, ...] = (
    no_owner,
    several_owners,
    no_due,
    unreadable_due,
    overdue,
    no_measure,
    unmeasurable_measure,
    vague_commitment,
    complete_without_result,
    on_hold_without_date,
    duplicate_id,
    shared_date,
    open_ended_due,
    unknown_status,
    answers_nothing,
    unsupported_claim,
    unknown_reference,
    late_plan,
    refused_finding,
    unplaced_response,
    other_language,
    gap,
    partial,
    possible,
    suspect_link,
    stale_decision,
)

# Of the files that a team keeps beside a plan; they run when waivers and baseline were applied.
KEEPING_RULES: tuple[Rule, ...] = (
    expired_waiver,
    unused_waiver,
    fixed_in_baseline,
    outdated_baseline,
)

RULES = PLAN_RULES + KEEPING_RULES

_ORDER = attrgetter("place", "code")


def code_of(name: str) -> str:
    """Return the code of the rule of this name; anything else, such as a code, as it is."""
    return next((rule.CODE for rule in RULES if name == rule.NAME), name)


def run_rules(subject: Subject, rules: Iterable[Rule] = RULES) -> tuple[Problem, ...]:
    """Return what the rules report, in the order of the plan, then by code."""
    problems = [
        Problem(rule.CODE, rule.NAME, severity or rule.SEVERITY, message, place, action, finding, position)
        for rule in rules
        for message, place, action, finding, severity, position in rule.check(subject)
    ]
    return in_order(problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in the order of the plan, then by code."""
    return tuple(sorted(problems, key=_ORDER))
