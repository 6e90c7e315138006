"""What only Word files hold: styles, automatic numbers, shading, tracked changes, text boxes, nested tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from planchk.plan import Plan
from planchk.readers import load_plan

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOXED = "<w:txbxContent><w:p><w:r><w:t>Boxed words</w:t></w:r></w:p></w:txbxContent>"
# Word stores a text box twice: as it draws it, and for programs that can't.
BOX = f"""<w:p {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing>{BOXED}</w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:textbox>{BOXED}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""


def table(document: Any, *rows: str) -> Any:
    """Add a table; its cells are parted by ``|``."""
    cells = [row.split("|") for row in rows]
    made = document.add_table(len(rows), len(cells[0]))
    for row, texts in zip(made.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return made


def append(cell: Any, xml: str) -> None:
    cell.paragraphs[0]._p.append(parse_xml(xml.replace(">", f" {W}>", 1)))


def read(document: Any, tmp_path: Path) -> Plan:
    path = tmp_path / "p.docx"
    document.save(str(path))
    return load_plan(str(path))


def unread(plan: Plan) -> list[str]:
    return [note.message for note in plan.unread]


@pytest.fixture
def document() -> Any:
    return docx.Document()


def test_places_name_table_and_row(document: Any, tmp_path: Path) -> None:
    table(document, "Version|Author", "1|Ann")
    table(document, "Action|Lead|By when", "Do a|Ann|June", "Do b|Bob|July")
    plan = read(document, tmp_path)
    assert [action.place.within for action in plan.actions] == ["table 2, row 2", "table 2, row 3"]
    assert str(plan.actions[0].place).endswith("p.docx (table 2, row 2)")
    assert unread(plan) == ["table 1 has no column of actions; it opens with: Version | Author | 1 | Ann"]


def test_automatic_numbers_are_ids(document: Any, tmp_path: Path) -> None:
    made = table(document, "No.|Action|Lead", "|Do a|Ann", "|Do b|Bob")
    for row in made.rows[1:]:
        row.cells[0].paragraphs[0].style = "List Number"
    assert [action.id for action in read(document, tmp_path).actions] == ["1", "2"]


def test_shading_is_a_status(document: Any, tmp_path: Path) -> None:
    made = table(document, "Action|Lead|RAG", "Do a|Ann|", "Do b|Bob|", "Do c|Cat|On track")
    for row, fill in zip(made.rows[1:], ("FF0000", "FFC000", "92D050"), strict=True):
        row.cells[2]._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:fill="{fill}"/>'))
    plan = read(document, tmp_path)
    assert [action.status and action.status.value for action in plan.actions] == ["Red", "Amber", "On track"]


def test_insertions_count_and_deletions_do_not(document: Any, tmp_path: Path) -> None:
    made = table(document, "Action|Lead", "Do a|Ann")
    append(made.rows[1].cells[0], '<w:del w:id="1"><w:r><w:delText> old</w:delText></w:r></w:del>')
    append(made.rows[1].cells[0], '<w:ins w:id="2"><w:r><w:t xml:space="preserve"> new</w:t></w:r></w:ins>')
    assert read(document, tmp_path).actions[0].title == "Do a new"


def test_content_controls_symbols_and_hidden_text(document: Any, tmp_path: Path) -> None:
    made = table(document, "Action|Lead|Complete", "Do a|Ann|", "Do b|Bob|")
    append(
        made.rows[1].cells[0],
        '<w:sdt><w:sdtContent><w:r><w:t xml:space="preserve"> now</w:t></w:r></w:sdtContent></w:sdt>',
    )
    append(made.rows[1].cells[0], "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>")
    append(made.rows[1].cells[2], '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')
    first, second = read(document, tmp_path).actions
    assert (first.title, first.status and first.status.value) == ("Do a now", "Complete")
    assert second.status is None


def test_prompts_of_content_controls_are_no_text(document: Any, tmp_path: Path) -> None:
    made = table(document, "Action|Lead|Status", "Do a|Ann|", "Do b|Bob|")
    for row, prompt in zip(made.rows[1:], ("<w:showingPlcHdr/>", '<w:showingPlcHdr w:val="0"/>'), strict=True):
        content = "<w:sdtContent><w:r><w:t>Choose</w:t></w:r></w:sdtContent>"
        append(row.cells[2], f"<w:sdt><w:sdtPr>{prompt}</w:sdtPr>{content}</w:sdt>")
    first, second = read(document, tmp_path).actions
    assert first.status is None
    assert second.status
    assert second.status.value == "Choose"


def test_text_boxes_headers_and_other_text_are_counted(document: Any, tmp_path: Path) -> None:
    document.sections[0].header.paragraphs[0].text = "Official"
    document.add_heading("Recovery plan", 0)
    document.element.body.insert(1, parse_xml(BOX))
    table(document, "Action|Lead", "Do a|Ann")
    document.add_paragraph("Agreed by the board.")
    plan = read(document, tmp_path)
    assert plan.title == "Recovery plan"
    assert unread(plan) == [
        "a text box: 'Boxed words'",
        "a page's head or foot: 'Official'",
        "text outside the tables: 'Agreed by the board.'",
    ]


def test_a_bold_line_above_a_table_heads_it(document: Any, tmp_path: Path) -> None:
    document.add_heading("Recovery plan", 0)
    document.add_heading("Children", 1)
    for number in (1, 2):
        document.add_paragraph().add_run(f"Recommendation {number}: voice").bold = True
        table(document, "No|Action|Lead", f"{number}.1|Do a|Ann")
    document.add_heading("Adults", 1)
    table(document, "No|Action|Lead", "3.1|Do a|Ann")
    assert [action.sections for action in read(document, tmp_path).actions] == [
        ("Children", "Recommendation 1: voice"),
        ("Children", "Recommendation 2: voice"),
        ("Adults",),
    ]


def test_a_table_within_a_table_is_a_table_of_its_own(document: Any, tmp_path: Path) -> None:
    outer = document.add_table(1, 1)
    inner = outer.rows[0].cells[0].add_table(2, 2)
    for cell, text in zip([*inner.rows[0].cells, *inner.rows[1].cells], ("Action", "Lead", "Do a", "Ann"), strict=True):
        cell.text = text
    plan = read(document, tmp_path)
    assert [(action.title, action.place.within) for action in plan.actions] == [("Do a", "table 2, row 2")]
