"""An action past its due date that is not complete.

Compared with `--today` (by default the computer's date). A month, quarter or season is due by its
last day, a cell with several dates by the latest; "from April 2021" is late only while the action
has not started. Complete and cancelled actions are never overdue; for those on hold see PC110.

Bad:  `due: 2021-03-31` with `status: in progress`, in June 2021
Good: `due: 2021-03-31` with `status: complete`, or a new date with the reason for it

Source: scrutiny reports criticise dates that slip quietly, and dates that pass without a word.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.rule import Hit, Subject
from planchk.values.periods import say
from planchk.values.statuses import Status

CODE = "PC105"
NAME = "overdue"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the unfinished actions whose last day has passed."""
    for read in subject.unfinished:
        action, status, due = read.action, read.status, read.due
        if action.due is None or status is Status.ON_HOLD:
            continue
        if due.kind == "open" and due.periods and status is Status.NOT_STARTED:
            if due.periods[0].end < subject.today:
                message = (
                    f"not started, and it was to run from {say(due.periods[0].start)}: start it or give a new date"
                )
                yield Hit.of(action, message, action.due.place)
        elif due.kind in ("date", "now") and due.end and due.end < subject.today:
            stands = f"is {status.value}" if status is not Status.UNKNOWN else "has no status"
            message = f"was due by {say(due.end)} and {stands}: mark it complete, or give a new date and the reason"
            yield Hit.of(action, message, action.due.place)
