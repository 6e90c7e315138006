"""Which reader decides: one that was learnt for the catalogue, or else a ranking that only suggests."""

from __future__ import annotations

from planchk.catalogue import Catalogue
from planchk.match.reader import Reader


def reader_for(catalogue: Catalogue) -> Reader:
    """Return the best reader that there is for a catalogue."""
    from planchk.match.quick import quick_reader

    reader = quick_reader()
    if reader.model.catalogue == catalogue.id:
        return reader
    from planchk.match.ranking import RankingReader

    return RankingReader(catalogue)
