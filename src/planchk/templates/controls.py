"""Content controls of Word, which python-docx doesn't make: drop-downs and date pickers with a prompt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from planchk.language import Language
from planchk.render.escape import on_one_line

if TYPE_CHECKING:
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

# Half points, as in the tables.
_SIZE = "18"
_PROMPT_STYLE, _FORM_STYLE = "Placeholder Text", "Table Text"
_GREY = "6B6B6B"


def list_control(title: str, number: int, choices: Sequence[str], prompt: str = "", chosen: str = "") -> Any:
    """Return a drop-down; until something is chosen it shows the prompt."""
    control, properties = _control(title, number, prompt, chosen)
    items = _element("w:dropDownList")
    for choice in choices:
        items.append(_element("w:listItem", displayText=on_one_line(choice), value=on_one_line(choice)))
    properties.append(items)
    return control


def date_control(title: str, number: int, prompt: str, language: Language) -> Any:
    """Return a date picker."""
    control, properties = _control(title, number, prompt, "")
    picker = _element("w:date")
    picker.append(_element("w:dateFormat", val="d MMMM yyyy"))
    picker.append(_element("w:lid", val=f"{language.code}-GB"))
    picker.append(_element("w:storeMappedDataAs", val="date"))
    picker.append(_element("w:calendar", val="gregorian"))
    properties.append(picker)
    return control


def add_control(paragraph: Paragraph, control: Any) -> None:
    """Put a control at the end of a paragraph."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    styles = _styles(paragraph)
    if _PROMPT_STYLE not in styles:
        styles.add_style(_PROMPT_STYLE, WD_STYLE_TYPE.CHARACTER).font.color.rgb = RGBColor.from_string(_GREY)
    paragraph._p.append(control)


def to_be_written(cell: _Cell) -> None:
    """Let what is written into a cell be as large as the rest of its table."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    styles = _styles(paragraph)
    if _FORM_STYLE not in styles:
        style = styles.add_style(_FORM_STYLE, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.font.size = Pt(int(_SIZE) / 2)
        style.paragraph_format.space_after = Pt(1)
    paragraph.style = styles[_FORM_STYLE]


def merge(row: _Row) -> _Cell:
    """Return the one cell that a row becomes; its first paragraph is bold."""
    cell: _Cell = row.cells[0].merge(row.cells[-1])
    for paragraph in cell.paragraphs:
        if not paragraph.text:  # of the other cells
            cell._tc.remove(paragraph._p)
    for run in cell.paragraphs[0].runs:
        run.bold = True
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.keep_with_next = True
    return cell


def shade(cell: _Cell, ground: str) -> None:
    """Give a cell a ground, as six hexadecimal digits."""
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=ground))


def _styles(paragraph: Paragraph) -> Any:
    part: Any = paragraph.part
    return part.document.styles


def _control(title: str, number: int, prompt: str, chosen: str) -> tuple[Any, Any]:
    """Return a control within a line and its properties, to which its kind is added."""
    control, properties, content = _element("w:sdt"), _element("w:sdtPr"), _element("w:sdtContent")
    style = _element("w:rPr")
    style.append(_element("w:sz", val=_SIZE))
    properties.append(style)
    properties.append(_element("w:alias", val=on_one_line(title)))
    properties.append(_element("w:id", val=str(number)))
    if not chosen:
        properties.append(_element("w:showingPlcHdr"))
    run, look, text = _element("w:r"), _element("w:rPr"), _element("w:t")
    if not chosen:
        look.append(_element("w:rStyle", val=_PROMPT_STYLE.replace(" ", "")))
    look.append(_element("w:sz", val=_SIZE))
    text.text = on_one_line(chosen or prompt)
    run.extend([look, text])
    content.append(run)
    control.extend([properties, content])
    return control, properties


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
