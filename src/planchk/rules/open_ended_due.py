"""An action whose due date never comes.

"Ongoing", "quarterly" and "from April 2021" say that work goes on; nobody can say when it is done or
late. Where it is a standing task, keep it and give the date of its first review; where it is an
action, give its end. Complete and cancelled actions, and those on hold, are left alone.

Bad:  `due: ongoing`
Good: `due: monthly until March 2022`, `due: first report June 2021`

Source: scrutiny reports criticise dates that are far away or "ongoing".
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject
from planchk.values.statuses import Status

CODE = "PC113"
NAME = "open-ended-due"
SEVERITY: Severity = "info"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the unfinished actions with an open end."""
    for read in subject.unfinished:
        action = read.action
        if action.due and read.due.kind == "open" and read.status is not Status.ON_HOLD:
            message = f"'{short(action.due.value)}' has no end: give the date by which it is done or first reviewed"
            yield Hit.of(action, message, action.due.place)
