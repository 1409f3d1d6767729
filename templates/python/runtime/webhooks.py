"""Reads the body of a request that the server sends."""

from __future__ import annotations

import json
from typing import Any, List, Mapping, Union

from .codec.values import decode_bytes
from .spec.operation import TypeThunk

#: The body of a request: as bytes, as text, or as decoded JSON.
Payload = Union[bytes, bytearray, str, Mapping[str, Any], List[Any]]


def parse(type_: TypeThunk, payload: Payload, *, strict: bool) -> Any:
    """The typed value of ``payload``.

    :raises ResponseValidationError: it is not JSON, or, with ``strict``, does not match the type.
    """
    if isinstance(payload, (bytes, bytearray)):
        data = bytes(payload)
    elif isinstance(payload, str):
        data = payload.encode()
    else:
        data = json.dumps(payload).encode()
    return decode_bytes(type_(), data, strict=strict)
