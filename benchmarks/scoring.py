"""What a verdict is measured by: links, elements, statuses, gaps called covered, recall at three."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

Triple = tuple[str, str, str]  # action, finding, element


class Judged(NamedTuple):
    """One plan: what careful readers say, where fair readers differ, and what is measured.

    ``ranked``: each action's findings, best first, of what is at least possible.
    """

    plan: str
    gold: set[Triple]
    either: set[Triple]
    found: set[Triple]
    ranked: Mapping[str, list[str]]


class Ratio(NamedTuple):
    """Hits, false ones and missed ones."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    def plus(self, gold: set[tuple[str, ...]], found: set[tuple[str, ...]]) -> Ratio:
        """Return with one more plan counted."""
        return Ratio(self.hits + len(gold & found), self.false + len(found - gold), self.missed + len(gold - found))

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.hits / max(self.hits + self.false, 1)

    @property
    def recall(self) -> float:
        """Share of what is right that was found."""
        return self.hits / max(self.hits + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / max(2 * self.hits + self.false + self.missed, 1)


class Figures(NamedTuple):
    """The figures over some plans; ``gaps_called_covered`` is the share of true gaps called covered or partial."""

    link: Ratio
    element: Ratio
    status: float
    gaps_called_covered: float
    recall_at_3: float


def measure(judged: Iterable[Judged], elements: Mapping[str, tuple[str, ...]]) -> Figures:
    """Measure plans over the findings of ``elements`` (finding -> its elements)."""
    link = element = Ratio()
    right = findings = gaps = called = suggested = links = 0
    for each in judged:
        gold = {triple for triple in each.gold if triple[1] in elements}
        found = {triple for triple in each.found - each.either if triple[1] in elements}
        link = link.plus({t[:2] for t in gold}, {t[:2] for t in found})
        element = element.plus({t[1:] for t in gold}, {t[1:] for t in found})
        for finding, parts in elements.items():
            true, said = _status(gold, finding, parts), _status(found, finding, parts)
            findings += 1
            right += true == said
            gaps += true == "gap"
            called += true == "gap" != said
        for action, finding in {t[:2] for t in gold}:
            links += 1
            suggested += finding in each.ranked.get(action, [])[:3]
    return Figures(link, element, right / max(findings, 1), called / max(gaps, 1), suggested / max(links, 1))


def _status(triples: set[Triple], finding: str, parts: tuple[str, ...]) -> str:
    have = {element for _, of, element in triples if of == finding}
    return "covered" if have.issuperset(parts) else "partial" if have else "gap"


def rank(scores: Iterable[tuple[str, str, float]]) -> dict[str, list[str]]:
    """Return each action's findings, best first, from (action, finding, score)."""
    best: dict[str, dict[str, float]] = defaultdict(dict)
    for action, finding, score in scores:
        best[action][finding] = max(score, best[action].get(finding, score))
    return {action: sorted(of, key=lambda finding: -of[finding]) for action, of in best.items()}
