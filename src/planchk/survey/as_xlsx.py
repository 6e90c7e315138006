"""A survey as an Excel workbook, written row by row, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, BinaryIO

from planchk import __version__
from planchk.language import ENGLISH, Language
from planchk.render.escape import on_one_line
from planchk.survey.columns import STATES, Cell, columns_of
from planchk.survey.record import Trouble
from planchk.survey.result import Survey
from planchk.survey.totals import Shares

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROWS = 1_048_576
"""Rows of a sheet, its heading among them."""

_LONGEST = 32_767  # characters of a cell
_COLOURS = {
    "covered": ("#D6EADF", "#00562D"),
    "partial": ("#FFF4B8", "#594D00"),
    "gap": ("#F8DCD8", "#8A1F12"),
    "waived": ("#E3DEF0", "#3D2375"),
}
# Of a share of none, a half and all; Excel blends what is between.
_SCALE: dict[str, Any] = {"type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num"}
_SCALE |= {"min_value": 0, "mid_value": 0.5, "max_value": 1}
_SCALE |= {"min_color": "#F8DCD8", "mid_color": "#FFF4B8", "max_color": "#9FD0BA"}


def write_xlsx(survey: Survey, file: BinaryIO, language: Language = ENGLISH) -> None:
    """Write the workbook, a sheet each: summary, findings, services, councils, plans, problems, what was not read."""
    from xlsxwriter import Workbook

    book = Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # Nothing from the clock: the same survey is the same file.
    book.set_properties(
        {"created": datetime.combine(survey.settings.today, time()), "comments": f"planchk {__version__}"}
    )
    writer = _Writer(book, language)
    _summary(survey, writer)
    _findings(survey, writer)
    _services(survey, writer)
    _councils(survey, writer)
    _plans(survey, writer)
    _problems(survey, writer)
    _worst(survey, writer)
    _unread(survey, writer)
    book.close()


class _Writer:
    """The workbook, its formats, and the words of its language."""

    def __init__(self, book: Any, language: Language) -> None:
        self.book = book
        self.language = language
        self.say = language.say
        wrapped = {"valign": "top", "text_wrap": True}
        self.head: Format = book.add_format({"bold": True, "bg_color": "#12395B", "font_color": "#FFFFFF", **wrapped})
        self.text: Format = book.add_format(wrapped)
        self.plain: Format = book.add_format({"valign": "top"})
        self.number: Format = book.add_format({"valign": "top", "num_format": "#,##0"})
        self.percent: Format = book.add_format({"valign": "top", "num_format": "0%"})
        self.strong: Format = book.add_format({"valign": "top", "bold": True, "text_wrap": True})
        self.standings: dict[str, Format] = {
            name: book.add_format({"valign": "top", "bg_color": ground, "font_color": ink, "align": "center"})
            for name, (ground, ink) in _COLOURS.items()
        }

    def sheet(self, title: str, widths: Sequence[int], headings: Sequence[str], frozen: int = 1) -> Worksheet:
        """Return a new sheet with its heading row, ``frozen`` columns of which stay in view."""
        sheet: Worksheet = self.book.add_worksheet(title[:31])
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        sheet.freeze_panes(1, frozen)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        sheet.set_row(0, 30)  # two lines
        for at, heading in enumerate(headings):
            sheet.write_string(0, at, heading, self.head)
        return sheet

    def row(
        self, sheet: Worksheet, at: int, cells: Iterable[Cell | float | None], format_: Format | None = None
    ) -> None:
        """Write a row: whole numbers, shares (floats), texts."""
        for column, cell in enumerate(cells):
            if isinstance(cell, float):
                sheet.write_number(at, column, cell, self.percent)
            elif isinstance(cell, int):
                sheet.write_number(at, column, cell, self.number)
            elif cell:
                sheet.write_string(at, column, safe(cell), format_ or self.plain)


def safe(text: str) -> str:
    """Return text as a cell can hold it; it is written as text, so no formula can start in it."""
    return on_one_line(text)[:_LONGEST]


def _share(shares: Shares) -> float | None:
    """Return the share covered; floored to whole percents, as everywhere."""
    return shares.percent / 100 if shares.all else None


def _summary(survey: Survey, writer: _Writer) -> None:
    say, totals = writer.say, survey.totals
    sheet = writer.sheet(say("Summary"), (44, 110), (say("Survey of improvement plans"), survey.catalogue.title), 0)
    rows: list[tuple[str, Cell | float | None]] = [
        (say("As of"), survey.settings.today.isoformat()),
        (say("Plans"), totals.plans),
        (say("Plans read"), totals.read),
        *((say(STATES[state]), number) for state, number in sorted(totals.states.items()) if state != "read"),
        (say("Plans that pass the default gate"), totals.passed),
        (say("Actions"), totals.actions),
        (say("Share of findings covered"), _share(totals.shares)),
    ]
    if survey.settings.service:
        rows.append((say("Only"), survey.catalogue.service_title(survey.settings.service)))
    rows += [
        (say("Reader"), survey.settings.reader),
        (say("Made by"), f"planchk {__version__}"),
        (say("Report"), survey.catalogue.source.attribution),
    ]
    if totals.interrupted:
        rows.insert(0, (say("Incomplete"), say("The survey was interrupted; some plans were not reached.")))
    for at, cells in enumerate(rows, 1):
        writer.row(sheet, at, cells, writer.text)
    start = len(rows) + 2
    writer.row(sheet, start, (say("Most often missed"),), writer.strong)
    for at, total in enumerate(totals.missed[:5], start + 1):
        missed = say("{gap} of {plans} plans", gap=total.shares.gap, plans=totals.read)
        writer.row(sheet, at, (f"{total.finding.id}: {missed}", total.finding.summary), writer.text)


def _findings(survey: Survey, writer: _Writer) -> None:
    say = writer.say
    headings = [say("Finding"), say("Element"), say("What is asked"), say("Share covered"), say("Covered")]
    headings += [say("Partial"), say("Possible"), say("Not covered"), say("Waived")]
    sheet = writer.sheet(say("Findings"), (12, 22, 110, 10, 10, 10, 10, 12, 10), headings)
    at = 0
    for total in survey.totals.findings:
        at += 1
        shares = total.shares
        cells = (total.finding.id, "", total.finding.summary, _share(shares), shares.covered, shares.partial)
        writer.row(sheet, at, (*cells, None, shares.gap, shares.waived), writer.strong)
        for element in survey.totals.elements:
            if element.finding.id == total.finding.id:
                at += 1
                share = 100 * element.covered // survey.totals.read / 100 if survey.totals.read else None
                row = (total.finding.id, element.element.id, element.element.text, share, element.covered, None)
                writer.row(sheet, at, (*row, element.possible, element.missing), writer.text)
    sheet.conditional_format(1, 3, max(at, 1), 3, _SCALE)


def _services(survey: Survey, writer: _Writer) -> None:
    say, totals, catalogue = writer.say, survey.totals, survey.catalogue
    headings = [say("Service"), say("Principle"), say("Share covered"), say("Covered"), say("Partial")]
    headings += [say("Not covered"), say("Waived")]
    sheet = writer.sheet(say("Services and principles"), (26, 46, 10, 10, 10, 12, 10), headings)
    groups = (*totals.both, *totals.services, *totals.principles)
    for at, group in enumerate(groups, 1):
        service = catalogue.service_title(group.service) if group.service else say("All")
        principle = catalogue.principle_title(group.principle) if group.principle else say("All")
        covered, partial, gap, waived = group.shares
        writer.row(sheet, at, (service, principle, _share(group.shares), covered, partial, gap, waived))
    sheet.conditional_format(1, 2, max(len(groups), 1), 2, _SCALE)


def _councils(survey: Survey, writer: _Writer) -> None:
    say, findings = writer.say, [finding.id for finding in survey.findings]
    headings = [say("Council"), say("Plans"), say("Passes"), say("Actions"), say("Share covered"), *findings]
    headings += [say("Errors"), say("Warnings")]
    widths = (36, 8, 8, 9, 10, *(9 for _ in findings), 9, 9)
    sheet = writer.sheet(say("Councils"), widths, headings)
    at = 0
    for council in survey.councils():
        at += 1
        cells = (council.name or say("(no council named)"), council.plans, council.passed, council.actions)
        shares = (_share(council.by_finding.get(id_, Shares())) for id_ in findings)
        writer.row(sheet, at, (*cells, _share(council.shares), *shares, council.errors, council.warnings))
    sheet.conditional_format(1, 4, max(at, 1), 4 + len(findings), _SCALE)
    sheet.autofilter(0, 0, max(at, 1), len(headings) - 1)


def _plans(survey: Survey, writer: _Writer) -> None:
    columns = columns_of(survey, writer.language)
    sheet = writer.sheet(
        writer.say("Plans"), [column.width for column in columns], [column.heading for column in columns]
    )
    at = 0
    for record in survey.records():
        at += 1
        for number, column in enumerate(columns):
            value = column.value(record)
            if isinstance(value, int):
                sheet.write_number(at, number, value, writer.plain)
            elif value:
                standing = record.standing.get(column.finding, "")
                sheet.write_string(at, number, safe(value), writer.standings.get(standing, writer.plain))
    sheet.autofilter(0, 0, max(at, 1), len(columns) - 1)


def _problems(survey: Survey, writer: _Writer) -> None:
    say = writer.say
    sheet = writer.sheet(
        say("Problems"),
        (10, 30, 10, 14, 10),
        (say("Rule"), say("Problem"), say("Plans"), say("Share of plans"), say("Times")),
    )
    for at, problem in enumerate(survey.totals.problems, 1):
        share = 100 * problem.plans // survey.totals.read / 100
        writer.row(sheet, at, (problem.code, problem.name, problem.plans, share, problem.times))


def _worst(survey: Survey, writer: _Writer) -> None:
    say = writer.say
    headings = (say("File"), say("Council"), say("Title"), say("Errors"), say("Warnings"), say("Not covered"))
    sheet = writer.sheet(say("Most problems"), (50, 30, 50, 9, 10, 12), headings)
    for at, record in enumerate(survey.totals.worst, 1):
        cells = (record.path, record.council, record.title, record.errors, record.warnings, record.having("gap"))
        writer.row(sheet, at, cells)


def _unread(survey: Survey, writer: _Writer) -> None:
    if not survey.totals.unread:
        return
    say = writer.say
    headings = (say("File"), say("State"), say("What happened"), say("Place"), say("What to do"))
    sheet = writer.sheet(say("Not readable"), (50, 20, 70, 24, 50), headings)
    unread = (record for record in survey.records() if record.state not in ("read", "interrupted"))
    for at, record in enumerate(unread, 1):
        trouble, state = record.trouble or Trouble(""), say(STATES[record.state])
        writer.row(sheet, at, (record.path, state, trouble.message, trouble.place, trouble.remedy), writer.text)
