"""A finding that the plan answers only in part.

A finding may ask for several things in one sentence, and each has to be answered for itself. The
message names those that no action answers. An error for a recommendation, a warning for a direction
noted.

Bad:  "assessments and legal planning meetings must become timely", answered by assessments alone
Good: an action on assessments and one on legal planning meetings

Source: Care Inspectorate Wales expects the areas of improvement identified to be included in the
local authority's improvement plans.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.place import Place
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject

CODE = "PC302"
NAME = "partial"
SEVERITY: Severity = "error"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the findings of which some elements are covered and some are not."""
    for covered in subject.coverage.findings:
        if covered.status != "partial" or not covered.finding.needs_coverage:
            continue
        asked = short(covered.finding.summary.rstrip("."), 160)
        open_ = "; ".join(each.element.text.rstrip(".") for each in covered.elements if each.status != "covered")
        message = f"answered in part ({asked}): no action answers {open_}"
        severity: Severity = "error" if covered.finding.kind == "recommendation" else "warning"
        yield Hit(message, Place(subject.plan.path), finding=covered.finding.id, severity=severity)
