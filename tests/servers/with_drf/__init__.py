"""What the SDK of our Django REST server has to do, and what it cannot do yet."""

from __future__ import annotations

from tests.servers.checks import Checks
from tests.servers.with_drf import library, singles

CLIENT = {"token_auth": "Token 0123456789abcdef", "basic_auth": ("me", "secret")}
CHECKS = Checks().gather(library=library.checks, singles=singles.checks)

CHECKS.failing(
    "A Decimal is refused where a number is expected.",
    "library: decimal_filter",
    "singles: parameters",
    "singles: everything_from_python",
)
