"""What decides a plan's record, besides the plan."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from hashlib import blake2b
from typing import Literal, NamedTuple

from planchk import __version__
from planchk.catalogue import Catalogue
from planchk.errors import UsageError
from planchk.match.choice import Wanted, reader_for
from planchk.match.reader import Reader

DIGEST = 16
"""Bytes of a result's key."""


class Settings(NamedTuple):
    """What is asked of every plan. Plain values: they travel to other processes and computers.

    ``reader`` is the one that decides, by name; ``model`` the content of a model's file where the
    catalogue has one of its own; ``identity`` tells readers apart that were learnt from something else.
    ``columns`` are pairs of heading and field.
    """

    catalogue: Catalogue
    reader: Literal["quick", "deep", "ranking"]
    identity: str
    today: date
    service: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    model: bytes | None = None
    version: str = __version__

    @property
    def digest(self) -> bytes:
        """What tells whether a result that was kept was made with the same settings."""
        plain = repr(self._replace(model=None)).encode("utf-8", "surrogatepass")
        return blake2b(plain + (self.model or b""), digest_size=DIGEST).digest()


def settings_for(
    catalogue: Catalogue,
    wanted: Wanted | None,
    today: date,
    *,
    service: str | None = None,
    columns: dict[str, str] | None = None,
    model: str | None = None,
) -> Settings:
    """Return the settings of a survey.

    Without a wanted reader it is the quick one, or what there is for the catalogue: the deep one takes
    some 20 milliseconds an action, which is hours for a country's plans.

    Raises:
        UsageError: the reader can't be had; see `planchk.match.choice`.
    """
    from planchk.match.quick import quick_reader

    if wanted is None:
        wanted = "quick" if model is None and quick_reader().model.catalogue == catalogue.id else "auto"
    reader = reader_for(catalogue, wanted, model=model)
    own = None
    if model is not None and reader.name == "quick":
        with open(model, "rb") as file:
            own = file.read()
    return Settings(
        catalogue,
        reader.name,  # type: ignore[arg-type]  # reader_for gives no other
        _identity(reader),
        today,
        service,
        tuple(sorted((columns or {}).items())),
        own,
    )


def reader_of(settings: Settings) -> Reader:
    """Return a new reader, with nothing remembered of what another one has read.

    Raises:
        UsageError: this computer lacks the reader, or has one that was learnt from something else.
    """
    from planchk.match.quick import QuickReader, quick_reader
    from planchk.match.swift import SwiftReader

    if settings.model is not None:
        path = _written(settings.model)
        try:
            reader = reader_for(settings.catalogue, "quick", model=path)
        finally:
            os.unlink(path)
    elif settings.reader == "quick":
        reader = quick_reader()
    elif settings.reader == "ranking":
        from planchk.match.ranking import RankingReader

        reader = RankingReader(settings.catalogue)
    else:
        from planchk.match.deep import deep_reader

        # What either model remembers of words goes.
        quick_reader.cache_clear()
        deep_reader.cache_clear()
        reader = reader_for(settings.catalogue, "deep")
    if _identity(reader) != settings.identity:
        raise UsageError.one(
            "a worker's reader was learnt from something else than this computer's.",
            "--scheduler",
            "Install the same planchk, and planchk-deep if it is used, on every worker.",
        )
    # What is asked here is what is possible at least, and that there is a sooner way to.
    return SwiftReader(reader.model) if isinstance(reader, QuickReader) else reader


def _identity(reader: Reader) -> str:
    """Return what a reader was learnt from."""
    from planchk.match.quick import QuickReader

    if isinstance(reader, QuickReader):
        return reader.model.fingerprint
    if reader.name != "deep":
        return reader.name
    import planchk_deep

    return repr(sorted(planchk_deep.combination().items()))


def _written(content: bytes) -> str:
    handle, path = tempfile.mkstemp(prefix="planchk-", suffix=".model")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return path
