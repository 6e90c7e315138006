"""Which reader decides: one that was learnt for the catalogue, or else a ranking that only suggests."""

from __future__ import annotations

from typing import Literal

from planchk.catalogue import Catalogue
from planchk.errors import UsageError
from planchk.match.reader import Reader

Wanted = Literal["auto", "quick", "deep"]


def reader_for(
    catalogue: Catalogue, wanted: Wanted = "auto", *, model: str | None = None, cached: bool = False
) -> Reader:
    """Return the reader that is wanted; ``auto``: the best that there is for the catalogue.

    ``model`` is the file of a model that ``planchk train`` made for the catalogue; ``cached`` lets
    the deep reader keep what it has read in the user's cache folder.

    Raises:
        UsageError: the reader that is wanted is missing, does not go with this planchk, or was not
            learnt for the catalogue. Another one never takes its place unseen.
    """
    from planchk.match.quick import quick_reader

    if model is not None and wanted != "deep":
        return _trained(catalogue, model)
    quick = quick_reader()
    if quick.model.catalogue != catalogue.id:
        if wanted == "auto":
            from planchk.match.ranking import RankingReader

            return RankingReader(catalogue)
        raise UsageError.one(
            f"the {wanted} reader was learnt for the catalogue {quick.model.catalogue}, not for {catalogue.id}.",
            "--reader",
            "Leave it out: words then only suggest, and declared references decide.",
        )
    if wanted == "quick":
        return quick
    from planchk.match.deep import deep_reader, is_installed

    return deep_reader(cached) if wanted == "deep" or is_installed() else quick


def is_learnt(catalogue: Catalogue) -> bool:
    """Return whether planchk ships a model for a catalogue."""
    from planchk.match.quick import quick_reader

    return quick_reader().model.catalogue == catalogue.id


def _trained(catalogue: Catalogue, path: str) -> Reader:
    """Return the reader of a model of the user's own.

    Raises:
        UsageError: no model, or one that was learnt for another catalogue or other elements.
    """
    from planchk.match.model import load_model
    from planchk.match.quick import QuickReader

    again = "Make it with: planchk train CATALOGUE --exemplars FOLDER."
    try:
        model = load_model(path)
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError.one("this is no model that planchk can read.", path, again) from None
    elements = tuple(f"{f.id}/{e.id}" for f in catalogue.to_cover for e in f.elements)
    if (model.catalogue, model.elements) != (catalogue.id, elements):
        raise UsageError.one(f"this model was learnt for another state of {catalogue.id}.", path, again)
    return QuickReader(model)
