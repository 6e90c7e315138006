"""Bytes from outside are text, or a refusal that says what they are."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from planchk import files
from planchk.errors import InputError


@pytest.mark.parametrize(
    "data",
    ["ŵy".encode(), "ŵy".encode("utf-8-sig"), "ŵy".encode("utf-16"), "\ufeffŵy".encode("utf-16-be")],
)
def test_unicode_with_or_without_its_mark_is_read(data: bytes) -> None:
    assert files.decode(data, "p").lstrip("\ufeff") == "ŵy"


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"PK\x03\x04rest", "a zip archive, as Word and Excel files are", 0),
        (b"%PDF-1.7", "a PDF", 0),
        (b"\xd0\xcf\x11\xe0", "an old Word", 0),
        (b"a\nb\0c", "binary", 2),
        (b"a: 1\nb: caf\xe9\n", "not valid UTF-8 (byte 0xe9)", 2),
        (b"\xff\xfea", "not valid UTF-16", 1),
    ],
)
def test_other_bytes_are_refused_by_name(data: bytes, message: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        files.decode(data, "p")
    fault = caught.value.faults[0]
    assert message in fault.message
    assert fault.place.line == line
    assert fault.remedy


@pytest.mark.parametrize("path", ["missing.yaml", ".", "a\0b"])
def test_what_is_no_readable_file_is_refused(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError):
        files.read_text(path)


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("a: 1")
    path.chmod(0)
    with pytest.raises(InputError, match="permission"):
        files.read_text(str(path))


def test_a_file_past_the_limit_is_refused_without_reading_it_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    path = tmp_path / "p.yaml"
    path.write_bytes(b"x" * 11)
    with pytest.raises(InputError, match="larger than"):
        files.read_text(str(path))


@pytest.mark.parametrize("size", [0, files._PLAN_BYTES - 1, files._PLAN_BYTES, files._PLAN_BYTES + 1, 200_000])
def test_a_file_of_any_size_is_read_to_its_end(size: int, tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    data = bytes(at % 251 for at in range(size))
    path.write_bytes(data)
    assert files.read_bytes(str(path)) == data


def test_standard_input_that_comes_in_pieces_is_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    pieces = [b"a" * 40_000, b"b" * 40_000, b"c" * 10]

    def write() -> None:
        with open(writing, "wb", buffering=0) as file:
            for piece in pieces:
                file.write(piece)

    writer = threading.Thread(target=write)
    writer.start()
    with open(reading, encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert files.read_bytes("-") == b"".join(pieces)
    writer.join()
