"""What all templates say: headings that the readers know, what each field is for, how the form is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planchk.catalogue import Element, Finding
from planchk.language import Language, label
from planchk.render.escape import on_one_line
from planchk.render.labels import DUTIES, KINDS, PROGRESS
from planchk.templates.skeleton import Skeleton
from planchk.translated import note_on
from planchk.values.statuses import Status


class Field(NamedTuple):
    """A field to fill in: its name for the readers, its heading, and what it is for."""

    name: str
    heading: str
    about: str


FIELDS = (
    Field("action", "Action", "What will be done. Say what will be in place at the end that is not there now."),
    Field("outcome", "Outcome", "What will be different for people."),
    Field("measures", "Measures of success", "How success is measured, with figures: from what, to what."),
    Field("owner", "Lead", "One accountable lead, by job role."),
    Field("due", "By when", "A date, such as 30 June 2021."),
    Field("status", "Status", "Not started, in progress, complete, on hold or cancelled."),
    Field("service", "Service", "The service that does it."),
)
REF = label("Ref")
ANSWERS = label("Answers")
ASKED = label("To be answered")
HELPS = label("An answer is, for example")
DOES_NOT = label("No answer is")
ASKS = label("Scrutiny may ask")
_STATUSES = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.COMPLETE, Status.ON_HOLD, Status.CANCELLED)


def statuses(language: Language) -> list[str]:
    """Return the statuses to choose from."""
    return [language.say(PROGRESS[status]) for status in _STATUSES]


def services(skeleton: Skeleton, language: Language) -> list[str]:
    """Return the services to choose from."""
    titles = [heading.title for heading in skeleton.catalogue.services]
    return [*titles, language.say("All services")] if len(titles) > 1 else titles


def source(skeleton: Skeleton, language: Language) -> Iterator[str]:
    """Yield what the plan answers, and the line that the licence of the quotes asks for."""
    report = skeleton.catalogue.source
    publisher, title = on_one_line(report.publisher), on_one_line(report.title).rstrip(".")
    yield language.say("In answer to: {publisher}, {title}.", publisher=publisher, title=title)
    yield on_one_line(report.attribution)
    if note := note_on(skeleton.catalogue, language):
        yield note


def kind_of(finding: Finding, language: Language) -> str:
    """Return what kind of finding it is, and how strongly it is asked for."""
    kind = language.say(KINDS[finding.kind])
    return kind if finding.duty == "noted" else f"{kind} ({language.say(DUTIES[finding.duty]).lower()})"


def hints(element: Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield headings and texts that say what answers an element, what does not, and what will be asked."""
    for heading, texts in ((HELPS, element.counts), (DOES_NOT, element.does_not_count), (ASKS, (element.question,))):
        if any(texts):
            yield heading, texts
