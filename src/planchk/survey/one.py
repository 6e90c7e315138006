"""One plan -> its record: the pure core of a survey, which any engine can map."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from planchk import __version__
from planchk.assess import check
from planchk.errors import NothingToCheck, PlanchkError, UsageError
from planchk.match.reader import Reader
from planchk.readers import plan_from_bytes
from planchk.survey.reading import read_plan_bytes
from planchk.survey.record import Record, State, Trouble, record_of, to_json, trouble_of, without_verdict
from planchk.survey.settings import DIGEST, Settings, reader_of

# Readers remember the words that they have seen. One that has read so many plans is made anew, so that
# memory stays flat over any number of them; making one costs what a few plans do.
_PLANS_A_READER = 5_000


class Outcome(NamedTuple):
    """What came of one plan of a survey.

    ``key`` tells results apart by content and settings, and is empty where no other plan, and no later
    survey, may share this one. ``council`` is as it is sorted. ``record`` is JSON without the path; None
    where the result is known.
    """

    position: int
    key: bytes
    council: str
    record: str | None


class Known(NamedTuple):
    """The keys of the results that there are, sorted and joined: 16 bytes each, where a set takes 100."""

    keys: bytes = b""

    def has(self, key: bytes) -> bool:
        """Return whether there is a result of this key."""
        low, high = 0, len(self.keys) // DIGEST
        while low < high:
            middle = (low + high) // 2
            found = self.keys[middle * DIGEST : middle * DIGEST + DIGEST]
            if found == key:
                return True
            low, high = (middle + 1, high) if found < key else (low, middle)
        return False


def survey_one(data: bytes, path: str, settings: Settings) -> Record:
    """Return the record of the plan in a file's bytes; ``path`` is what it is called.

    Whatever is wrong with the plan, or with planchk when it meets it, is in the record.

    Raises:
        UsageError: this computer can't do what the settings ask.
    """
    return _surveyor(settings).survey(data, path)


def survey_chunk(plans: Iterable[tuple[int, str]], settings: Settings, known: Known) -> list[Outcome]:
    """Read and survey plans, given by position and path; those with a known result are only read.

    Raises:
        UsageError: this computer has another planchk, or can't do what the settings ask.
    """
    surveyor = _surveyor(settings)
    return [surveyor.outcome(position, path, known) for position, path in plans]


def crashed(position: int, path: str) -> Outcome:
    """Return the outcome of a plan on which the process that read it died."""
    trouble = Trouble("reading it ended the process that read it.", remedy="This is a fault in planchk; please report.")
    return _unshared(position, without_verdict(path, "failed", trouble))


class _Surveyor:
    """What a process needs for one survey, made once."""

    def __init__(self, settings: Settings) -> None:
        if settings.version != __version__:
            raise UsageError.one(
                f"a worker has planchk {__version__}, and the survey was begun with {settings.version}.",
                "--scheduler",
                "Install the same version on every worker.",
            )
        self.settings = settings
        self._digest = settings.digest
        self._columns = dict(settings.columns)
        self._reader: Reader = reader_of(settings)
        self._left = _PLANS_A_READER

    def survey(self, data: bytes, path: str) -> Record:
        settings, fingerprint = self.settings, blake2b(data, digest_size=DIGEST).hexdigest()
        self._left -= 1
        if self._left < 0:
            self._reader, self._left = reader_of(settings), _PLANS_A_READER
        try:
            plan = plan_from_bytes(data, path, self._columns)
            assessment = check(
                plan, settings.catalogue, reader=self._reader, today=settings.today, service=settings.service
            )
            return record_of(assessment, fingerprint)
        except PlanchkError as error:
            state: State = "empty" if isinstance(error, NothingToCheck) else "unreadable"
            return without_verdict(path, state, trouble_of(error.faults[0]), fingerprint)
        except Exception as error:  # a fault of planchk's own must not cost the other plans their verdict
            return without_verdict(path, "failed", _fault(error), fingerprint)

    def outcome(self, position: int, path: str, known: Known) -> Outcome:
        try:
            data = read_plan_bytes(path)
        except UsageError:
            raise
        except PlanchkError as error:
            return _unshared(position, without_verdict(path, "unreadable", trouble_of(error.faults[0])))
        # The suffix too tells what kind of file this is.
        suffix = os.path.splitext(path)[1].lower().encode("utf-8", "surrogatepass")
        key = blake2b(b"\0".join((self._digest, suffix, data)), digest_size=DIGEST).digest()
        if known.has(key):
            return Outcome(position, key, "", None)
        record = self.survey(data, path)
        if record.state == "failed":
            return _unshared(position, record)
        return Outcome(position, key, _sorted(record.council), to_json(record))


_made: _Surveyor | None = None


def _surveyor(settings: Settings) -> _Surveyor:
    """Return what a survey needs in this process; the settings of one survey are one object here."""
    global _made
    if _made is None or _made.settings is not settings:
        _made = _Surveyor(settings)
    return _made


def _unshared(position: int, record: Record) -> Outcome:
    return Outcome(position, b"", "", to_json(record))


def _sorted(council: str) -> str:
    return " ".join(council.casefold().split())


def _fault(error: Exception) -> Trouble:
    said = f"{type(error).__name__}: {str(error)[:200]}".replace("\n", " ")
    return Trouble(f"planchk failed on it ({said}).", remedy="This is a fault in planchk; please report it.")
