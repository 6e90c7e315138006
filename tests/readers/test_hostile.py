"""Files that are damaged, disguised or hostile: a plan or one clear message, soon, and with nothing fetched."""

from __future__ import annotations

import io
import os
import time
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from command import Planchk
from planchk.errors import InputError, PlanchkError
from planchk.readers import load_plan
from planchk.readers.archive import MAX_PART

DATA = Path(__file__).parents[1] / "data"
DOCUMENT, SHEET, CONTENT = "word/document.xml", "xl/worksheets/sheet1.xml", "content.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
CSV = "No.;Action;Lead;By when\r\n1;Publish a café guide – for all;Head;June 2021\r\n2;Do “it”;Head;July 2021\r\n"
ENTITIES = b'<!DOCTYPE lolz [<!ENTITY a "lol">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9)
)


@cache
def original(suffix: str) -> bytes:
    return (DATA / f"plan.{suffix}").read_bytes()


def changed(suffix: str, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a file with one of its parts changed, or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(original(suffix))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            if name != part:
                made.writestr(name, source.read(name))
        made.writestr(part, change(source.read(part) if part in source.namelist() else b""))
    return out.getvalue()


def with_entities(xml: bytes) -> bytes:
    at = xml.index(b"?>") + 2
    return xml[:at] + ENTITIES + b"]>" + xml[at:]


def in_body(what: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(b"<w:body>", b"<w:body>" + what)


def below_rows(what: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(b"</sheetData>", what + b"</sheetData>")


def pdf(payload: bytes, kids: bytes = b"3 0 R") -> bytes:
    """Return a PDF of one page whose content is compressed."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count 1>>" % kids,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(payload), payload),
    ]
    out, starts = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + end


def flipped(data: bytes) -> bytes:
    changed = bytearray(data)
    changed[len(changed) // 3] ^= 0xFF
    return bytes(changed)


def bomb(part: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made, made.open(part, "w") as file:
        for _ in range(620):
            file.write(bytes(1_000_000))
    return out.getvalue()


def utf16(xml: bytes) -> bytes:
    return with_entities(xml.replace(b"UTF-8", b"UTF-16")).decode().encode("utf-16")


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, "x")
    return out.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.docx": (lambda: bomb(DOCUMENT), "unpacks to far more"),
    "bomb.xlsx": (lambda: bomb("xl/workbook.xml"), "unpacks to far more"),
    "padded.docx": (lambda: changed("docx", DOCUMENT, in_body(b" " * MAX_PART)), "unpacks to far more"),
    "paragraphs.docx": (lambda: changed("docx", DOCUMENT, in_body(b"<w:p/>" * 1_000_000)), "or 250,000 cells"),
    "entities.docx": (lambda: changed("docx", DOCUMENT, with_entities), "declares a document type"),
    "entities.xlsx": (lambda: changed("xlsx", SHEET, with_entities), "declares a document type"),
    "entities.odt": (lambda: changed("odt", CONTENT, with_entities), "declares a document type"),
    "entities16.docx": (lambda: changed("docx", DOCUMENT, utf16), "declares a document type"),
    "ebcdic.docx": (
        lambda: changed("docx", DOCUMENT, lambda xml: xml.decode().encode("cp037", "replace")),
        "document type",
    ),
    "deep.docx": (lambda: changed("docx", DOCUMENT, in_body(b"<w:sdt><w:sdtContent>" * 100_000)), "damaged"),
    "cut.docx": (lambda: original("docx")[:4000], "damaged or cut short"),
    "cut.xlsx": (lambda: original("xlsx")[:3000], "damaged or cut short"),
    "cut.ods": (lambda: original("ods")[:-300], "damaged or cut short"),
    "cut.pdf": (lambda: original("pdf")[:6000], "damaged or cut short"),
    "flipped.docx": (lambda: flipped(original("docx")), "damaged"),
    "flipped.xlsx": (lambda: flipped(original("xlsx")), "damaged"),
    "half-part.docx": (lambda: changed("docx", DOCUMENT, lambda xml: xml[: len(xml) // 2]), "is damaged"),
    "address.xlsx": (lambda: changed("xlsx", SHEET, lambda xml: xml.replace(b'r="A1"', b'r="!!"')), "is damaged"),
    "all-rows.xlsx": (
        lambda: changed(
            "xlsx",
            SHEET,
            below_rows(b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (at, at) for at in range(50, 90_000))),
        ),
        "or 250,000 cells",
    ),
    "columns.html": (lambda: b"<table>" + b"<tr><th colspan=99999>Action" * 2000, "or 250,000 cells"),
    "deep.html": (lambda: b"<html>" + b"<div>" * 300_000 + b"x", "nested deeper"),
    "protected.xlsx": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    "protected.odt": (
        lambda: changed("odt", "META-INF/manifest.xml", lambda xml: xml + b"<!-- encryption-data -->"),
        "protected by a password",
    ),
    "protected.pdf": (lambda: (DATA / "protected.pdf").read_bytes(), "protected by a password"),
    "old.doc": (lambda: OLE + "WordDocument".encode("utf-16-le"), "an old Word file"),
    "old.xls": (lambda: OLE + "Workbook".encode("utf-16-le"), "an old Excel file"),
    "scanned.pdf": (lambda: pdf(zlib.compress(b"0 0 100 100 re f")), "no text"),
    "loop.pdf": (lambda: pdf(zlib.compress(b"x"), b"2 0 R"), "no text"),
    "empty.pdf": (lambda: b"%PDF-1.4\n%%EOF", "damaged"),
    "picture.docx": (lambda: b"\x89PNG\r\n\x1a\n", "a picture"),
    "rtf.docx": (lambda: b"{\\rtf1 hello}", "an RTF file"),
    "web.doc": (lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "a web archive"),
    "nul.csv": (lambda: CSV[:30].encode() + b"\0" + CSV[30:].encode(), "a binary file"),
    "open-quote.csv": (lambda: b'Action,Lead,When\n"Do it,Head,June\n' + b"x,y,z\n" * 50_000, "a quotation mark"),
    "words.docx": (lambda: b"just words", "this is no plan"),
    "other.zip": (lambda: zipped("notes.txt"), "no Word, Excel or OpenDocument file"),
}


# What takes more than a second to make or to refuse.
SLOW = {"bomb.xlsx"}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow if name in SLOW else ()) for name in REFUSED]
)
def test_a_hostile_file_gets_one_clear_message_soon(name: str, tmp_path: Path) -> None:
    make, message = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(make())
    started = time.perf_counter()
    with pytest.raises(InputError) as caught:
        load_plan(str(path))
    # The promise is seconds; this leaves room for a busy machine.
    assert time.perf_counter() - started < 20
    fault = caught.value.faults[0]
    assert message in str(fault), str(fault)
    assert fault.remedy


READ: dict[str, tuple[Callable[[], bytes], int]] = {
    "dimension.xlsx": (
        lambda: changed("xlsx", SHEET, lambda xml: xml.replace(b"<cols>", b'<dimension ref="A1:XFD1048576"/><cols>')),
        5,
    ),
    "formatted.xlsx": (
        lambda: changed(
            "xlsx",
            SHEET,
            below_rows(b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (at, at) for at in range(50, 1_048_577))),
        ),
        5,
    ),
    "merged.xlsx": (
        lambda: changed(
            "xlsx",
            SHEET,
            lambda xml: xml.replace(b"</mergeCells>", b'<mergeCell ref="A40:XFD1048576"/>' * 20_000 + b"</mergeCells>"),
        ),
        5,
    ),
    "macro.docm": (lambda: changed("docx", "word/vbaProject.bin", lambda _: b"MACRO"), 5),
    "wrong-suffix.yaml": (lambda: original("docx"), 5),
    "wrong-suffix.docx": (lambda: original("xlsx"), 5),
    "wrong-suffix.csv": (lambda: original("pdf"), 5),
    "wrong-suffix.pdf": (lambda: b"actions: [Do it]", 1),
    "wrong-suffix.xlsx": (lambda: CSV.encode(), 2),
    "wrong-suffix.xls": (lambda: b"<html><table><tr><th>Action<th>Lead<tr><td>Do it<td>Head</table>", 1),
    "table.txt": (lambda: b"| Action | Lead |\n|---|---|\n| Do it | Head |\n", 1),
    "cp1252.csv": (lambda: CSV.encode("cp1252"), 2),
    "utf16.csv": (lambda: CSV.encode("utf-16"), 2),
    "utf16-without-mark.csv": (lambda: CSV.encode("utf-16-le"), 2),
    "mark.csv": (lambda: CSV.encode("utf-8-sig"), 2),
    "tabs.tsv": (lambda: CSV.replace(";", "\t").encode(), 2),
    "sep.csv": (lambda: b"sep=;\r\n" + CSV.encode(), 2),
    "rows.html": (lambda: b"<table><tr><th>Action<th>Lead<tr><td rowspan=999999999>a<td>b</table>", 1),
    "script.html": (
        lambda: (
            b"<html><script>alert(1)</script><img src=http://127.0.0.1:9/x><table><tr><th>Action<th>Lead<tr><td>a<td>b"
        ),
        1,
    ),
}


@pytest.mark.parametrize("name", READ)
def test_a_strange_file_is_read_for_what_it_is(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr(socket.socket, "connect", None)
    make, count = READ[name]
    path = tmp_path / name
    path.write_bytes(make())
    started = time.perf_counter()
    plan = load_plan(str(path))
    assert len(plan.actions) == count
    assert time.perf_counter() - started < 20
    if count == 2:
        assert plan.actions[0].title == "Publish a café guide – for all"


def test_text_far_below_the_table_is_said(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    path = tmp_path / "far.xlsx"
    path.write_bytes(changed("xlsx", SHEET, below_rows(far)))
    plan = load_plan(str(path))
    assert len(plan.actions) == 5
    assert [note.message for note in plan.unread] == ["1 cells far below or beside the table in sheet Action plan"]


def test_an_outer_file_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    reference = b'<!DOCTYPE x [<!ENTITY e SYSTEM "%s">]>' % secret.as_uri().encode()

    def refer(xml: bytes) -> bytes:
        at = xml.index(b"?>") + 2
        return xml[:at] + reference + xml[at:].replace(b"</w:t>", b"&e;</w:t>", 1)

    path = tmp_path / "p.docx"
    path.write_bytes(changed("docx", DOCUMENT, refer))
    with pytest.raises(InputError, match="declares a document type"):
        load_plan(str(path))


@pytest.mark.slow
def test_a_pdf_that_unpacks_without_end_is_stopped(tmp_path: Path, planchk: Planchk) -> None:
    resource = pytest.importorskip("resource")
    squeeze = zlib.compressobj(9)
    payload = b"".join(squeeze.compress(bytes(1_000_000)) for _ in range(2000)) + squeeze.flush()
    (tmp_path / "bomb.pdf").write_bytes(pdf(payload))
    run = planchk("check", "bomb.pdf")
    assert run.code == 2
    assert "takes more memory than a plan needs" in " ".join(run.err.split())
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 2_000_000


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from planchk.readers import pdf as module

    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"pip install 'planchk\[pdf\]'"):
        load_plan(str(DATA / "plan.pdf"))


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "odt", "ods"])
def test_any_damage_is_told_without_a_traceback(suffix: str, tmp_path: Path) -> None:
    data = original(suffix)
    path = tmp_path / f"p.{suffix}"
    for at in range(0, len(data), max(len(data) // 60, 1)):
        for broken in (data[:at], data[:at] + bytes(40) + data[at + 40 :]):
            path.write_bytes(broken)
            try:
                load_plan(str(path))
            except PlanchkError as error:
                assert error.faults[0].remedy or not broken
    assert os.listdir(tmp_path) == [path.name]
