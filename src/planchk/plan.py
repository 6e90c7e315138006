"""The plan: what a council commits to. Values only; `planchk.readers` reads files."""

from __future__ import annotations

from typing import Literal, NamedTuple

from planchk.place import Place
from planchk.waiver import Waiver

# What a council says to a finding, beside what it does about it.
Answer = Literal["agreed", "partly agreed", "not agreed", "no action"]

# The fields of an action whose words can answer a finding.
TextField = Literal["action", "outcome", "detail", "measures", "result"]


class Text(NamedTuple):
    """Words of the plan as they stand there, and their place."""

    value: str
    place: Place


class Words(NamedTuple):
    """Words of an action that can answer a finding, and the field that they stand in."""

    field: TextField
    value: str
    place: Place


class Reference(NamedTuple):
    """A declared reference, as written (``CS-PR-2`` or ``CS-PR-2/legal``)."""

    value: str
    place: Place

    @property
    def finding(self) -> str:
        """The finding's id."""
        return self.value.partition("/")[0]

    @property
    def element(self) -> str:
        """The element's id; empty where the whole finding is meant."""
        return self.value.partition("/")[2]


class Action(NamedTuple):
    """One action. Texts that a rule parses (owner, due, status) are kept as written.

    ``id`` is made from the action's words where the plan gives none (``id_given`` is False);
    ``position`` counts from 0 and tells actions of one id apart;
    ``sections`` are the titles of the sections above it, outermost first.
    """

    id: str
    position: int
    place: Place
    words: tuple[Words, ...]
    id_given: bool = True
    owner: Text | None = None
    due: Text | None = None
    status: Text | None = None
    service: Text | None = None
    addresses: tuple[Reference, ...] = ()
    sections: tuple[str, ...] = ()

    def texts(self, field: TextField) -> tuple[Words, ...]:
        """Return the words of one field, in the order of the plan."""
        return tuple(words for words in self.words if words.field == field)

    @property
    def title(self) -> str:
        """The words of the action field."""
        return " ".join(words.value for words in self.words if words.field == "action")


class Note(NamedTuple):
    """What the reader of a file ``assumed``, or left ``unread`` since it is no part of an action.

    ``texts`` says of how many texts of the file it speaks.
    """

    kind: Literal["assumed", "unread"]
    message: str
    place: Place
    texts: int = 1


class Response(NamedTuple):
    """What the council says to a finding, with its reason (may be empty), where it stands.

    ``finding`` is the id that the plan gives; where it gives none, ``context`` holds the texts that may
    name the finding, the nearest first: the words of a recommendation, the headings above.
    """

    finding: str
    answer: Answer
    reason: str
    place: Place
    context: tuple[str, ...] = ()


class Plan(NamedTuple):
    """A council's plan; ``actions`` in the order of the file, ``notes`` on how it was read."""

    path: str
    council: str
    title: str
    date: Text | None
    actions: tuple[Action, ...]
    notes: tuple[Note, ...] = ()
    responses: tuple[Response, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def assumed(self) -> tuple[Note, ...]:
        """What the reader took for likely, and a person may correct."""
        return tuple(note for note in self.notes if note.kind == "assumed")

    @property
    def unread(self) -> tuple[Note, ...]:
        """The texts of the file that were not read as part of an action."""
        return tuple(note for note in self.notes if note.kind == "unread")
