"""The bytes of a plan, from a path of this computer or from a URL that fsspec knows."""

from __future__ import annotations

import os
import stat
from typing import Any

from planchk.errors import InputError, PlanchkError, UsageError
from planchk.files import MAX_BYTES, read_bytes


def is_url(path: str) -> bool:
    """Whether a path names a store that fsspec reads: ``s3://bucket/plan.yaml``."""
    scheme, sign, _ = path.partition("://")
    return bool(sign) and scheme.replace("+", "").replace("-", "").isalnum()


def read_plan_bytes(path: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        InputError: can't be opened or read, or is larger than a plan can be.
        UsageError: a URL, and fsspec is not installed.
    """
    if not is_url(path):
        # A pipe or a device has no end, and its content can't be read again when the survey goes on.
        if _is_endless(path):
            raise InputError.one("this is no ordinary file.", path)
        return read_bytes(path)
    try:
        with filesystems().open(path, "rb") as file:
            data: bytes = file.read(MAX_BYTES + 1)
    except UsageError:
        raise
    except FileNotFoundError:
        raise InputError.one("there is no such file.", path, "Check the address.") from None
    except Exception as error:  # each kind of store has errors of its own
        raise unreachable("read", error, path) from None
    if len(data) > MAX_BYTES:
        raise InputError.one(f"larger than {MAX_BYTES // 1_000_000} MB.", path, "Is this the plan? Split it if so.")
    return data


def _is_endless(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False  # reading it will say what is wrong
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def filesystems() -> Any:
    """Return fsspec.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import fsspec
    except ImportError:
        raise UsageError.one(
            "reading plans by their URL needs fsspec.", "planchk survey", "Install it: pip install 'planchk[cluster]'."
        ) from None
    return fsspec


def unreachable(done: str, error: Exception, url: str) -> PlanchkError:
    """Return the error of a store of files that could not be ``read`` or ``searched``."""
    said = str(error).split("\n")[0][:200].rstrip(".") or type(error).__name__
    return InputError.one(f"it can't be {done}: {said}.", url, "Check the address and the access.")
