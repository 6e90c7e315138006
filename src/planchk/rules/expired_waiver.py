"""A waiver whose last day has passed.

It waives nothing any more: what it let stand counts again. Settle the matter, or agree with the
waiver's owner on a new day and a reason that still holds. Compared with `--today`.

Bad:  `expires: 2021-03-31`, in June 2021
Good: the waiver taken out once the finding is answered

Source: an exception without an end becomes the rule; audits ask who agreed to it, and until when.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.rule import Hit, Subject
from planchk.values.periods import say

CODE = "PC403"
NAME = "expired-waiver"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the waivers that are past."""
    for waiver in subject.kept.expired:
        message = (
            f"the waiver of {waiver.target} ended on {say(waiver.expires)}: settle it, or have {waiver.owner} renew it"
        )
        yield Hit(message, waiver.place, waiver.action, waiver.finding)
