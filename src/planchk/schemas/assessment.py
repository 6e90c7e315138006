"""The schema of what ``planchk check --format json`` prints (`planchk.render.as_json` writes it).

Keys may be added in later versions, so that unknown ones are no fault; a test holds that today every
key is described here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, Field
from typing_extensions import TypedDict

from planchk.assessment import Basis, ElementStatus, FindingStatus, Severity, Standing
from planchk.catalogue import Duty, Kind
from planchk.ledger import Ruling
from planchk.plan import Answer, TextField
from planchk.schemas.models import schema_of_model


class Place(TypedDict):
    """Where a text stands in its file."""

    path: NotRequired[str]
    """The file; left out where it is the plan."""
    line: int | None
    """The line, from 1; null in files without lines."""
    column: int | None
    """The column, from 1; null where it is not known."""
    within: NotRequired[str]
    """The spot in a file without lines: sheet Plan, cell B4."""


class Tool(TypedDict):
    """What made the assessment."""

    name: Literal["planchk"]
    """The program."""
    version: str
    """Its version."""


class CatalogueState(TypedDict):
    """A catalogue, and the state that it was in."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    version: str
    """Its version, as it says."""
    sha256: str
    """SHA-256 of its file."""


class CatalogueName(TypedDict):
    """The catalogue that the plan was checked against."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    version: str
    """Its version, as it says."""
    sha256: str
    """SHA-256 of its file."""
    attribution: str
    """The line that the licence of the report asks for."""
    parts: list[CatalogueState]
    """The catalogues that it was put together from; empty where it is one."""


class Note(TypedDict):
    """What the reader of the file took for likely, or left out."""

    kind: Literal["assumed", "unread"]
    """assumed: taken for likely; unread: no part of an action."""
    message: str
    """What, in words."""
    texts: int
    """Of how many texts of the file it speaks."""
    place: Place
    """Where."""


class PlanName(TypedDict):
    """The plan."""

    path: str
    """Its file."""
    council: str
    """The council that it names; empty where it names none."""
    title: str
    """Its title; empty where it has none."""
    date: str | None
    """Its date, as written; null where it has none."""
    actions: int
    """The number of its actions."""
    notes: list[Note]
    """How the file was read."""


class Summary(TypedDict):
    """The counts. covered, partial, gap and waived add up to findings."""

    findings: int
    """Findings that need coverage, of those in scope."""
    covered: int
    """All elements are answered."""
    partial: int
    """Some elements are answered."""
    gap: int
    """No element is answered."""
    waived: int
    """Open, and a person lets it stand for a time."""
    elements: int
    """Elements of these findings."""
    elements_covered: int
    """Elements that an action answers."""
    elements_possible: int
    """Elements that an action may answer: a person decides."""


class Evidence(TypedDict):
    """Words of the plan that a link relies on."""

    field: TextField
    """The field of the action that holds them."""
    quote: str
    """The words."""
    place: Place
    """Where they stand."""


class Decision(TypedDict):
    """What a person decided on a link."""

    ruling: Ruling
    """Whether the action answers the element."""
    who: str
    """Who decided."""
    when: Annotated[str, Field(json_schema_extra={"format": "date"})]
    """The day."""
    note: str
    """Their note; may be empty."""


class Link(TypedDict):
    """An action that answers an element, or may."""

    action: str
    """The action's id."""
    basis: Basis
    """confirmed: a person said so; declared: the plan's own reference; inferred: by the words."""
    score: Annotated[float, Field(ge=0, le=1)]
    """How likely the words answer it, by the reader (0 to 1)."""
    counts: bool
    """Whether the link makes the element covered."""
    evidence: list[Evidence]
    """The words that decided."""
    decision: Decision | None
    """A person's decision; null where there is none."""
    suspect: str | None
    """What has changed since that decision; null where nothing has."""


class Element(TypedDict):
    """A clause of a finding that has to be answered for itself."""

    id: str
    """Its id."""
    text: str
    """What is the case once it is answered."""
    status: ElementStatus
    """covered; possible: a person decides; missing."""
    links: list[Link]
    """The actions that answer it or may, those that count first."""
    rejected: list[Link]
    """The links that a person rejected: they answer nothing."""


class Waiver(TypedDict):
    """What lets an open finding, or a problem, stand for a time."""

    reason: str
    """Why."""
    owner: str
    """Who answers for it."""
    expires: Annotated[str, Field(json_schema_extra={"format": "date"})]
    """The last day on which it holds."""
    place: Place
    """Where it stands."""


class Response(TypedDict):
    """What the council says to a finding, beside what it does."""

    answer: Answer
    """Its answer."""
    reason: str
    """Its reason; may be empty."""
    place: Place
    """Where it stands."""


class Finding(TypedDict):
    """A finding of the report that a plan has to answer, and how the plan does."""

    id: str
    """Its id."""
    kind: Kind
    """recommendation, or development: a direction noted."""
    duty: Duty
    """How strongly the report asks for it."""
    service: str
    """The id of its service."""
    principle: str
    """The id of the heading under which the report sets it."""
    status: FindingStatus
    """What the plan's words say: covered, partial or gap."""
    standing: Standing
    """How it is counted: the status, or waived."""
    waiver: Waiver | None
    """The waiver that holds today; null where there is none."""
    known: bool
    """Whether it was no better in the baseline."""
    response: Response | None
    """The council's response; null where there is none."""
    summary: str
    """What is asked for, in plain English."""
    quote: str
    """The report's words."""
    repeats: list[str]
    """The findings of earlier reports that asked for the same."""
    elements: list[Element]
    """Its elements."""


class Action(TypedDict):
    """An action of the plan."""

    id: str
    """Its id; made from its words where the plan gives none."""
    place: Place
    """Where it stands."""
    finding_ids: list[str]
    """The findings that it answers."""


class Problem(TypedDict):
    """What a rule reports; planchk explain CODE tells more."""

    code: str
    """The rule's code."""
    name: str
    """The rule's name."""
    severity: Severity
    """How grave it is."""
    message: str
    """What is wrong, and what to do."""
    action: str | None
    """The id of the action that it is on; null where it is on none."""
    finding: str | None
    """The id of the finding that it is on; null where it is on none."""
    place: Place
    """Where."""
    waiver: Waiver | None
    """The waiver that holds today; null where there is none."""
    known: bool
    """Whether the baseline has it."""


class Gate(TypedDict):
    """Whether the plan passes."""

    passed: bool
    """Whether it passes."""
    reasons: list[str]
    """Why not; empty where it passes."""
    remedy: str
    """What would make it pass; empty where it does."""
    failing: list[str]
    """The ids of the findings that fail it."""


class Assessment(TypedDict):
    """Everything that planchk says of one plan."""

    schema_version: Literal[1]
    """The version of this form: keys may be added, none is renamed."""
    tool: Tool
    """What made it."""
    catalogue: CatalogueName
    """What the plan was checked against."""
    reader: str
    """What decided: quick or deep, or ranking where no model was learnt for the catalogue."""
    plan: PlanName
    """What was checked."""
    summary: Summary
    """The counts."""
    findings: list[Finding]
    """The findings, in the report's order."""
    actions: list[Action]
    """The plan's actions, in its order."""
    problems: list[Problem]
    """What is wrong with the plan, in its order."""
    gate: Gate
    """The verdict."""


def build() -> dict[str, Any]:
    """Return the schema's body: one assessment, or a list where several plans were asked for."""
    schema = schema_of_model(Assessment | list[Assessment], ConfigDict(use_attribute_docstrings=True))
    schema["anyOf"][1]["description"] = "Where several plans or a folder were asked for."
    return schema
