"""What the SDK of our Django REST server has to do."""

from __future__ import annotations

from tests.servers.checks import Checks
from tests.servers.with_drf import library, singles

CLIENT = {"token_auth": "Token 0123456789abcdef", "basic_auth": ("me", "secret")}
CHECKS = Checks().gather(library=library.checks, singles=singles.checks)
