"""What changed between two versions of a plan. Values only; every count that an output shows is made here."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from planchk.assessment import Assessment, ElementStatus, FindingCoverage, Link, Problem
from planchk.catalogue import Element
from planchk.plan import Action, Response, TextField

# How two actions were taken for one: the same words, the same id with words still alike, words alike.
Matched = Literal["words", "id", "likeness"]

ElementKind = Literal["gained", "lost", "may", "may not"]
# What brought or cost an element its answer.
Cause = Literal[
    "added", "gone", "reworded", "cancelled", "on hold", "resumed", "declared", "undeclared", "confirmed",
    "unconfirmed", "around",
]  # fmt: skip
DueKind = Literal["later", "earlier", "lost", "given", "changed"]
StatusKind = Literal[
    "completed", "reopened", "started", "set back", "on hold", "cancelled", "resumed", "lost", "given", "changed"
]


class Edit(NamedTuple):
    """A text before and after; empty where there was or is none."""

    old: str
    new: str


class Rewording(NamedTuple):
    """The words of one field before and after; empty where there were or are none."""

    field: TextField
    old: str
    new: str


class DueChange(NamedTuple):
    """A due date that moved, was lost or was given.

    ``later`` and ``earlier`` have both days; ``changed`` is what can't be reckoned ("Monthly" for
    "Each quarter"). ``silent``: the words are the same, and count from the plan's own date.
    """

    kind: DueKind
    old: str
    new: str
    old_day: date | None = None
    new_day: date | None = None
    silent: bool = False

    @property
    def days(self) -> int:
        """By how many days it is later; negative where it is earlier, 0 where that can't be said."""
        return (self.new_day - self.old_day).days if self.old_day and self.new_day else 0


class StatusChange(NamedTuple):
    """How far an action has come, before and after, in the plan's words."""

    kind: StatusKind
    old: str
    new: str


class ActionChange(NamedTuple):
    """An action that is in both versions, and what changed in it.

    ``number`` is set where the plan gives it another id, ``section`` where it stands under other
    headings, ``references`` where it declares other findings.
    """

    old: Action
    new: Action
    matched: Matched
    number: Edit | None = None
    section: Edit | None = None
    words: tuple[Rewording, ...] = ()
    due: DueChange | None = None
    owner: Edit | None = None
    status: StatusChange | None = None
    references: Edit | None = None

    @property
    def is_change(self) -> bool:
        """Whether anything changed at all."""
        return any(self[3:])

    def reworded(self, *fields: TextField) -> tuple[Rewording, ...]:
        """Return the rewordings of some fields."""
        return tuple(each for each in self.words if each.field in fields)


class Departure(NamedTuple):
    """An action that is gone; ``closed``: it was complete; ``reused``: its id now names another action."""

    action: Action
    closed: bool
    reused: bool


class CausedLink(NamedTuple):
    """An answer that an element gained or lost, why, and the action as it now stands (None where it is gone)."""

    link: Link
    cause: Cause
    now: Action | None


class ElementChange(NamedTuple):
    """An element whose coverage changed, and the answers that did it."""

    element: Element
    kind: ElementKind
    old: ElementStatus
    new: ElementStatus
    links: tuple[CausedLink, ...]


class FindingChange(NamedTuple):
    """A finding whose coverage changed."""

    old: FindingCoverage
    new: FindingCoverage
    elements: tuple[ElementChange, ...]


class ResponseChange(NamedTuple):
    """A finding to which the council says something else; None where it says nothing."""

    finding: str
    old: Response | None
    new: Response | None


class Changes(NamedTuple):
    """Everything that changed between two versions of a plan, in the order of the report and of the new plan.

    ``gone`` are actions that are no longer there, ``unchanged`` counts those in both that are the same.
    ``lapsed`` are problems that went with their action.
    """

    old: Assessment
    new: Assessment
    findings: tuple[FindingChange, ...]
    responses: tuple[ResponseChange, ...]
    added: tuple[Action, ...]
    gone: tuple[Departure, ...]
    changed: tuple[ActionChange, ...]
    unchanged: int
    new_problems: tuple[Problem, ...]
    fixed_problems: tuple[Problem, ...]
    lapsed_problems: tuple[Problem, ...]

    def elements(self, kind: ElementKind) -> tuple[tuple[str, ElementChange], ...]:
        """Return the elements that were gained, lost and so on, each with the id of its finding."""
        return tuple(
            (finding.new.finding.id, element)
            for finding in self.findings
            for element in finding.elements
            if element.kind == kind
        )

    @property
    def has_loss(self) -> bool:
        """Whether an element that was covered no longer is."""
        return bool(self.elements("lost"))

    @property
    def removed(self) -> tuple[Departure, ...]:
        """The actions that are gone and were not complete."""
        return tuple(each for each in self.gone if not each.closed)

    @property
    def vanished(self) -> tuple[Departure, ...]:
        """The closed actions that are gone: a plan that drops them no longer shows what was done."""
        return tuple(each for each in self.gone if each.closed)

    @property
    def reworded(self) -> tuple[ActionChange, ...]:
        """The actions that commit to something in other words."""
        return tuple(each for each in self.changed if each.reworded("action", "outcome"))

    @property
    def measured(self) -> tuple[ActionChange, ...]:
        """The actions with other measures."""
        return tuple(each for each in self.changed if each.reworded("measures"))

    @property
    def reported(self) -> tuple[ActionChange, ...]:
        """The actions with other details, progress or results."""
        return tuple(each for each in self.changed if each.reworded("detail", "result"))

    @property
    def renumbered(self) -> tuple[ActionChange, ...]:
        """The actions with another id."""
        return tuple(each for each in self.changed if each.number)

    @property
    def moved(self) -> tuple[ActionChange, ...]:
        """The actions under other headings."""
        return tuple(each for each in self.changed if each.section)

    @property
    def owned(self) -> tuple[ActionChange, ...]:
        """The actions with another owner."""
        return tuple(each for each in self.changed if each.owner)

    @property
    def referring(self) -> tuple[ActionChange, ...]:
        """The actions that declare other findings."""
        return tuple(each for each in self.changed if each.references)

    def due(self, *kinds: DueKind) -> tuple[ActionChange, ...]:
        """Return the actions whose due date changed so; without kinds, in any way."""
        return tuple(each for each in self.changed if each.due and (not kinds or each.due.kind in kinds))

    def status(self, *kinds: StatusKind) -> tuple[ActionChange, ...]:
        """Return the actions whose status changed so; without kinds, in any way."""
        return tuple(each for each in self.changed if each.status and (not kinds or each.status.kind in kinds))

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (
            self.findings
            or self.responses
            or self.added
            or self.gone
            or self.changed
            or self.new_problems
            or self.fixed_problems
        )
