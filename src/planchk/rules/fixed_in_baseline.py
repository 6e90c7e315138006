"""An entry of the baseline that is fixed.

What the baseline knows does not fail the gate. Once it is fixed, the entry would let it come back
unseen: `planchk check PLAN --baseline FILE --prune-baseline` takes such entries out.

Bad:  a baseline that still knows of a gap which the plan has closed
Good: a baseline that only shrinks

Source: linters with baselines report entries that match nothing, since they hide what comes back.
"""

from collections.abc import Iterator

from planchk.assessment import Severity
from planchk.counted import counted
from planchk.place import Place
from planchk.rules.rule import Hit, Subject

CODE = "PC405"
NAME = "fixed-in-baseline"
SEVERITY: Severity = "info"


def check(subject: Subject) -> Iterator[Hit]:
    """Yield one hit for all that is fixed: an entry has no place in the plan."""
    fixed = subject.kept.fixed
    if fixed:
        names = dict.fromkeys(entry.name for entry in fixed)
        number = counted(len(fixed), "entry")
        message = f"{number} of the baseline fixed ({', '.join(names)}): --prune-baseline takes out what is fixed"
        yield Hit(message, Place(subject.plan.path))
