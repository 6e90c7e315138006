"""A version of a plan: a file, or what git keeps of it at a revision.

Git is only asked for the bytes that it keeps: nothing is checked out, and no filter, hook or program that
a repository's configuration names is run.
"""

from __future__ import annotations

import os
import re
import subprocess
from shutil import which
from typing import NamedTuple

from planchk.errors import InputError, PlanchkError
from planchk.files import MAX_BYTES, read_bytes, shown

# "HEAD~1:docs/plan.yaml"; the colons of "HEAD@{2021-03-01 10:00}" part nothing, nor does that of "C:\plans".
_NAMED = re.compile(r"((?:@\{[^}]*\}|[^:@{]|@(?!\{))+):(.+)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_SECONDS = 60
# A hook's own repository must not stand in for the plan's.
_FOREIGN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
_LFS = b"version https://git-lfs.github.com/spec/"


class Version(NamedTuple):
    """A version's bytes, what places call it, and the path whose settings hold for it."""

    data: bytes
    name: str
    path: str


def read_version(text: str, beside: str | None = None) -> Version:
    """Return a version: a file, ``-``, ``REV:PATH``, or a revision of the file ``beside``.

    A file of that name goes before a revision.

    Raises:
        InputError: there is neither, or it can't be read.
    """
    if text == "-" or os.path.lexists(text) or _DRIVE.match(text):
        return Version(read_bytes(text), shown(text), text)
    if named := _NAMED.fullmatch(text):
        revision, path = named[1], named[2].replace(os.sep, "/")
        return Version(_at(revision, (path, f"./{path}"), ".", text, path), text, path)
    if beside is None or beside == "-" or not os.path.isfile(beside):
        return Version(read_bytes(text), shown(text), text)
    folder, name = os.path.split(os.path.realpath(beside))  # of a link git keeps only where it leads
    return Version(_at(text, (f"./{name}",), folder, text, beside), f"{text}:{beside}", beside)


def _at(revision: str, paths: tuple[str, ...], folder: str, given: str, path: str) -> bytes:
    """Return the bytes that git keeps of the first of the paths at a revision; ``folder`` is in the repository.

    Raises:
        InputError: no git, no repository, no such revision, no such file in it, or too large.
    """
    if revision.startswith("-"):
        raise InputError.one("there is no such file, and a revision can't begin with '-'.", given, "Check the path.")
    if not _is_repository(folder, given):
        message = "there is no such file, and no git repository that could know it as a revision."
        raise InputError.one(message, given, "Check the path.")
    if not _object(folder, f"{revision}^{{commit}}", given):
        remedy = "Check the path; git log lists revisions. A shallow clone has few: git fetch --unshallow."
        raise InputError.one("there is no such file, and git knows no such revision.", given, remedy)
    found = next((each for each in (_object(folder, f"{revision}:{path}", given) for path in paths) if each), "")
    if not found:
        message = f"git has no '{path}' at {revision}."
        raise InputError.one(message, given, f"If it had another name then: {revision}:OTHER-PATH.")
    return _contents(folder, found, given)


def _is_repository(folder: str, given: str) -> bool:
    """Whether a folder is in a git repository that git may read.

    Raises:
        InputError: git is not installed, or refuses to read the repository, and says why.
    """
    done = _git(folder, given, "rev-parse", "--git-dir")
    if done.returncode and b"not a git repository" not in done.stderr:
        raise _refused(done, given)
    return done.returncode == 0


def _object(folder: str, name: str, given: str) -> str:
    """Return the hash of a git object; empty where there is none of that name."""
    done = _git(folder, given, "rev-parse", "--verify", "--quiet", name)
    return done.stdout.decode("ascii", "replace").strip() if done.returncode == 0 else ""


def _contents(folder: str, found: str, given: str) -> bytes:
    """Return the bytes of a file that git keeps.

    Raises:
        InputError: it is a folder, too large, or kept elsewhere.
    """
    kind = _git(folder, given, "cat-file", "-t", found)
    if kind.stdout.strip() == b"tree":
        raise InputError.one("this is a folder at that revision, not a file.", given)
    size = _git(folder, given, "cat-file", "-s", found)
    if size.stdout.strip().isdigit() and int(size.stdout) > MAX_BYTES:
        raise InputError.one(f"larger than {MAX_BYTES // 1_000_000} MB.", given, "Is this the plan? Split it if so.")
    done = _git(folder, given, "cat-file", "blob", found)
    if done.returncode:
        raise _refused(done, given)
    if done.stdout.startswith(_LFS):
        raise InputError.one(
            "the repository keeps this file in Git LFS, and here only a pointer to it.",
            given,
            "Get both versions as files: git lfs, then planchk diff OLD-FILE NEW-FILE.",
        )
    return done.stdout


def _git(folder: str, given: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; no shell reads the words.

    Raises:
        InputError: git is not installed, or takes too long.
    """
    program = which("git")
    if program is None:
        raise InputError.one(
            "there is no such file, and no git to know it as a revision.", given, "Check the path, or install git."
        )
    env = {key: value for key, value in os.environ.items() if key not in _FOREIGN} | _QUIET
    command = [program, "--no-pager", "-C", folder, *words]
    try:
        return subprocess.run(  # noqa: S603  # a list of words, of which none that a user gives begins with "-"
            command, stdin=subprocess.DEVNULL, capture_output=True, env=env, timeout=_SECONDS, check=False
        )
    except (subprocess.TimeoutExpired, OSError, ValueError) as error:
        raise InputError.one(f"git can't be asked: {type(error).__name__}.", given, "Give two files instead.") from None


def _refused(done: subprocess.CompletedProcess[bytes], given: str) -> PlanchkError:
    said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0].removeprefix("fatal: ")
    return InputError.one(f"git can't read it: {said[:200]}.", given, "Give two files instead.")
