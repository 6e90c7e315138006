"""The first sheet of the workbook: what it is, the counts by service and principle, and what the words mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from planchk.assessment import Assessment, Share, Summary
from planchk.language import ENGLISH, Language, label
from planchk.render import colours, labels
from planchk.render.escape import on_one_line, shortened
from planchk.render.summary import make_summary
from planchk.render.table import Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_FIRST = 44
_OTHERS = 12
_COLUMNS = 9
# Characters on a merged line of all columns in Arial 10, and the height of a line in points.
_LINE = 165
_HEIGHT = 13.5
_A4 = 9

# The statuses and what they mean, in words that hold in every language's table.
_MEANINGS = label(
    {
        "covered": ("Covered", "An action commits to all that the report asks here, in the words that are quoted."),
        "partial": ("Partial", "Some elements of the finding are answered, others are not."),
        "gap": ("Not covered", "No action answers any element for certain."),
        "waived": ("Waived", "Open, and set aside by a named person until a day."),
        "possible": (
            "Possible",
            "Of an element: an action may answer it; a person has to decide. Never counted as covered.",
        ),
        "missing": ("Missing", "Of an element: no action answers it."),
    }
)


def write_counts(
    book: Workbook, assessment: Assessment, today: date, tables: Sequence[Table], language: Language = ENGLISH
) -> None:
    """Write the sheet."""
    sheet = book.add_worksheet(language.say("Summary"))
    _Counts(book, sheet, language).write(assessment, today, tables)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    page = language.say("Page {number} of {all}", number="&P", all="&N")
    sheet.set_footer(f"&R{page}")


class _Counts:
    """Writes downward, a row at a time."""

    def __init__(self, book: Workbook, sheet: Worksheet, language: Language) -> None:
        self._book, self._sheet, self._language, self._row = book, sheet, language, 0
        sheet.set_column(0, 0, _FIRST)
        sheet.set_column(1, _COLUMNS - 1, _OTHERS)

    def write(self, assessment: Assessment, today: date, tables: Sequence[Table]) -> None:
        say = self._language.say
        page = make_summary(assessment, today, self._language)
        self._text(page.title, bold=True, font_size=16)
        for text in page.about:
            self._text(text)
        self._row += 1
        for text in page.sentences:
            self._text(text)
        self._row += 1
        everything = Share("", say("All"), assessment.summary)
        self._shares(say("Service"), (*assessment.by_service(), everything))
        self._shares(say("Principle"), (*assessment.by_principle(), everything))
        self._text(say("What the words mean"), bold=True, font_size=12)
        for key, (word, meaning) in _MEANINGS.items():
            colour = colours.STATUSES[key]
            made = self._format(bold=True, bg_color=colour.ground, font_color=colour.words, border=1)
            self._sheet.write_string(self._row, 0, say(word), made)
            self._merged(say(meaning), 1)
        self._row += 1
        for table in tables:
            link = self._format(font_color=colours.LINK, underline=1)
            rows = self._language.count(len(table.rows), "{n} row", "{n} rows")
            target = f"internal:'{table.title}'!A1"
            self._sheet.write_url(self._row, 0, target, link, f"{table.title}: {rows}")
            self._row += 1
        self._row += 1
        for text in page.notes:
            self._text(text, font_color="555555")

    def _text(self, text: str, **own: Any) -> None:
        self._merged(text, 0, **own)

    def _merged(self, text: str, first: int, **own: Any) -> None:
        """Write a text over all further columns; the height is set, since Excel does not fit merged cells."""
        text = shortened(on_one_line(text), 2000)
        per_line = (_LINE if not first else _LINE * 2 // 3) * 10 // own.get("font_size", 10)
        size = own.get("font_size", 10) / 10
        self._sheet.set_row(self._row, (-(-len(text) // per_line) * _HEIGHT + 3) * size)
        self._sheet.merge_range(self._row, first, self._row, _COLUMNS - 1, "", self._format(text_wrap=True, **own))
        self._sheet.write_string(self._row, first, text, self._format(text_wrap=True, **own))
        self._row += 1

    def _shares(self, what: str, shares: tuple[Share, ...]) -> None:
        say = self._language.say
        titles = [what, say("Findings"), *(say(labels.STANDINGS[key]) for key in labels.STANDINGS)]
        titles += [say("Elements"), say("Elements covered"), say("Share covered")]
        head = self._format(
            bold=True, bg_color=colours.HEADING.ground, font_color=colours.HEADING.words, border=1, text_wrap=True
        )
        for at, title in enumerate(titles):
            self._sheet.write_string(self._row, at, title, head)
        self._sheet.set_row(self._row, 2 * _HEIGHT + 2)
        self._row += 1
        for share in shares:
            bold = not share.id
            self._sheet.write_string(self._row, 0, on_one_line(share.title), self._format(border=1, bold=bold))
            for at, number in enumerate(_numbers(share.summary), 1):
                self._sheet.write_number(self._row, at, number, self._format(border=1, bold=bold))
            made = self._format(border=1, bold=bold, num_format="0%")
            self._sheet.write_number(self._row, _COLUMNS - 1, share.summary.percent / 100, made)
            self._row += 1
        self._row += 1

    def _format(self, **own: Any) -> Any:
        base = {"font_name": "Arial", "font_size": 10, "valign": "top", "border_color": colours.LINES}
        return self._book.add_format(base | own)


def _numbers(summary: Summary) -> tuple[int, ...]:
    return (
        summary.findings,
        summary.covered,
        summary.partial,
        summary.gap,
        summary.waived,
        summary.elements,
        summary.elements_covered,
    )
