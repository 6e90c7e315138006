"""What the user names becomes plan files: folders, patterns, lists and URLs."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from planchk.errors import InputError
from planchk.survey.sources import find_plans, listed_in


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    names = ("b.yaml", "a.docx", "notes.md", "~$a.docx", ".c.yaml", "a.docx.links.yaml", "in/d.XLSX", ".git/e.yaml")
    for name in names:
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return tmp_path


def test_a_folder_gives_its_plans_and_those_below_in_order(plans: Path) -> None:
    assert list(find_plans(["plans"])) == ["plans/a.docx", "plans/b.yaml", "plans/in/d.XLSX"]


def test_what_is_left_out_is_not_found_but_can_be_named(plans: Path) -> None:
    leave_out = lambda path: path.endswith("b.yaml")  # noqa: E731
    assert list(find_plans(["plans", "plans/b.yaml"], leave_out)) == ["plans/a.docx", "plans/in/d.XLSX", "plans/b.yaml"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("plans/*.yaml", ["plans/b.yaml"]),
        ("plans/**/*.XLSX", ["plans/in/d.XLSX"]),
        ("plans/*.md", ["plans/notes.md"]),
        ("pl*", ["plans/a.docx", "plans/b.yaml", "plans/in/d.XLSX"]),
        ("plans/*.txt", ["plans/*.txt"]),
        ("missing.yaml", ["missing.yaml"]),
    ],
)
def test_patterns_are_searched(plans: Path, pattern: str, found: list[str]) -> None:
    assert list(find_plans([pattern])) == found


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(plans: Path) -> None:
    (plans / "plan[1].yaml").write_bytes(b"")
    (plans / "plan1.yaml").write_bytes(b"")
    assert list(find_plans(["plan[1].yaml"])) == ["plan[1].yaml"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"a.yaml\nb c.yaml\n\n", ["a.yaml", "b c.yaml"]),
        (b"a.yaml\r\nb.yaml", ["a.yaml", "b.yaml"]),
        (b"a\nb.yaml\0c.yaml\0", ["a\nb.yaml", "c.yaml"]),
        (b"\xef\xbb\xbfa.yaml\n", ["a.yaml"]),
        (b"caf\xe9.yaml\n", [os.fsdecode(b"caf\xe9.yaml")]),
        (b"", []),
    ],
)
def test_lists_are_parted_by_lines_or_by_nul(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, found: list[str]
) -> None:
    (tmp_path / "list").write_bytes(data)
    assert list(listed_in(str(tmp_path / "list"))) == found
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert list(listed_in("-")) == found


@pytest.mark.parametrize("between", [b"\n", b"\0"])
def test_long_lists_are_read_in_blocks(tmp_path: Path, between: bytes) -> None:
    names = [f"plans/{number:06}.yaml" for number in range(20_000)]
    (tmp_path / "list").write_bytes(between.join(name.encode() for name in names))
    assert list(listed_in(str(tmp_path / "list"))) == names


def test_what_is_no_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"x" * 200_000)
    with pytest.raises(InputError, match="no list of paths"):
        list(listed_in(str(tmp_path / "list")))
    with pytest.raises(InputError, match="can't be read"):
        list(listed_in(str(tmp_path / "missing")))


def test_urls_are_searched_as_folders_are() -> None:
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    for name in ("b.yaml", "a.docx", "notes.md", ".git/c.yaml", "in/d.csv"):
        store.pipe(f"/sources/{name}", b"x")
    found = ["memory:///sources/a.docx", "memory:///sources/b.yaml", "memory:///sources/in/d.csv"]
    assert list(find_plans(["memory://sources"])) == found
    assert list(find_plans(["memory://sources/*.yaml"])) == found[1:2]
    assert list(find_plans(["memory://sources/none.yaml"])) == ["memory://sources/none.yaml"]
    with pytest.raises(InputError, match="can't be searched"):
        list(find_plans(["odd://sources"]))
