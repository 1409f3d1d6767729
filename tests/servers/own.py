"""Servers of ours, made with frameworks that write the documents: see ``apps``."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping
from typing import Any

from tests.servers import with_drf, with_fastapi, with_litestar
from tests.servers.checks import Checks
from tests.servers.running import Place, Server

APPS = pathlib.Path(__file__).parent / "apps"
_PINNED = (APPS / "requirements.txt").read_text(encoding="utf-8").splitlines()
_REQUIREMENTS = tuple(line for line in _PINNED if not line.startswith("#"))


def _server(
    name: str,
    application: str,
    checks: Checks,
    client: Mapping[str, Any],
    document: str = "/openapi.json",
) -> Server:
    def command(place: Place) -> list[str]:
        where = ["--host", "127.0.0.1", "--port", str(place.port)]
        return [application, "--app-dir", str(APPS), "--log-level", "warning", *where]

    return Server(
        name=name,
        program="uvicorn",
        requirements=_REQUIREMENTS,
        folder="own",
        document=document,
        suffix=pathlib.PurePosixPath(document).suffix or ".yaml",
        base="",
        command=command,
        client=client,
        exercise=checks.run,
    )


SERVERS = (
    _server("fastapi", "with_fastapi.app:app", with_fastapi.CHECKS, with_fastapi.CLIENT),
    _server("drf", "with_drf.app:app", with_drf.CHECKS, with_drf.CLIENT, "/api/schema/"),
    _server("litestar", "with_litestar:app", with_litestar.CHECKS, {}, "/schema/openapi.json"),
)
