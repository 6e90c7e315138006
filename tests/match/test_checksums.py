"""The checksums of many texts are those that zlib gives of each."""

from __future__ import annotations

from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("numpy")

import numpy as np

from planchk.match.checksums import LONGEST, joined, of_windows


@given(st.lists(st.tuples(st.binary(max_size=80), st.binary(max_size=LONGEST)), max_size=20))
def test_the_checksum_of_two_texts_comes_from_those_of_each(pairs: list[tuple[bytes, bytes]]) -> None:
    first, second = (np.array([crc32(pair[at]) for pair in pairs], np.uint32) for at in (0, 1))
    lengths = np.array([len(second) for _, second in pairs], np.int64)
    assert joined(first, second, lengths).tolist() == [crc32(one + other) for one, other in pairs]


@given(st.binary(max_size=200))
def test_every_window_has_its_own(text: bytes) -> None:
    expected = [crc32(text[at : at + 4]) for at in range(max(0, len(text) - 3))]
    assert of_windows(np.frombuffer(text, np.uint8)).tolist() == expected
