"""What the user names -> the plan files: folders and patterns are searched, lists are read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from glob import has_magic, iglob
from typing import IO

from planchk.errors import InputError, PlanchkError
from planchk.readers import SUFFIXES
from planchk.survey.reading import filesystems, is_url, unreachable

_BLOCK = 65_536
_LONGEST = 32_768  # characters of a path; what is longer is no list of paths


def find_plans(given: Iterable[str], leave_out: Callable[[str], bool] = lambda path: False) -> Iterator[str]:
    """Yield the plan files that paths, folders, patterns (``plans/**/*.docx``) and URLs name.

    A folder is searched for the kinds of files that plans mostly are. Hidden files, lock files, ledgers and
    what ``leave_out`` says are left out of folders and patterns. A name that stands for no file is yielded
    as it is: the survey lists it as one that can't be read.

    Raises:
        InputError: a folder can't be read, or a store of files can't be asked.
        UsageError: a URL, and fsspec is not installed.
    """
    for name in given:
        if is_url(name):
            yield from _at_url(name)
        elif os.path.isdir(name):
            yield from _in_folder(name, leave_out)
        elif has_magic(name) and not os.path.exists(name):
            found = False
            for path in sorted(iglob(name, recursive=True)):
                found = True
                if os.path.isdir(path):
                    if "**" not in name:
                        yield from _in_folder(path, leave_out)
                elif not (_is_beside(os.path.basename(path)) or leave_out(path)):
                    yield path
            if not found:
                yield name
        else:
            yield name


def listed_in(path: str) -> Iterator[str]:
    """Yield the paths that a file, or standard input for ``-``, lists: one a line, or with NUL between.

    Raises:
        InputError: it can't be read, or holds no list of paths.
    """
    name = "<stdin>" if path == "-" else path
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else open(path, "rb") as file:
            for line in _split(file, name):
                if line:
                    yield os.fsdecode(line)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "no reason given"
        raise InputError.one(f"it can't be read: {reason}.", name, "Check the path.") from None


def _split(file: IO[bytes], name: str) -> Iterator[bytes]:
    """Yield the parts of a list; the first block tells how they are parted."""
    rest = file.read(_BLOCK).removeprefix(b"\xef\xbb\xbf")
    between = b"\0" if b"\0" in rest else b"\n"
    while block := rest:
        *lines, rest = block.split(between)
        if len(rest) > _LONGEST:
            raise InputError.one("this is no list of paths.", name, "List one path a line, or part them by NUL.")
        yield from (line.removesuffix(b"\r") if between == b"\n" else line for line in lines)
        more = file.read(_BLOCK)
        if not more:
            break
        rest += more
    yield rest.removesuffix(b"\r") if between == b"\n" else rest


def _in_folder(folder: str, leave_out: Callable[[str], bool]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        raise InputError.one("this folder can't be read.", str(error.filename or folder))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(filter(_may_be_plan, names)):
            path = os.path.join(parent, name)
            if not leave_out(path):
                yield path


def _may_be_plan(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.startswith(".") and not _is_beside(name)


def _is_beside(name: str) -> bool:
    """Whether a file stands beside a plan: its ledger, or the lock of a program that has it open."""
    return name.lower().endswith(".links.yaml") or name.startswith("~$")


def _at_url(url: str) -> Iterator[str]:
    try:
        store, path = filesystems().core.url_to_fs(url)
        if has_magic(path):
            found = [each for each in sorted(store.glob(path)) if store.isfile(each)]
        elif store.isdir(path):
            found = [each for each in sorted(store.find(path)) if _is_seen(each[len(path) :])]
        else:
            found = []
    except PlanchkError:
        raise
    except Exception as error:  # each kind of store has errors of its own
        raise unreachable("searched", error, url) from None
    yield from (store.unstrip_protocol(each) for each in found)
    if not found:
        yield url


def _is_seen(path: str) -> bool:
    *folders, name = path.strip("/").split("/")
    return _may_be_plan(name) and not any(folder.startswith(".") for folder in folders)
