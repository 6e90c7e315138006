"""A decision of the ledger on an action or an element that is no longer there.

The action was taken out of the plan, or the report's catalogue has no such element. The decision
has no effect, and nobody would see that a confirmed answer is gone. A warning for what was
confirmed, information for what was rejected. If it is right that the action is gone, take the
decision back: `planchk confirm PLAN ACTION FINDING/ELEMENT --withdraw`.

Bad:  a ledger that confirms action 1.2, in a plan that has dropped it
Good: a ledger whose decisions are all on actions of the plan

Source: practice; a list of decisions that nobody tidies up is soon not believed.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.ledger import Decision
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject
from planchk.suggest import did_you_mean

CODE = "PC402"
NAME = "stale-decision"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the decisions that are on nothing any more."""
    if not subject.coverage.stale:
        return
    names = [f"{each.finding.id}/{part.element.id}" for each in subject.coverage.findings for part in each.elements]
    for decision in subject.coverage.stale:
        message = (
            f"{short(decision.action, 30)} and {short(decision.element)}, {decision.ruling} by {short(decision.who)} "
            f"on {decision.when.isoformat()}: {_gone(decision, names)}"
        )
        finding = decision.element.partition("/")[0] if decision.element in names else ""
        severity: Severity = "warning" if decision.ruling == "confirmed" else "info"
        yield Hit(message, decision.place, finding=finding, severity=severity)


def _gone(decision: Decision, names: list[str]) -> str:
    if decision.element not in names:
        return f"the report has no such element. {did_you_mean(decision.element, names)}".rstrip()
    return f'the plan has no such action any more ("{short(decision.words)}")'
