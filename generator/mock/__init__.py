"""A mock server for any OpenAPI document: it checks requests, keeps state and misbehaves.

``serve`` runs it on a thread, for tests; what it needs the pipeline makes of a document::

    result = run(Request(spec="openapi.yaml"), "lower")
    with serve(result.document, result.api) as server:
        client = Client(base_url=server.root)

It needs the extra ``[mock]``.
"""

from __future__ import annotations

from generator.mock.options import Options
from generator.mock.server import Running, make_app, run, serve
from generator.mock.wire.recorder import Recorded

__all__ = ["Options", "Recorded", "Running", "make_app", "run", "serve"]
