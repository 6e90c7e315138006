"""Results on disk: whole at any moment, shared by content, dropped when what decides them changes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planchk.errors import UsageError
from planchk.survey.one import Outcome
from planchk.survey.record import to_json
from planchk.survey.store import Store, discard
from surveys import record, unread

SETTINGS = b"s" * 16


def key(number: int) -> bytes:
    return number.to_bytes(16, "big")


def outcome(position: int, name: bytes, council: str = "") -> Outcome:
    return Outcome(position, name, council.casefold(), to_json(record("", "covered", council=council)))


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "survey.partial")


def test_records_come_in_the_order_of_the_plans(path: str) -> None:
    with Store(path) as store:
        assert store.begin(["b", "a", "c", "a"], SETTINGS) == 3
        assert list(store.plans()) == [(1, "b"), (2, "a"), (3, "c")]
        store.put([outcome(3, key(3), "X"), outcome(1, key(1), "Z")])
        store.put([outcome(2, key(2), "X")])
        assert [each.path for each in store.records()] == ["b", "a", "c"]
        assert [each.path for each in store.records_by_council()] == ["a", "c", "b"]


def test_what_was_not_reached_says_so(path: str) -> None:
    with Store(path) as store:
        store.begin(["a", "b"], SETTINGS)
        store.put([outcome(1, key(1))])
        assert [(each.path, each.state) for each in store.records()] == [("a", "read"), ("b", "interrupted")]
        assert (store.total, store.done) == (2, 1)


def test_results_outlive_a_crash_and_are_known_again(path: str) -> None:
    code = f"""
import os
from planchk.survey.one import Outcome
from planchk.survey.store import Store
store = Store({path!r})
store.begin(["a", "b"], {SETTINGS!r})
store.put([Outcome(1, {key(7)!r}, "", '{{}}')])
store.commit()
store.put([Outcome(2, {key(8)!r}, "", '{{}}')])
os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    with Store(path) as store:
        store.begin(["b"], SETTINGS)
        known = store.known()
        assert (known.has(key(7)), known.has(key(8))) == (True, False)


def test_a_known_result_serves_another_path(path: str) -> None:
    with Store(path) as store:
        store.begin(["a"], SETTINGS)
        store.put([outcome(1, key(1))])
        store.begin(["moved"], SETTINGS)
        store.put([Outcome(1, key(1), "", None)])
        assert [(each.path, each.state) for each in store.records()] == [("moved", "read")]


def test_results_of_other_settings_and_of_single_plans_are_dropped(path: str) -> None:
    with Store(path) as store:
        store.begin(["a", "b"], SETTINGS)
        store.put([outcome(1, key(1)), Outcome(2, b"", "", to_json(unread("", "failed")))])
        assert [each.state for each in store.records()] == ["read", "failed"]
        store.begin(["a", "b"], SETTINGS)
        assert store.known().keys == key(1)
        store.begin(["a", "b"], b"t" * 16)
        assert store.known().keys == b""


def test_known_finds_every_key_and_no_other(path: str) -> None:
    with Store(path) as store:
        store.begin([str(number) for number in range(50)], SETTINGS)
        store.put(outcome(number + 1, key(2 * number)) for number in range(50))
        known = store.known()
    assert [number for number in range(-1 + 1, 110) if known.has(key(number))] == list(range(0, 100, 2))


def test_paths_may_be_any_bytes(path: str) -> None:
    odd = os.fsdecode(b"caf\xe9 \xff.yaml")
    with Store(path) as store:
        store.begin([odd], SETTINGS)
        assert list(store.plans()) == [(1, odd)]


def test_a_store_that_holds_nothing_is_not_kept(path: str) -> None:
    with Store(path) as store:
        store.begin(["a"], SETTINGS)
        store.set_note("today", "2021-03-01")
    assert not os.path.exists(path)


def test_a_survey_that_is_done_leaves_its_results_and_no_note(path: str) -> None:
    with Store(path) as store:
        store.begin(["a"], SETTINGS)
        store.put([outcome(1, key(1))])
        store.set_note("today", "2021-03-01")
        assert store.note("today") == "2021-03-01"
        store.finish()
    with Store(path) as store:
        assert store.note("today") is None
        store.begin(["a"], SETTINGS)
        assert store.known().has(key(1))


def test_one_survey_at_a_time(path: str) -> None:
    with Store(path), pytest.raises(UsageError, match="another survey is writing it"):
        Store(path)


@pytest.mark.parametrize("content", [b"mine", b"SQLite format 3\0" + b"x" * 200])
def test_a_file_that_is_none_of_planchks_is_left_alone(path: str, content: bytes) -> None:
    Path(path).write_bytes(content)
    with pytest.raises(UsageError):
        Store(path)
    with pytest.raises(UsageError):
        discard(path)
    assert Path(path).read_bytes() == content


def test_another_programs_database_is_left_alone(path: str) -> None:
    import sqlite3

    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE mine (a)")
    database.close()
    with pytest.raises(UsageError, match="not one of this planchk's"):
        Store(path)
    with pytest.raises(UsageError):
        discard(path)


def test_a_store_is_discarded(path: str) -> None:
    with Store(path) as store:
        store.begin(["a"], SETTINGS)
        store.put([outcome(1, key(1))])
    assert os.path.exists(path)
    discard(path)
    assert not os.path.exists(path)
    discard(path)  # nothing there is no fault
