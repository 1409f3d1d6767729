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
CHECKS.failing(
    "The texts of errors of Django REST framework do not say which field.",
    "library: texts_of_errors",
    "singles: missing",
    "singles: refused_fields",
    "singles: refused_login",
)
CHECKS.failing(
    "A required tag of one value has to be given, when it is an enum.", "singles: built_variant"
)
