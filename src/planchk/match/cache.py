"""What the encoder said of texts before: a plan that is checked again needs no encoder.

A small file in the user's cache folder. It holds digests and numbers, no words. Each record stands
by itself (digest, numbers, checksum) and is appended whole, so that two processes at once lose at
worst each other's last records. A file that is damaged, or has grown too long, is begun anew.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import blake2b
from struct import Struct
from time import sleep
from zlib import crc32

VARIABLE = "PLANCHK_CACHE"
"""Names another folder; ``off`` or nothing keeps no cache."""

_FORMAT = 1
_DIGEST = 16  # bytes
_MOST = 10_000  # records: a megabyte, dozens of plans
_PAUSES = (0.002, 0.02, 0.0)  # seconds; a record that another process is just writing looks like damage


class Cache:
    """Numbers by text, for one version of a model. A file that can't be read or written is no fault."""

    def __init__(self, folder: str, version: str, width: int) -> None:
        """Open the file of ``folder``; each text has ``width`` numbers."""
        self._path = os.path.join(folder, f"deep-{width}.bin")
        self._head = f"planchk cache {_FORMAT} {width}\n".encode()
        self._version = version
        self._numbers = Struct(f"<{width}f")
        self._records: dict[bytes, bytes] | None = None  # read when first asked for

    def get(self, text: str) -> tuple[float, ...] | None:
        """Return what was put for the text; None if nothing was."""
        if self._records is None:
            self._records = self._read()
        found = self._records.get(self._digest(text))
        return None if found is None else self._numbers.unpack(found)

    def put(self, text: str, numbers: Sequence[float]) -> None:
        """Keep the numbers of a text."""
        if self._records is None:
            self._records = self._read()
        digest, packed = self._digest(text), self._numbers.pack(*numbers)
        self._records[digest] = packed
        record = digest + packed
        try:
            with open(self._path, "ab", buffering=0) as file:
                file.write(record + crc32(record).to_bytes(4, "little"))
        except OSError:
            pass

    def _digest(self, text: str) -> bytes:
        return blake2b(f"{self._version}\0{text}".encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()

    def _read(self) -> dict[bytes, bytes]:
        """Return the records of the file, by digest; begin it anew where it is missing, damaged or too long."""
        for pause in _PAUSES:
            try:
                with open(self._path, "rb") as file:
                    data = file.read((_MOST + 1) * self._size + len(self._head))
            except OSError:
                break
            records = self._parse(data)
            if records is not None:
                return records
            sleep(pause)
        self._begin()
        return {}

    @property
    def _size(self) -> int:
        return _DIGEST + self._numbers.size + 4

    def _parse(self, data: bytes) -> dict[bytes, bytes] | None:
        size, start = self._size, len(self._head)
        count, rest = divmod(len(data) - start, size)
        if not data.startswith(self._head) or rest or count > _MOST:
            return None
        records = {}
        for at in range(start, len(data), size):
            end = at + size - 4
            if crc32(data[at:end]) != int.from_bytes(data[end : end + 4], "little"):
                return None
            records[data[at : at + _DIGEST]] = data[at + _DIGEST : end]
        return records

    def _begin(self) -> None:
        """Put a file without records in place, in one step."""
        fresh = f"{self._path}.{os.getpid()}"
        try:
            os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
            with open(fresh, "wb") as file:
                file.write(self._head)
            os.replace(fresh, self._path)
        except OSError:
            pass


def cache_folder() -> str | None:
    """Return the folder for caches, by the custom of the system; None where the user wants none."""
    wanted = os.environ.get(VARIABLE)
    if wanted is not None:
        return None if wanted in ("", "off") else wanted
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return os.path.join(base or os.path.join(os.path.expanduser("~"), ".cache"), "planchk")
