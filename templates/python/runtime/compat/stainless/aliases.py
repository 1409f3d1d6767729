"""Types of arguments, by the names that users of the former package import."""

from __future__ import annotations

import os
from typing import (
    IO,
    Mapping,
    Optional,
    Sequence,
    Tuple,
    Type,
    TypeVar,
    Union,
)

from ...spec.options import NotGiven

T_co = TypeVar("T_co", covariant=True)

NoneType: Type[None] = type(None)
AnyMapping = Mapping[str, object]
Headers = Mapping[str, Union[str, NotGiven]]
Query = Mapping[str, object]
Body = object
SequenceNotStr = Sequence

Base64FileInput = Union[IO[bytes], "os.PathLike[str]"]
FileContent = Union[IO[bytes], bytes, "os.PathLike[str]"]
FileTypes = Union[
    FileContent,
    Tuple[Optional[str], FileContent],
    Tuple[Optional[str], FileContent, Optional[str]],
    Tuple[Optional[str], FileContent, Optional[str], Mapping[str, str]],
]
RequestFiles = Union[Mapping[str, FileTypes], Sequence[Tuple[str, FileTypes]]]
HttpxFileContent = Union[IO[bytes], bytes]
HttpxFileTypes = Union[
    HttpxFileContent,
    Tuple[Optional[str], HttpxFileContent],
    Tuple[Optional[str], HttpxFileContent, Optional[str]],
    Tuple[Optional[str], HttpxFileContent, Optional[str], Mapping[str, str]],
]
HttpxRequestFiles = Union[Mapping[str, HttpxFileTypes], Sequence[Tuple[str, HttpxFileTypes]]]
