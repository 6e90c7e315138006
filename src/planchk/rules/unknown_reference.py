"""A reference to a finding or element that the report doesn't have.

A mistyped reference answers nothing, and nobody sees it. The nearest known id is suggested. A
strength may be referred to; it needs no coverage, so that is only noted.

Bad:  `addresses: [CS-PR-22]`, `addresses: [CS-PR-2/legl]`
Good: `addresses: [CS-PR-2]`, `addresses: [CS-PR-2/legal]`

Source: practice guides ask that an action's id or reference carries the recommendation's number.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.plan import Action, Reference
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject
from planchk.suggest import did_you_mean

CODE = "PC203"
NAME = "unknown-reference"
SEVERITY: Severity = "error"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the references that the catalogue lacks, and those to strengths."""
    seen: set[Reference] = set()  # a section's reference stands in one place, and all its actions have it
    for action in subject.plan.actions:
        for reference in action.addresses:
            if reference not in seen:
                seen.add(reference)
                yield from _check(subject, action, reference)


def _check(subject: Subject, action: Action, reference: Reference) -> Iterator[Hit]:
    findings = {finding.id: finding for finding in subject.catalogue.findings}
    finding = findings.get(reference.finding)
    if finding is None:
        remedy = did_you_mean(reference.finding, findings) or f"Its ids are like '{next(iter(findings), '')}'."
        message = f"the report has no finding '{short(reference.finding)}'. {remedy}"
        yield Hit.of(action, message, reference.place)
        return
    if not finding.needs_coverage:
        message = f"{finding.id} is a strength and needs no coverage: nothing to do, unless another finding was meant"
        yield Hit(message, reference.place, action.id, finding.id, "info", action.position)
        return
    elements = [element.id for element in finding.elements]
    if "/" in reference.value and reference.element not in elements:
        remedy = did_you_mean(reference.element, elements) or f"It has: {', '.join(elements)}."
        message = f"{finding.id} has no element '{short(reference.element)}'. {remedy}"
        yield Hit(message, reference.place, action.id, finding.id, position=action.position)
