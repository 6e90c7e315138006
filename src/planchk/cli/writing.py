"""Writing files: whole or not at all."""

from __future__ import annotations

import os
import tempfile

from planchk.errors import InputError


def write_whole(path: str, data: bytes) -> None:
    """Write a file whole or not at all: beside its place first, then moved there.

    Raises:
        InputError: the folder is missing or can't be written.
    """
    folder = os.path.dirname(os.path.abspath(path))
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".planchk-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, path)
        temporary = ""
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "no reason given"
        raise InputError.one(f"it can't be written: {reason}.", path, "Check the folder.") from None
    finally:  # an interrupt too leaves nothing behind
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
