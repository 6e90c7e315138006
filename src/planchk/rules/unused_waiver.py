"""A waiver that waives nothing.

The finding is covered, the problem is gone, or the name is mistyped. A waiver that nobody needs
would let the next fault of its kind pass unseen: take it out, or correct what it names.

Bad:  `finding: CS-PR-3`, waived in a plan that covers CS-PR-3
Good: no waiver for what is answered

Source: linters report unused suppressions, since they hide what comes later.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.rule import Hit, Subject
from planchk.suggest import did_you_mean

CODE = "PC404"
NAME = "unused-waiver"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the waivers that hold and have nothing to waive."""
    findings = [finding.id for finding in subject.catalogue.to_cover]
    actions = [action.id for action in subject.plan.actions]
    for waiver in subject.kept.unused:
        why, remedy = "nothing is open there", "take it out"
        if waiver.finding and waiver.finding not in findings:
            why, remedy = "the catalogue has no such finding", did_you_mean(waiver.finding, findings) or "correct it"
        elif waiver.action and waiver.action not in actions:
            why, remedy = "the plan has no such action", did_you_mean(waiver.action, actions) or "correct it"
        yield Hit(f"the waiver of {waiver.target} waives nothing: {why}; {remedy}", waiver.place)
