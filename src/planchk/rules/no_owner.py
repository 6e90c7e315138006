"""An action without an owner.

An inspector asks of each weakness who is responsible, and what nobody owns does not happen. Name
one accountable lead, by job role. Cancelled actions need none.

Bad:  `owner:` left out, empty, or "TBC", "vacant", "to be agreed", "n/a".
Good: `owner: Head of Service, Children's Social Care`

Source: written statements of action name, for each weakness, who is responsible; scrutiny reports
criticise actions that have no single owner.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject

CODE = "PC101"
NAME = "no-owner"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the actions that name nobody."""
    for read in subject.live:
        if read.owners:
            continue
        action = read.action
        if action.owner is None or not action.owner.value.strip():
            yield Hit.of(action, "no owner: name one accountable lead by job role")
        else:
            message = f"no owner yet ({short(action.owner.value)}): name one accountable lead by job role"
            yield Hit.of(action, message, action.owner.place)
