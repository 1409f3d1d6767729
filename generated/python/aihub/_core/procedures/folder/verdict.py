"""What a failed file means: try it again, go on with the others, or end all."""

from __future__ import annotations

from typing import Any, Optional

from ...base.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    AuthenticationError,
    InvalidRequestError,
)
from ...calls.retry import IDEMPOTENT
from ...spec.upload import FileUpload

#: How often the upload of one file is begun while the server is not available: together with the
#: retries of each request, this outlasts a restart of the server. Before the first file has gone
#: in, it is more likely that the address is wrong.
_TRIES, _FIRST_TRIES = 8, 3
#: As many files in a row end all if they fail for a reason that need not be their own.
_IN_A_ROW, _FIRST_IN_A_ROW = 3, 2
#: The server is not available at the moment.
_PASSING = (408, 425, 429)
#: Not allowed, or not there: about the target, or about one file.
_REFUSED = (403, 404, 410)


class Verdicts:
    """Judges the failures of one run. Mutable: it counts them. Threads may use it at the same time.

    ``proven`` says that the target has taken files before. ``doubt`` is the failure of a file as long
    as it may be that of the target.
    """

    def __init__(self, recipe: FileUpload[Any], *, proven: bool) -> None:
        #: The arguments that differ from file to file.
        self._own = (recipe.name, recipe.data, recipe.checkpoint)
        simple = recipe.simple
        self._idempotent = simple is None or simple.retry == "safe" or simple.method in IDEMPOTENT
        self._proven = proven
        self._in_a_row = 0
        self.doubt: Optional[APIError] = None

    def went_in(self) -> None:
        """A file was uploaded, so what fails is that file's own fault."""
        self._proven = True
        self._in_a_row = 0
        self.doubt = None

    def again(self, error: BaseException, attempts: int) -> bool:
        """Whether to begin the upload of a file once more after so many attempts."""
        tries = _TRIES if self._proven else _FIRST_TRIES
        return _is_passing(error) and attempts < tries and not self.may_be_there(error)

    def may_be_there(self, error: BaseException) -> bool:
        """Whether the file may have gone in all the same, so that sending it again would make two."""
        if not isinstance(error, APIError) or error.sent == "no":
            return False
        if error.upload is not None:  # in parts: a checkpoint knows that they were put together
            return error.upload.committed and error.upload.checkpoint is None
        status = error.status_code if isinstance(error, APIStatusError) else 500
        return not self._idempotent and status >= 500

    def ends_all(self, error: BaseException) -> bool:
        """Whether no other file would go in either, after all attempts for one ended in ``error``."""
        if not isinstance(error, APIError):
            return not isinstance(error, OSError)  # that is about the local file
        if isinstance(error, InvalidRequestError):
            return error.path != "" and error.path not in self._own
        if isinstance(error, AuthenticationError):
            return True
        refused = isinstance(error, APIStatusError) and error.status_code in _REFUSED
        if not refused and not _is_passing(error):
            return not isinstance(error, APIStatusError)  # such as a client that is closed
        if not self._proven and (refused or isinstance(error, APIConnectionError)):
            self.doubt = error
        self._in_a_row += 1
        return self._in_a_row >= (_IN_A_ROW if self._proven else _FIRST_IN_A_ROW)


def _is_passing(error: BaseException) -> bool:
    """Whether the same may succeed a little later."""
    if isinstance(error, APIStatusError):
        return error.status_code in _PASSING or error.status_code >= 500
    return isinstance(error, APIConnectionError)
