"""A finding that no action answers.

The inspectorate expects the areas for improvement that it identified to be in the council's plan.
Add an action that commits to what the finding asks for, or change one that was meant to. An error
for a recommendation, a warning for a direction noted.

Bad:  a plan in which nothing speaks of legal planning meetings, after a report that says they must become timely
Good: `action: Hold legal planning meetings within ten working days of the request`

Source: Care Inspectorate Wales expects the areas of improvement identified to be included in the
local authority's improvement plans; scrutiny reports criticise recommendations without a response.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.place import Place
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject

CODE = "PC301"
NAME = "gap"
SEVERITY: Severity = "error"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the findings none of whose elements is covered."""
    for covered in subject.coverage.findings:
        if covered.status != "gap" or not covered.finding.needs_coverage:
            continue
        asked = short(covered.finding.summary.rstrip("."), 160)
        certain = " for certain" if covered.having("possible") else ""
        message = f"no action answers this{certain}: {asked}"
        severity: Severity = "error" if covered.finding.kind == "recommendation" else "warning"
        yield Hit(message, Place(subject.plan.path), finding=covered.finding.id, severity=severity)
