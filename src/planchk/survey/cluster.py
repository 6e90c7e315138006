"""The engine for more than one machine: a Dask cluster (``planchk[cluster]``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from planchk.errors import InputError, UsageError
from planchk.survey.engines import Chunk, Plan, chunks
from planchk.survey.one import Known, Outcome, crashed, survey_chunk
from planchk.survey.settings import Settings

_AHEAD = 3  # chunks that wait for each thread of the cluster
_TRIES = 3  # with a plan on which all workers die
_PATIENCE = "15s"


class Cluster:
    """The workers that a Dask scheduler knows.

    The scheduler gives the work of a worker that is lost to another. A plan on which workers die, again
    and again, is told as failed.
    """

    def __init__(self, address: str) -> None:
        """Take the scheduler's address, such as ``tcp://10.0.0.1:8786``."""
        self.address = address

    def run(self, plans: Iterable[Plan], total: int, settings: Settings, known: Known) -> Iterator[list[Outcome]]:
        """Yield the outcomes of all plans, a chunk at a time, as they come.

        Raises:
            UsageError: Dask is not installed, or a worker can't do what the settings ask.
            InputError: no scheduler answers, or it has no workers.
        """
        distributed = _distributed()
        with _client(distributed, self.address) as client:
            threads = max(1, sum(client.nthreads().values()))
            waiting = chunks(plans, total, threads)
            under_way = distributed.as_completed(loop=client.loop)
            chunk_of: dict[str, Chunk] = {}
            lost: list[Plan] = []
            shared = _share(client, self.address, settings, known)

            def send(more: Iterable[Chunk]) -> None:
                for chunk in more:
                    future = client.submit(survey_chunk, chunk, *shared, pure=False)
                    chunk_of[future.key] = chunk
                    under_way.add(future)

            send(islice(waiting, threads * _AHEAD))
            for future in under_way:
                chunk = chunk_of.pop(future.key)
                if future.cancelled():
                    # All workers that held what chunks share died at once. Among these plans is the one to blame.
                    lost += chunk
                    shared = _share(client, self.address, settings, known)
                elif isinstance(future.exception(), distributed.scheduler.KilledWorker):
                    if len(chunk) == 1:
                        yield [crashed(*chunk[0])]
                    else:
                        send([plan] for plan in chunk)
                else:
                    yield future.result()
                send(islice(waiting, 1))
            for plan in lost:
                yield self._alone(distributed, client, plan, settings, known)

    def _alone(self, distributed: Any, client: Any, plan: Plan, settings: Settings, known: Known) -> list[Outcome]:
        """Return the outcome of a plan that is read while no other is."""
        for _ in range(_TRIES):
            shared = _share(client, self.address, settings, known)
            future = client.submit(survey_chunk, [plan], *shared, pure=False)
            next(iter(distributed.as_completed([future], loop=client.loop)))
            if future.cancelled():
                continue
            if isinstance(future.exception(), distributed.scheduler.KilledWorker):
                break
            found: list[Outcome] = future.result()
            return found
        return [crashed(*plan)]


def _share(client: Any, address: str, settings: Settings, known: Known) -> Any:
    """Send each worker once what all chunks share.

    Raises:
        InputError: there are no workers any more.
    """
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        return client.scatter([settings, known], broadcast=True)
    except (OSError, TimeoutError):
        raise InputError.one("this scheduler has lost its workers.", address, "Start some; then go on.") from None


def _distributed() -> Any:
    try:
        import distributed
    except ImportError:
        raise UsageError.one(
            "a cluster needs Dask.", "--scheduler", "Install it: pip install 'planchk[cluster]'."
        ) from None
    return distributed


def _client(distributed: Any, address: str) -> Any:
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        said = str(error).split("\n")[0][:200] or type(error).__name__
        raise InputError.one(f"no Dask scheduler answers ({said}).", address, "Check the address.") from None
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, TimeoutError):
        client.close()
        raise InputError.one("this scheduler has no workers.", address, "Start some: dask worker ADDRESS.") from None
    return client
