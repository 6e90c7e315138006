"""The deep reader with an encoder that says what the test says; the real one is in test_deep_shipped.py."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp
from pathlib import Path

import pytest

from planchk.match.cache import Cache
from planchk.match.deep import FORMAT, Combination, DeepReader, encoder_text
from planchk.match.quick import quick_reader, texts_of
from planchk.place import Place
from planchk.plan import Action, Text, Words

LEGAL, BREAKS = "CS-PR-2/legal", "CS-PR-3/short-breaks"


class Scripted:
    """Says of a text with a word what the test says; -6 of all others."""

    def __init__(self, **said: float) -> None:
        self.said = said
        self.asked: list[str] = []

    def logits(self, texts: Iterable[str]) -> list[list[float]]:
        self.asked += (asked := list(texts))
        return [[next((self.said[word] for word in self.said if word in text), -6.0)] * 2 for text in asked]


HERE = Place("plan.yaml", 1, 1)


def action(text: str, outcome: str = "", service: str = "", sections: tuple[str, ...] = ()) -> Action:
    words = [Words("action", text, HERE)] + [Words("outcome", outcome, HERE)] * bool(outcome)
    return Action("1", 0, HERE, tuple(words), service=Text(service, HERE) if service else None, sections=sections)


def reader(encoder: Scripted, weights: tuple[float, float] = (1.0, 0.0), cached: Cache | None = None) -> DeepReader:
    model = quick_reader().model
    combination = Combination(FORMAT, "e1", model.fingerprint, [LEGAL, BREAKS], weights, 0.0, 0.7, 0.2, {})
    return DeepReader(model, combination, lambda: encoder, cached)


def test_bands_and_order_come_from_the_combination() -> None:
    for logit, band in ((3.0, "covered"), (0.0, "possible"), (-3.0, "missing")):
        first, second = reader(Scripted(meetings=logit)).read(action("Hold legal planning meetings on time"))
        assert (first.band, second.band) == (band, band)
        assert first.score == round(1 / (1 + exp(-logit)), 3)


def test_the_two_models_are_weighed_by_their_log_odds() -> None:
    words = action("Hold every legal planning meeting within ten working days of the request.")
    quick = next(r.score for r in quick_reader().read(words) if r.element == LEGAL)
    alone = reader(Scripted(legal=-2.0), (0.0, 1.0)).voices(texts_of(words))[LEGAL]
    assert alone.both == pytest.approx(quick, abs=0.001)
    assert alone.encoder == pytest.approx(1 / (1 + exp(2)))
    both = reader(Scripted(legal=-2.0), (0.5, 0.5)).voices(texts_of(words))[LEGAL]
    assert alone.encoder < both.both < alone.both


def test_the_clause_that_decided_is_the_evidence() -> None:
    text = "We are proud of our staff and their work. Legal planning meetings are held within ten working days."
    reading = next(r for r in reader(Scripted(Legal=5.0)).read(action(text)) if r.element == LEGAL)
    assert text[reading.start : reading.end] == "Legal planning meetings are held within ten working days."


def test_a_service_that_the_plan_names_rules_out_the_other() -> None:
    words = action("Hold legal planning meetings on time", service="adults")
    assert [r.score for r in reader(Scripted(legal=9.0)).read(words)] == [0.0, 0.0]


def test_the_encoder_reads_the_heading_then_the_words_in_one_line() -> None:
    words = action("Hold  meetings\non time", outcome="No delay", sections=("Children", "Court"))
    assert encoder_text(texts_of(words)) == "Children / Court | Hold meetings on time No delay"
    assert encoder_text(texts_of(action("Hold meetings"))) == "Hold meetings"


def test_what_is_cached_needs_no_encoder(tmp_path: Path) -> None:
    words = action("Hold legal planning meetings on time")
    first = reader(Scripted(legal=2.0), cached=Cache(str(tmp_path), "e1", 2)).read(words)
    never = Scripted()
    assert reader(never, cached=Cache(str(tmp_path), "e1", 2)).read(words) == first
    assert never.asked == []
    reader(never, cached=Cache(str(tmp_path), "e2", 2)).read(words)
    assert len(never.asked) == 1
