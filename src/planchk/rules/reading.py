"""What several rules ask of an action: its status, its due date, and its words made short."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from planchk.plan import Action, Plan
from planchk.values.dates import Due, parse_due
from planchk.values.statuses import Status, parse_status

# Plan text in a message; the place shows the rest.
WIDTH = 60


def live(plan: Plan) -> Iterator[Action]:
    """Yield the actions that somebody still has to answer for: all but the cancelled ones."""
    return iter(_facts(plan).live)


def unfinished(plan: Plan) -> Iterator[Action]:
    """Yield the actions that are neither cancelled nor complete."""
    return iter(_facts(plan).unfinished)


def status_of(action: Action) -> Status:
    """Return how far an action has come; ``Status.UNKNOWN`` where the plan doesn't say."""
    return parse_status(action.status.value) if action.status else Status.UNKNOWN


def due_of(action: Action, plan: Plan) -> Due:
    """Return when an action is due; kind ``none`` where the plan doesn't say."""
    facts, text = _facts(plan), action.due.value if action.due else ""
    due = facts.dues.get(text)
    if due is None:
        due = facts.dues[text] = parse_due(text, facts.date)
    return due


def plan_date(plan: Plan) -> date | None:
    """Return the plan's own date, from which "within 6 months" counts."""
    return _facts(plan).date


@lru_cache(maxsize=512)  # the report's texts, of plan after plan
def short(text: str, width: int = WIDTH) -> str:
    """Return a text on one line, cut at a word where it is longer than ``width``."""
    line = " ".join(text[: 20 * width].split())
    if len(line) <= width:
        return line
    return (line[: width - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–") or line[: width - 1]) + "…"


class _Facts(NamedTuple):
    """What most rules ask of one plan."""

    plan: Plan
    live: tuple[Action, ...]
    unfinished: tuple[Action, ...]
    date: date | None
    dues: dict[str, Due]  # by the text, as they are asked for


_last: _Facts | None = None


def _facts(plan: Plan) -> _Facts:
    """Return the facts of a plan, remembered until another plan is asked for: one after the other, rules ask alike."""
    global _last
    known = _last
    if known is None or known.plan is not plan:
        statuses = [(action, status_of(action)) for action in plan.actions]
        live = tuple(action for action, status in statuses if status is not Status.CANCELLED)
        finished = (Status.CANCELLED, Status.COMPLETE)
        unfinished = tuple(action for action, status in statuses if status not in finished)
        dated = parse_due(plan.date.value).start if plan.date else None
        known = _last = _Facts(plan, live, unfinished, dated, {})
    return known
