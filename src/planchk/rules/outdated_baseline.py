"""An entry of the baseline that is too old to excuse.

With `baseline-days` in the configuration an entry excuses for so many days, and then counts like
anything new: a baseline is a loan, not a gift. Settle what it names, or waive it with a reason.

Bad:  a gap that the baseline has known for a year
Good: what was known at the start, worked off in the months that were agreed

Source: scrutiny reports criticise dates that slip quietly; a baseline without an end is such a date.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.place import Place
from planchk.rules.rule import Hit, Subject
from planchk.values.periods import say

CODE = "PC406"
NAME = "outdated-baseline"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield what was known for too long, one hit for each finding or code."""
    told = set()
    for entry in subject.kept.outdated:
        if entry.name not in told:
            told.add(entry.name)
            since = say(entry.since)
            message = f"the baseline has known {entry.name} since {since}, which is too long: settle or waive it"
            yield Hit(message, Place(subject.plan.path), finding=entry.finding)
