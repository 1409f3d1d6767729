"""The libraries of the extra ``dask``, each imported when it is first used.

They have no types that every version shares; what we call of Dask is written down here instead.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Callable, Iterable, List, Optional

from ..base.extras import imported
from ..base.process import exclusive

if TYPE_CHECKING:
    from typing_extensions import Protocol

    from .job import Outcome

    class Future(Protocol):
        """A task of the cluster. Both methods wait until it has ended."""

        def exception(self) -> Optional[BaseException]: ...

        def result(self) -> Outcome: ...

    class Cluster(Protocol):
        """A ``distributed.Client``."""

        def submit(
            self, function: Callable[..., Outcome], *args: object, retries: int, pure: bool
        ) -> Future: ...

        def cancel(self, futures: Iterable[Future]) -> object: ...

    class Ended(Protocol):
        """``distributed.as_completed``: tasks, as they end."""

        def add(self, future: Future) -> object: ...

        def __next__(self) -> Future: ...

    class Semaphore(Protocol):
        """``distributed.Semaphore``."""

        def acquire(self) -> object: ...

        def release(self) -> object: ...

        def close(self) -> object: ...


    class Column(Protocol):
        """A column of an Arrow table."""

        def to_pylist(self) -> List[object]: ...

    class ArrowTable(Protocol):
        """``pyarrow.Table``."""

        @property
        def column_names(self) -> List[str]: ...

        def column(self, name: str) -> Column: ...

        def add_column(self, at: int, name: str, column: Column) -> ArrowTable: ...


__all__ = ["library", "need"]

_NEEDED = ("dask", "distributed", "fsspec", "pyarrow")


def need(distribution: str) -> None:
    """Check that the extra is installed.

    :raises ImportError: it is not; the message says how to install it.
    """
    for name in _NEEDED:
        imported(name, "dask", distribution)


def library(name: str) -> Any:
    """A module of the extra, which a driver has checked."""
    with exclusive:
        return import_module(name)
