"""The language of exports: by name or by the system's, Welsh where it is there, else English."""

from __future__ import annotations

import pytest

from planchk.errors import UsageError
from planchk.language import ENGLISH, language_for

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize("code", ["cy", "CY", "cy_GB", "cy-GB", "cy_GB.UTF-8", "cy_GB@dict"])
def test_welsh_by_any_of_its_codes(code: str) -> None:
    language = language_for(code)
    assert language.code == "cy"
    assert language.say("Not covered") == "Heb ei gynnwys"


@pytest.mark.parametrize("code", ["en", "en_GB.UTF-8"])
def test_english_is_what_stands_in_the_code(code: str) -> None:
    assert language_for(code) is ENGLISH
    assert ENGLISH.say("Not covered") == "Not covered"
    assert ENGLISH.is_checked


@pytest.mark.parametrize("code", ["fr", "welsh", "", "../cy", "xcy"])
def test_an_unknown_language_is_told_with_the_known_ones(code: str) -> None:
    with pytest.raises(UsageError, match=r"--lang: there is no language .* Known are cy, en\."):
        language_for(code)


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "cy_GB.UTF-8"}, "cy"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "cy_GB.UTF-8"}, "cy"),
        ({"LANG": "cy_GB.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "cy_GB"}, "cy"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr:cy:en"}, "cy"),
        ({"LANG": "cy_GB.UTF-8", "LANGUAGE": "en"}, "en"),
        ({"LANG": "C", "LANGUAGE": "cy"}, "en"),
        ({"LANG": "nonsense\x00"[:-1]}, "en"),
    ],
    ids=str,
)
def test_the_systems_language_is_the_default(
    environment: dict[str, str], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language_for().code == code


@pytest.mark.parametrize(
    ("number", "action", "element"),
    [
        (0, "0 cam gweithredu", "0 elfen"),
        (1, "1 cam gweithredu", "1 elfen"),
        (2, "2 gam gweithredu", "2 elfen"),
        (3, "3 cham gweithredu", "3 elfen"),
        (5, "5 cam gweithredu", "5 elfen"),
        (6, "6 cham gweithredu", "6 elfen"),
        (16, "16 cam gweithredu", "16 elfen"),
    ],
)
def test_a_counted_noun_mutates_after_its_number(number: int, action: str, element: str) -> None:
    welsh = language_for("cy")
    assert welsh.count(number, "The plan has {n} action", "The plan has {n} actions") == f"Mae gan y cynllun {action}"
    assert welsh.count(number, "{n} element", "{n} elements") == element


def test_what_is_not_translated_stays_english_text_by_text() -> None:
    welsh = language_for("cy")
    assert welsh.say("Page {number} of {all}", number=1, all=2) == "Tudalen 1 o 2"
    assert welsh.say("No translator has seen {this}.", this="that") == "No translator has seen that."
    assert welsh.count(2, "{n} owl", "{n} owls") == "2 owls"
    assert welsh.say("") == ""


def test_plan_text_with_braces_is_no_placeholder() -> None:
    assert language_for("cy").say("Plan: {plan}", plan="{0} {number}") == "Cynllun: {0} {number}"
