"""What a glance shows of a text, and that it passes over nothing which a closer look would find."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planchk.values.commitments import may_be_vague, vague_words
from planchk.values.glance import FIGURE, glance
from planchk.values.measures import has_figure, may_have_figure
from planchk.values.welsh import is_welsh, may_be_welsh

# Words that the closer looks are for, and what they may stand among: other letters, figures and signs.
PIECES = st.sampled_from(
    "ten TEN one day 4 4th ² ⑤ ٣ % ﬁve seek to explore considered be Continue where possible look again at keep under "
    "review y Yr yn mae wedi tîm tŷ the _ ’ ' - – . , ; ( ) é ŵ K ? \n".split(" ")
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Publish the Guide, by June", ["publish", "the", "guide", "by", "june"]),
        ("within 20days", ["within", "days", FIGURE]),
        ("the council’s “front-door” team", ["the", "council", "s", "front", "door", "team"]),
        ("Tîm Plant", ["tîm", "plant"]),
        ("5 m²", ["m", FIGURE]),
        ("Why wait?", ["why", "wait", FIGURE]),  # it may be any sign
        ("", []),
    ],
)
def test_it_gives_words_in_lower_case_and_a_mark_for_figures(text: str, words: list[str]) -> None:
    assert glance(text) == words


def test_a_long_text_has_to_be_read() -> None:
    assert glance("word " * 400) is not None
    assert glance("word " * 401) is None
    assert may_have_figure(None)
    assert may_be_vague(None)
    assert may_be_welsh(None)


@pytest.mark.parametrize("text", ["Publish the guide", "Bone and tendon clinic", "Subject review, look and consult"])
def test_what_it_passes_over_needs_no_closer_look(text: str) -> None:
    seen = glance(text)
    assert not may_have_figure(seen)
    assert not may_be_vague(seen)
    assert not may_be_welsh(seen)


@given(TEXTS, TEXTS)
@example("⑤ families", "")
@example("Reﬂect on it", "")
@example("Keep\u2028under–review", "")
def test_it_passes_over_nothing(text: str, more: str) -> None:
    seen = glance(f"{text} {more}")
    assert may_have_figure(seen) or not (has_figure(text) or has_figure(more))
    assert may_be_vague(seen) or not vague_words(text)
    assert may_be_welsh(seen) or not is_welsh(f"{text} {more}")
