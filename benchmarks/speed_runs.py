"""Processes, timed from outside: in rounds, so that what else the computer does falls on all alike."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Subject(NamedTuple):
    """A command to time, where it runs, and what is taken away before each run; ``warm``: it runs once before."""

    name: str
    command: tuple[str, ...]
    folder: Path
    codes: tuple[int, ...] = (0,)
    made: str = ""
    warm: bool = True
    environment: tuple[tuple[str, str], ...] = ()


class Run(NamedTuple):
    """What one run took: seconds of processor time (user and system, children too) and by the clock; peak MB."""

    cpu: float
    wall: float
    memory: float


class Runs(NamedTuple):
    """The runs of one subject, in the order of the rounds."""

    runs: tuple[Run, ...]

    @property
    def cpu(self) -> float:
        """The median of processor time, in seconds."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def wall(self) -> float:
        """The median of time by the clock, in seconds."""
        return statistics.median(run.wall for run in self.runs)

    @property
    def memory(self) -> float:
        """The peak of memory, in MB: the resident set of the largest process."""
        return max(run.memory for run in self.runs)

    def times(self, other: Runs) -> float:
        """Return how many times the processor time of another subject this one takes: the median over rounds."""
        return statistics.median(mine.cpu / its.cpu for mine, its in zip(self.runs, other.runs, strict=True))


def rounds(subjects: Sequence[Subject], count: int, output: Path) -> dict[str, Runs]:
    """Run those that are to be warm once unmeasured, then all in turn, as often as asked."""
    for subject in subjects:
        if subject.warm:
            run(subject, output)
    found: dict[str, list[Run]] = {subject.name: [] for subject in subjects}
    for _ in range(count):
        for subject in subjects:
            found[subject.name].append(run(subject, output))
    return {name: Runs(tuple(runs)) for name, runs in found.items()}


def run(subject: Subject, output: Path) -> Run:
    """Run a subject; what it prints goes to a file, as a hook or a CI job takes it.

    Raises:
        SystemExit: it did not do its work, which would be nothing to time.
    """
    if subject.made:
        shutil.rmtree(subject.folder / subject.made, ignore_errors=True)
    with output.open("wb") as file:
        began = time.perf_counter()
        process = subprocess.Popen(
            subject.command,
            cwd=subject.folder,
            env={**_plain(), **dict(subject.environment)},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in subject.codes:
        printed = output.read_text("utf-8", "replace")
        raise SystemExit(f"{' '.join(subject.command)}\nended with {process.returncode}:\n{printed[-3000:]}")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Run(usage.ru_utime + usage.ru_stime, wall, kilobytes / 1024)


def _plain() -> dict[str, str]:
    """Return an environment that says nothing of the person's settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "PLANCHK_CACHE": "off", "PLANCHK_READER": "quick"}
