"""A response of the council that names no finding of the report.

"Not agreed" says nothing as long as nobody can tell to what. Give the finding's id, or the words of the
recommendation, beside the response or in the heading above it.

Bad:  a row with `Accepted: No` and the plan's own number `R7`
Good: the same row with `CS-PR-3`, or with the words of the recommendation

Source: practice; an answer that stands by no recommendation is read as none.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.match.responses import unplaced_responses
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject

CODE = "PC206"
NAME = "unplaced-response"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the responses that stand by no finding."""
    for response in unplaced_responses(subject.plan, subject.catalogue):
        about = next((text for text in (response.finding, *response.context) if text), "")
        where = f" (it stands by “{short(about)}”)" if about else ""
        yield Hit(f"'{response.answer}' names no finding of the report{where}: give the finding's id", response.place)
