"""What a plan leaves to a person: links to confirm or reject, and the decision that an answer makes. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from planchk.assessment import Assessment, ElementCoverage, Link
from planchk.catalogue import Element, Finding
from planchk.fingerprint import element_fingerprint
from planchk.ledger import Decision, Ruling
from planchk.match.rulings import grounds_of
from planchk.place import Place
from planchk.plan import Action

# Why a link is asked about: what was decided has changed since; the plan claims it and its words don't
# show it; it may answer; it counts, by the words alone.
Why = Literal["suspect", "claim", "possible", "counts"]


class Question(NamedTuple):
    """Does this action answer this element? ``why`` says why a person is asked."""

    why: Why
    finding: Finding
    element: Element
    link: Link

    @property
    def name(self) -> str:
        """The element's name: ``FINDING/element``."""
        return f"{self.finding.id}/{self.element.id}"


class Author(NamedTuple):
    """Who decides, on which day, and the note that they leave on each decision (may be empty)."""

    who: str
    when: date
    note: str = ""


def open_questions(assessment: Assessment, everything: bool = False) -> tuple[Question, ...]:
    """Return what is to be decided, in the report's order; an element's best link first.

    Without ``everything``, a link that may answer is asked about only where nothing answers the
    element for certain; with it, always, and so is every link that counts by its words alone.
    """
    return tuple(
        Question(why, covered.finding, element.element, link)
        for covered in assessment.coverage.findings
        for element in covered.elements
        for link in element.links
        for why in _reasons(assessment, element, link, everything)
    )


def decide(
    ruling: Ruling, action: Action, finding: Finding, element: Element, link: Link | None, author: Author
) -> Decision:
    """Return a decision as it goes into the ledger; ``link`` is what the reader found, if anything."""
    grounds = grounds_of(action, link.evidence[0].field if link else "")
    return Decision(
        ruling=ruling,
        action=_one_line(action.id),
        element=f"{finding.id}/{element.id}",
        who=_one_line(author.who),
        when=author.when,
        action_fingerprint=grounds.fingerprint,
        element_fingerprint=element_fingerprint(finding, element),
        words=_one_line(grounds.words),
        asked=_one_line(element.text),
        place=Place(""),
        note=_one_line(author.note),
    )


def _reasons(assessment: Assessment, element: ElementCoverage, link: Link, everything: bool) -> Iterator[Why]:
    """Yield why a link is asked about, at most one reason."""
    if link.suspect:
        yield "suspect"
    elif link.decision:
        return
    elif link.counts:
        if everything and link.basis == "inferred":
            yield "counts"
    elif _is_claimed(assessment, link):
        yield "claim"
    elif everything or element.status == "possible":
        yield "possible"


def _is_claimed(assessment: Assessment, link: Link) -> bool:
    return any(
        claim.action.position == link.action.position
        and claim.reference.value in (link.finding, f"{link.finding}/{link.element}")
        for claim in assessment.coverage.unsupported
    )


def _one_line(text: str) -> str:
    """Return a text as a ledger can hold it: on one line, without halves of characters (JSON allows them)."""
    return " ".join(text.split()).encode("utf-8", "replace").decode("utf-8")
