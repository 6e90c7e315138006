"""The catalogue: a report's findings, curated. Values only; `planchk.catalogues` reads files.

The classes are named tuples, and pydantic validates them where a user brings a catalogue of their
own. As pydantic models they would cost each start of the program more than all its other work
(docs/design.md has the figures).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["recommendation", "development", "strength"]
Duty = Literal["must", "need", "recommend", "should", "noted"]


class Element(NamedTuple):
    """One clause of a finding that has to be answered for itself."""

    id: str
    text: str
    counts: tuple[str, ...] = ()
    does_not_count: tuple[str, ...] = ()
    question: str = ""


class Finding(NamedTuple):
    """One recommendation, direction noted (``development``) or strength of a report.

    ``quote`` is verbatim; ``span`` is its (start, end) in characters of the report's text.
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

    @property
    def needs_coverage(self) -> bool:
        """Whether a plan has to answer it: everything but a strength."""
        return self.kind != "strength"


class Heading(NamedTuple):
    """The id and the title of a service or a principle."""

    id: str
    title: str


class Term(NamedTuple):
    """A term or abbreviation of the field."""

    term: str
    means: str
    note: str = ""


class Source(NamedTuple):
    """The report: who published it, under which licence; ``sha256`` and ``length`` of its text."""

    publisher: str
    title: str
    licence: str
    attribution: str
    council: str = ""
    inspected: str = ""
    licence_url: str = ""
    length: int = 0
    sha256: str = ""


class Catalogue(NamedTuple):
    """A report's curated findings; ``sha256`` is that of the catalogue's file."""

    id: str
    version: str
    title: str
    source: Source
    services: tuple[Heading, ...]
    principles: tuple[Heading, ...]
    findings: tuple[Finding, ...]
    glossary: tuple[Term, ...] = ()
    sha256: str = ""

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
