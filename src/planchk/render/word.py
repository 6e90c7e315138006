"""Word documents by python-docx: real styles, A4, tables that a screen reader follows, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from planchk.language import Language
from planchk.render import colours
from planchk.render.escape import on_lines, on_one_line, shortened
from planchk.render.table import Term
from planchk.render.zipped import without_times

if TYPE_CHECKING:
    from docx.table import Table as DocxTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

Style = Literal["Normal", "List Bullet", "List Continue"]

_FONT = "Arial"
# Points; the styles are those of Word's own template.
_SIZES = {"Normal": 10.5, "Title": 18, "Heading 1": 14, "Heading 2": 11.5, "List Bullet": 10.5, "List Continue": 10.5}
_SMALL_SIZES = {"Normal": 10.0, "Title": 16, "Heading 1": 13, "Heading 2": 11, "List Bullet": 10, "List Continue": 10}
_IN_TABLES = 9
# Centimetres: A4 and its margins.
_LONG, _SHORT, _MARGIN, _SMALL_MARGIN = 29.7, 21.0, 2.0, 1.7
# Word keeps 255 characters of a title.
_TITLE = 200


class Paper:
    """A document that is written from top to bottom. Every text is made safe here, and only here.

    ``small`` makes type and margins smaller, for what has to be one page.
    """

    def __init__(self, title: str, today: date, language: Language, small: bool = False) -> None:
        from docx import Document
        from docx.shared import Cm

        self._document = Document()
        self._say = language.say
        self._style(language, _SMALL_SIZES if small else _SIZES)
        properties = self._document.core_properties
        properties.title = shortened(on_one_line(title), _TITLE)
        properties.author = properties.last_modified_by = "planchk"
        properties.comments = properties.keywords = properties.subject = ""
        properties.created = properties.modified = datetime(today.year, today.month, today.day)
        properties.language = _tag(language)
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(_SHORT), Cm(_LONG)
        margin = Cm(_SMALL_MARGIN if small else _MARGIN)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
        section.footer_distance = margin // 2
        self._footer(section)
        self._document.add_paragraph(on_one_line(title), style="Title")

    def heading(self, text: str, level: int = 1) -> None:
        """Add a heading."""
        self._document.add_paragraph(on_one_line(text), style=f"Heading {level}")

    def text(
        self, text: str, lead: str = "", style: Style = "Normal", small: bool = False, keep: bool = False
    ) -> Paragraph:
        """Add a paragraph, its ``lead`` in bold; ``keep`` holds it on the page of the next one."""
        from docx.shared import Pt

        paragraph = self._document.add_paragraph(style=style)
        if lead:
            paragraph.add_run(on_one_line(lead) + " ").bold = True
        run = paragraph.add_run(on_one_line(text))
        if small:
            run.font.size = Pt(8.5)
        paragraph.paragraph_format.keep_with_next = keep
        return paragraph

    def turn(self) -> None:
        """Begin a page in the other orientation."""
        from docx.enum.section import WD_ORIENT, WD_SECTION

        before = self._document.sections[-1]
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        upright = before.orientation == WD_ORIENT.PORTRAIT
        section.orientation = WD_ORIENT.LANDSCAPE if upright else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = before.page_height, before.page_width

    def table(
        self, title: str, headings: Sequence[str], widths: Sequence[float], rows: Iterable[Sequence[str | Term]]
    ) -> DocxTable:
        """Add a table with a header row that repeats, and rows that stay on one page; widths are in centimetres.

        ``title`` is what a screen reader says of it. A term is set in the colours of its status.
        """
        from docx.shared import Cm

        rows = list(rows)
        made: DocxTable = self._document.add_table(rows=len(rows) + 1, cols=len(headings), style="Table Grid")
        made.autofit = False
        _describe(made, on_one_line(title))
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Cm(width)
        for number, (row, texts) in enumerate(zip(made.rows, [headings, *rows], strict=True)):
            _keep_together(row, header=not number)
            for cell, text, width in zip(row.cells, texts, widths, strict=True):
                self._fill(cell, text, width, header=not number)
        self._document.add_paragraph(style="Normal").paragraph_format.space_after = 0
        return made

    def save(self) -> bytes:
        """Return the document's bytes."""
        out = io.BytesIO()
        self._document.save(out)
        return without_times(out.getvalue())

    def _fill(self, cell: _Cell, text: str | Term, width: float, header: bool) -> None:
        from docx.shared import Cm, Pt, RGBColor

        cell.width = Cm(width)
        colour = colours.HEADING if header else None
        if isinstance(text, Term):
            colour, text = colours.STATUSES.get(text.value), text.shown
        for number, line in enumerate(on_lines(text).split("\n")):
            paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            run = paragraph.add_run(line)
            run.font.size = Pt(_IN_TABLES)
            run.bold = bool(colour)
            if colour:
                run.font.color.rgb = RGBColor.from_string(colour.words)
        if colour:
            _set(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=colour.ground)

    def _style(self, language: Language, sizes: dict[str, float]) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        styles = self._document.styles
        for name, size in sizes.items():
            style: Any = styles[name]
            style.font.size, style.font.name = Pt(size), _FONT
            fonts = style.element.rPr.rFonts
            for key in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[key]  # the theme's fonts would go before ours
            fonts.set(qn("w:eastAsia"), _FONT)
            fonts.set(qn("w:cs"), _FONT)
            if name.startswith(("Title", "Heading")):
                style.font.color.rgb = RGBColor.from_string(colours.HEADING.ground)
        normal: Any = styles["Normal"]
        normal.paragraph_format.space_after = Pt(6 if sizes is _SIZES else 3)
        for name, before, after in (
            ("Heading 1", 16, 4),
            ("Heading 2", 9, 2),
            ("List Bullet", 0, 3),
            ("List Continue", 0, 4),
        ):
            spaced: Any = styles[name]
            spaced.paragraph_format.space_before, spaced.paragraph_format.space_after = Pt(before), Pt(after)
        defaults = styles.element.find(qn("w:docDefaults"))
        for element in defaults.iter(qn("w:lang")):
            element.set(qn("w:val"), _tag(language))

    def _footer(self, section: Any) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        before, _, rest = self._say("Page {number} of {all}", number="\0", all="\1").partition("\0")
        between, _, after = rest.partition("\1")
        for text, code in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            paragraph.add_run(text)
            if code:
                _add_field(paragraph, code)


def _tag(language: Language) -> str:
    """Return the language as Word names it: the proofing of this country."""
    return f"{language.code}-GB"


def _set(parent: Any, tag: str, **attributes: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)


def _describe(table: Any, title: str) -> None:
    """Name a table, and say that its first row is the header, and nothing else of its look is meant."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _set(borders, f"w:{side}", val="single", sz="4", space="0", color=colours.LINES)
    properties.find(qn("w:tblLayout")).addprevious(borders)
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    _set(
        properties,
        "w:tblLook",
        val="0020",
        firstRow="1",
        lastRow="0",
        firstColumn="0",
        lastColumn="0",
        noHBand="1",
        noVBand="1",
    )
    _set(properties, "w:tblCaption", val=title)


def _keep_together(row: Any, header: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    _set(properties, "w:cantSplit")
    if header:
        _set(properties, "w:tblHeader")


def _add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field that Word fills when it lays out the pages."""
    for kind in ("begin", "", "separate", "1", "end"):
        run: Any = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            _set(run._r, "w:fldChar", fldCharType=kind)
        elif kind:
            run.text = kind
        else:
            from docx.oxml import OxmlElement

            instruction = OxmlElement("w:instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)
