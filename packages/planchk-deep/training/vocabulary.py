"""Which word pieces of the base model to keep.

BERT's vocabulary has 30,522 pieces: names of American towns, other scripts, a thousand unused places. Each
costs 384 bytes in the wheel. Kept are those that the words of a British English word list and of the exemplars
split into, pieces with a digit (years, codes), every single character of Latin script and the special tokens,
so that an unseen word still splits into pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planchk_deep.wordpiece import SPECIAL, WordPiece, words

DIGITS = set("0123456789")
SINGLES = set("abcdefghijklmnopqrstuvwxyz0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~£€–—‘’“”•…§°½¼×→✓")


def prune(vocabulary: Sequence[str], word_list: Iterable[str], texts: Iterable[str]) -> list[int]:
    """Return the places in ``vocabulary`` of the pieces to keep, ascending."""
    tokenizer = WordPiece(vocabulary)
    keep = set(SPECIAL)
    for word in {w for text in (*word_list, *texts) for w in words(text)}:
        keep.update(tokenizer.split(word))
    keep.update(piece for piece in vocabulary if piece.removeprefix("##") in SINGLES)
    keep.update(piece for piece in vocabulary if DIGITS.intersection(piece))
    return [place for place, piece in enumerate(vocabulary) if piece in keep]
