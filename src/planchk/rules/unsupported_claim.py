"""A reference to a finding that the action's own words do not bear out.

An action is not an answer because it says so: an inspector reads what it commits to. Such a claim
counts as possible, never as covered. Change the words so that they commit to what the finding asks
for, take the reference away, or have a person confirm the link.

Bad:  `action: Survey families on how satisfied they are` with `addresses: [CS-PR-3]` (more short breaks)
Good: `action: Open a Saturday club with 24 places for disabled children` with `addresses: [CS-PR-3]`

Source: scrutiny reports criticise recommendations whose response does not respond.
"""

from collections.abc import Iterator

from planchk.assessment import Claim, Severity
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject
from planchk.values.welsh import is_welsh

CODE = "PC202"
NAME = "unsupported-claim"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the claims that the matcher found no support for."""
    if not subject.coverage.unsupported:
        return
    summaries = {finding.id: finding.summary for finding in subject.catalogue.findings}
    for claim in subject.coverage.unsupported:
        asked = short(summaries.get(claim.reference.finding, "what it asks for").rstrip("."), 100)
        message = f"claims {claim.reference.value} ({asked}), but {_why(claim)}"
        place = claim.reference.place
        yield Hit(message, place, claim.action.id, claim.reference.finding, position=claim.action.position)


def _why(claim: Claim) -> str:
    if claim.rejected is None and is_welsh(" ".join(words.value for words in claim.action.words)):
        return "its words are in Welsh, which planchk does not judge: have it confirmed"
    if claim.rejected is None:
        return "its words don't show it: change them, or have it confirmed"
    who, when = short(claim.rejected.who), claim.rejected.when.isoformat()
    return f"{who} rejected that on {when}: take the reference away, or change the words"
