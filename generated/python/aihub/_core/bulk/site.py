"""What the batches of a job share in one worker process: a client, the output, the gate."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import Any, Mapping

from .batches import Batches
from .gate import Gate, gate_name
from .job import Job
from .lease import Fence
from .libraries import library
from .recipe import Call
from .store import Store

__all__ = ["Site", "site_of"]


class Site:
    """What the batches of a job share in one worker process."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.store = Store(job.place, job.storage_options)
        self.batches = Batches(self.store, 1, None)
        self.fence = Fence(self.store, job.owner)
        semaphore = library("distributed").Semaphore(job.max_requests, gate_name(job.owner))
        self.gate = Gate(semaphore, self.fence)
        client = job.client()
        self._client = client.with_options(
            middleware=[*client._session.settings.options.middleware, self.gate]
        )

    def call(self, call: Call, thing: object, arguments: Mapping[str, Any]) -> Any:
        """Call a method of the client about a thing."""
        named = {call.argument: thing} if call.argument else {}
        return attrgetter(call.method)(self._client)(**arguments, **named)


@lru_cache(maxsize=1)
def site_of(job: Job) -> Site:
    """The one of this process."""
    return Site(job)
