"""One plan -> its record: pure, and no plan costs another its verdict."""

from __future__ import annotations

import pickle
import sys
from datetime import date
from pathlib import Path

import pytest

from planchk.assess import check
from planchk.catalogues import load_catalogue
from planchk.errors import UsageError
from planchk.match.quick import quick_reader
from planchk.match.reader import ReadBefore, Reader
from planchk.readers import load_plan
from planchk.survey import one
from planchk.survey.one import Known, survey_chunk, survey_one
from planchk.survey.record import from_json, record_of
from planchk.survey.settings import Settings, settings_for

ROOT = Path(__file__).parents[2]
PLANS = sorted(ROOT.glob("benchmarks/*/plans/*.yaml"))
TODAY = date(2021, 3, 1)


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_for(load_catalogue(), None, TODAY)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_it_says_what_check_says(settings: Settings, path: Path) -> None:
    made = survey_one(path.read_bytes(), str(path), settings)
    assessment = check(load_plan(str(path)), reader=quick_reader(), today=TODAY)
    assert made == record_of(assessment, made.fingerprint)


@pytest.mark.parametrize(
    ("data", "state", "words"),
    [
        (b"actions: [", "unreadable", "not valid YAML"),
        (b"just words", "unreadable", "this is no plan"),
        (b"", "empty", "the file is empty"),
        (b"actions: []", "empty", "no actions"),
        (bytes(range(256)), "unreadable", "binary"),
        (b"PK\x03\x04" + b"\0" * 50, "unreadable", "zip archive"),
    ],
)
def test_what_is_wrong_with_a_plan_is_in_its_record(settings: Settings, data: bytes, state: str, words: str) -> None:
    made = survey_one(data, "p.yaml", settings)
    assert (made.state, made.path, made.standing) == (state, "p.yaml", {})
    assert made.trouble is not None
    assert words in made.trouble.message


def test_a_fault_of_planchks_own_is_a_record_too(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*words: object, **more: object) -> None:
        raise ValueError("no\nsuch thing")

    monkeypatch.setattr(one, "check", fail)
    made = survey_one(PLANS[0].read_bytes(), "p.yaml", settings)
    assert made.state == "failed"
    assert made.trouble is not None
    assert made.trouble.message == "planchk failed on it (ValueError: no such thing)."
    (outcome,) = survey_chunk([(1, str(PLANS[0]))], settings, Known())
    assert outcome.key == b""  # the next survey tries again


def test_files_that_cannot_be_opened_are_records(settings: Settings, tmp_path: Path) -> None:
    plans = [(1, str(tmp_path / "missing.yaml")), (2, str(tmp_path)), (3, "/dev/zero"), (4, "a\0b")]
    outcomes = survey_chunk(plans, settings, Known())
    records = [from_json("", outcome.record or "") for outcome in outcomes]
    assert [record.state for record in records] == ["unreadable"] * 4
    assert [outcome.key for outcome in outcomes] == [b""] * 4
    assert "no such file" in str(records[0].trouble)
    assert "no ordinary file" in str(records[2].trouble)


def test_a_known_result_is_not_made_again(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, copy, other = (tmp_path / name for name in ("a.yaml", "b.yaml", "c.json"))
    for path in (first, copy, other):
        path.write_bytes(PLANS[0].read_bytes())
    (made,) = survey_chunk([(1, str(first))], settings, Known())
    (dated,) = survey_chunk([(1, str(first))], settings._replace(today=date(2021, 3, 2)), Known())
    (suffixed,) = survey_chunk([(3, str(other))], settings, Known())  # by its suffix it may be another kind
    assert len({made.key, dated.key, suffixed.key}) == 3
    monkeypatch.setattr(one, "check", None)
    again, moved = survey_chunk([(1, str(first)), (2, str(copy))], settings, Known(made.key))
    assert (again.key, again.record) == (moved.key, moved.record) == (made.key, None)


def test_settings_decide_the_key() -> None:
    catalogue = load_catalogue()
    first = settings_for(catalogue, None, TODAY)
    others = [
        settings_for(catalogue, None, date(2021, 3, 2)),
        settings_for(catalogue, None, TODAY, service="adults"),
        settings_for(catalogue, None, TODAY, columns={"What": "action"}),
        first._replace(version="0.0.0"),
        first._replace(identity="another model"),
        first._replace(model=b"another"),
        first._replace(catalogue=catalogue._replace(sha256="another")),
    ]
    assert len({each.digest for each in (first, *others)}) == len(others) + 1
    assert pickle.loads(pickle.dumps(first)).digest == first.digest


def test_a_worker_of_another_version_refuses(settings: Settings) -> None:
    with pytest.raises(UsageError, match="Install the same version"):
        survey_chunk([(1, "p.yaml")], settings._replace(version="0.0.0"), Known())
    with pytest.raises(UsageError, match="learnt from something else"):
        survey_chunk([(1, "p.yaml")], settings._replace(identity="another"), Known())


def test_the_reader_is_renewed_and_says_the_same(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = list(enumerate(map(str, PLANS[:6]), 1))
    first = survey_chunk(plans, settings._replace(), Known())
    monkeypatch.setattr(one, "_PLANS_A_READER", 2)
    assert survey_chunk(plans, settings._replace(), Known()) == first


@pytest.fixture
def mixed(tmp_path: Path) -> list[tuple[int, str]]:
    """Return plans, and between them files that are none."""
    for name, data in (("broken.yaml", b"actions: ["), ("empty.yaml", b""), ("text.txt", b"just words")):
        (tmp_path / name).write_bytes(data)
    paths = [*PLANS[:4], tmp_path / "broken.yaml", *PLANS[4:6], tmp_path / "missing.yaml", tmp_path / "empty.yaml"]
    return list(enumerate(map(str, (*paths, tmp_path / "text.txt", PLANS[6])), 1))


@pytest.mark.parametrize("bytes_together", [1_000_000, 30_000, 1])
def test_plans_that_are_read_together_say_the_same(
    settings: Settings, mixed: list[tuple[int, str]], monkeypatch: pytest.MonkeyPatch, bytes_together: int
) -> None:
    pytest.importorskip("numpy")
    alone = survey_chunk(mixed, settings._replace(), Known())
    read: list[int] = []
    batch_of = one._batch_of

    def counted(reader: Reader) -> object:
        batch = batch_of(reader)
        assert batch is not None
        read_all = batch.read_all
        monkeypatch.setattr(batch, "read_all", lambda actions: read.append(len(actions)) or read_all(actions))
        return batch

    monkeypatch.setattr(one, "_batch_of", counted)
    monkeypatch.setattr(one, "_ALONE", -1)
    monkeypatch.setattr(one, "_BYTES_TOGETHER", bytes_together)
    assert survey_chunk(mixed, settings._replace(), Known()) == alone
    assert sum(read) == sum(from_json("", each.record or "").actions for each in alone) > 100
    assert len({each.key for each in alone}) == len(mixed)


@pytest.mark.parametrize(("alone", "many", "together"), [(2, 99, 3), (99, 2, 3), (99, 99, 0)])
def test_plans_are_read_together_where_they_are_many(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, alone: int, many: int, together: int
) -> None:
    pytest.importorskip("numpy")
    monkeypatch.setattr(one, "_ALONE", alone)
    monkeypatch.setattr(one, "_MANY", many)
    readers: list[type] = []
    check = one.check
    monkeypatch.setattr(
        one,
        "check",
        lambda *words, reader, **more: readers.append(type(reader)) or check(*words, reader=reader, **more),
    )
    survey_chunk(list(enumerate(map(str, PLANS[:3]), 1)), settings._replace(), Known())
    assert readers.count(ReadBefore) == together


def test_without_numpy_plans_are_read_one_by_one(
    settings: Settings, mixed: list[tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = survey_chunk(mixed, settings._replace(), Known())
    monkeypatch.setitem(sys.modules, "planchk.match.batch", None)
    monkeypatch.setattr(one, "_ALONE", -1)
    assert survey_chunk(mixed, settings._replace(), Known()) == alone


def test_a_plan_that_cannot_be_read_with_others_costs_them_nothing(
    settings: Settings, mixed: list[tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("numpy")
    alone = survey_chunk(mixed, settings._replace(), Known())

    def fail(*words: object) -> None:
        raise ValueError("no such thing")

    monkeypatch.setattr("planchk.match.batch.BatchReader.read_all", fail)
    monkeypatch.setattr(one, "_ALONE", -1)
    assert survey_chunk(mixed, settings._replace(), Known()) == alone


def test_urls_are_read_through_fsspec(settings: Settings) -> None:
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://plans/a.yaml", "wb") as file:
        file.write(PLANS[0].read_bytes())
    plans = [(1, "memory://plans/a.yaml"), (2, PLANS[0].as_uri()), (3, "memory://plans/missing.yaml"), (4, "odd://x")]
    records = [from_json("", outcome.record or "") for outcome in survey_chunk(plans, settings, Known())]
    assert [record.state for record in records] == ["read", "read", "unreadable", "unreadable"]
    assert records[0] == records[1]
