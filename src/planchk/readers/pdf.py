"""PDF: read in a process of its own, which is ended when it takes too long or too much memory.

A PDF can hold anything, compressed a thousandfold, and no library for it is bounded in time; a
process is. It answers with blocks as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from planchk.errors import InputError
from planchk.place import Place
from planchk.plan import Note
from planchk.readers.grid import MAX_COLUMNS, Cell, Document, Grid, Paragraph, clean

# A table of 200 rows takes two seconds, a plan of 100 pages some twenty.
SECONDS = 60
_REMEDY = "Ask for the Word or Excel file behind it, or save it as .docx."
_FAULTS = {
    "password": ("this PDF is protected by a password.", "Save it without one."),
    "scanned": ("this PDF holds pictures of pages and no text.", _REMEDY),
    "memory": ("reading this PDF takes more memory than a plan needs; it was stopped.", _REMEDY),
    "lines": ("this PDF is drawn of more lines than a table has.", _REMEDY),
    "pages": ("this PDF has more pages than a plan.", "Keep the pages of the plan."),
}


def read(data: bytes, path: str) -> Document:
    """Return the document in a PDF file.

    Raises:
        InputError: the extra is not installed; damaged, protected, scanned, or too large.
    """
    if find_spec("pdfplumber") is None:
        remedy = "Install it with: pip install 'planchk[pdf]'. Or save the plan as .docx."
        raise InputError.one("reading PDF needs a further package.", path, remedy)
    command = [sys.executable, "-P", "-m", "planchk.readers.pdf_pages"]
    try:
        run = subprocess.run(  # noqa: S603 - no word of it comes from outside
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
        answer: Any = json.loads(run.stdout)
    except subprocess.TimeoutExpired:
        raise InputError.one(f"reading this PDF takes longer than {SECONDS} seconds.", path, _REMEDY) from None
    except (ValueError, OSError):
        raise InputError.one(*_fault("memory", path)) from None
    if "fault" in answer:
        raise InputError.one(*_fault(answer["fault"], path))
    blocks, notes = _Blocks(path).read(answer["pages"])
    return Document(path, "PDF", tuple(blocks), tuple(notes))


def _fault(name: str, path: str) -> tuple[str, str, str]:
    message, remedy = _FAULTS.get(name, ("this PDF is damaged or cut short.", _REMEDY))
    return message, path, remedy


class _Blocks:
    """Makes blocks of the pages that the process answers with."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.blocks: list[Grid | Paragraph] = []

    def read(self, pages: list[Any]) -> tuple[list[Grid | Paragraph], list[Note]]:
        repeated = _repeated(pages)
        last = 0  # columns of the table that ended the page before
        for number, page in enumerate(pages, 1):
            place = Place(self.path, within=f"page {number}")
            count = row = 0
            ended = 0
            for part in page:
                if "rows" in part:
                    count += 1
                    width = max(map(len, part["rows"]), default=0)
                    grid = self._grid(part, number, row, last == width and count == 1)
                    row += len(grid.rows)
                    self.blocks.append(grid)
                    ended = width
                elif part["text"] not in repeated:
                    self.blocks.append(Paragraph(clean(part["text"]), place, part["level"], 0, part["strong"]))
                    ended = 0 if count else ended
            last = ended or (last if not count else 0)
        notes = [
            Note("unread", f"on {times} pages: '{text[:80]}'", Place(self.path), 1) for text, times in repeated.items()
        ]
        return self.blocks, notes

    def _grid(self, part: Any, page: int, before: int, follows: bool) -> Grid:
        cells = [
            Cell(clean(text), Place(self.path, within=f"page {page}, row {before + row + 1}"), colour, strong)
            for text, row, colour, strong in part["cells"]
        ]
        rows = tuple(tuple(cells[at] if at >= 0 else None for at in row[:MAX_COLUMNS]) for row in part["rows"])
        name = f"the table on page {page}"
        return Grid(name, rows, Place(self.path, within=f"page {page}"), follows=follows)


def _repeated(pages: list[Any]) -> dict[str, int]:
    """Return the lines that stand on several pages: the head and foot of each."""
    counts: dict[str, int] = {}
    for page in pages:
        for text in {part["text"] for part in page if "text" in part}:
            counts[text] = counts.get(text, 0) + 1
    return {text: count for text, count in counts.items() if count > 2}
