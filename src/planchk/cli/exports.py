"""The formats of ``export``: one mapping from name to renderer feeds dispatch, ``--help`` and ``--all``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from planchk.language import ENGLISH, Language
from planchk.render.table import TABLES, TableName

if TYPE_CHECKING:
    from planchk.assessment import Assessment
    from planchk.render.summary import Page
    from planchk.render.table import Table

Part = Literal["", "findings", "elements", "actions", "problems", "summary"]
PARTS: tuple[Part, ...] = (*TABLES, "summary")


class Subject(NamedTuple):
    """What is written: the whole of an assessment (part empty), one of its tables, or its summary.

    ``language`` is that of what people read; what programs read is in English always.
    """

    assessment: Assessment
    today: date
    part: Part
    bom: bool = False
    language: Language = ENGLISH

    def shown(self) -> Assessment:
        """Return the assessment as people read it."""
        from planchk.translated import assessment_in

        return assessment_in(self.assessment, self.language.code)

    def table(self) -> Table:
        """Return the table that is asked for."""
        from planchk.render.tables import make_table

        return make_table(self.shown(), _table_name(self.part), self.language)

    def summary(self) -> Page:
        """Return the one-page summary."""
        from planchk.render.summary import make_summary

        return make_summary(self.shown(), self.today, self.language)


class Export(NamedTuple):
    """A format: how its files end, what it holds, and what renders it.

    ``whole`` is the name of the file that holds everything, empty where no file can; then the
    first of ``parts`` is what is written unless another is asked for. ``text`` can be printed.
    """

    suffix: str
    what: str
    whole: str
    parts: tuple[Part, ...]
    text: bool
    render: Callable[[Subject], str | bytes]

    @property
    def default(self) -> Part:
        """What is written where no part is asked for."""
        return "" if self.whole else self.parts[0]

    @property
    def files(self) -> Iterator[tuple[str, Part]]:
        """The files of ``--all``: the whole and the summary, or every part where there is no whole."""
        if self.whole:
            yield self.whole, ""
        for part in self.parts:
            if part == "summary" or not self.whole:
                yield f"{part}{self.suffix}", part


def _table_name(part: Part) -> TableName:
    return next(name for name in TABLES if name == part)


def _csv(subject: Subject) -> str:
    from planchk.render.as_csv import render_csv

    return ("\ufeff" if subject.bom else "") + render_csv(subject.table())


def _xlsx(subject: Subject) -> bytes:
    from planchk.render.as_xlsx import render_xlsx

    tables = (_table_name(subject.part),) if subject.part else TABLES
    return render_xlsx(subject.shown(), subject.today, tables, subject.language)


def _docx(subject: Subject) -> bytes:
    from planchk.render.as_docx import render_docx, render_summary_docx

    if subject.part == "summary":
        return render_summary_docx(subject.summary(), subject.today, subject.language)
    return render_docx(subject.shown(), subject.today, subject.language)


def _md(subject: Subject) -> str:
    from planchk.render.as_markdown import render_summary, render_table

    if subject.part == "summary":
        return render_summary(subject.summary())
    return render_table(subject.shown(), subject.table(), subject.language)


def _json(subject: Subject) -> str:
    from planchk.render.as_json import render_json
    from planchk.render.as_rows import render_rows

    subject = subject._replace(language=ENGLISH)
    return render_rows(subject.table()) if subject.part else render_json([subject.assessment])


def _html(subject: Subject) -> str:
    from planchk.render.as_html import render_html
    from planchk.render.summary_as_html import render_summary_html

    if subject.part == "summary":
        return render_summary_html(subject.summary(), subject.language)
    return render_html(subject.shown(), subject.language)


def _sarif(subject: Subject) -> str:
    from planchk.cli.repository import find_repository
    from planchk.render.as_sarif import render_sarif

    return render_sarif([subject.assessment], find_repository())


def _junit(subject: Subject) -> str:
    from planchk.cli.repository import find_repository
    from planchk.render.as_junit import render_junit

    return render_junit([subject.assessment], find_repository())


def _gitlab(subject: Subject) -> str:
    from planchk.cli.repository import find_repository
    from planchk.render.as_gitlab import render_gitlab

    return render_gitlab([subject.assessment], find_repository())


# Of two with one suffix the first is taken for it.
EXPORTS: dict[str, Export] = {
    "csv": Export(".csv", "a table, for spreadsheets and programs", "", TABLES, True, _csv),
    "xlsx": Export(".xlsx", "an Excel workbook: counts and all tables", "report.xlsx", TABLES, False, _xlsx),
    "docx": Export(".docx", "a Word appendix for committee papers", "report.docx", ("summary",), False, _docx),
    "md": Export(".md", "a table or the summary, for GitHub and wikis", "", PARTS, True, _md),
    "json": Export(".json", "everything, or a table's rows, for programs", "report.json", TABLES, True, _json),
    "html": Export(".html", "a report for the browser, in one file", "report.html", ("summary",), True, _html),
    "sarif": Export(".sarif", "problems, for code scanning", "planchk.sarif", (), True, _sarif),
    "junit": Export(".xml", "a test a finding, for CI", "junit.xml", (), True, _junit),
    "gitlab": Export(".json", "problems, for GitLab's code quality", "gl-code-quality-report.json", (), True, _gitlab),
}
