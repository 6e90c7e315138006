"""A plan to fill in as an Excel workbook: how it is used, the plan itself, and what answers each clause."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import date, datetime
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from planchk.language import Language, label
from planchk.render import colours
from planchk.render.escape import on_one_line, shortened
from planchk.render.zipped import without_times
from planchk.templates.skeleton import Block, Row, Skeleton
from planchk.templates.wording import (
    ANSWERS,
    ASKED,
    ASKS,
    DOES_NOT,
    FIELDS,
    HELPS,
    REF,
    kind_of,
    services,
    source,
    statuses,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# Column widths in characters; together they print on A4 landscape in letters that can be read.
_WIDTHS = {"action": 40, "outcome": 24, "measures": 26, "owner": 17, "due": 12, "status": 12, "service": 13}
_REF, _ANSWERS, _ASKED = 5, 20, 26
# Rows below the plan that still have the drop-downs and the colours.
_SPARE = 100
# What is still to be filled in, and what is not for filling in: too pale to be read as a rating.
_WAITING, _QUIET = "FFFBE6", "F4F5F7"
# Excel's limits for the heading and the text of a prompt.
_PROMPT_TITLE, _PROMPT = 32, 255
_A4 = 9
# Points: a line of Arial 10, and the room of four for an action; the row grows with more.
_LINE, _ROOM = 13.2, 56
_FIRST = len((_REF, _ANSWERS, _ASKED))
_STEPS = label(
    (
        "Each row of the sheet 'Action plan' is for an action that answers one clause of the report. Write what will "
        "be done, by whom, by when, and how success is measured. What is yellow waits to be filled in.",
        "For a further action, copy a row and put it below. An action that answers several clauses is written once, "
        "and lists them under 'Answers'.",
        "A row without an action is passed over: what is not filled in yet does no harm.",
        "What answers a clause, and what does not, stands on the last sheet; the references under 'Answers' lead "
        "there.",
    )
)


def write(skeleton: Skeleton, language: Language) -> bytes:
    """Return the file's bytes."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    book.set_properties({"title": shortened(on_one_line(skeleton.title), 250), "created": datetime(2000, 1, 1)})
    made = _Book(book, skeleton, language)
    made.write()
    book.close()
    return without_times(_with_growing_rows(out.getvalue(), made.growing))


class _Book:
    """The three sheets of one workbook."""

    def __init__(self, book: Workbook, skeleton: Skeleton, language: Language) -> None:
        self.book = book
        self.skeleton = skeleton
        self.say = language.say
        self.language = language
        self.start, self.plan, self.asked = (
            book.add_worksheet(self.say(name)) for name in label(("Start here", "Action plan", "What answers it"))
        )
        self.spots: dict[str, int] = {}  # the row of the third sheet that tells of a clause
        self.growing: set[int] = set()  # the rows of the plan that are filled in

    def write(self) -> None:
        """Write all sheets; the second links to the third and takes its choices from the first."""
        choices = self._write_start()
        self._write_asked()
        self._write_plan(choices)

    def _format(self, **own: Any) -> Any:
        base = {"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"}
        return self.book.add_format(base | own)

    def _boxed(self, **own: Any) -> Any:
        return self._format(border=1, border_color=colours.LINES, **own)

    # -- how it is used ---------------------------------------------------------------------------

    def _write_start(self) -> dict[str, str]:
        """Write the first sheet; returns the ranges that hold the choices of a field."""
        sheet, say = self.start, self.say
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 2, 45)
        sheet.merge_range(0, 0, 0, 2, "", None)
        sheet.write_string(0, 0, on_one_line(self.skeleton.title), self._format(bold=True, font_size=16))
        sheet.set_row(0, 26)
        at = 1
        for text in source(self.skeleton, self.language):
            at = self._paragraph(at, text, font_color="555555")
        at += 1
        bold, field = self._format(bold=True), self._boxed(bg_color=_WAITING)
        for name, value in ((say("Council"), self.skeleton.council), (say("Plan title"), self.skeleton.title)):
            sheet.write_string(at, 0, name, bold)
            sheet.write_string(at, 1, on_one_line(value), field)
            at += 1
        sheet.write_string(at, 0, say("Date of plan"), bold)
        sheet.write_blank(at, 1, None, self._boxed(bg_color=_WAITING, num_format="d mmmm yyyy", align="left"))
        self._check_date(sheet, at, 1, at, 1)
        at = self._paragraph(at + 2, say("How to fill it in"), bold=True, font_size=12)
        for number, step in enumerate(_STEPS, 1):
            at = self._paragraph(at, f"{number}.  {say(step)}")
        at += 1
        ranges = {}
        for column, (name, heading, values) in enumerate(
            (
                ("status", say("Statuses to choose from"), statuses(self.language)),
                ("service", say("Services to choose from"), services(self.skeleton, self.language)),
            ),
            1,
        ):
            sheet.write_string(at, column, heading, self._format(bold=True))
            for row, value in enumerate(values, at + 1):
                sheet.write_string(row, column, on_one_line(value), self._format())
            letter = "ABC"[column]
            quoted = self.start.get_name().replace("'", "''")
            ranges[name] = f"='{quoted}'!${letter}${at + 2}:${letter}${at + 1 + len(values)}"
        self._page(sheet)
        return ranges

    def _paragraph(self, at: int, text: str, **own: Any) -> int:
        """Write a text across the sheet; returns the row below it."""
        self.start.merge_range(at, 0, at, 2, "", None)
        self.start.write_string(at, 0, text, self._format(**own))
        self.start.set_row(at, _height([(text, 112)]))
        return at + 1

    # -- the plan ---------------------------------------------------------------------------------

    def _write_plan(self, choices: dict[str, str]) -> None:
        sheet, say = self.plan, self.say
        headings = [REF, ANSWERS, ASKED, *(field.heading for field in FIELDS)]
        widths = [_REF, _ANSWERS, _ASKED, *(_WIDTHS[field.name] for field in FIELDS)]
        head = self._boxed(bold=True, bg_color=colours.HEADING.ground, font_color=colours.HEADING.words)
        for at, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, say(heading), head)
        for at, field in enumerate(FIELDS, _FIRST):
            self._prompt(sheet, 0, at, say(field.heading), say(field.about))
        sheet.set_row(0, 30)
        row = 1
        for group in self.skeleton.groups:
            for block in group.blocks:
                self._band(sheet, row, block, len(headings) - 1, sum(widths))
                for each in block.rows:
                    row += 1
                    self._row(row, each, group.service.title)
                row += 1
        self._guide(1, row - 1 + _SPARE, choices)
        sheet.autofilter(0, 0, row - 1, len(headings) - 1)
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, row - 1, len(headings) - 1)
        sheet.ignore_errors({"number_stored_as_text": "A1:B1000"})
        self._page(sheet)

    def _band(self, sheet: Worksheet, row: int, block: Block, last: int, width: int) -> None:
        """Write the heading of a finding across the sheet: what it is, and the report's words."""
        finding = block.finding
        principle = self.skeleton.catalogue.principle_title(finding.principle)
        opening = f"{finding.id}  {on_one_line(f'{kind_of(finding, self.language)}, {principle}')}: "
        quote = f"“{on_one_line(finding.quote)}”"
        ground = self._boxed(bg_color=colours.STATUSES["info"].ground, valign="vcenter")
        sheet.merge_range(row, 0, row, last, "", ground)
        base = {"font_name": "Arial", "font_size": 10}
        bold, italic = self.book.add_format(base | {"bold": True}), self.book.add_format(base | {"italic": True})
        sheet.write_rich_string(row, 0, bold, opening, italic, quote, ground)
        sheet.set_row(row, _height([(opening + quote, width)]) + 5)

    def _row(self, row: int, each: Row, service: str) -> None:
        sheet = self.plan
        quiet = self._boxed(bg_color=_QUIET, font_color="444444")
        sheet.write_number(row, 0, each.number, self._boxed(align="left"))
        link = f"internal:'{self.asked.get_name()}'!A{self.spots[each.reference] + 1}"
        tip = self.say("What answers it, and what does not")
        sheet.write_url(row, 1, link, self._boxed(font_color=colours.LINK, underline=1), each.reference, tip)
        sheet.write_string(row, 2, on_one_line(each.element.text), quiet)
        for at, field in enumerate(FIELDS, _FIRST):
            if field.name == "service":
                sheet.write_string(row, at, on_one_line(service), self._boxed())
            else:
                dated = {"num_format": "d mmm yyyy", "align": "left"} if field.name == "due" else {}
                sheet.write_blank(row, at, None, self._boxed(**dated))
        asked = [(each.reference, _ANSWERS), (on_one_line(each.element.text), _ASKED), (service, _WIDTHS["service"])]
        sheet.set_row(row, max(_height(asked), _ROOM))
        self.growing.add(row)
        if each.element.question:
            self._prompt(sheet, row, _FIRST, self.say(ASKS), each.element.question)

    def _guide(self, first: int, last: int, choices: dict[str, str]) -> None:
        """Add drop-downs, the check of dates, and the colour of what waits to be filled in."""
        sheet = self.plan
        columns = {field.name: at for at, field in enumerate(FIELDS, _FIRST)}
        for name, source_range in choices.items():
            rule = {
                "validate": "list",
                "source": source_range,
                "error_title": self.say("Choose from the list"),
                "error_message": self.say("The list is on the first sheet."),
            }
            sheet.data_validation(first, columns[name], last, columns[name], rule)
        self._check_date(sheet, first, columns["due"], last, columns["due"])
        waiting = self.book.add_format({"bg_color": f"#{_WAITING}"})
        action = columns["action"]
        letter = _letter(action)
        row = first + 1
        empty = f'AND(ISNUMBER($A{row}),${letter}{row}="")'
        sheet.conditional_format(first, action, last, action, {"type": "formula", "criteria": empty, "format": waiting})
        for name in ("measures", "owner", "due"):
            at = columns[name]
            lacking = f'AND(${letter}{row}<>"",${_letter(at)}{row}="")'
            sheet.conditional_format(first, at, last, at, {"type": "formula", "criteria": lacking, "format": waiting})

    # -- what answers it --------------------------------------------------------------------------

    def _write_asked(self) -> None:
        sheet, say = self.asked, self.say
        headings = (label("Clause"), ASKED, HELPS, DOES_NOT, ASKS)
        widths = (13, 30, 60, 60, 30)
        head = self._boxed(bold=True, bg_color=colours.HEADING.ground, font_color=colours.HEADING.words)
        for at, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, say(heading), head)
        row = 1
        plain, bold = self._boxed(), self._boxed(bold=True)
        for block in self.skeleton.blocks:
            self._band(sheet, row, block, len(headings) - 1, sum(widths))
            for each in block.rows:
                row += 1
                self.spots[each.reference] = row
                element = each.element
                lists = (_bullets(element.counts), _bullets(element.does_not_count))
                texts = (each.reference, on_one_line(element.text), *lists, on_one_line(element.question))
                for at, text in enumerate(texts):
                    sheet.write_string(row, at, text, plain if at else bold)
                sheet.set_row(row, min(_height(zip(texts, widths, strict=True)), 409))
            row += 1
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        self._page(sheet)

    # -- shared -----------------------------------------------------------------------------------

    def _check_date(self, sheet: Worksheet, first: int, left: int, last: int, right: int) -> None:
        rule = {
            "validate": "date",
            "criteria": "between",
            "minimum": date(2000, 1, 1),
            "maximum": date(2099, 12, 31),
            "error_type": "warning",  # a quarter or a month in words is read too
            "error_title": self.say("This is no date"),
            "error_message": self.say("Write a date such as 30/06/2021, so that what is late can be told."),
        }
        sheet.data_validation(first, left, last, right, rule)

    @staticmethod
    def _prompt(sheet: Worksheet, row: int, column: int, title: str, text: str) -> None:
        rule = {"validate": "any", "input_title": shortened(on_one_line(title), _PROMPT_TITLE)}
        sheet.data_validation(row, column, row, column, rule | {"input_message": shortened(on_one_line(text), _PROMPT)})

    def _page(self, sheet: Worksheet) -> None:
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        named = ", ".join(text for text in (self.skeleton.council, self.skeleton.title) if text)
        sheet.set_header(f"&L{shortened(on_one_line(named), 120).replace('&', '&&')}&R{sheet.get_name()}")
        sheet.set_footer(f"&R{self.say('Page {number} of {all}', number='&P', all='&N')}")


def _bullets(texts: Iterable[str]) -> str:
    return "\n".join(f"• {on_one_line(text)}" for text in texts)


def _height(cells: Iterable[tuple[str, int]]) -> float:
    """Return the height in points of a row that shows these texts in columns of these widths (characters)."""
    # In characters of the mean width of Arial, which is below that of a digit.
    lines = [sum(len(wrap(line, width * 6 // 5)) or 1 for line in text.split("\n")) for text, width in cells]
    return _LINE * max(lines) + 3


def _with_growing_rows(data: bytes, growing: set[int]) -> bytes:
    """Return the workbook with rows of its second sheet that grow with what is written into them.

    XlsxWriter marks each height that it sets as chosen by a person, and such rows keep it.
    """

    def free(match: re.Match[bytes]) -> bytes:
        return match[0].replace(b' customHeight="1"', b"") if int(match[1]) - 1 in growing else match[0]

    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as given, ZipFile(out, "w") as made:
        for member in given.infolist():
            content = given.read(member)
            if member.filename == "xl/worksheets/sheet2.xml":
                content = re.sub(rb'<row r="(\d+)"[^>]*>', free, content)
            made.writestr(member, content)
    return out.getvalue()


def _letter(column: int) -> str:
    return chr(ord("A") + column)
