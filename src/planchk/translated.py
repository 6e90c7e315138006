"""A catalogue, and an assessment by it, with their texts in another language.

Only what is shown changes: plans are matched with the English texts, and ids, links, counts and the
verdict are made before anything is translated. What has no translation stays English, text by text.
"""

from __future__ import annotations

from planchk.assessment import Assessment, ElementCoverage, FindingCoverage
from planchk.catalogue import Catalogue, Element, Finding, Heading, Wording
from planchk.language import Language, label

_NOTES = label({"cy": "The Welsh here has not been checked by a Welsh speaker."})
_NONE = Wording()


def in_language(catalogue: Catalogue, code: str) -> Catalogue:
    """Return a catalogue with its own texts in a language; the quotes stay the report's."""
    if code != "cy":
        return catalogue
    return catalogue._replace(
        title=(catalogue.cy or _NONE).title or catalogue.title,
        services=tuple(map(_heading, catalogue.services)),
        principles=tuple(map(_heading, catalogue.principles)),
        findings=tuple(map(_finding, catalogue.findings)),
    )


def assessment_in(assessment: Assessment, code: str) -> Assessment:
    """Return an assessment whose catalogue, findings and elements show their texts in a language."""
    if code != "cy":
        return assessment
    findings = tuple(map(_covered, assessment.coverage.findings))
    return assessment._replace(
        catalogue=in_language(assessment.catalogue, code),
        coverage=assessment.coverage._replace(findings=findings),
    )


def note_on(catalogue: Catalogue, language: Language) -> str:
    """Return, in both languages, that no speaker has checked the translation; empty where one has."""
    note = _NOTES.get(language.code)
    if not note or (language.is_checked and all(each.checked for each in _wordings(catalogue))):
        return ""
    told = language.say(note)
    return f"{told} / {note}" if told != note else note


def is_translated(thing: Heading | Finding | Element, code: str) -> bool:
    """Whether what is shown of something is in a language, once the catalogue is."""
    wording = thing.cy if code == "cy" else None
    return code == "en" or bool(wording and (wording.title or wording.summary or wording.text))


def _heading(heading: Heading) -> Heading:
    return heading._replace(title=(heading.cy or _NONE).title or heading.title)


def _finding(finding: Finding) -> Finding:
    summary = (finding.cy or _NONE).summary or finding.summary
    return finding._replace(summary=summary, elements=tuple(map(_element, finding.elements)))


def _element(element: Element) -> Element:
    wording = element.cy or _NONE
    return element._replace(text=wording.text or element.text, question=wording.question or element.question)


def _covered(covered: FindingCoverage) -> FindingCoverage:
    elements: tuple[ElementCoverage, ...] = tuple(
        each._replace(element=_element(each.element)) for each in covered.elements
    )
    return covered._replace(finding=_finding(covered.finding), elements=elements)


def _wordings(catalogue: Catalogue) -> list[Wording]:
    elements = (element for finding in catalogue.findings for element in finding.elements)
    things: tuple[Catalogue | Heading | Finding | Element, ...]
    things = (catalogue, *catalogue.services, *catalogue.principles, *catalogue.findings, *elements)
    return [each.cy for each in things if each.cy]
