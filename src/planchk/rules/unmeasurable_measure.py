"""A measure that can't be measured.

"Improved outcomes" and "better partnership working" judge; they don't say what anybody would look
at. Name what is counted, sampled, recorded or asked, and the figure to reach. A measure with a
figure, a rate, an audit, a survey, a date or a record in it is left alone, and so is any that does
not plainly judge.

Bad:  `measures: [Improved outcomes for children]`, `measures: [Staff feel more confident]`
Good: `measures: [85% of audited files show the outcome]`, `measures: [Number of providers]`

Source: inspectors criticise plans whose targets are not "meaningful, measurable and precise".
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject
from planchk.values.measures import is_measurable

CODE = "PC107"
NAME = "unmeasurable-measure"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the measures that only judge."""
    for read in subject.live:
        for words in read.action.texts("measures"):
            if not is_measurable(words.value):
                message = f"'{short(words.value)}' can't be measured: say what is counted, sampled or asked"
                yield Hit.of(read.action, message, words.place)
