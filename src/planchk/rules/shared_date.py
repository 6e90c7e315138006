"""Many actions that share one due date.

A plan in which most things are due on one day has not been planned: it is a wish with the end of the
year written beside it. Reported once, where at least five actions and more than half of those
dated are due in one day, month or quarter. Cancelled actions are left out.

Bad:  nine of twelve actions with `due: 2022-03-31`
Good: dates in the order in which the work can be done

Source: scrutiny reports criticise many actions sharing one date.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.place import Place
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject
from planchk.values.dates import Due

CODE = "PC112"
NAME = "shared-date"
SEVERITY: Severity = "info"

_MANY = 5


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the plan, if most of its dated actions share a due date."""
    dues: dict[tuple[object, object], list[Due]] = {}
    for read in subject.live:
        due = read.due
        if due.kind == "date":
            dues.setdefault((due.start, due.end), []).append(due)
    dated = sum(map(len, dues.values()))
    shared = max(dues.values(), key=len, default=[])
    if len(shared) >= _MANY and 2 * len(shared) > dated:
        message = (
            f"{len(shared)} of the {dated} dated actions are due {short(shared[0].text)}: "
            "give each the date by which its own work can be done"
        )
        yield Hit(message, Place(subject.plan.path))
