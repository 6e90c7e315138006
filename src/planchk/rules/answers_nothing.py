"""An action that answers no finding of the report.

A plan may well hold such actions: they answer other reports, or keep the work going. They are named
so that nobody counts them as an answer, and so that one meant as an answer can say so. Cancelled
actions are left out, and those in Welsh, whose words are not judged (PC207).

Bad:  `action: Strengthen governance`, meant as the answer to a recommendation on timeliness
Good: `action: Complete children's assessments within 42 working days`

Source: scrutiny reports criticise that it is unclear which recommendation an action answers.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.rule import Hit, Subject

CODE = "PC201"
NAME = "answers-nothing"
SEVERITY: Severity = "info"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the live actions with no link that counts."""
    answering = subject.answering
    possible: dict[int, dict[str, None]] = {}
    for covered in subject.coverage.findings:
        for element in covered.elements:
            for link in element.links:
                possible.setdefault(link.action.position, {})[link.finding] = None
    for read in subject.live:
        action = read.action
        if action.position in answering or read.is_welsh:
            continue
        if action.position in possible:
            ids = ", ".join(possible[action.position])
            yield Hit.of(
                action, f"answers no finding for certain; it may answer {ids}: say so more plainly, or confirm it"
            )
        else:
            yield Hit.of(action, "answers no finding of the report: nothing to do, unless it was meant as an answer")
