"""One report, written in each kind of file by the libraries that users of it have."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import NamedTuple


class Piece(NamedTuple):
    """A heading (level 1 to 3), an item of a list, or a paragraph (level 0)."""

    text: str
    level: int = 0
    item: bool = False


REPORT = (
    Piece("Inspection of Aberwen County Council’s social services", 1),
    Piece(
        "This report summarises what we found in May 2023. We reviewed 40 records and spoke to people, carers, "
        "staff and"
        " partners about the services that they use or provide in the county and its towns."
    ),
    Piece("Children’s services", 2),
    Piece("Prevention", 3),
    Piece(
        "We found that early help is effective and that families value it highly. However, waiting times are "
        "long. The local"
        " authority must reduce waiting times for assessments and should publish its performance each quarter."
    ),
    Piece("Adult services", 2),
    Piece("Well-being", 3),
    Piece("The reablement team is excellent. There is further scope to extend it to the rural west of the county."),
    Piece("Carers told us that they should be asked more often. To support carers, the local authority must:"),
    Piece("offer an assessment to every carer;", item=True),
    Piece("record the outcome of each assessment; and", item=True),
    Piece("provide breaks that carers can plan for.", item=True),
    Piece("What needs to improve", 2),
    Piece("The timeliness of reviews, including those of people in residential care", item=True),
    Piece("Management oversight of decisions about thresholds", item=True),
    Piece("Next steps", 2),
    Piece("We will monitor progress. You should send us your plan within 20 working days of publication."),
)
# Kind and words of each finding, whatever the file.
FINDINGS = [
    ("strength", "We found that early help is effective and that families value it highly."),
    ("recommendation", "The local authority must reduce waiting times for assessments"),
    ("recommendation", "should publish its performance each quarter."),
    ("strength", "The reablement team is excellent."),
    ("development", "There is further scope to extend it to the rural west of the county."),
    ("recommendation", "offer an assessment to every carer"),
    ("recommendation", "record the outcome of each assessment"),
    ("recommendation", "provide breaks that carers can plan for."),
    ("recommendation", "The timeliness of reviews, including those of people in residential care"),
    ("recommendation", "Management oversight of decisions about thresholds"),
]


def write_text(path: Path, width: int = 0) -> None:
    """Write plain text, each paragraph on its line, or wrapped at a width."""
    import textwrap

    parts = []
    for piece in REPORT:
        mark = "• " if piece.item else ""
        lines = (
            textwrap.wrap(piece.text, width, initial_indent=mark, subsequent_indent="  " if mark else "")
            if width
            else []
        )
        parts.append("\n".join(lines) if lines else mark + piece.text)
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def write_markdown(path: Path) -> None:
    parts = [
        "#" * piece.level + " " * bool(piece.level) + ("- " if piece.item else "") + piece.text for piece in REPORT
    ]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def write_html(path: Path) -> None:
    parts = ["<!doctype html><html><head><meta charset=utf-8><title>Report</title></head><body>"]
    for before, piece in zip((None, *REPORT), REPORT, strict=False):
        if piece.item and not (before and before.item):
            parts.append("<ul>")
        if before and before.item and not piece.item:
            parts.append("</ul>")
        tag = "li" if piece.item else f"h{piece.level}" if piece.level else "p"
        parts.append(f"<{tag}>{escape(piece.text)}</{tag}>")
    path.write_text("\n".join(parts) + "</body></html>", encoding="utf-8")


def write_docx(path: Path) -> None:
    import docx

    document = docx.Document()
    for piece in REPORT:
        if piece.level:
            document.add_heading(piece.text, piece.level)
        else:
            document.add_paragraph(piece.text, style="List Bullet" if piece.item else None)
    document.save(str(path))


WRITERS: dict[str, Callable[[Path], None]] = {
    "txt": write_text,
    "md": write_markdown,
    "html": write_html,
    "docx": write_docx,
}
