"""Which action of the new version is which of the old one.

The same words are the same action, wherever it stands and whatever its number: first with the same
id, then under the same headings, then anywhere. What is left is paired by likeness, the most alike
first; the same id counts for it. Nobody is paired below a likeness at which a reader would speak of
another action.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from planchk.compare.changes import Matched
from planchk.compare.likeness import Index, Texts, Weights, texts_of
from planchk.fingerprint import action_fingerprint
from planchk.plan import Action

# The least likeness at which words are "still alike", with the same id and without. In the plans of `benchmarks/`,
# the likest of all other actions of a plan reaches 0.21 for one action in twenty, and 0.38 at most.
_SAME_ID, _OTHER_ID = 0.2, 0.45
# What the same id is worth beside likeness, where two actions might each be the one.
_ID_WORTH = 0.3
# An id stands for one action; where a plan repeats it, so many are looked at.
_MOST_SAME = 20


class Pair(NamedTuple):
    """One action in both versions."""

    old: Action
    new: Action
    matched: Matched


class Pairing(NamedTuple):
    """The actions in both versions in the order of the new one, and those in one only."""

    pairs: tuple[Pair, ...]
    gone: tuple[Action, ...]
    added: tuple[Action, ...]


def pair_actions(old: Sequence[Action], new: Sequence[Action]) -> Pairing:
    """Return which actions are the same."""
    olds = {action.position: action for action in old}
    news = {action.position: action for action in new}
    words = {id(action): action_fingerprint(action) for action in (*old, *new)}
    keys: tuple[Callable[[Action], Hashable], ...] = (
        lambda action: (words[id(action)], action.id),
        lambda action: (words[id(action)], action.sections),
        lambda action: words[id(action)],
    )
    pairs = [pair for key in keys for pair in _alike_by(key, olds, news)]
    pairs += _by_likeness(olds, news, len(old), len(new))
    pairs.sort(key=lambda pair: pair.new.position)
    return Pairing(tuple(pairs), tuple(olds.values()), tuple(news.values()))


def _alike_by(key: Callable[[Action], Hashable], olds: dict[int, Action], news: dict[int, Action]) -> list[Pair]:
    """Pair what has the same key, in the order of the plans, and take it from both."""
    waiting: dict[Hashable, list[Action]] = {}
    for action in olds.values():
        waiting.setdefault(key(action), []).append(action)
    pairs = []
    for action in list(news.values()):
        if found := waiting.get(key(action)):
            pairs.append(Pair(olds.pop(found.pop(0).position), news.pop(action.position), "words"))
    return pairs


def _by_likeness(olds: dict[int, Action], news: dict[int, Action], before: int, after: int) -> list[Pair]:
    """Pair what is left by its words and ids, the likeliest first, and take it from both."""
    texts = {id(action): texts_of(action) for action in (*olds.values(), *news.values())}
    weights = Weights(texts.values())
    index = Index(list(news.values()))
    numbered: dict[str, list[int]] = {}
    for action in news.values():
        if action.id_given:
            numbered.setdefault(action.id, []).append(action.position)
    found: list[tuple[float, int, int, int, bool]] = []
    for action in olds.values():
        about = action.position * after // before
        same = numbered.get(action.id, ()) if action.id_given else ()
        for position in dict.fromkeys((*same[:_MOST_SAME], *index.likely(action, about))):
            has_id = position in same
            alike = _likeness(weights, texts[id(action)], texts[id(news[position])], has_id)
            if alike >= (_SAME_ID if has_id else _OTHER_ID):
                score = alike + _ID_WORTH * has_id
                found.append((-score, abs(position - about), action.position, position, has_id))
    return list(_best(sorted(found), olds, news))


def _likeness(weights: Weights, one: Texts, other: Texts, has_id: bool) -> float:
    """Return how alike two actions are; of one id, they may have rewritten the commitment and kept the rest."""
    title = weights.likeness(one.title, other.title)
    return max(title, weights.likeness(one.whole, other.whole)) if has_id else title


def _best(
    found: Iterable[tuple[float, int, int, int, bool]], olds: dict[int, Action], news: dict[int, Action]
) -> Iterable[Pair]:
    for _, _, old, new, has_id in found:
        if old in olds and new in news:
            yield Pair(olds.pop(old), news.pop(new), "id" if has_id else "likeness")
