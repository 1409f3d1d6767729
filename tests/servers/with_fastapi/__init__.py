"""What the SDK of our FastAPI server has to do, and what it cannot do yet."""

from __future__ import annotations

from tests.servers.checks import Checks
from tests.servers.with_fastapi import (
    bodies,
    kinds,
    parameters,
    replies,
    security,
    shop,
    unions,
)

CLIENT = security.CLIENT
CHECKS = Checks().gather(
    parameters=parameters.checks,
    bodies=bodies.checks,
    kinds=kinds.checks,
    unions=unions.checks,
    replies=replies.checks,
    security=security.checks,
    shop=shop.checks,
)

CHECKS.failing(
    "A Decimal is sent as a number with all its digits, which the server reads as a float.",
    "bodies: POST /bodies/decimal",
    "kinds: exact_values",
)
CHECKS.failing(
    "A time without a zone gets one.",
    "parameters: GET /parameters/optional some",
    "kinds: POST /kinds/times",
    "kinds: time_values",
)
