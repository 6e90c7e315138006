"""CRC-32 of very many short texts at once, with numpy.

A checksum is linear in the bits of its text: the checksum of two texts, one after the other, is that of the
first, moved on by the length of the second, and that of the second, added without carry.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
import numpy.typing as npt

WINDOW = 4
"""Bytes of the pieces that `of_windows` takes."""

LONGEST = 63
"""Bytes of the longest second text that `joined` takes."""


def _shifts() -> npt.NDArray[np.uint32]:
    """Return, by a length, a byte of a checksum and its value, what it becomes when so many bytes follow."""
    step = np.array([crc32(b"\0", value) ^ crc32(b"\0") for value in range(256)], np.uint32)
    now = np.arange(256, dtype=np.uint32)[None, :] << np.array([[0], [8], [16], [24]], np.uint32)
    found = [now]
    for _ in range(LONGEST):
        now = (now >> 8) ^ step[now & 255]
        found.append(now)
    return np.array(found).reshape(-1)


_SHIFTS = _shifts()
_PLACES = [
    np.array([crc32(bytes((value, *bytes(after)))) ^ crc32(bytes(after + 1)) for value in range(256)], np.uint32)
    for after in reversed(range(WINDOW))
]
_NOTHING = np.uint32(crc32(bytes(WINDOW)))


def joined(
    first: npt.NDArray[np.uint32], second: npt.NDArray[np.uint32], length: npt.NDArray[np.int64]
) -> npt.NDArray[np.uint32]:
    """Return the checksums of first texts with second ones after them, which are of ``length`` bytes."""
    at = length << 10
    moved = _SHIFTS[at + (first & 255)] ^ _SHIFTS[at + 256 + (first >> 8 & 255)]
    moved ^= _SHIFTS[at + 512 + (first >> 16 & 255)] ^ _SHIFTS[at + 768 + (first >> 24)]
    return moved ^ second


def of_windows(text: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint32]:
    """Return the checksum of every `WINDOW` bytes that stand side by side in a text."""
    count = max(0, len(text) - WINDOW + 1)
    found = np.full(count, _NOTHING)
    for at, place in enumerate(_PLACES):
        found ^= place[text[at : at + count]]
    return found
