"""A recommendation that the council does not agree with, or takes no action on.

A council may answer so; a board and an inspector want to know that it did, and why. Told as a note
where the plan gives the reason, as a warning where it gives none; "partly agreed" only where no reason
says which part. It changes nothing about coverage: `--accept "not agreed"` keeps a finding that was
refused with a reason from failing the gate.

Bad:  `response: Not agreed`
Good: `response: Not agreed` with `reason: The threshold is set in law (section 32); counsel's advice is attached.`

Source: official forms for responses ask for the reason wherever a recommendation is not accepted in full.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject

CODE = "PC205"
NAME = "refused-finding"
SEVERITY: Severity = "warning"

_TOLD = {
    "partly agreed": "the council agrees only in part",
    "not agreed": "the council does not agree",
    "no action": "the council takes no action",
}


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the findings that the council refuses, or agrees with in part without a reason."""
    for covered in subject.coverage.findings:
        response = covered.response
        if response is None or response.answer == "agreed" or not covered.finding.needs_coverage:
            continue
        told = f"{_TOLD[response.answer]} ({short(covered.finding.summary.rstrip('.'), 100)})"
        if not response.reason:
            yield Hit(f"{told}, and gives no reason: say why", response.place, finding=covered.finding.id)
        elif response.answer != "partly agreed":
            reason = f"{told}: “{short(response.reason, 160)}”"
            yield Hit(reason, response.place, finding=covered.finding.id, severity="info")
