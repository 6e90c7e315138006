"""A status that planchk doesn't know.

What is complete, on hold or cancelled is judged differently, so a status has to be one of: not
started, in progress, complete, on hold, cancelled. Common words for these are known ("Actioned",
"On track", "Paused", "Withdrawn"), and so are R, A, G, B and the colours: red, amber and green mean
in progress, blue complete.

Bad:  `status: see above`
Good: `status: in progress`

Source: practice; scrutiny reports criticise ratings that do not say how near the target is.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.reading import short, status_of
from planchk.rules.rule import Hit, Subject
from planchk.values.statuses import Status

CODE = "PC114"
NAME = "unknown-status"
SEVERITY: Severity = "warning"

_KNOWN = ", ".join(status.value for status in Status if status is not Status.UNKNOWN)


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the actions whose status has no known word."""
    for action in subject.plan.actions:
        if action.status and action.status.value.strip() and status_of(action) is Status.UNKNOWN:
            message = f"the status '{short(action.status.value)}' is not known: write one of {_KNOWN}"
            yield Hit.of(action, message, action.status.place)
