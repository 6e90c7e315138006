"""A reference to a finding or element that the report doesn't have.

A mistyped reference answers nothing, and nobody sees it. The nearest known id is suggested. What
needs no coverage, a strength for one, may be referred to; that is only noted. Of several reports
that number their findings alike, a reference has to name the one that is meant. A reference to a
report that the plan is not checked against is a warning.

Bad:  `addresses: [CS-PR-22]`, `addresses: [CS-PR-2/legl]`
Good: `addresses: [CS-PR-2]`, `addresses: [CS-PR-2/legal]`, `addresses: [ciw-wrexham-2020:CS-PR-2]`

Source: practice guides ask that an action's id or reference carries the recommendation's number.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.catalogue import Catalogue, Finding
from planchk.plan import Action, Reference
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject
from planchk.suggest import did_you_mean

CODE = "PC203"
NAME = "unknown-reference"
SEVERITY: Severity = "error"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the references that the catalogue lacks, and those to what needs no coverage."""
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
        yield _unknown(subject.catalogue, action, reference)
        return
    if not finding.needs_coverage:
        message = f"{finding.id} {_why_not(finding)}: nothing to do, unless another finding was meant"
        yield Hit(message, reference.place, action.id, finding.id, "info", action.position)
        return
    elements = [element.id for element in finding.elements]
    if "/" in reference.value and reference.element not in elements:
        remedy = did_you_mean(reference.element, elements) or f"It has: {', '.join(elements)}."
        message = f"{finding.id} has no element '{short(reference.element)}'. {remedy}"
        yield Hit(message, reference.place, action.id, finding.id, position=action.position)


def _unknown(catalogue: Catalogue, action: Action, reference: Reference) -> Hit:
    wanted = reference.finding
    ids = [finding.id for finding in catalogue.findings]
    alike = [id_ for id_ in ids if id_.endswith(f":{wanted}")]
    if len(alike) > 1:
        return Hit.of(
            action, f"several reports have a finding '{short(wanted)}'. Write {' or '.join(alike)}.", reference.place
        )
    name, colon, _ = wanted.partition(":")
    reports = [part.id for part in catalogue.parts] or [catalogue.id]
    if colon and name not in reports and not did_you_mean(name, reports, cutoff=0.8):
        message = f"'{short(wanted)}' is of another report, which the plan is not checked against"
        return Hit(message, reference.place, action.id, "", "warning", action.position)
    remedy = did_you_mean(wanted, ids) or f"Its ids are like '{next(iter(ids), '')}'."
    return Hit.of(action, f"the report has no finding '{short(wanted)}'. {remedy}", reference.place)


def _why_not(finding: Finding) -> str:
    """Return why a finding needs no coverage."""
    if finding.superseded_by:
        return f"is superseded by {finding.superseded_by} and needs no coverage"
    return "is retired and needs no coverage" if finding.retired else "is a strength and needs no coverage"
