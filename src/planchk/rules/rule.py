"""What a rule is: a module with a manual, a code, a name, a severity and ``check``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from planchk.assessment import Coverage, Severity
from planchk.catalogue import Catalogue
from planchk.place import Place
from planchk.plan import Action, Plan
from planchk.rules.reading import Read, read_actions
from planchk.values.statuses import Status
from planchk.waiver import Waiver

if TYPE_CHECKING:
    from planchk.baseline import KnownFinding, KnownProblem


class Kept(NamedTuple):
    """What has become of the files that a team keeps beside a plan: its waivers and its baseline."""

    expired: tuple[Waiver, ...] = ()
    unused: tuple[Waiver, ...] = ()
    fixed: tuple[KnownFinding | KnownProblem, ...] = ()
    outdated: tuple[KnownFinding | KnownProblem, ...] = ()


_FINISHED = (Status.CANCELLED, Status.COMPLETE)


class _Given(NamedTuple):
    plan: Plan
    catalogue: Catalogue
    coverage: Coverage
    today: date
    kept: Kept = Kept()
    deadline: int | None = None


class Subject(_Given):
    """What a rule looks at; ``today`` decides what is overdue, ``deadline`` (working days) when a plan is late.

    What several rules ask for is worked out once, by the first of them.
    """

    @cached_property
    def live(self) -> tuple[Read, ...]:
        """The actions that somebody still has to answer for: all but the cancelled ones."""
        return read_actions(self.plan)

    @cached_property
    def unfinished(self) -> tuple[Read, ...]:
        """The actions that are neither cancelled nor complete."""
        return tuple([read for read in self.live if read.status not in _FINISHED])

    @cached_property
    def answering(self) -> dict[int, tuple[str, ...]]:
        """By an action's position, the ids of the findings that it answers (links that count)."""
        return self.coverage.answering()


class Hit(NamedTuple):
    """What a rule found. ``severity`` replaces the rule's own where it is given.

    ``position`` is the action's, -1 where the hit is on none.
    """

    message: str
    place: Place
    action: str = ""
    finding: str = ""
    severity: Severity | None = None
    position: int = -1

    @classmethod
    def of(cls, action: Action, message: str, place: Place | None = None) -> Hit:
        """Make a hit on an action; its place is the action's where none is given."""
        return cls(message, place or action.place, action.id, "", None, action.position)


class Rule(Protocol):
    """A module of this package. Its docstring is its manual; a code is stable and never reused."""

    __doc__: str | None
    CODE: str
    NAME: str
    SEVERITY: Severity

    def check(self, subject: Subject) -> Iterator[Hit]:
        """Yield what is wrong, in the order of the plan."""
        ...
