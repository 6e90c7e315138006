from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planchk.match import cache
from planchk.match.cache import Cache, cache_folder

NUMBERS = (0.5, -2.0, 1.25)


def opened(folder: Path, version: str = "v1") -> Cache:
    return Cache(str(folder), version, len(NUMBERS))


def the_file(folder: Path) -> Path:
    (found,) = folder.iterdir()
    return found


def test_what_was_put_is_there_for_the_next_process(tmp_path: Path) -> None:
    opened(tmp_path / "new" / "folder").put("Hold meetings", NUMBERS)
    assert opened(tmp_path / "new" / "folder").get("Hold meetings") == NUMBERS


def test_another_text_or_another_model_is_not_known(tmp_path: Path) -> None:
    opened(tmp_path).put("Hold meetings", NUMBERS)
    assert opened(tmp_path).get("Hold meetings.") is None
    assert opened(tmp_path, "v2").get("Hold meetings") is None


def test_the_file_holds_no_words(tmp_path: Path) -> None:
    opened(tmp_path).put("Hold meetings", NUMBERS)
    assert b"meetings" not in the_file(tmp_path).read_bytes()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"something else",
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[:-6] + b"\xff" + data[-5:],
        lambda data: data.replace(b"cache 1", b"cache 9"),
    ],
)
def test_a_damaged_file_is_ignored_and_begun_anew(tmp_path: Path, damage) -> None:
    opened(tmp_path).put("old", NUMBERS)
    file = the_file(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    damaged = opened(tmp_path)
    assert damaged.get("old") is None
    damaged.put("new", NUMBERS)
    assert opened(tmp_path).get("new") == NUMBERS


def test_two_at_once_keep_what_both_have_read(tmp_path: Path) -> None:
    one, other = opened(tmp_path), opened(tmp_path)
    assert one.get("a") is None
    assert other.get("b") is None
    one.put("a", NUMBERS)
    other.put("b", NUMBERS)
    assert opened(tmp_path).get("a") == opened(tmp_path).get("b") == NUMBERS


def test_processes_at_once_leave_a_sound_file(tmp_path: Path) -> None:
    code = (
        "import sys; from planchk.match.cache import Cache\n"
        "cache = Cache(sys.argv[1], 'v1', 3)\n"
        "for n in range(200): cache.put(f'{sys.argv[2]} {n}', (1.0, 2.0, n))"
    )
    opened(tmp_path).put("first", NUMBERS)  # the file is there: beginning it may lose records
    running = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name]) for name in "abc"]
    assert [process.wait() for process in running] == [0, 0, 0]
    known = opened(tmp_path)
    assert all(known.get(f"{name} {n}") == (1.0, 2.0, n) for name in "abc" for n in range(200))


def test_a_file_that_has_grown_too_long_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST", 3)
    for text in "abcd":
        opened(tmp_path).put(text, NUMBERS)
    size = the_file(tmp_path).stat().st_size
    fresh = opened(tmp_path)
    assert fresh.get("a") is None
    fresh.put("e", NUMBERS)
    assert the_file(tmp_path).stat().st_size < size


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    blocked = opened(tmp_path / "file")
    blocked.put("a", NUMBERS)
    assert blocked.get("a") == NUMBERS


def test_the_user_can_move_it_and_switch_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    for off in ("", "off"):
        monkeypatch.setenv("PLANCHK_CACHE", off)
        assert cache_folder() is None
    monkeypatch.setenv("PLANCHK_CACHE", "elsewhere")
    assert cache_folder() == "elsewhere"


def test_it_lies_where_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLANCHK_CACHE", raising=False)
    monkeypatch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "base")
    assert cache_folder() == os.path.join("base", "planchk")
    monkeypatch.delenv("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    assert str(cache_folder()).startswith(os.path.expanduser("~"))
