"""An action on hold without a new date.

What is paused without a date is dropped without a decision. Give the day on which it starts again or
is decided on; a date in the future counts, in `due:` or in the text ("rebooked for 9 November 2021").

Bad:  `status: on hold` with no `due:`, or with one that has passed
Good: `status: on hold` with `due: 2021-11-16`

Source: scrutiny reports criticise closed and paused items that leave a plan quietly.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.plan import Action
from planchk.rules.reading import plan_date, short
from planchk.rules.rule import Hit, Subject
from planchk.values.dates import Due, parse_due
from planchk.values.periods import say
from planchk.values.statuses import Status

CODE = "PC110"
NAME = "on-hold-without-date"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the actions on hold that have no date ahead of them."""
    for read in subject.live:
        action, due = read.action, read.due
        if action.status is None or read.status is not Status.ON_HOLD:
            continue
        if _is_ahead(due, subject) or any(_is_ahead(each, subject) for each in _texts(action, subject)):
            continue
        if due.end:
            why = f"its date, {say(due.end)}, has passed"
        elif action.due and action.due.value.strip():
            why = f"'{short(action.due.value)}' is no date"
        else:
            why = "it has no date"
        message = f"on hold, and {why}: say when it starts again or is decided on"
        yield Hit.of(action, message, action.status.place)


def _texts(action: Action, subject: Subject) -> Iterator[Due]:
    """Yield what the status and the action's texts say of dates."""
    texts = [words.value for words in action.words if words.field in ("action", "detail", "result")]
    for text in (*texts, action.status.value if action.status else ""):
        yield parse_due(text, plan_date(subject.plan))


def _is_ahead(due: Due, subject: Subject) -> bool:
    return any(period.end >= subject.today for period in due.periods)
