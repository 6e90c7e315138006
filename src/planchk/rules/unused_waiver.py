"""A waiver that waives nothing.

The finding is covered, the problem is gone, or the name is mistyped. A waiver that nobody needs
would let the next fault of its kind pass unseen: take it out, or correct what it names.

Bad:  `finding: CS-PR-3`, waived in a plan that covers CS-PR-3
Good: no waiver for what is answered

Source: linters report unused suppressions, since they hide what comes later.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.policy import COVERAGE_RULES
from planchk.rules.rule import Hit, Subject
from planchk.suggest import did_you_mean
from planchk.waiver import Waiver

CODE = "PC404"
NAME = "unused-waiver"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the waivers that hold and have nothing to waive."""
    for waiver in subject.kept.unused:
        why, remedy = _reason(waiver, subject)
        yield Hit(f"the waiver of {waiver.target} waives nothing: {why}. {remedy}", waiver.place)


def _reason(waiver: Waiver, subject: Subject) -> tuple[str, str]:
    """Return why a waiver does nothing, and what to do about it."""
    from planchk.rules import KEEPING_RULES, RULES  # here: this rule is one of them

    findings = [finding.id for finding in subject.catalogue.to_cover]
    actions = [action.id for action in subject.plan.actions]
    if waiver.finding and waiver.finding not in findings:
        return "the catalogue has no such finding to cover", did_you_mean(waiver.finding, findings) or "Correct it"
    if waiver.code and waiver.code not in [rule.CODE for rule in RULES]:
        names = [name for rule in RULES for name in (rule.CODE, rule.NAME)]
        return "there is no such rule", did_you_mean(waiver.code, names) or "Correct it"
    if waiver.code in COVERAGE_RULES:
        return "it tells what is not covered", "Waive that by 'finding:'"
    if waiver.code in [rule.CODE for rule in KEEPING_RULES]:
        return "what is wrong with waivers and the baseline can't be waived", "Put it right"
    if waiver.action and waiver.action not in actions:
        return "the plan has no such action", did_you_mean(waiver.action, actions) or "Correct it"
    return "nothing is open there", "Take it out"
