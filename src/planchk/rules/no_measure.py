"""An action without a measure.

Without a measure, "done" means that a step was taken; nobody can show that practice changed. A
figure in the action itself ("within ten working days", "24 more places") counts as one. Complete
actions are asked for their result instead (PC109); cancelled ones need none.

Bad:  `action: Improve the recording of supervision` and no `measures:`
Good: `measures: [90% of supervision records in the quarterly sample show the child's progress]`

Source: inspectors criticise plans whose targets are not "meaningful, measurable and precise".
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.rule import Hit, Subject
from planchk.values.measures import has_figure
from planchk.values.owners import names_nobody

CODE = "PC106"
NAME = "no-measure"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the unfinished actions with no measure and no figure."""
    for read in subject.unfinished:
        action = read.action
        # "TBC", "n/a" and "none" are said of measures as they are of owners.
        if not all(names_nobody(words.value) for words in action.words if words.field == "measures"):
            continue
        if not read.may_have_figure or not any(has_figure(words.value) for words in action.words):
            yield Hit.of(action, "no measure: say what will be counted, sampled or asked, and the figure to reach")
