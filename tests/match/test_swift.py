"""The swift reader gives what the quick reader gives, to the last digit, and nothing that is only near."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planchk.match.model import Model
from planchk.match.quick import QuickReader, quick_reader
from planchk.match.swift import SwiftReader
from planchk.place import Place
from planchk.plan import Action, Text, Words
from planchk.readers import load_plan

ROOT = Path(__file__).parents[2]
PLANS = sorted((*ROOT.glob("benchmarks/*/plans/*.yaml"), *ROOT.glob("examples/*.yaml")))
PLACE = Place("p.yaml", 1, 1)
WORDS = sorted({word for path in PLANS[:6] for a in load_plan(str(path)).actions for word in a.title.split()})


def possible(reader: QuickReader, action: Action):
    return tuple(reading for reading in reader.read(action) if reading.band != "missing")


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_real_actions_are_read_alike(path: Path) -> None:
    quick = quick_reader()
    swift = SwiftReader(quick.model)
    for action in load_plan(str(path)).actions:
        for service in (action.service, None, Text("children", PLACE), Text("adults", PLACE)):
            each = action._replace(service=service)
            assert swift.read(each) == possible(quick, each)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), min_size=1, max_size=4),
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    st.sampled_from([None, "children", "adults", "both"]),
)
def test_drawn_actions_are_read_alike(texts: list[str], section: str, service: str | None) -> None:
    words = tuple(Words("action", text, PLACE) for text in texts)
    action = Action("1", 0, PLACE, words, sections=(section,), service=Text(service, PLACE) if service else None)
    quick = quick_reader()
    assert SwiftReader(quick.model).read(action) == possible(quick, action)


@pytest.mark.parametrize("most", [10_000, 40, 20])
def test_what_is_remembered_does_not_change_what_is_read(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr("planchk.match.swift._MOST_WORDS", most)
    monkeypatch.setattr("planchk.match.swift._MOST_HEADINGS", most // 20)
    quick = quick_reader()
    swift = SwiftReader(quick.model)
    actions = [action for path in PLANS[:4] for action in load_plan(str(path)).actions]
    first = [swift.read(action) for action in actions]
    assert first == [possible(quick, action) for action in actions]
    assert [swift.read(action) for action in reversed(actions)] == first[::-1]


@pytest.mark.parametrize("text", ["", "   ", "12 34 !!", "—", "\u2028", "x" * 50_000, "assessments " * 3_000])
def test_odd_texts_are_read_alike(text: str) -> None:
    action = Action("1", 0, PLACE, (Words("action", text, PLACE),))
    quick = quick_reader()
    assert SwiftReader(quick.model).read(action) == possible(quick, action)


def test_an_action_too_long_for_a_lane_is_left_to_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planchk.match.swift._LONGEST", 30)
    quick = quick_reader()
    action = Action("1", 0, PLACE, (Words("action", "Complete all children's assessments within 42 days.", PLACE),))
    assert SwiftReader(quick.model).read(action) == possible(quick, action) != ()


def test_a_model_without_a_possible_band_is_read_alike() -> None:
    model = quick_reader().model
    header = model.header._replace(possible=0.02, covered=0.3)
    quick = QuickReader(Model(header, model.table))
    swift = SwiftReader(quick.model)
    for action in load_plan(str(PLANS[0])).actions:
        assert swift.read(action) == tuple(r for r in quick.read(action) if r.score >= 0.02 or r.band != "missing")
