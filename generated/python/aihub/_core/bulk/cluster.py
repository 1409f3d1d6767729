"""The cluster of Dask that does the work: given, or started on this machine for one call."""

from __future__ import annotations

import multiprocessing
import os
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Generator

from ..base.errors import ConfigurationError
from .gate import gate_name
from .job import Job
from .libraries import library
from .options import Chosen

if TYPE_CHECKING:
    from .libraries import Cluster, Semaphore

__all__ = ["check_guard", "cluster"]

_THREADS = 4  # of a worker: batches that upload or are written at a time
_MOST_WORKERS = 4
_SETTINGS = {
    # the requests of a worker that is gone are no longer in flight, and one that hangs is replaced
    "distributed.scheduler.locks.lease-timeout": "15s",
    "distributed.scheduler.locks.lease-validation-interval": "2s",
    "distributed.scheduler.worker-ttl": "2 minutes",
    # looking at the frames of threads that begin and end can stop Python before 3.12.2 for ever
    "distributed.worker.profile.enabled": False,
}
_GUARD = (
    "a script that calls bulk is imported by the workers that it starts; put the call below "
    'if __name__ == "__main__":'
)


def check_guard(chosen: Chosen) -> None:
    """Check that this is no worker that only imports the script which starts it.

    :raises ConfigurationError: it is.
    """
    starting = getattr(multiprocessing.current_process(), "_inheriting", False)
    if chosen.scheduler is None and starting:
        raise ConfigurationError(_GUARD)


@contextmanager
def cluster(chosen: Chosen, job: Job) -> Generator[Cluster, None, None]:
    """A client of the cluster, with the semaphore of the job."""
    distributed = library("distributed")
    given = chosen.scheduler
    if given is None:
        count = chosen.workers or min(os.cpu_count() or 1, _MOST_WORKERS)
        with library("dask").config.set(_SETTINGS), distributed.LocalCluster(
            n_workers=count, threads_per_worker=_THREADS, dashboard_address=":0"
        ) as local, distributed.Client(local) as client:
            _semaphore(client, job)
            yield client
    elif isinstance(given, distributed.Client):
        with closing(_semaphore(given, job)):
            yield given
    else:
        with distributed.Client(given) as client, closing(_semaphore(client, job)):
            yield client


def _semaphore(client: Any, job: Job) -> Semaphore:
    """The bound of the requests, known to the scheduler before a worker asks for it."""
    made: Semaphore = library("distributed").Semaphore(
        job.max_requests, gate_name(job.owner), scheduler_rpc=client.scheduler, loop=client.loop
    )
    return made
