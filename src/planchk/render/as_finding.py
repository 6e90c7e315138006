"""A finding of a catalogue as a person reads it: what the report says, what an answer is, and what is none."""

from __future__ import annotations

from collections.abc import Iterator

from planchk.catalogue import Catalogue, Element, Finding
from planchk.language import ENGLISH, Language, label
from planchk.render.labels import DUTIES, KINDS
from planchk.render.lines import Line, line


def render_finding(
    catalogue: Catalogue, finding: Finding, element: str = "", language: Language = ENGLISH
) -> Iterator[Line]:
    """Yield a finding's quote, duty, service and principle, then its elements, or the one that is named."""
    duty = "" if finding.duty == "noted" else f" ({language.say(DUTIES[finding.duty]).lower()})"
    yield line(
        (finding.id, "bold"),
        f"  {language.say(KINDS[finding.kind])}{duty}",
        f" | {catalogue.service_title(finding.service)}",
        f" | {catalogue.principle_title(finding.principle)}",
        hang=2,
    )
    yield line(finding.summary, indent=2)
    yield line((f"{language.say('Report')}: “{finding.quote}”", "italic"), indent=2, hang=4)
    shown = [each for each in finding.elements if element in ("", each.id)]
    for each in shown:
        yield line()
        yield from _element(finding, each, language)
    for told in _standing(finding, language):
        yield line(told, indent=2, hang=4)


def _standing(finding: Finding, language: Language) -> Iterator[str]:
    """Yield how a finding stands to others, and why a plan need not answer it, where it need not."""
    if finding.repeats:
        yield language.say("Asked for before: {findings}", findings=", ".join(finding.repeats))
    if finding.retired:
        yield language.say("Retired, a plan need not answer it: {reason}", reason=finding.retired)
    if finding.superseded_by:
        yield language.say("Superseded by {finding}: a plan need not answer it.", finding=finding.superseded_by)
    if finding.kind == "strength":
        yield language.say("A strength: a plan need not answer it.")


def _element(finding: Finding, element: Element, language: Language) -> Iterator[Line]:
    yield line((f"{finding.id}/{element.id}", "bold"), f"  {element.text}", indent=2, hang=4)
    for heading, texts, mark, style in (
        (label("An answer is, for example:"), element.counts, "+", "green"),
        (label("No answer is:"), element.does_not_count, "-", "red"),
    ):
        if texts:
            yield line((language.say(heading), "bold"), indent=4)
            for text in texts:
                yield line((mark, style), f" {text}", indent=6, hang=8)
    if element.question:
        yield line((language.say("To ask the council:"), "bold"), f" {element.question}", indent=4, hang=6)
