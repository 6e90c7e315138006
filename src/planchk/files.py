"""Bytes from outside -> text, within bounds."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

from planchk.errors import InputError
from planchk.place import Place

# A plan of 10,000 actions is 4 MB of YAML; what is ten times that is no plan.
MAX_BYTES = 40_000_000
# Most plans are shorter. To ask for no more spares them the memory for the longest, which costs more than reading them.
_PLAN_BYTES = 65_536
STDIN = "<stdin>"

_KINDS = (
    (b"PK\x03\x04", "a zip archive, as Word and Excel files are"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x1f\x8b", "a gzip archive"),
)


def read_text(path: str) -> str:
    """Return the text of a file, or of standard input for ``-``. UTF-8, or UTF-16 with its mark.

    Raises:
        InputError: can't be opened, too large, binary, or in another encoding.
    """
    return decode(read_bytes(path), shown(path))


def shown(path: str) -> str:
    """Return the name under which a path is reported."""
    return STDIN if path == "-" else path


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file, or of standard input for ``-``.

    Raises:
        InputError: can't be opened, or is too large.
    """
    name = shown(path)
    try:
        if path == "-":
            data = _read(sys.stdin.buffer)
        else:
            with open(path, "rb") as file:
                data = _read(file)
    except FileNotFoundError:
        raise InputError.one("there is no such file.", name, "Check the path.") from None
    except IsADirectoryError:
        raise InputError.one("this is a folder, not a file.", name) from None
    except PermissionError:
        raise InputError.one("no permission to read it.", name, "Check the file's owner and mode.") from None
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else "not a usable path"
        raise InputError.one(f"it can't be read: {reason}.", name) from None
    if len(data) > MAX_BYTES:
        raise InputError.one(f"larger than {MAX_BYTES // 1_000_000} MB.", name, "Is this the plan? Split it if so.")
    return data


def _read(file: BinaryIO) -> bytes:
    """Return what a file holds, up to a byte more than ``MAX_BYTES``."""
    data = file.read(_PLAN_BYTES)
    return data if len(data) < _PLAN_BYTES else data + file.read(MAX_BYTES + 1 - _PLAN_BYTES)


def decode(data: bytes, name: str) -> str:
    """Return the text that the bytes encode.

    Raises:
        InputError: binary, or not UTF-8 and not UTF-16 with its mark.
    """
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise InputError.one(f"this is {kind}, not YAML or JSON text.", name, "Save the plan as YAML or JSON.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding, label = "utf-16", "UTF-16"
    else:
        encoding, label = "utf-8-sig", "UTF-8"
        if b"\0" in data:
            line = data.count(b"\n", 0, data.index(b"\0")) + 1
            raise InputError.one("this is a binary file.", Place(name, line), "planchk reads YAML and JSON text.")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise InputError.one(
            f"not valid {label} (byte 0x{data[error.start]:02x}).",
            Place(name, line, column),
            "Save the file as UTF-8 (in Windows programs: 'Encoding: UTF-8').",
        ) from None


def decode_export(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file that an office program wrote, and the encoding where it had to be guessed.

    Excel writes CSV in the Windows code page, and "Unicode text" as UTF-16.

    Raises:
        InputError: binary.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[: len(data) // 2 * 2].decode("utf-16", "replace"), ""
    head = data[:2000]
    if len(head) > 3 and head.count(b"\0") > len(head) // 4:  # UTF-16 without its mark: each second byte is empty
        little = head[1::2].count(b"\0") > head[::2].count(b"\0")
        encoding = "utf-16-le" if little else "utf-16-be"
        return data[: len(data) // 2 * 2].decode(encoding, "replace"), "UTF-16"
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise InputError.one("this is a binary file.", Place(name, line), "Save the plan as text, .xlsx or .docx.")
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "Windows-1252"
