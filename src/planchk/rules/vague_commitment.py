"""An action that commits to nothing firm.

"Explore", "consider" and "look at" promise a thought; "continue to" promises what there is already;
"seek to" and "where possible" leave a way out. Say what will be there at the end that isn't there
now. Left alone is what goes on to something firm: a deliverable ("explore options and report to
Cabinet"), a figure, or a decision in its measures. Complete and cancelled actions are left alone.

Bad:  `action: Explore options for short breaks`, `action: Continue to work with partners`
Good: `action: Explore options for short breaks and commission two more schemes`

Source: inspectors criticise activity without an outcome, and intentions in place of steps.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.rule import Hit, Subject
from planchk.values.commitments import vague_words

CODE = "PC108"
NAME = "vague-commitment"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the unfinished actions whose main verb commits to nothing."""
    for read in subject.unfinished:
        if not read.may_be_vague:
            continue
        action = read.action
        # What else the action says; "firm" may stand in the detail, the figure anywhere.
        more = " . ".join(words.value for words in action.words if words.field in ("outcome", "detail", "result"))
        measures = " . ".join(words.value for words in action.texts("measures"))
        words = vague_words(action.title, more, measures)
        if words:
            place = action.texts("action")[0].place
            yield Hit.of(action, f"'{words}' commits to nothing firm: say what will be in place, and by when", place)
