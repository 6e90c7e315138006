from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from planchk.values.commitments import vague_words

PIECES = st.sampled_from("explore consider continue to will we . ; , and publish where possible weekly 85% (a)".split())


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)))
def test_it_never_raises_and_quotes_the_action(text: str) -> None:
    words = vague_words(text)
    assert words == vague_words(text)
    assert set(words.split()) <= set(text.casefold().replace(".", " ").replace("(", " ").split()) or not text.isascii()


def test_it_takes_no_longer_on_a_hostile_text() -> None:
    started = time.perf_counter()
    for piece in ("continue to ", "will ", "explore and ", "("):
        vague_words(piece * 50_000, piece * 50_000, piece * 50_000)
    assert time.perf_counter() - started < 0.5
