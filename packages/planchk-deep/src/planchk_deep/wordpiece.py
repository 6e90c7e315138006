"""BERT's uncased WordPiece tokenisation, in plain Python.

Follows the reference (Devlin et al. 2018, ``tokenization.py``): lower case, accents stripped, words divided at
white space and at every punctuation mark, each word split greedily into the longest pieces of the vocabulary;
but symbols (currency, arrows) stand alone as punctuation does. Texts of a plan are short, so that a tokenizer
library would cost more at start-up than it saves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

PAD, UNKNOWN, START, END = SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
LONGEST_WORD = 100

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\ufeff\ufffd]")
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


def words(text: str) -> list[str]:
    """Divide a text into lower-case words and single punctuation marks."""
    text = unicodedata.normalize("NFD", _CONTROL.sub("", text).lower())
    return _WORD.findall("".join(c for c in text if unicodedata.category(c) != "Mn"))


class WordPiece:
    """Splits texts into the numbers of their word pieces."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._numbers[UNKNOWN]
        self._start, self._end = self._numbers[START], self._numbers[END]
        self.split = lru_cache(maxsize=20_000)(self._split)

    def encode(self, text: str, longest: int) -> list[int]:
        """The piece numbers of a text between the start and end marks, at most ``longest`` in all."""
        numbers = [self._start]
        for word in words(text):
            numbers.extend(self._numbers.get(piece, self._unknown) for piece in self.split(word))
            if len(numbers) >= longest:
                break
        return [*numbers[: longest - 1], self._end]

    def _split(self, word: str) -> tuple[str, ...]:
        if len(word) > LONGEST_WORD:
            return (UNKNOWN,)
        pieces: list[str] = []
        begin = 0
        while begin < len(word):
            mark = "##" if begin else ""
            for end in range(len(word), begin, -1):
                piece = mark + word[begin:end]
                if piece in self._numbers:
                    pieces.append(piece)
                    begin = end
                    break
            else:
                return (UNKNOWN,)
        return tuple(pieces)
