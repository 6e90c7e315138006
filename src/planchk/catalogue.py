"""The catalogue: a report's findings, curated. Values only; `planchk.catalogues` reads files.

The classes are named tuples, and pydantic validates them where a user brings a catalogue of their
own. As pydantic models they would cost each start of the program more than all its other work
(docs/design.md has the figures).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["recommendation", "development", "strength"]
Duty = Literal["must", "need", "recommend", "should", "noted"]


class Wording(NamedTuple):
    """What stands beside the English in another language; empty where nothing does.

    ``checked`` says that a speaker of the language has read it and found it right.
    """

    title: str = ""
    summary: str = ""
    text: str = ""
    question: str = ""
    checked: bool = False


class Element(NamedTuple):
    """One clause of a finding that has to be answered for itself."""

    id: str
    text: str
    counts: tuple[str, ...] = ()
    does_not_count: tuple[str, ...] = ()
    question: str = ""
    cy: Wording | None = None


class Finding(NamedTuple):
    """One recommendation, direction noted (``development``) or strength of a report.

    ``quote`` is verbatim; ``span`` is its (start, end) in characters of the report's text.
    ``retired`` says why nobody has to answer it any more, ``superseded_by`` which finding takes its
    place; either takes it out of what a plan has to cover. ``repeats`` names the findings of earlier
    reports that asked for the same, as ``CATALOGUE:FINDING`` where they stand in another catalogue.
    """

    id: str
    kind: Kind
    duty: Duty
    service: str
    principle: str
    quote: str
    span: tuple[int, int]
    summary: str
    elements: tuple[Element, ...] = ()
    retired: str = ""
    superseded_by: str = ""
    repeats: tuple[str, ...] = ()
    cy: Wording | None = None

    @property
    def needs_coverage(self) -> bool:
        """Whether a plan has to answer it: everything but a strength and what is retired or superseded."""
        return self.kind != "strength" and not self.retired and not self.superseded_by


class Heading(NamedTuple):
    """The id and the title of a service or a principle."""

    id: str
    title: str
    cy: Wording | None = None


class Term(NamedTuple):
    """A term or abbreviation of the field."""

    term: str
    means: str
    note: str = ""


class Source(NamedTuple):
    """The report: who published it, under which licence; ``sha256`` and ``length`` of its text.

    ``published`` is the day, as 2021-01-29; empty where nobody has looked it up.
    """

    publisher: str
    title: str
    licence: str
    attribution: str
    council: str = ""
    inspected: str = ""
    licence_url: str = ""
    length: int = 0
    sha256: str = ""
    published: str = ""


class Part(NamedTuple):
    """One of several catalogues that a plan is checked against, and the state that it was in."""

    id: str
    title: str
    version: str
    sha256: str


class Catalogue(NamedTuple):
    """A report's curated findings; ``sha256`` is that of the catalogue's file.

    ``parts`` are the catalogues that it was put together from; empty where it is one.
    """

    id: str
    version: str
    title: str
    source: Source
    services: tuple[Heading, ...]
    principles: tuple[Heading, ...]
    findings: tuple[Finding, ...]
    glossary: tuple[Term, ...] = ()
    sha256: str = ""
    cy: Wording | None = None
    parts: tuple[Part, ...] = ()

    @property
    def to_cover(self) -> tuple[Finding, ...]:
        """The findings that a plan has to answer, in the report's order."""
        return tuple(finding for finding in self.findings if finding.needs_coverage)

    def service_title(self, service: str) -> str:
        """Return the title of a service id."""
        return next((heading.title for heading in self.services if heading.id == service), service)

    def principle_title(self, principle: str) -> str:
        """Return the title of a principle id."""
        return next((heading.title for heading in self.principles if heading.id == principle), principle)
