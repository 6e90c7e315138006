"""Words as numbers: what the lexical model's table says of each, in rows of one large array."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from zlib import crc32

import numpy as np
import numpy.typing as npt

from planchk.match.checksums import LONGEST, WINDOW, joined, of_windows
from planchk.match.features import BITS, SECTION_WEIGHT, read_section, rows_of
from planchk.match.model import ZERO
from planchk.match.normalise import Normaliser

Ints = npt.NDArray[np.int64]
Sums = npt.NDArray[np.int32]

MOST = 30_000
"""Words that are remembered; a number of a word takes 16 bits, with those of the texts that are being read."""

NUMBER = np.dtype(np.int32)
"""A word's number, as it is kept."""

BYTES = NUMBER.itemsize
"""Bytes of a word's number."""

_MASK = (1 << BITS) - 1


class Grown:
    """An array to which rows are added; it is made larger by doubling."""

    def __init__(self, like: npt.NDArray[np.generic]) -> None:
        """Start without rows, of the width and type of another array's rows."""
        self._all = np.empty((256, *like.shape[1:]), like.dtype)
        self._count = 0

    def __len__(self) -> int:
        """Return the number of rows."""
        return self._count

    def add(self, rows: npt.NDArray[np.generic]) -> None:
        """Add rows at the end."""
        needed = self._count + len(rows)
        if needed > len(self._all):
            larger = np.empty((max(needed, 2 * len(self._all)), *self._all.shape[1:]), self._all.dtype)
            larger[: self._count] = self._all[: self._count]
            self._all = larger
        self._all[self._count : needed] = rows
        self._count = needed

    def take(self, numbers: npt.NDArray[np.integer]) -> npt.NDArray[np.generic]:
        """Return the rows of these numbers."""
        return self._all.take(numbers, axis=0)


class Vocabulary(dict[str, bytes]):
    """What is written between two spaces -> the numbers of the words that it stands for, `BYTES` bytes each.

    `settle` works out what the table says of all words that are new, together.
    """

    def __init__(self, table: bytes, width: int, abbreviations: Mapping[str, str]) -> None:
        """Take a model's table of so many bytes a row."""
        super().__init__()
        # The last byte of a row adds to the square of the length; the others are weights.
        nothing = np.full(width, ZERO, np.int32)
        nothing[-1] = 0
        self._table: Sums = np.frombuffer(table, np.uint8).reshape(-1, width) - nothing
        self._abbreviations = abbreviations
        self.forget()

    def forget(self) -> None:
        """Forget all words."""
        self.clear()
        self._normaliser = Normaliser(self._abbreviations)
        self._numbers: dict[str, int] = {}
        self._new: list[bytes] = []
        self._long: dict[int, bytes] = {}
        self._sums = Grown(self._table)
        # Of each word: the checksum of a pair that begins with it, its own, its bytes.
        self._first, self._second = (Grown(np.empty(0, np.uint32)) for _ in range(2))
        self._lengths = Grown(np.empty(0, np.int64))

    def __missing__(self, written: str) -> bytes:
        numbers = [self._number(word).to_bytes(BYTES, sys.byteorder) for word in self._normaliser.words(written)]
        found = self[written] = b"".join(numbers)
        return found

    @property
    def is_full(self) -> bool:
        """Whether as much is known as is remembered; figures of all kinds are written in many ways, and few words."""
        return len(self._numbers) >= MOST or len(self) >= 2 * MOST

    def settle(self) -> None:
        """Work out what the table says of the words that are new."""
        if not self._new:
            return
        padded = [b" %b " % word for word in self._new]
        lengths = np.array([len(word) for word in padded])
        pieces = np.maximum(lengths - WINDOW + 1, 0)
        words = np.arange(len(padded))
        # The pieces of a word begin at each of its bytes but the last ones; each row of a word counts once.
        starts = np.repeat(np.cumsum(lengths) - lengths - np.cumsum(pieces) + pieces, pieces) + np.arange(pieces.sum())
        of_pieces = of_windows(np.frombuffer(b"".join(padded), np.uint8))[starts]
        whole = np.array([crc32(b"=" + word) for word in padded], np.uint32)
        owners = np.concatenate([np.repeat(words, pieces), words])
        rows = owners << BITS | np.concatenate([of_pieces, whole]) & _MASK
        rows.sort()
        rows = rows[np.diff(rows, prepend=-1) > 0]
        begins = np.searchsorted(rows, words << BITS)
        self._sums.add(np.add.reduceat(self._table.take(rows & _MASK, axis=0), begins))
        self._first.add(np.array([crc32(b" ", crc32(word)) for word in self._new], np.uint32))
        self._second.add(np.array([crc32(word) for word in self._new], np.uint32))
        self._lengths.add(lengths - 2)
        self._new.clear()

    def sums_of(self, words: npt.NDArray[np.integer]) -> Sums:
        """Return what the table says of words: a row for each, the square of the length at its end."""
        return self._sums.take(words)  # type: ignore[return-value]

    def sums_of_pairs(self, first: npt.NDArray[np.integer], second: npt.NDArray[np.integer]) -> Sums:
        """Return the same of pairs of words."""
        lengths: Ints = self._lengths.take(second)  # type: ignore[assignment]
        checksums = self._first.take(first)
        rows = joined(checksums, self._second.take(second), np.minimum(lengths, LONGEST))  # type: ignore[arg-type]
        for at in np.flatnonzero(lengths > LONGEST) if self._long else ():
            rows[at] = crc32(self._long[int(second[at])], int(checksums[at]))
        return self._table.take(rows & _MASK, axis=0)

    def context(self, section: str) -> npt.NDArray[np.float64]:
        """Return what the headings above an action add: to each sum, and to the square of the length."""
        rows = [row for unit in read_section(section, self._normaliser) for row in rows_of(unit)]
        *sums, rarity = self._table.take(np.array(rows, np.int64), axis=0).sum(axis=0).tolist()
        return np.array([*(SECTION_WEIGHT * each for each in sums), SECTION_WEIGHT**2 * rarity])

    def _number(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self._numbers)
            written = word.encode()
            self._new.append(written)
            if len(written) > LONGEST:
                self._long[number] = written
        return number
