"""An action with more than one accountable owner, or with a group for an owner.

Where two lead, each may wait for the other; of a group, nobody in particular answers to the board.
Name one accountable lead, and list the others as support. "and", commas and slashes part two owners
only where a whole post or a name stands on either side, so a post with a long title is one owner;
what follows "with" or "supported by", or stands beside a lead marked "(lead)", is support.

Bad:  `owner: Head of Adult Services and Head of Children's Services`
Bad:  `owner: Team managers`
Good: `owner: Head of Adult Services, with the Head of Children's Services`
Good: `owner: Assistant Director, Safeguarding and Family Support`

Source: practice guides on improvement plans ask for one accountable lead; scrutiny reports criticise
actions that have no single owner.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.rules.reading import short
from planchk.rules.rule import Hit, Subject
from planchk.values.owners import is_group

CODE = "PC102"
NAME = "several-owners"
SEVERITY: Severity = "warning"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield the actions that name several owners, or a group."""
    for read in subject.live:
        action, owners = read.action, read.owners
        if action.owner is None or not owners:
            continue
        if len(owners) > 1:
            message = (
                f"{len(owners)} owners ({short('; '.join(owners))}): name one accountable lead, the others as support"
            )
            yield Hit.of(action, message, action.owner.place)
        elif is_group(owners[0]):
            message = f"a group owns this ({short(owners[0])}): name the one person, by job role, who answers for it"
            yield Hit.of(action, message, action.owner.place)
