"""Where the SDK does otherwise than 0.14.0, why, and what happens instead.

Numbers are the defects of 0.14.0 that are gone:

1. clients share one configuration; 2. a ``str`` body is opened as a local path; 3. dot segments
collapse; 4. replies: undeclared 2xx, unknown values and keys are lost or raise; 5. unknown settings
and one of two alternatives vanish in silence; 6. time-outs, retries, redirects; 7. large uploads;
8. token printed, header case; 9. Accept and enums; 10. upload sources; 11. v1 errors in a 200;
12. falsy values.

Words are decisions: ``credentials``, ``new`` (what 0.14.0 did not have), ``shape`` (names
and texts that follow from another build). A case that is not named here goes exactly as recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.wire import differ_replies, differ_requests
from tests.wire.difference import apply
from tests.wire.table import Case, Expectation

if TYPE_CHECKING:
    from tests.wire.difference import Serve

DIFFERENCES = differ_requests.DIFFERENCES + differ_replies.DIFFERENCES


def expectation(case: Case) -> tuple[Serve, Expectation]:
    """What the recorder answers in this case, and what the SDK has to do."""
    return apply(case, DIFFERENCES)
