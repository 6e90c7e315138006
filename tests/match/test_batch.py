"""Many actions read together say what each says by itself, to the last digit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("numpy")

from planchk.match.batch import BatchReader
from planchk.match.model import Model
from planchk.match.quick import QuickReader, quick_reader, texts_of
from planchk.place import Place
from planchk.plan import Action, Text, Words
from planchk.readers import load_plan

ROOT = Path(__file__).parents[2]
PLANS = sorted((*ROOT.glob("benchmarks/*/plans/*.yaml"), *ROOT.glob("examples/*.yaml")))
PLACE = Place("p.yaml", 1, 1)
ACTIONS = [action for path in PLANS for action in load_plan(str(path)).actions]
WORDS = sorted({word for action in ACTIONS[:200] for word in action.title.split()})
ODD = ["", "   ", "12 34 !!", "—", "\u2028", "x" * 5_000, "assessments " * 3_000, "ŵyres ŷm", "a" * 62 + "é and more"]


@pytest.fixture(scope="module")
def reader() -> BatchReader:
    return BatchReader(quick_reader().model)


def possible(reader: QuickReader, actions: list[Action]):
    return [tuple(reading for reading in reader.read(each) if reading.band != "missing") for each in actions]


def action(*texts: str, section: str = "", service: str | None = None) -> Action:
    words = tuple(Words("action", text, PLACE) for text in texts)
    return Action("1", 0, PLACE, words, sections=(section,), service=Text(service, PLACE) if service else None)


@pytest.mark.parametrize("service", [None, "children", "adults", "both"])
def test_real_actions_are_read_alike(reader: BatchReader, service: str | None) -> None:
    actions = ACTIONS if service is None else [a._replace(service=Text(service, PLACE)) for a in ACTIONS]
    readings = reader.read_all(actions)
    assert readings == possible(quick_reader(), actions)
    assert sum(map(bool, readings)) > 100


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            action,
            st.lists(st.sampled_from([*WORDS, *ODD[:5], ". ", "; ", "\n"]), max_size=25).map(" ".join),
            st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
            section=st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
            service=st.sampled_from([None, "children", "adults", "both"]),
        ),
        max_size=5,
    )
)
def test_drawn_actions_are_read_alike(reader: BatchReader, actions: list[Action]) -> None:
    assert reader.read_all(actions) == possible(quick_reader(), actions)


def test_odd_texts_are_read_alike(reader: BatchReader) -> None:
    actions = [*map(action, ODD), action(*ODD), action(), *ACTIONS[:3]]
    assert reader.read_all(actions) == possible(quick_reader(), actions)
    assert reader.read_all([]) == []


@pytest.mark.parametrize("together", [20_000, 200, 1])
@pytest.mark.parametrize("longest", [10_000, 60])
@pytest.mark.parametrize("most", [30_000, 50])
def test_how_much_is_read_and_remembered_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, together: int, longest: int, most: int
) -> None:
    monkeypatch.setattr("planchk.match.batch._TOGETHER", together)
    monkeypatch.setattr("planchk.match.batch._LONGEST", longest)
    monkeypatch.setattr("planchk.match.batch._MOST_HEADINGS", most // 25)
    monkeypatch.setattr("planchk.match.vocabulary.MOST", most)
    reader, actions = BatchReader(quick_reader().model), ACTIONS[:60]
    assert reader.read_all(actions) == possible(quick_reader(), actions)
    assert reader.read_all(actions[::-1]) == possible(quick_reader(), actions[::-1])


def test_very_many_different_words_are_told_apart(reader: BatchReader) -> None:
    letters = "abcdefghij"
    words = ["".join(letters[int(digit)] for digit in str(number)) for number in range(100_000, 190_000)]
    long, ended = action(" ".join(words[:70_000])), action(" ".join(words[60_000:70_000:9]), ACTIONS[0].title)
    found = reader.read_all([*ACTIONS[:20], long, ended, *ACTIONS[20:40]])
    assert found[:20] + found[21:] == possible(quick_reader(), [*ACTIONS[:20], ended, *ACTIONS[20:40]])


def test_a_model_of_one_element_is_read_alike() -> None:
    header, table, width = (
        quick_reader().model.header,
        quick_reader().model.table,
        len(quick_reader().model.header.scales),
    )
    own, kept = len(header.elements), [0, *range(len(header.elements), width)]
    rows = (table[at : at + width + 1] for at in range(0, len(table), width + 1))
    one = Model(
        header._replace(
            elements=header.elements[:1],
            services=header.services[:1],
            scales=[header.scales[at] for at in kept],
            biases=[header.biases[at] for at in kept],
        ),
        b"".join(bytes([row[0], *row[own:]]) for row in rows),
    )
    readings = BatchReader(one).read_all(ACTIONS)
    assert readings == possible(QuickReader(one), ACTIONS)
    assert any(readings)


def test_words_that_tell_nothing_apart_answer_nothing() -> None:
    model = quick_reader().model
    width = len(model.header.scales) + 1
    table = bytearray(model.table)
    table[width - 1 + 300 * width :: width] = bytes(len(model.table) // width - 300)
    mute = QuickReader(Model(model.header, bytes(table)))
    actions = [
        each._replace(words=each.words[:1], sections=(heading,)) for each in ACTIONS for heading in ("", "Legal")
    ]
    readings = BatchReader(mute.model).read_all(actions)
    assert readings == possible(mute, actions)
    assert any(readings)
    assert any(
        model.read(texts_of(each))[0].probability > 0.5 and not found
        for each, found in zip(actions, readings, strict=True)
    )


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planchk.match.vocabulary.MOST", 200)
    reader = BatchReader(quick_reader().model)
    for year in range(1000, 4000):
        reader.read_all([action(f"Report by 3/4/{year}")])
    assert len(reader._words) <= 2 * 200 + 3


def test_a_model_without_a_possible_band_is_read_alike() -> None:
    model = quick_reader().model
    loose = Model(model.header._replace(possible=0.0), model.table)
    shown = [tuple(r for r in QuickReader(loose).read(each)) for each in ACTIONS[:20]]
    assert BatchReader(loose).read_all(ACTIONS[:20]) == shown
