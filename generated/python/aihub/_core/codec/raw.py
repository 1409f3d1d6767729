"""A JSON object that a request sends as it is."""

from __future__ import annotations

from typing import Any, Dict


class RawObject(Dict[str, Any]):
    """A dict that is sent as it is, although the API definition does not list such an object.

    Requests are checked before they are sent. ``RawObject({"type": "new", ...})`` sends what the
    check would refuse: an object of a kind that the server knows and the API definition does not
    list yet, for example one that a response held as a plain dict. Only what JSON has no form for is
    still refused. It can stand wherever an object can, also inside of others.
    """

    __slots__ = ()
