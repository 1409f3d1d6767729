"""What a failed file means: try it again, go on with the others, or end all."""

from __future__ import annotations

from typing import Tuple

from ...base.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    AuthenticationError,
    InvalidRequestError,
)

#: As many files in a row that fail for a reason which may not be their own end all.
_IN_A_ROW = 3
#: The server is not available at the moment.
_PASSING = (408, 425, 429)
#: Not allowed, or not there: about the target, or about one file.
_REFUSED = (403, 404, 410)


class Verdicts:
    """Judges the failures of one run. Mutable: it counts them. Threads may use it at the same time.

    ``own`` are the arguments that differ from file to file. ``proven`` says that the target has taken
    files before.
    """

    def __init__(self, own: Tuple[str, ...], *, proven: bool) -> None:
        self._own = own
        self._proven = proven
        self._in_a_row = 0

    def went_in(self) -> None:
        """A file was uploaded, so what fails is that file's own fault."""
        self._proven = True
        self._in_a_row = 0

    def ends_all(self, error: BaseException) -> bool:
        """Whether no other file would go in either, after all attempts for one ended in ``error``."""
        if isinstance(error, OSError) and not isinstance(error, APIError):
            return False  # of the local file
        if isinstance(error, InvalidRequestError):
            return error.path != "" and error.path not in self._own
        if isinstance(error, AuthenticationError) or not isinstance(error, APIError):
            return True
        refused = isinstance(error, APIStatusError) and error.status_code in _REFUSED
        if refused and not self._proven:
            return True
        if refused or is_passing(error):
            self._in_a_row += 1
            return self._in_a_row >= _IN_A_ROW
        return not isinstance(error, APIStatusError)  # such as a client that is closed


def is_passing(error: BaseException) -> bool:
    """Whether the same may succeed a little later."""
    if isinstance(error, APIStatusError):
        return error.status_code in _PASSING or error.status_code >= 500
    return isinstance(error, APIConnectionError)
