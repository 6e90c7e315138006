"""Fingerprints: steady where a reader sees no change, different where words change."""

from __future__ import annotations

import pytest

from planchk.catalogue import Element, Finding
from planchk.fingerprint import action_fingerprint, element_fingerprint, fingerprint
from planchk.place import Place
from planchk.plan import Action, Reference, Text, Words

PLACE = Place("plan.yaml", 3, 1)
ACTION = Action(
    "1.1", 0, PLACE, (Words("action", "Publish the guide", PLACE), Words("measures", "24 families use it", PLACE))
)
ELEMENT = Element("legal", "Legal planning meetings are timely", counts=("dates set",))
FINDING = Finding(
    "CS-PR-2", "recommendation", "must", "children", "prevention", "Meetings must be timely.", (0, 5), "S"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Publish the guide", "publish  THE\nguide "),
        ("the council’s “front door”", 'the council\'s "front door"'),
        ("2021 – 2022 — multi‑agency", "2021 - 2022 - multi-agency"),
        ("ﬁnal o\u00adffi\u200bce", "final office"),
        ("Cafe\u0301 in Ynys\u00a0Môn", "café in ynys môn"),
        ("Straße", "STRASSE"),
        ("the council´s ` guide", "the council's ' guide"),
    ],
)
def test_what_word_processors_change_changes_no_fingerprint(one: str, other: str) -> None:
    assert fingerprint([one]) == fingerprint([other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["Publish the guide"], ["Publish a guide"]),
        (["85%"], ["95%"]),
        (["Publish"], ["Publish."]),
        (["ab", "c"], ["a", "bc"]),
        (["a", "", "b"], ["a", "b", ""]),
        (["well being"], ["wellbeing"]),
    ],
)
def test_other_words_have_another_fingerprint(one: list[str], other: list[str]) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_the_form_is_kept_by_files_that_people_keep() -> None:
    """A change here needs a new VERSION: fingerprints stand in ledgers and baselines."""
    assert fingerprint(["Publish the guide", "24 families"]) == "1:b5ceb4d8597603d1"
    assert action_fingerprint(ACTION) == "1:5e8b9694a041e0c0"
    assert element_fingerprint(FINDING, ELEMENT) == "1:41dffdde94bb63cf"


def test_a_text_no_encoding_can_hold_has_a_fingerprint() -> None:
    assert fingerprint(["a\ud800"]) != fingerprint(["a"])


def test_an_action_is_its_words() -> None:
    same = ACTION._replace(
        id="7",
        position=4,
        place=Place("other.docx"),
        words=(
            Words("measures", "24 families\nuse it", PLACE),
            Words("action", "Publish", PLACE),
            Words("action", "the guide", PLACE),
        ),
        owner=Text("Jane Doe", PLACE),
        due=Text("2021-06-30", PLACE),
        status=Text("complete", PLACE),
        addresses=(Reference("CS-PR-2", PLACE),),
        sections=("Theme 2",),
    )
    assert action_fingerprint(same) == action_fingerprint(ACTION)


def test_words_in_another_field_are_another_action() -> None:
    moved = ACTION._replace(words=(ACTION.words[0], Words("result", "24 families use it", PLACE)))
    assert action_fingerprint(moved) != action_fingerprint(ACTION)


def test_an_element_is_what_is_asked_for_and_not_the_guidance_on_it() -> None:
    assert element_fingerprint(FINDING._replace(summary="T"), ELEMENT._replace(counts=())) == element_fingerprint(
        FINDING, ELEMENT
    )
    assert element_fingerprint(FINDING._replace(quote="It should be timely."), ELEMENT) != element_fingerprint(
        FINDING, ELEMENT
    )
    assert element_fingerprint(FINDING, ELEMENT._replace(text="Meetings are held")) != element_fingerprint(
        FINDING, ELEMENT
    )
