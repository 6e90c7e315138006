"""An action marked complete that states no result.

Complete needs evidence that it made a difference, not only that a step was taken: a figure, what an
audit or survey found, what is different now. It may stand in `result:`, `detail:`, `outcome:` or
the action itself. A figure in `measures:` is what was aimed at, so it is no result by itself.

Bad:  `action: Issue the new template` with `status: complete`
Good: `result: The August audit found the child's view in 84% of assessments`

Source: inspectors at follow-up find "everything ticked complete and practice unchanged".
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.reading import Read
from planchk.rules.rule import Hit, Subject
from planchk.values.measures import has_figure
from planchk.values.owners import names_nobody
from planchk.values.statuses import Status, parse_status

CODE = "PC109"
NAME = "complete-without-result"
SEVERITY: Severity = "warning"

# Words by which a text reports what was seen, or how things stand now.
_REPORTS = frozenset("found finds shows showed shown fell fallen rose risen halved doubled now since".split())
# Words that do so in the text beside an action, and in the action itself may be its task.
_EVIDENCE = _REPORTS | frozenset(
    "audit audited audits evaluation evaluated survey surveyed feedback evidence evidenced evidences seen "
    "observed reduced increased improved cleared result resulted results confirmed confirms inspection "
    "inspectors inspectorate told said sample samples use used".split()
)


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the complete actions that state neither result nor evidence nor figure."""
    for read in subject.live:
        action = read.action
        if action.status and read.status is Status.COMPLETE and not _tells(read):
            message = "complete, but no result is stated: say what changed and how you know, with a figure if you can"
            yield Hit.of(action, message, action.status.place)


def _tells(read: Read) -> bool:
    action = read.action
    # A result field that only says "Done" tells nothing; nor does "TBC".
    if any(not names_nobody(words.value) and not _only_status(words.value) for words in action.texts("result")):
        return True
    known = {"action": _REPORTS, "detail": _EVIDENCE, "result": _EVIDENCE}
    if any(words.field in known and _has(words.value, known[words.field]) for words in action.words):
        return True
    return read.may_have_figure and any(has_figure(words.value) for words in action.words if words.field != "measures")


def _only_status(text: str) -> bool:
    return len(text.split()) < 3 and parse_status(text) is not Status.UNKNOWN


def _has(text: str, known: frozenset[str]) -> bool:
    return not known.isdisjoint(word.strip(".,;:()'\"") for word in text[:5000].casefold().split())
