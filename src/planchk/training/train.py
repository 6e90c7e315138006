"""Exemplars -> a model: fitted on all, with the second stage and the bands from what each part did not see."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import yaml

from planchk.match.features import Texts
from planchk.match.model import FORMAT, Header, length_of
from planchk.match.normalise import Normaliser
from planchk.match.verdict import LANES, features_of
from planchk.training.bands import choose_bands
from planchk.training.context import lessons_of
from planchk.training.exemplars import Exemplar, read_exemplars
from planchk.training.fit import fit_lanes, fit_second
from planchk.training.folds import FOLDS, split
from planchk.training.lanes import label_lanes
from planchk.training.sources import Sources
from planchk.training.vectors import count_headings, count_words, squared_rarity, to_vectors


class Trained(NamedTuple):
    """A model's parts, and what it said of each exemplar before it had seen it."""

    header: Header
    table: bytes
    exemplars: list[Exemplar]
    labels: Any
    unseen: Any


class _Lessons(NamedTuple):
    """What the table is fitted to (a line a lesson), and the exemplars themselves, all with their headings."""

    vectors: Any
    labels: Any
    weights: Any
    exemplar: Any
    whole: Any
    squared: Any
    length: Any


def train(sources: Sources) -> Trained:
    """Fit a model."""
    names, services = list(sources.elements), list(sources.elements.values())
    exemplars = read_exemplars(sources.exemplars, names)
    glossary = yaml.safe_load(sources.abbreviations.read_text(encoding="utf-8"))
    labels = np.array([[name in each.covers for name in names] for each in exemplars], dtype=np.float32)
    lessons = _prepare(exemplars, labels, sources, Normaliser(glossary))
    odds = _unseen_odds(lessons, split(exemplars, lessons.whole))
    features = _second_features(odds, services, lessons.length)
    second = fit_second(features.reshape(-1, features.shape[-1]), labels.ravel())
    unseen = 1 / (1 + np.exp(-(features @ second[:-1] + second[-1])))
    near = np.array([bool(each.near) for each in exemplars])
    real = np.array([each.voice.startswith("real") for each in exemplars])
    covered, possible = choose_bands(unseen, labels, near, real, names)
    weights, biases = fit_lanes(lessons.vectors, lessons.labels, lessons.weights)
    scaled = weights * np.sqrt(lessons.squared)[:, None]
    scales = np.maximum(np.abs(scaled).max(axis=0), 1e-9) / 127
    table = np.hstack([np.rint(scaled / scales) + 128, lessons.squared[:, None]]).astype(np.uint8).tobytes()
    header = Header(
        format=FORMAT,
        fingerprint=sources.fingerprint,
        catalogue=sources.catalogue.id,
        elements=names,
        services=services,
        scales=[float(f"{scale:.6g}") for scale in scales],
        biases=[round(float(bias), 4) for bias in biases],
        weights=second,
        covered=covered,
        possible=possible,
        abbreviations=glossary,
    )
    return Trained(header, table, exemplars, labels, unseen)


def _prepare(exemplars: list[Exemplar], labels: Any, sources: Sources, normaliser: Normaliser) -> _Lessons:
    taught = lessons_of(exemplars)
    whole = [Texts((("action", each.text),), each.section) for each in exemplars]
    words, headings = count_words(whole, normaliser), count_headings(whole, normaliser)
    squared = squared_rarity(words, headings)
    texts = [lesson.texts for lesson in taught]
    vectors = to_vectors(count_words(texts, normaliser), count_headings(texts, normaliser), squared)
    further, known = label_lanes(exemplars, sources.elements)
    number = np.array([lesson.exemplar for lesson in taught])
    empty = np.array([lesson.empty for lesson in taught])
    all_labels, all_known = np.hstack([labels, further])[number], np.hstack([np.ones_like(labels), known])[number]
    all_labels[empty] = 0  # a heading alone covers nothing and commits to nothing; it may well name a service
    all_known[empty] = [True] * len(sources.elements) + [name == "commitment" for name in LANES]
    weights = all_known * np.array([lesson.weight for lesson in taught])[:, None]
    length = np.array([length_of(rarity) for rarity in words @ squared])
    return _Lessons(vectors, all_labels, weights, number, to_vectors(words, headings, squared), squared, length)


def _unseen_odds(lessons: _Lessons, fold: Any) -> Any:
    """Return the log-odds of each exemplar, in every lane, by a table that was fitted without it."""
    odds = np.zeros((lessons.whole.shape[0], lessons.labels.shape[1]))
    for each in range(FOLDS):
        seen, held = fold[lessons.exemplar] != each, fold == each
        weights, biases = fit_lanes(lessons.vectors[seen], lessons.labels[seen], lessons.weights[seen])
        odds[held] = lessons.whole[held] @ weights + biases
    return odds


def _second_features(odds: Any, services: list[str], lengths: Any) -> Any:
    """Return the second stage's features: exemplar, element, feature."""
    found = []
    for line, length in zip(odds.tolist(), lengths.tolist(), strict=True):
        elements, further = line[: -len(LANES)], line[-len(LANES) :]
        first, second = sorted(elements, reverse=True)[:2]
        found.append(
            [
                features_of(own, second if own == first else first, further, service, length)
                for own, service in zip(elements, services, strict=True)
            ]
        )
    return np.array(found)
