"""One plan -> its record: the pure core of a survey, which any engine can map."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from planchk import __version__
from planchk.assess import check
from planchk.errors import NothingToCheck, PlanchkError, UsageError
from planchk.match.reader import ReadBefore, Reader
from planchk.plan import Plan
from planchk.readers import plan_from_bytes
from planchk.survey.reading import read_plan_bytes
from planchk.survey.record import Record, State, Trouble, record_of, to_json, trouble_of, without_verdict
from planchk.survey.settings import DIGEST, Settings, reader_of

if TYPE_CHECKING:
    from planchk.match.batch import BatchReader

# Readers remember the words that they have seen. One that has read so many plans is made anew, so that
# memory stays flat over any number of them; making one costs what a few plans do.
_PLANS_A_READER = 5_000
# What reads plans together takes time to import. It pays after so many plans, and at once where they come in chunks of
# so many, as they do in large surveys.
_ALONE, _MANY = 200, 16
# Of larger files fewer are held at once.
_BYTES_TOGETHER = 1_000_000


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


class _Opened(NamedTuple):
    """A plan's file, the key of its result, and the position and path that it was given by."""

    position: int
    key: bytes
    path: str
    data: bytes


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
    return _surveyor(settings).records([(path, data)])[0]


def survey_chunk(plans: Iterable[tuple[int, str]], settings: Settings, known: Known) -> list[Outcome]:
    """Read and survey plans, given by position and path; those with a known result are only read.

    Raises:
        UsageError: this computer has another planchk, or can't do what the settings ask.
    """
    surveyor = _surveyor(settings)
    outcomes: list[Outcome] = []
    opened: list[_Opened] = []
    size = 0
    for position, path in plans:
        each = surveyor.open(position, path, known)
        if isinstance(each, Outcome):
            outcomes.append(each)
            continue
        opened.append(each)
        size += len(each.data)
        if size > _BYTES_TOGETHER:
            outcomes += surveyor.outcomes(opened)
            opened, size = [], 0
    return sorted(outcomes + surveyor.outcomes(opened), key=itemgetter(0))


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
        self._batch: BatchReader | None = None
        self._looked = False
        self._seen = 0

    def open(self, position: int, path: str, known: Known) -> _Opened | Outcome:
        """Return the file of a plan; its outcome if that is known, or if it can't be read."""
        try:
            data = read_plan_bytes(path)
        except UsageError:
            raise
        except PlanchkError as error:
            return _unshared(position, without_verdict(path, "unreadable", trouble_of(error.faults[0])))
        # The suffix too tells what kind of file this is.
        suffix = os.path.splitext(path)[1].lower().encode("utf-8", "surrogatepass")
        key = blake2b(b"\0".join((self._digest, suffix, data)), digest_size=DIGEST).digest()
        return Outcome(position, key, "", None) if known.has(key) else _Opened(position, key, path, data)

    def outcomes(self, opened: Sequence[_Opened]) -> list[Outcome]:
        """Return the outcomes of plans that were opened."""
        records = self.records([(each.path, each.data) for each in opened])
        return [
            _unshared(each.position, record)
            if record.state == "failed"
            else Outcome(each.position, each.key, _sorted(record.council), to_json(record))
            for each, record in zip(opened, records, strict=True)
        ]

    def records(self, files: Sequence[tuple[str, bytes]]) -> list[Record]:
        """Return the records of plans, of which the words are read together."""
        parsed = [self._parsed(path, data) for path, data in files]
        readers = iter(self._readers([plan for plan in parsed if isinstance(plan, Plan)]))
        return [
            self._assessed(each, next(readers), data) if isinstance(each, Plan) else each
            for each, (_, data) in zip(parsed, files, strict=True)
        ]

    def _parsed(self, path: str, data: bytes) -> Plan | Record:
        try:
            return plan_from_bytes(data, path, self._columns)
        except Exception as error:
            return _without_verdict(path, data, error)

    def _readers(self, plans: Sequence[Plan]) -> Sequence[Reader]:
        """Return what reads each plan: where it can be had, what has read them all together."""
        self._seen += len(plans)
        if self._seen > _PLANS_A_READER:
            self._reader, self._seen = reader_of(self.settings), len(plans)
        if not self._looked and (self._seen > _ALONE or len(plans) >= _MANY):
            self._batch, self._looked = _batch_of(self._reader), True
        if self._batch:
            try:
                readings = iter(self._batch.read_all([action for plan in plans for action in plan.actions]))
                return [ReadBefore(self._reader, list(islice(readings, len(plan.actions)))) for plan in plans]
            except Exception:  # noqa: S110  # which plan is to blame shows when each is read by itself
                pass
        return [self._reader] * len(plans)

    def _assessed(self, plan: Plan, reader: Reader, data: bytes) -> Record:
        settings = self.settings
        try:
            assessment = check(plan, settings.catalogue, reader=reader, today=settings.today, service=settings.service)
            return record_of(assessment, _fingerprint(data))
        except Exception as error:
            return _without_verdict(plan.path, data, error)


_made: _Surveyor | None = None


def _surveyor(settings: Settings) -> _Surveyor:
    """Return what a survey needs in this process; the settings of one survey are one object here."""
    global _made
    if _made is None or _made.settings is not settings:
        _made = _Surveyor(settings)
    return _made


def _batch_of(reader: Reader) -> BatchReader | None:
    """Return what reads many plans together as a reader reads one; None where it can't be had."""
    from planchk.match.swift import SwiftReader

    if not isinstance(reader, SwiftReader):
        return None
    try:
        from planchk.match.batch import BatchReader
    except ImportError:  # numpy is no part of the plain install
        return None
    return BatchReader(reader.model)


def _without_verdict(path: str, data: bytes, error: Exception) -> Record:
    """Return the record of a plan that can't be checked; a fault of planchk's own must not cost the others theirs."""
    if not isinstance(error, PlanchkError):
        return without_verdict(path, "failed", _fault(error), _fingerprint(data))
    state: State = "empty" if isinstance(error, NothingToCheck) else "unreadable"
    return without_verdict(path, state, trouble_of(error.faults[0]), _fingerprint(data))


def _fingerprint(data: bytes) -> str:
    return blake2b(data, digest_size=DIGEST).hexdigest()


def _unshared(position: int, record: Record) -> Outcome:
    return Outcome(position, b"", "", to_json(record))


def _sorted(council: str) -> str:
    return " ".join(council.casefold().split())


def _fault(error: Exception) -> Trouble:
    said = f"{type(error).__name__}: {str(error)[:200]}".replace("\n", " ")
    return Trouble(f"planchk failed on it ({said}).", remedy="This is a fault in planchk; please report it.")
