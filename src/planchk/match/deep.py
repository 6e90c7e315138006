"""The deep reader: an encoder of whole texts, weighed with the quick reader's model.

The encoder, and how much either weighs, come from the package planchk-deep. The weights and the
bands were fitted with one quick model, named by its fingerprint; with another they would mean
nothing, so the two are never combined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from math import exp, log
from typing import NamedTuple, Protocol

from planchk.errors import UsageError
from planchk.match.cache import Cache, cache_folder
from planchk.match.features import Texts, read_clauses
from planchk.match.model import Model
from planchk.match.quick import quick_reader, texts_of
from planchk.match.reader import Band, Reading
from planchk.plan import Action

PACKAGE = "planchk-deep"

FORMAT = 1
"""Of combination.json; a change of its meaning raises it."""

_SHOWN = 3  # readings given of an action that answers nothing
_LEAST = 1e-6  # nearer to 0 and 1 log-odds run away


class Encoder(Protocol):
    """Says for each text one number an element."""

    def logits(self, texts: Iterable[str]) -> list[list[float]]:
        """Return the log-odds, a list a text."""
        ...


class Combination(NamedTuple):
    """How the two models are weighed: ``planchk_deep/data/combination.json``.

    ``encoder`` and ``quick`` name the two models, ``elements`` the order of the encoder's numbers.
    The log-odds are ``weights`` (encoder, quick) times the two models' own, and ``offset``;
    ``covered`` and ``possible`` are the lowest probabilities of the two bands; ``held_out`` is what
    they did on plans drawn from exemplars that neither model had seen.
    """

    format: int
    encoder: str
    quick: str
    elements: list[str]
    weights: tuple[float, float]
    offset: float
    covered: float
    possible: float
    held_out: dict[str, dict[str, float]]


class Voices(NamedTuple):
    """The probability that an action commits to an element, by both models, and by each alone."""

    both: float
    encoder: float
    quick: float


class DeepReader:
    """Reads an action by both models; about as fast as the quick reader where the cache knows the text."""

    name = "deep"
    decides = True

    def __init__(
        self, model: Model, combination: Combination, load: Callable[[], Encoder], cached: Cache | None = None
    ) -> None:
        """Take the quick model, and what loads the encoder when a text is not in the cache."""
        self._model = model
        self._combination = combination
        self._load = load
        self._encoder: Encoder | None = None
        self._cached = cached

    def read(self, action: Action) -> tuple[Reading, ...]:
        """Return the readings that are at least possible, or else the best three; best first."""
        texts = texts_of(action)
        voices = self.voices(texts)
        ranked = sorted(voices, key=lambda element: -voices[element].both)
        shown = max(_SHOWN, sum(each.both >= self._combination.possible for each in voices.values()))
        found = list(read_clauses(texts, self._model.normaliser))
        sums = [self._model.sum_of(clause.units) for clause in found]
        readings = []
        for element in ranked[: shown if found else 0]:
            lane = self._model.elements.index(element)
            decisive = found[max(range(len(found)), key=lambda index: sums[index][lane])]
            score = voices[element].both
            readings.append(Reading(element, round(score, 3), self._band(score), *decisive[:3]))
        return tuple(readings)

    def voices(self, texts: Texts) -> dict[str, Voices]:
        """Return what the models say of every element."""
        (deep_weight, quick_weight), offset = self._combination.weights, self._combination.offset
        quick = dict(zip(self._model.elements, self._model.probabilities(texts), strict=True))
        found = {}
        for element, logit in zip(self._combination.elements, self._logits(encoder_text(texts)), strict=True):
            alone = quick[element]
            both = deep_weight * logit + quick_weight * log_odds(alone) + offset
            # What the quick model rules out by the service that the plan names stays out.
            found[element] = Voices(_probability(both) if alone else 0.0, _probability(logit), alone)
        return found

    def _band(self, probability: float) -> Band:
        if probability >= self._combination.covered:
            return "covered"
        return "possible" if probability >= self._combination.possible else "missing"

    def _logits(self, text: str) -> Iterable[float]:
        known = self._cached.get(text) if self._cached else None
        if known is not None:
            return known
        if self._encoder is None:
            self._encoder = self._load()
        logits = self._encoder.logits([text])[0]
        if self._cached:
            self._cached.put(text, logits)
        return logits


def encoder_text(texts: Texts) -> str:
    """Return an action as the encoder reads it: the heading above it, then its words."""
    text = " ".join(" ".join(value for _, value in texts.fields).split())
    return f"{texts.section} | {text}" if texts.section else text


def log_odds(probability: float) -> float:
    """Return a probability as log-odds, kept from running away near 0 and 1."""
    probability = min(max(probability, _LEAST), 1 - _LEAST)
    return log(probability / (1 - probability))


def _probability(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))


def is_installed() -> bool:
    """Return whether the package of the encoder is there."""
    try:
        import planchk_deep  # noqa: F401
    except ModuleNotFoundError:
        return False
    return True


@cache
def deep_reader(cached: bool = False) -> DeepReader:
    """Return the reader that planchk-deep brings (loaded once).

    Raises:
        UsageError: it is not installed, or does not go with this planchk.
    """
    try:
        import planchk_deep
    except ModuleNotFoundError:
        raise UsageError.one(
            f"the deep reader needs the package {PACKAGE}, which is not installed.",
            "--reader",
            f"Install {PACKAGE}, or take --reader quick.",
        ) from None
    data = planchk_deep.combination()
    model = quick_reader().model
    if data["format"] != FORMAT or data["quick"] != model.fingerprint:
        raise UsageError.one(
            f"{PACKAGE} {planchk_deep.__version__} was fitted with another quick model than this planchk has, "
            "so that the two can't be combined.",
            "--reader",
            f"Install the planchk and {PACKAGE} that belong together, or take --reader quick.",
        )
    combination = Combination(**data)
    folder = cache_folder() if cached else None
    kept = Cache(folder, combination.encoder, len(combination.elements)) if folder else None
    return DeepReader(model, combination, planchk_deep.load_model, kept)
