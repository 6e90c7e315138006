"""Zip files (of Word and Excel) with the same bytes whenever and wherever they are made."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The first moment that a zip file can tell.
_BEGINNING = (1980, 1, 1, 0, 0, 0)


def without_times(data: bytes) -> bytes:
    """Return a zip file with the same members in the same order, none of which tells a time or a system."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for member in given.infolist():
            info = ZipInfo(member.filename, _BEGINNING)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            made.writestr(info, given.read(member))
    return out.getvalue()
