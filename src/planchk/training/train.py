"""Exemplars -> a model: fitted on all, calibrated on what each part did not see."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import yaml

from planchk.match.features import Texts
from planchk.match.model import FORMAT, Header
from planchk.match.normalise import Normaliser
from planchk.training.bands import choose_bands
from planchk.training.exemplars import Exemplar, read_exemplars
from planchk.training.fit import calibrate, fit_elements
from planchk.training.folds import FOLDS, split
from planchk.training.sources import Sources
from planchk.training.vectors import count_rows, squared_rarity, to_vectors


class Trained(NamedTuple):
    """A model's parts, and what it said of each exemplar before it had seen it."""

    header: Header
    table: bytes
    exemplars: list[Exemplar]
    labels: Any
    unseen: Any


def train(sources: Sources) -> Trained:
    """Fit a model."""
    names = list(sources.elements)
    exemplars = read_exemplars(sources.exemplars, names)
    glossary = yaml.safe_load(sources.abbreviations.read_text(encoding="utf-8"))
    counts = count_rows([Texts((("action", each.text),)) for each in exemplars], Normaliser(glossary))
    labels = np.array([[name in each.covers for name in names] for each in exemplars], dtype=np.float32)
    squared = squared_rarity(counts)
    vectors = to_vectors(counts, squared)
    odds = _unseen_odds(vectors, labels)
    slope, offset = calibrate(odds, labels)
    unseen = 1 / (1 + np.exp(-slope * odds - offset))
    covered, possible = choose_bands(unseen, labels, names)
    weights, biases = fit_elements(vectors, labels)
    scaled = weights * np.sqrt(squared)[:, None]
    scales = np.abs(scaled).max(axis=0) / 127
    table = np.hstack([np.rint(scaled / scales) + 128, squared[:, None]]).astype(np.uint8).tobytes()
    header = Header(
        format=FORMAT,
        fingerprint=sources.fingerprint,
        catalogue=sources.catalogue.id,
        elements=names,
        services=list(sources.elements.values()),
        scales=[float(f"{scale:.6g}") for scale in scales],
        biases=[round(float(bias), 4) for bias in biases],
        calibration=(round(slope, 4), round(offset, 4)),
        covered=covered,
        possible=possible,
        abbreviations=glossary,
    )
    return Trained(header, table, exemplars, labels, unseen)


def _unseen_odds(vectors: Any, labels: Any) -> Any:
    """Return the log-odds of each exemplar by a model that was fitted without it."""
    fold = split(vectors)
    odds = np.zeros_like(labels)
    for each in range(FOLDS):
        weights, biases = fit_elements(vectors[fold != each], labels[fold != each])
        odds[fold == each] = vectors[fold == each] @ weights + biases
    return odds
