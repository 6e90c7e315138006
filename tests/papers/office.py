"""LibreOffice, run without a screen: an office program's own files to try the readers on."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

SOFFICE = shutil.which("soffice")
# Exports that need to be told how: values parted by commas, in UTF-8.
_PASSWORD = (
    '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"planchk"}}'
)
_FILTERS = {
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1",
    "protected.pdf": f"pdf:writer_pdf_Export:{_PASSWORD}",
}


def convert(files: Sequence[Path], suffix: str, folder: Path) -> list[Path]:
    """Convert files and return the made ones; a profile of its own keeps it apart from other runs."""
    assert SOFFICE
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run(
            [
                SOFFICE,
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                _FILTERS.get(suffix, suffix),
                "--outdir",
                str(folder),
                *map(str, files),
            ],
            capture_output=True,
            timeout=600,
            check=True,
        )
    made = [folder / f"{file.stem}.{suffix.rpartition('.')[2]}" for file in files]
    missing = [file.name for file in made if not file.exists()]
    assert not missing, (missing, done.stderr.decode())
    return made
