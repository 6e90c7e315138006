"""Results on disk: one SQLite file beside the output, whole at any moment.

Two tables: the plans in the order in which they were given, and the results by key (content and
settings). A plan points to its result, so that plans of one content share one, and a survey that was
interrupted finds again what it has.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from time import monotonic
from types import TracebackType
from typing import Self

from planchk.errors import InputError, UsageError
from planchk.survey.one import Known, Outcome
from planchk.survey.record import Record, Trouble, from_json, to_json, without_verdict
from planchk.survey.settings import DIGEST

_MARK = 0x504C4348  # "PLCH": tells planchk's files from other SQLite files
_FORMAT = 1
_TABLES = """
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE results (key BLOB PRIMARY KEY, settings BLOB NOT NULL, council TEXT NOT NULL, record TEXT NOT NULL)
  WITHOUT ROWID;
CREATE TABLE plans (position INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, result BLOB);
"""
_PATIENCE = 1.0  # seconds between commits: what a power cut may cost
_AT_ONCE = 500
_INTERRUPTED = Trouble("not read: the survey was interrupted.", remedy="Run the same command again to go on.")
_NOT_REACHED = to_json(without_verdict("", "interrupted", _INTERRUPTED))


class Store:
    """The plans and the results of one survey."""

    def __init__(self, path: str) -> None:
        """Open the file, or make it.

        Raises:
            UsageError: the file is another program's, damaged, or in use by another survey.
            InputError: it can't be written.
        """
        self.path = path
        self._settings = b""
        self._committed = monotonic()
        if os.path.isdir(path):
            raise UsageError.one("this is a folder; planchk keeps the results here.", path, "Move it away.")
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=0.5)
        except sqlite3.Error:
            raise InputError.one("it can't be written.", path, "Check the folder.") from None
        try:
            self._open()
        except sqlite3.Error as error:
            self._db.close()
            raise _explained(error, path) from None
        except BaseException:
            self._db.close()
            raise

    def _open(self) -> None:
        # One survey at a time. What was committed outlives a crash of the program, and of the computer but
        # for the last moments.
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("BEGIN EXCLUSIVE")
        (mark,) = self._db.execute("PRAGMA application_id").fetchone()
        (form,) = self._db.execute("PRAGMA user_version").fetchone()
        if not self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
            for statement in _TABLES.strip().split(";\n"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA application_id = {_MARK}")
            self._db.execute(f"PRAGMA user_version = {_FORMAT}")
        elif (mark, form) != (_MARK, _FORMAT):
            raise UsageError.one("this file is not one of this planchk's.", self.path, "Move it away, or add --fresh.")

    def close(self) -> None:
        """Close the file; one that holds nothing worth keeping is not kept."""
        self.commit()
        held = self._db.execute(
            "SELECT 1 FROM results UNION ALL SELECT 1 FROM notes WHERE name != 'today' LIMIT 1"
        ).fetchone()
        self._db.execute("COMMIT")
        self._db.close()
        if not held:
            os.unlink(self.path)

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the store."""
        self.close()

    def note(self, name: str) -> str | None:
        """Return what was noted under a name."""
        row = self._db.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return row and str(row[0])

    def set_note(self, name: str, value: str) -> None:
        """Note something about the survey."""
        self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))

    def finish(self) -> None:
        """Forget what was noted: nothing is left of this survey to go on with, and the next has a day of its own."""
        self._db.execute("DELETE FROM notes")

    def begin(self, paths: Iterable[str], settings: bytes) -> int:
        """Begin a survey of these plans, each once, and return how many they are.

        ``settings`` is the digest of what decides results; those that were made with others go.
        """
        self._settings = settings
        self._db.execute("DELETE FROM plans")
        # Results under a key of another length belong to one plan of the survey before.
        self._db.execute("DELETE FROM results WHERE settings != ? OR length(key) != ?", (settings, DIGEST))
        rows = ((_blob(path),) for path in paths)
        self._db.executemany("INSERT OR IGNORE INTO plans (path) VALUES (?)", rows)
        self.commit()
        return self.total

    @property
    def total(self) -> int:
        """How many plans there are."""
        return int(self._db.execute("SELECT count(*) FROM plans").fetchone()[0])

    @property
    def done(self) -> int:
        """How many plans have a result."""
        return int(self._db.execute("SELECT count(result) FROM plans").fetchone()[0])

    def known(self) -> Known:
        """Return the keys of the results."""
        keys = self._db.execute("SELECT key FROM results ORDER BY key")
        return Known(b"".join(key for (key,) in keys))

    def plans(self) -> Iterator[tuple[int, str]]:
        """Yield position and path of every plan, in order. The store may be written to meanwhile."""
        after = 0
        while rows := self._db.execute(
            "SELECT position, path FROM plans WHERE position > ? ORDER BY position LIMIT ?", (after, _AT_ONCE)
        ).fetchall():
            for after, path in rows:
                yield after, _path(path)

    def put(self, outcomes: Iterable[Outcome]) -> None:
        """Keep outcomes.

        Raises:
            InputError: they can't be written.
        """
        results, plans = [], []
        for outcome in outcomes:
            key = outcome.key or b"plan %d" % outcome.position
            if outcome.record is not None:
                results.append((key, self._settings, outcome.council, outcome.record))
            plans.append((key, outcome.position))
        try:
            self._db.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", results)
            self._db.executemany("UPDATE plans SET result = ? WHERE position = ?", plans)
            if monotonic() - self._committed > _PATIENCE:
                self.commit()
        except sqlite3.Error as error:
            raise _explained(error, self.path) from None

    def commit(self) -> None:
        """Put on disk what was given."""
        if self._db.in_transaction:
            self._db.execute("COMMIT")
        self._db.execute("BEGIN EXCLUSIVE")
        self._committed = monotonic()

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield path and record, as it is kept, of all plans in order; those that were not reached say so."""
        return self._select("position")

    def records(self) -> Iterator[Record]:
        """Yield the records of all plans in order."""
        return (from_json(*line) for line in self._select("position"))

    def records_by_council(self) -> Iterator[Record]:
        """Yield the records of all plans by council, and in order within each."""
        return (from_json(*line) for line in self._select("council, position"))

    def _select(self, order: str) -> Iterator[tuple[str, str]]:
        rows = self._db.execute(
            f"SELECT path, record FROM plans LEFT JOIN results ON key = result ORDER BY {order}"  # noqa: S608
        )
        return ((_path(path), text or _NOT_REACHED) for path, text in rows)


def discard(path: str) -> None:
    """Delete the file of a store, if there is one.

    Raises:
        UsageError: the file is none of planchk's.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(72)
    except FileNotFoundError:
        return
    except OSError as error:
        raise UsageError.one(f"it can't be read: {error.strerror}.", path, "Move it away.") from None
    if head[:15] != b"SQLite format 3" or head[68:] != _MARK.to_bytes(4, "big"):
        raise UsageError.one("this file is none of planchk's.", path, "Move it away.")
    os.unlink(path)


def _blob(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def _path(blob: bytes) -> str:
    return blob.decode("utf-8", "surrogateescape")


def _explained(error: sqlite3.Error, path: str) -> Exception:
    if "locked" in str(error):
        return UsageError.one("another survey is writing it.", path, "Wait for it, or name another output.")
    if "not a database" in str(error) or "malformed" in str(error):
        return UsageError.one("this file holds no results of a survey.", path, "Move it away, or add --fresh.")
    return InputError.one(f"it can't be written: {error}.", path, "Check the folder and the space on the disk.")
