"""Help with a catalogue that no model was learnt for: suggestions by likeness of words.

A ranking only suggests (`possible`), and declared references decide.
"""

from __future__ import annotations

from planchk.catalogue import Catalogue
from planchk.match.likeness import Likeness
from planchk.match.reader import Reading
from planchk.plan import Action

# Suggestions an action gets, and the likeness below which two texts have nothing in common: a
# suggestion costs a person a look, and three are looked at.
_BEST = 3
_FLOOR = 0.12


class RankingReader:
    """Suggests the elements whose text, answers and quote are most like an action's words."""

    name = "ranking"
    decides = False

    def __init__(self, catalogue: Catalogue) -> None:
        """Index the catalogue's elements."""
        self._elements = Likeness(
            {
                f"{finding.id}/{element.id}": " ".join((element.text, *element.counts, finding.quote))
                for finding in catalogue.to_cover
                for element in finding.elements
            }
        )

    def read(self, action: Action) -> tuple[Reading, ...]:
        """Return the elements most like the action's words, best first."""
        best: dict[str, Reading] = {}
        for number, words in enumerate(action.words):
            for name, score in self._elements.to(words.value):
                if score >= _FLOOR and (name not in best or score > best[name].score):
                    best[name] = Reading(name, round(score, 3), "possible", number, 0, len(words.value))
        return tuple(sorted(best.values(), key=lambda reading: -reading.score)[:_BEST])
