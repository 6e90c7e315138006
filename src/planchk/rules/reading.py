"""What several rules ask of an action: its status, its due date, its owners, and its words made short."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from planchk.plan import Action, Plan
from planchk.values.commitments import may_be_vague
from planchk.values.dates import Due, parse_due
from planchk.values.glance import glance
from planchk.values.measures import may_have_figure
from planchk.values.owners import parse_owners
from planchk.values.statuses import Status, parse_status
from planchk.values.welsh import is_welsh, may_be_welsh

# Plan text in a message; the place shows the rest.
WIDTH = 60


class Read(NamedTuple):
    """An action with what several rules ask of it, read once.

    ``may_have_figure`` and ``may_be_vague`` are what a glance tells: where they are False, no closer look is needed.
    """

    action: Action
    status: Status
    due: Due
    owners: tuple[str, ...]
    is_welsh: bool
    may_have_figure: bool
    may_be_vague: bool


def read_actions(plan: Plan) -> tuple[Read, ...]:
    """Return the actions of a plan as they are read, all but the cancelled ones."""
    dated, cancelled = plan_date(plan), Status.CANCELLED
    read = []
    for action in plan.actions:
        status = status_of(action)
        if status is not cancelled:
            due = parse_due(action.due.value if action.due else "", dated)
            owners = parse_owners(action.owner.value) if action.owner else ()
            text = " ".join([words.value for words in action.words])
            seen = glance(text)
            welsh = may_be_welsh(seen) and is_welsh(text)
            read.append(Read(action, status, due, owners, welsh, may_have_figure(seen), may_be_vague(seen)))
    return tuple(read)


def status_of(action: Action) -> Status:
    """Return how far an action has come; ``Status.UNKNOWN`` where the plan doesn't say."""
    return parse_status(action.status.value) if action.status else Status.UNKNOWN


def due_of(action: Action, plan: Plan) -> Due:
    """Return when an action is due; kind ``none`` where the plan doesn't say."""
    return parse_due(action.due.value if action.due else "", plan_date(plan))


def plan_date(plan: Plan) -> date | None:
    """Return the plan's own date, from which "within 6 months" counts."""
    return parse_due(plan.date.value).start if plan.date else None


@lru_cache(maxsize=512)  # the report's texts, of plan after plan
def short(text: str, width: int = WIDTH) -> str:
    """Return a text on one line, cut at a word where it is longer than ``width``."""
    line = " ".join(text[: 20 * width].split())
    if len(line) <= width:
        return line
    return (line[: width - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–") or line[: width - 1]) + "…"
