"""A link that a person decided on, and whose words have changed since.

What somebody confirmed or rejected is kept in the plan's ledger with a fingerprint of the action's
and of the element's words. When either changes, nobody has read what stands there now: the link no
longer counts, whatever the words say by themselves. The message shows what changed. Read the link
again, and confirm or reject it: `planchk review PLAN` asks about each.

Bad:  confirmed on "meet within ten working days", which is now "meet when it can be arranged"
Good: the same words as when it was confirmed; another place, number, owner or date makes no difference

Source: practice of requirements management, where a link whose ends have changed is suspect until it is reviewed.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject

CODE = "PC401"
NAME = "suspect-link"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the links that are suspect."""
    for covered in subject.coverage.findings:
        for element in covered.elements:
            for link in element.links:
                if link.suspect and link.decision:
                    decision = link.decision
                    message = (
                        f"{link.finding}/{link.element} was {decision.ruling} by {short(decision.who)} on "
                        f"{decision.when.isoformat()} and has to be looked at again: {short(link.suspect, 300)}"
                    )
                    action = link.action
                    yield Hit(message, action.place, action.id, link.finding, position=action.position)
