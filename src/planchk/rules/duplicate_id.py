"""Two actions with one id.

References, progress reports and decisions name an action by its id; with two of a name, each reader
takes another. Ids are compared without case and outer spaces. Each repetition is reported, and
points to the first.

Bad:  two actions with `id: "3"`
Good: `id: "3"` and `id: "4"`

Source: practice; scrutiny reports criticise that it is unclear which recommendation an action answers.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.plan import Action
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject

CODE = "PC111"
NAME = "duplicate-id"
SEVERITY: Severity = "error"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the actions whose id an earlier one has; ids that planchk made are its own matter."""
    firsts: dict[str, Action] = {}
    for action in subject.plan.actions:
        if not action.id_given:
            continue
        first = firsts.setdefault(action.id.strip().casefold(), action)
        if first is not action:
            message = f"the id '{short(action.id)}' is taken by the action at {first.place}: give this one its own"
            yield Hit.of(action, message)
