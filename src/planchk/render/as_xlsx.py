"""A workbook: the counts, and a sheet a table, linked with each other and set up for paper."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from planchk.assessment import Assessment
from planchk.language import ENGLISH, Language
from planchk.render import colours
from planchk.render.escape import on_lines, on_one_line, shortened
from planchk.render.sheet_of_counts import write_counts
from planchk.render.table import TABLES, Column, Reference, Table, TableName, Term, Value, shown
from planchk.render.tables import make_table
from planchk.render.zipped import without_times

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# Excel's own limits: characters (UTF-16 units) in a cell, links on a sheet, points and lines of a row.
_CELL = 32_767
_LINKS = 65_000
_ROW = 409
_ROW_LINES = 32
# Of the header of a page 255 characters are kept, both sides together.
_HEADER = 120
_A4 = 9


def render_xlsx(
    assessment: Assessment, today: date, tables: Sequence[TableName] = TABLES, language: Language = ENGLISH
) -> bytes:
    """Return the workbook's bytes, which depend on nothing else; with all tables it begins with the counts."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    book.set_properties(
        {
            "title": _safe(language.say("Coverage of {report}", report=assessment.catalogue.title)),
            "author": "planchk",
            "comments": _safe(assessment.catalogue.source.attribution),
            "created": datetime(today.year, today.month, today.day),
        }
    )
    made = [make_table(assessment, name, language) for name in tables]
    if len(made) > 1:
        write_counts(book, assessment, today, made, language)
    sheets = _Sheets(book, made)
    for table in made:
        sheets.write(table)
        _set_up(sheets.sheet, table, assessment, language)
    if len(made) == 1 and made[0].note:  # else it stands with the counts
        sheets.sheet.write_string(len(made[0].rows) + 2, 0, made[0].note)
    book.close()
    return without_times(out.getvalue())


def _safe(text: str) -> str:
    return shortened(on_one_line(text), 250)


class _Sheets:
    """Writes tables, a sheet each; knows where in the others a reference leads."""

    def __init__(self, book: Workbook, tables: Iterable[Table]) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._targets: dict[tuple[str, str | int], str] = {}
        for table in tables:
            for number, row in enumerate(table.rows, 2):
                self._targets.setdefault((table.name, row.key), f"internal:'{table.title}'!A{number}")
        self._links = 0
        self.sheet: Worksheet

    def write(self, table: Table) -> None:
        """Write one table to a sheet of its own."""
        self.sheet = self._book.add_worksheet(table.title)
        self._links = 0
        head = self._format(bold=True, bg_color=colours.HEADING.ground, font_color=colours.HEADING.words)
        for at, column in enumerate(table.columns):
            empty = not column.main and not any(shown(row.values[at]) for row in table.rows)
            self.sheet.set_column(at, at, column.width, None, {"hidden": True} if empty else {})
            self.sheet.write_string(0, at, column.heading, head)
        self.sheet.set_row(0, _height([column.heading for column in table.columns], table.columns))
        for number, row in enumerate(table.rows, 1):
            texts = [_fitting(on_lines(shown(value))) for value in row.values]
            self.sheet.set_row(number, _height(texts, table.columns))
            for at, (value, text) in enumerate(zip(row.values, texts, strict=True)):
                self._cell(number, at, value, text)

    def _cell(self, row: int, at: int, value: Value, text: str) -> None:
        sheet = self.sheet
        if not text:
            sheet.write_blank(row, at, None, self._format())
        elif isinstance(value, date):
            sheet.write_datetime(row, at, value, self._format(num_format="d mmm yyyy", align="left"))
        elif isinstance(value, (int, float)):
            sheet.write_number(
                row, at, value, self._format(num_format="0.00" if isinstance(value, float) else "0", align="center")
            )
        elif isinstance(value, Reference) and self._leads(value):
            link = self._format(font_color=colours.LINK, underline=1)
            sheet.write_url(row, at, self._targets[value.table, value.key], link, text)
        elif isinstance(value, Term) and value.value in colours.STATUSES:
            colour = colours.STATUSES[value.value]
            sheet.write_string(row, at, text, self._format(bg_color=colour.ground, font_color=colour.words, bold=True))
        else:
            sheet.write_string(row, at, text, self._format())

    def _leads(self, value: Reference) -> bool:
        self._links += (value.table, value.key) in self._targets
        return (value.table, value.key) in self._targets and self._links <= _LINKS

    def _format(self, **own: Any) -> Any:
        """Return a cell format; alike ones are one, since Excel holds few."""
        key = tuple(sorted(own.items()))
        if key not in self._formats:
            base = {"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"}
            base |= {"border": 1, "border_color": colours.LINES}
            self._formats[key] = self._book.add_format(base | own)
        return self._formats[key]


def _height(texts: Iterable[str], columns: Iterable[Column]) -> float:
    """Return the height of a row, in points, that shows its main columns: not every program fits it by itself."""
    shown_lines = [_lines(text, column.width) for text, column in zip(texts, columns, strict=True) if column.main]
    return min(13.0 * max(shown_lines) + 3, _ROW)


def _lines(text: str, width: int) -> int:
    width = width * 11 // 10  # in characters of the mean width of Arial, which is below that of a digit
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(len(wrap(line, width)) or 1 for line in text[: _ROW_LINES * width].split("\n"))


def _fitting(text: str) -> str:
    """Cut a text to what a cell holds; the plan has the rest."""
    if len(text) <= _CELL // 2 or len(text.encode("utf-16-le")) // 2 <= _CELL:
        return text
    return text.encode("utf-16-le")[: 2 * (_CELL - 1)].decode("utf-16-le", "ignore") + "…"


def _set_up(sheet: Worksheet, table: Table, assessment: Assessment, language: Language) -> None:
    """Set filters, the frozen header and the printed page: A4 landscape, main columns, header on each page."""
    rows, columns = len(table.rows), len(table.columns)
    sheet.autofilter(0, 0, rows, columns - 1)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, rows, sum(column.main for column in table.columns) - 1)
    plan = assessment.plan
    named = ", ".join(text for text in (plan.council, plan.title) if text) or plan.path
    sheet.set_header(f"&L{_in_header(named)}&R{_in_header(table.title)}")
    page = language.say("Page {number} of {all}", number="&P", all="&N")
    sheet.set_footer(f"&L{_in_header(assessment.catalogue.id)}&R{page}")
    # Ids such as 1.2 are texts; Excel need not wonder about them.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{rows + 1}"})


def _in_header(text: str) -> str:
    return shortened(on_one_line(text), _HEADER).replace("&", "&&")
