"""Papers -> files, by the libraries that users of each kind have."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from papers.layouts import Box, Paper, Table


def spots(table: Table) -> Iterator[tuple[int, int, Box]]:
    """Yield row, column and box, with the boxes that reach down from above taken into account."""
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(table.rows):
        column = 0
        for box in row:
            while (at, column) in taken:
                column += 1
            taken |= {(at + down, column + right) for down in range(box.rows) for right in range(box.columns)}
            yield at, column, box


def width(table: Table) -> int:
    return max(column + box.columns for _, column, box in spots(table))


def lines_of(table: Table) -> list[list[Box]]:
    """Return the rows without merging: what a merged cell covers is empty, as in CSV."""
    lines = [[Box()] * width(table) for _ in table.rows]
    for at, column, box in spots(table):
        lines[at][column] = box
    return lines


def write_csv(paper: Paper, path: Path, delimiter: str = ",", encoding: str = "utf-8") -> None:
    with path.open("w", newline="", encoding=encoding) as file:
        out = csv.writer(file, delimiter=delimiter)
        for text in (paper.title, *paper.lines):
            out.writerow([text])
        for table in paper.tables:
            out.writerow([])
            if table.heading:
                out.writerow([table.heading])
            out.writerows([box.text for box in line] for line in lines_of(table))


def write_markdown(paper: Paper, path: Path) -> None:
    parts = [f"# {paper.title}", *paper.lines]
    for table in paper.tables:
        if table.heading:
            parts.append(f"## {table.heading}")
        rows = ["| " + " | ".join(_pipe(box) for box in line) + " |" for line in lines_of(table)]
        rows.insert(1, "|" + "---|" * width(table))
        parts.append("\n".join(rows))
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _pipe(box: Box) -> str:
    text = box.text.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_").replace("\n", "<br>")
    return f"**{text}**" if box.bold and text else text


def write_html(paper: Paper, path: Path) -> None:
    parts = ["<!doctype html><html><head><meta charset=utf-8><title>x</title></head><body>"]
    parts.append(f"<h1>{escape(paper.title)}</h1>")
    parts += [f"<p>{escape(line)}</p>" for line in paper.lines]
    for table in paper.tables:
        parts.append(f"<h2>{escape(table.heading)}</h2>" if table.heading else "")
        parts.append("<table>")
        for row in table.rows:
            parts.append("<tr>" + "".join(_td(box) for box in row) + "</tr>")
        parts.append("</table>")
    path.write_text("\n".join(parts) + "</body></html>", encoding="utf-8")


def _td(box: Box) -> str:
    tag = "th" if box.bold else "td"
    spans = f' colspan="{box.columns}"' * (box.columns > 1) + f' rowspan="{box.rows}"' * (box.rows > 1)
    items = "".join(f"<li>{escape(text)}" for text in box.texts)
    return f"<{tag}{spans}>" + (f"<ul>{items}</ul>" if len(box.texts) > 1 else escape(box.text)) + f"</{tag}>"


def write_xlsx(paper: Paper, path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.remove(book.active)
    for number, table in enumerate(paper.tables, 1):
        sheet = book.create_sheet("Action plan" if len(paper.tables) == 1 else f"Part {number}")
        opening = [paper.title, *paper.lines] if number == 1 else []
        opening += [table.heading] if table.heading else []
        for at, text in enumerate(opening, 1):
            sheet.cell(at, 1, text).font = Font(bold=True)
        top = len(opening) + 2
        for at, column, box in spots(table):
            if box.text:
                cell = sheet.cell(top + at, column + 1, box.text)
                cell.font, cell.alignment = Font(bold=box.bold), Alignment(wrap_text=True)
            if box.columns > 1 or box.rows > 1:
                bottom, right = top + at + box.rows - 1, column + box.columns
                sheet.merge_cells(start_row=top + at, start_column=column + 1, end_row=bottom, end_column=right)
    book.save(path)


def write_docx(paper: Paper, path: Path) -> None:
    import docx

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = docx.shared.Mm(297), docx.shared.Mm(210)
    page.left_margin = page.right_margin = docx.shared.Mm(10)
    document.styles["Normal"].font.size = docx.shared.Pt(8)
    document.add_heading(paper.title, 0)
    for line in paper.lines:
        document.add_paragraph(line)
    for table in paper.tables:
        if table.heading:
            document.add_heading(table.heading, 1)
        made = document.add_table(len(table.rows), width(table))
        made.style = "Table Grid"
        grid = [row.cells for row in made.rows]
        for at, column, box in spots(table):
            cell = grid[at][column]
            if box.columns > 1 or box.rows > 1:
                cell = cell.merge(grid[at + box.rows - 1][column + box.columns - 1])
            paragraph = cell.paragraphs[0]
            for number, text in enumerate(box.texts):
                paragraph = paragraph if not number else cell.add_paragraph()
                if len(box.texts) > 1:
                    paragraph.style = "List Bullet"
                paragraph.add_run(text).bold = box.bold
    document.save(str(path))


WRITERS: dict[str, Callable[[Paper, Path], None]] = {
    "csv": write_csv,
    "md": write_markdown,
    "html": write_html,
    "xlsx": write_xlsx,
    "docx": write_docx,
}
