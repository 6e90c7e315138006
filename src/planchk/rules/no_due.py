"""An action without a due date.

Without a date nobody can say whether an action is late, and the follow-up inspection will ask.
Complete and cancelled actions need none; of an action on hold, PC110 asks for a new one.

Bad:  `due:` left out, empty, or "TBC", "n/a".
Good: `due: 2021-06-30`, `due: end of June 2021`, `due: Q2 2021/22`

Source: Education and Inspections Act 2006, section 137(3): a statement of action says in what period
each action is taken.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject
from planchk.values.statuses import Status

CODE = "PC103"
NAME = "no-due"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the unfinished actions that give no date."""
    for read in subject.unfinished:
        action = read.action
        if read.due.kind != "none" or read.status is Status.ON_HOLD:
            continue
        if action.due is None or not action.due.value.strip():
            yield Hit.of(action, "no due date: give the day, month or quarter by which it is done")
        else:
            message = f"no due date yet ({short(action.due.value)}): give the day, month or quarter"
            yield Hit.of(action, message, action.due.place)
