"""What a model is made of."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from planchk.catalogue import Catalogue
from planchk.training.fingerprint import fingerprint


class Sources(NamedTuple):
    """What a model is made of."""

    exemplars: Path
    abbreviations: Path
    catalogue: Catalogue

    @property
    def elements(self) -> dict[str, str]:
        """Element (``FINDING/element``) -> service, in the catalogue's order."""
        return {f"{f.id}/{e.id}": f.service for f in self.catalogue.to_cover for e in f.elements}

    @property
    def fingerprint(self) -> str:
        """What tells whether a model is in step with its sources."""
        return fingerprint(self.exemplars, self.abbreviations, self.elements)
