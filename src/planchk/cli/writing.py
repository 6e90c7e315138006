"""Writing files: whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from planchk.errors import Fault, InputError, UsageError
from planchk.place import Place


def write_whole(path: str, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        InputError: the folder is missing or can't be written.
    """
    with writing(path) as file:
        file.write(data)


@contextmanager
def writing(path: str) -> Iterator[BinaryIO]:
    """Yield a file to write to, beside its place; it is moved there when the block ends without an error.

    Raises:
        InputError: the folder is missing or can't be written.
    """
    target = os.path.realpath(path)  # a link stays a link
    folder = os.path.dirname(target)
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".planchk-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())  # a full disk shows here at the latest
        os.chmod(temporary, _mode_of(target))
        os.replace(temporary, target)
        temporary = ""
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "no reason given"
        raise InputError.one(f"it can't be written: {reason}.", path, "Check the folder.") from None
    finally:  # an interrupt too leaves nothing behind
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)


def check_free(path: str, force: bool) -> None:
    """Refuse to write over a file that exists, unless told to.

    Raises:
        UsageError: it exists, or is a folder.
    """
    check_outputs([path], [], force)


def check_outputs(paths: Iterable[str], inputs: Iterable[str | None], force: bool) -> None:
    """Refuse to write over an input, ever, and over another file unless told to, before anything is written.

    An input is told by the file, not by its name: links to it are it. ``-`` and None are no files.

    Raises:
        UsageError: one or more of the paths can't be written to; holds every fault.
    """
    known = [each for each in inputs if each not in (None, "-") and os.path.exists(each)]
    faults = [fault for path in paths if path != "-" for fault in _output_faults(path, known, force)]
    if faults:
        raise UsageError(faults)


def _output_faults(path: str, inputs: list[str], force: bool) -> Iterator[Fault]:
    place = Place(path)
    if not os.path.exists(path):
        return
    if any(os.path.samefile(each, path) for each in inputs):
        yield Fault("this is an input; it is never written over.", place, "Choose another name.")
    elif os.path.isdir(path):
        yield Fault("this is a folder.", place, "Name the file to write.")
    elif not os.path.isfile(path):
        yield Fault("this is no ordinary file.", place, "Name a file to write, or - for standard output.")
    elif not force:
        yield Fault("this file exists.", place, "Choose another name, or add --force.")


def _mode_of(path: str) -> int:
    """Return the mode that a file has; of one that is not there yet, what the user's mask allows."""
    if os.path.exists(path):
        return stat.S_IMODE(os.stat(path).st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
