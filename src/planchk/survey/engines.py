"""Engines that map chunks of plans: this process, or several of this computer."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Protocol

from planchk.survey.one import Known, Outcome, crashed, survey_chunk
from planchk.survey.settings import Settings

Plan = tuple[int, str]
Chunk = list[Plan]

# Plans a chunk: enough that handing them over costs little beside reading them, few enough that a bar moves. What is
# left makes so many chunks for each process, smaller and smaller, so that the last one keeps no other waiting.
_MOST_A_CHUNK = 32
_CHUNKS_A_JOB = 8
_AHEAD = 3  # chunks that wait for each process


class Engine(Protocol):
    """Maps plans to outcomes, in any order."""

    def run(self, plans: Iterable[Plan], total: int, settings: Settings, known: Known) -> Iterator[list[Outcome]]:
        """Yield the outcomes of all plans, a chunk at a time, as they come."""
        ...


def cores() -> int:
    """Return how many processes this one may keep busy."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def chunks(plans: Iterable[Plan], total: int, jobs: int) -> Iterator[Chunk]:
    """Yield the plans in chunks for so many jobs."""
    rest, left = iter(plans), total
    while chunk := list(islice(rest, max(1, min(_MOST_A_CHUNK, left // (jobs * _CHUNKS_A_JOB))))):
        yield chunk
        left -= len(chunk)


class Here:
    """This process reads every plan itself."""

    def run(self, plans: Iterable[Plan], total: int, settings: Settings, known: Known) -> Iterator[list[Outcome]]:
        """Yield the outcomes of all plans, a chunk at a time."""
        for chunk in chunks(plans, total, 1):
            yield survey_chunk(chunk, settings, known)


class Processes:
    """Several processes of this computer.

    A process that dies (a library's fault, no memory left) takes what waited with it. Those plans are
    read again, each in a process of its own, so that only the one that is to blame is listed as failed.
    """

    def __init__(self, jobs: int) -> None:
        """Take the number of processes."""
        self.jobs = jobs

    def run(self, plans: Iterable[Plan], total: int, settings: Settings, known: Known) -> Iterator[list[Outcome]]:
        """Yield the outcomes of all plans, a chunk at a time, as they come."""
        waiting = chunks(plans, total, self.jobs)
        lost: list[Chunk] = []
        while True:
            lost.clear()
            yield from self._run(waiting, settings, known, lost)
            if not lost:
                return
            for plan in (plan for chunk in lost for plan in chunk):
                yield [self._alone(plan, settings, known)]

    def _run(
        self, waiting: Iterator[Chunk], settings: Settings, known: Known, lost: list[Chunk]
    ) -> Iterator[list[Outcome]]:
        """Map chunks until there are none, or a process dies: then ``lost`` holds what was under way."""
        pool = self._pool(self.jobs, settings, known)
        under_way: dict[Future[list[Outcome]], Chunk] = {}
        try:
            while True:
                for chunk in islice(waiting, self.jobs * _AHEAD - len(under_way)):
                    under_way[pool.submit(_work, chunk)] = chunk
                if not under_way:
                    return
                for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                    chunk = under_way.pop(future)
                    yield future.result()
        except BrokenProcessPool:
            lost += [chunk, *under_way.values()]
        finally:
            _end(pool, not under_way)

    def _alone(self, plan: Plan, settings: Settings, known: Known) -> Outcome:
        pool = self._pool(1, settings, known)
        try:
            return pool.submit(_work, [plan]).result()[0]
        except BrokenProcessPool:
            return crashed(*plan)
        finally:
            _end(pool, False)

    @staticmethod
    def _pool(jobs: int, settings: Settings, known: Known) -> ProcessPoolExecutor:
        context = multiprocessing.get_context(_how_to_start())
        return ProcessPoolExecutor(jobs, context, _begin, (settings, known))


def _how_to_start() -> str:
    """Return how processes are started: as copies of this one, where that is safe, since that takes no time."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return "fork"
    # A server that has imported what is needed, and runs no threads, is copied; on Windows each process imports.
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return "spawn"
    multiprocessing.get_context("forkserver").set_forkserver_preload([__name__])
    return "forkserver"


_settings: Settings
_known: Known


def _begin(settings: Settings, known: Known) -> None:
    """Prepare a process: what all its chunks share comes once."""
    global _settings, _known
    _settings, _known = settings, known
    # Ctrl-C reaches every process of the terminal; the first one decides what becomes of the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()
    gc.disable()  # collected between chunks instead


def _work(chunk: Chunk) -> list[Outcome]:
    outcomes = survey_chunk(chunk, _settings, _known)
    gc.collect(1)
    return outcomes


def _end(pool: ProcessPoolExecutor, idle: bool) -> None:
    """End the processes: those that are at something that nobody waits for any more are stopped."""
    processes = [] if idle else list((pool._processes or {}).values())
    pool.shutdown(wait=idle, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
