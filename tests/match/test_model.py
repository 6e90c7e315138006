"""The shipped model reads an action."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from planchk.match.explain import explain
from planchk.match.model import Model, Texts, load_model
from planchk.shipped import data_file


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model(data_file("model.bin"))


def action(*texts: str, service: str = "") -> Texts:
    return Texts(tuple(("action" if i == 0 else "detail", text) for i, text in enumerate(texts)), service=service)


def covered(model: Model, texts: Texts) -> set[str]:
    return {score.element for score in model.read(texts) if model.band(score) == "covered"}


def test_what_is_covered(model: Model) -> None:
    texts = action("A legal planning meeting will be held within five working days of the team manager's request.")
    assert covered(model, texts) == {"CS-PR-2/legal"}


def test_scores_come_best_first_and_never_fewer_than_three(model: Model) -> None:
    scores = model.read(action("Replace the boilers in the depot."))
    assert len(scores) == 3
    assert all(first.probability >= second.probability for first, second in pairwise(scores))
    assert {model.band(score) for score in scores} == {"missing"}


def test_the_deciding_clause_is_named(model: Model) -> None:
    detail = "The new rota began in May. Chronologies and genograms are kept up to date on each child's file. Boilers."
    score = model.read(action("Progress this quarter", detail))[0]
    assert score.element == "CS-WB-1/understanding"
    assert score.field == 1
    assert detail[score.start : score.end].startswith("Chronologies and genograms")


def test_another_service_covers_nothing(model: Model) -> None:
    text = "Assessments to be completed within 42 working days."
    assert "CS-PR-2/assessments" in covered(model, action(text, service="children"))
    assert not [e for e in covered(model, action(text, service="adults")) if e.startswith("CS-")]


@pytest.mark.parametrize("texts", [Texts(()), action(""), action("   ", "…")])
def test_no_words_no_scores(model: Model, texts: Texts) -> None:
    assert covered(model, texts) == set()


def test_a_long_text_is_read(model: Model) -> None:
    assert model.read(action("weekly legal planning meeting " * 5000))


def test_explains_by_words(model: Model) -> None:
    texts = action("Boilers replaced. Legal planning meetings within a week.")
    found = explain(model, texts, "CS-PR-2/legal")
    assert {word.word for word in found.words[:3]} <= {"Legal", "planning", "meetings"}
    assert all(texts.fields[w.field][1][w.start : w.end] == w.word for w in found.words)


def test_the_words_add_up_to_the_verdict(model: Model) -> None:
    from math import exp

    texts = action("Legal planning meetings within a week of request; legal advice the same day.")
    score = model.read(texts)[0]
    found = explain(model, texts, score.element)
    odds = found.base + sum(word.weight for word in found.words)
    assert 1 / (1 + exp(-odds)) == pytest.approx(score.probability)


def test_another_format_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "model.bin"
    file.write_bytes(b'{"format": 0}\n')
    with pytest.raises(ValueError, match="format 0"):
        load_model(str(file))
