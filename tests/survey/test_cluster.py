"""The same survey on a Dask cluster: a real scheduler and workers, each a process, talking over loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from command import Run, run_planchk
from planchk.catalogues import load_catalogue
from planchk.errors import InputError
from planchk.survey import cluster
from planchk.survey.one import Known
from planchk.survey.settings import settings_for

pytest.importorskip("distributed", reason="Dask is not installed: pip install 'planchk[cluster]'")
pytest.importorskip("fsspec", reason="fsspec is not installed: pip install 'planchk[cluster]'")

ROOT = Path(__file__).parents[2]
PLANS = [*sorted(ROOT.glob("benchmarks/*/plans/*.yaml")), ROOT / "tests" / "data" / "plan.xlsx"]
# Played by a module of the test's own. The first worker that reads a spreadsheet says which it is and waits to be
# killed; after that spreadsheets are read as ever.
WAITING = """
import importlib, os, pathlib, sys, time
killed = pathlib.Path(os.environ["MARKS"], "killed")
if not killed.exists():
    pathlib.Path(os.environ["MARKS"], "writing").write_text(str(os.getpid()))
    pathlib.Path(os.environ["MARKS"], "writing").rename(pathlib.Path(os.environ["MARKS"], "waiting"))
    time.sleep(120)
sys.path.remove(os.path.dirname(__file__))
del sys.modules["openpyxl"]
importlib.import_module("openpyxl")
"""
DEADLY = "import os\nos._exit(9)\n"

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="signals are other things there")]


class Cluster:
    """A scheduler and its workers."""

    def __init__(self, folder: Path, openpyxl: str = "") -> None:
        self.folder = folder
        self.address = ""
        self.processes: list[subprocess.Popen[bytes]] = []
        (folder / "site").mkdir()
        if openpyxl:
            (folder / "site" / "openpyxl.py").write_text(openpyxl, encoding="utf-8")
        self.start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", "at.json")
        wait_for(folder / "at.json")
        self.address = json.loads((folder / "at.json").read_text())["address"]

    def start(self, what: str, *words: str) -> None:
        env = {**os.environ, "MARKS": str(self.folder), "PYTHONPATH": str(self.folder / "site")}
        env["DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES"] = "1"
        env["DASK_TEMPORARY_DIRECTORY"] = str(self.folder)
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *words]
        log = (self.folder / f"{what}-{len(self.processes)}.log").open("wb")
        self.processes.append(
            subprocess.Popen(command, cwd=self.folder, env=env, stdout=log, stderr=log, start_new_session=True)
        )

    def workers(self, count: int, nanny: str = "--no-nanny") -> None:
        for _ in range(count):
            self.start("worker", self.address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1", nanny)

    def end(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    for path in PLANS:
        (tmp_path / "plans" / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.fixture
def clusters(folder: Path) -> Iterator[list[Cluster]]:
    made: list[Cluster] = []
    yield made
    for each in made:
        each.end()


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 60
    while not path.exists() or not path.read_bytes():
        assert time.monotonic() < deadline, path.name
        time.sleep(0.05)


def survey(folder: Path, output: str, *options: str) -> Run:
    url = (folder / "plans").as_uri()
    return run_planchk(folder, "survey", url, "-o", output, "--today", "2021-03-01", *options)


def test_a_cluster_writes_the_same_bytes_as_one_computer(folder: Path, clusters: list[Cluster]) -> None:
    clusters.append(Cluster(folder))
    clusters[0].workers(2)
    for name in ("survey.jsonl", "survey.csv"):
        assert survey(folder, f"here-{name}", "--jobs", "1").code == 0
        run = survey(folder, f"there-{name}", "--scheduler", clusters[0].address)
        assert run.code == 0, run.err
        assert (folder / f"here-{name}").read_bytes() == (folder / f"there-{name}").read_bytes()
    assert b"file://" in (folder / "there-survey.jsonl").read_bytes()


def test_a_worker_that_is_killed_loses_nothing(folder: Path, clusters: list[Cluster]) -> None:
    assert survey(folder, "here.jsonl", "--jobs", "1").code == 0
    clusters.append(Cluster(folder, WAITING))
    clusters[0].workers(2)
    command = [sys.executable, "-m", "planchk", "survey", (folder / "plans").as_uri(), "-o", "there.jsonl"]
    command += ["--today", "2021-03-01", "--scheduler", clusters[0].address]
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE)
    wait_for(folder / "waiting")
    worker = int((folder / "waiting").read_text())
    assert worker in {each.pid for each in clusters[0].processes}
    (folder / "killed").touch()
    os.kill(worker, signal.SIGKILL)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert (folder / "here.jsonl").read_bytes() == (folder / "there.jsonl").read_bytes()


@pytest.mark.parametrize("workers", [1, 2])  # with one, what all plans share is lost each time that it dies
def test_a_plan_that_kills_workers_is_the_only_one_that_fails(
    folder: Path, clusters: list[Cluster], workers: int
) -> None:
    clusters.append(Cluster(folder, DEADLY))
    clusters[0].workers(workers, "--nanny")
    run = survey(folder, "there.jsonl", "--scheduler", clusters[0].address)
    assert run.code == 0, run.err
    lines = (folder / "there.jsonl").read_text().splitlines()
    failed = [line for line in lines if '"state":"read"' not in line]
    assert len(lines) == len(PLANS)
    assert len(failed) == 1
    assert "plan.xlsx" in failed[0]
    assert "ended the process" in failed[0]


def test_no_scheduler_and_no_workers_are_told(
    folder: Path, clusters: list[Cluster], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", "1s")
    clusters.append(Cluster(folder))
    settings = settings_for(load_catalogue(), None, date(2021, 3, 1))
    for address, message in (("tcp://127.0.0.1:1", "no Dask scheduler"), (clusters[0].address, "has no workers")):
        with pytest.raises(InputError, match=message):
            list(cluster.Cluster(address).run([(1, "p.yaml")], 1, settings, Known()))
