"""A catalogue in Welsh: what is there is Welsh, what isn't stays English, and no verdict depends on it."""

from __future__ import annotations

from typing import Any

import pytest

from assessed import PLANS, assess
from builders import CATALOGUE as SMALL
from planchk.assess import check
from planchk.assessment import Assessment
from planchk.catalogue import Catalogue, Wording
from planchk.catalogues import load_catalogue
from planchk.language import ENGLISH, language_for
from planchk.match.choice import reader_for
from planchk.readers import load_plan
from planchk.render.as_json import document
from planchk.translated import assessment_in, in_language, is_translated, note_on

SHIPPED = load_catalogue()
WELSH = language_for("cy")
NOTE = "The Welsh here has not been checked by a Welsh speaker."


def test_the_shipped_catalogue_is_wholly_in_welsh() -> None:
    welsh = in_language(SHIPPED, "cy")
    assert welsh.title.startswith("Arolygiaeth Gofal Cymru")
    assert [each.title for each in welsh.services] == ["Gwasanaethau plant", "Gwasanaethau oedolion"]
    assert welsh.principle_title("voice-and-control") == "Pobl: llais a rheolaeth"
    for before, after in zip(SHIPPED.findings, welsh.findings, strict=True):
        assert before.summary != after.summary
        assert (before.id, before.quote, before.span) == (after.id, after.quote, after.span)
        for old, new in zip(before.elements, after.elements, strict=True):
            assert (old.text != new.text, old.question != new.question) == (True, True)
            assert (old.id, old.counts) == (new.id, new.counts)


def test_another_language_changes_nothing() -> None:
    assert in_language(SHIPPED, "en") is SHIPPED
    assert in_language(SHIPPED, "fr") is SHIPPED


def test_what_has_no_welsh_stays_english_text_by_text() -> None:
    finding = SMALL.findings[1]
    element = finding.elements[0]._replace(question="When?", cy=Wording(text="Mae asesiadau'n brydlon"))
    findings = (finding._replace(elements=(element, *finding.elements[1:])), *SMALL.findings[2:])
    (first, *_) = in_language(SMALL._replace(findings=findings), "cy").findings
    assert first.summary == finding.summary
    assert [each.text for each in first.elements[:2]] == ["Mae asesiadau'n brydlon", finding.elements[1].text]
    assert first.elements[0].question == "When?"
    assert [is_translated(each, "cy") for each in (*first.elements[:2], first)] == [True, False, False]
    assert is_translated(first, "en")


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_ids_links_scores_counts_and_verdict_are_the_same_in_every_language(path: object) -> None:
    english = assess(path)  # type: ignore[arg-type]
    welsh = assessment_in(english, "cy")
    # The JSON has all that is decided: statuses, links, scores, evidence, problems, gate.
    assert document(welsh) != document(english)
    assert document(welsh)["summary"] == document(english)["summary"]
    assert _without_texts(document(welsh)) == _without_texts(document(english))
    assert welsh.by_service()[0].summary == english.by_service()[0].summary
    assert welsh.by_service()[0].title == "Gwasanaethau plant"
    shown = {each.finding.id: each.finding.summary for each in welsh.coverage.findings}
    assert shown == {each.id: each.summary for each in in_language(SHIPPED, "cy").to_cover}


def _without_texts(data: Any) -> Any:
    """Return JSON without what the catalogue says in its own words."""
    if isinstance(data, dict):
        return {key: _without_texts(value) for key, value in data.items() if key not in ("title", "summary", "text")}
    return [_without_texts(each) for each in data] if isinstance(data, list) else data


def test_a_reader_never_sees_the_translation() -> None:
    path = str(PLANS[0])
    reader = reader_for(SHIPPED, "quick")
    translated = in_language(SHIPPED, "cy")

    def links(assessment: Assessment) -> list[tuple[str, str, float]]:
        elements = (each for covered in assessment.coverage.findings for each in covered.elements)
        return [(link.finding, link.action.id, link.score) for each in elements for link in each.links]

    # Even if somebody matched with the translated catalogue, what is asked is known by id.
    first, second = (check(load_plan(path), each, reader=reader) for each in (SHIPPED, translated))
    assert links(first) == links(second) != []


def _checked(catalogue: Catalogue) -> Catalogue:
    def sure(thing: object) -> object:
        wording = thing.cy  # type: ignore[attr-defined]
        return thing._replace(cy=wording and wording._replace(checked=True))  # type: ignore[attr-defined]

    findings = []
    for each in catalogue.findings:
        elements = tuple(map(sure, each.elements))
        findings.append(sure(each)._replace(elements=elements))  # type: ignore[attr-defined]
    return sure(catalogue)._replace(  # type: ignore[attr-defined,no-any-return]
        services=tuple(map(sure, catalogue.services)),
        principles=tuple(map(sure, catalogue.principles)),
        findings=tuple(findings),
    )


def test_until_a_speaker_has_checked_all_of_it_a_note_in_both_languages_says_so() -> None:
    assert note_on(SHIPPED, WELSH) == f"Nid yw'r Gymraeg yma wedi'i gwirio gan siaradwr Cymraeg. / {NOTE}"
    assert note_on(SHIPPED, ENGLISH) == ""

    class Sure(type(WELSH)):  # type: ignore[misc]
        is_checked = True

    sure = Sure("cy", WELSH._translations)
    assert note_on(SHIPPED, sure).endswith(NOTE)  # the catalogue's Welsh is still unchecked
    assert note_on(_checked(SHIPPED), WELSH).endswith(NOTE)  # and so are the labels
    assert note_on(_checked(SHIPPED), sure) == ""
