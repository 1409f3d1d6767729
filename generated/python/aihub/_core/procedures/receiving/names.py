"""The name under which a file is stored in a folder that the caller chose."""

from __future__ import annotations

import os
import re
from typing import Any, Mapping
from urllib.parse import unquote_to_bytes

from ...spec.operation import Operation
from ...wire import media

__all__ = ["file_name", "stored_name"]

#: Characters that some file system refuses, or that a terminal acts on.
_REFUSED = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:"|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\..*)?", re.IGNORECASE)
#: Bytes; with what is added for the partial file it is below the 255 of most file systems.
_LONGEST = 200


def file_name(headers: Mapping[str, str], op: Operation[Any], arguments: Mapping[str, Any]) -> str:
    """The name in ``Content-Disposition``, else the end of the last argument in the path.

    It names a file directly in the folder, whatever the server says.
    """
    for text in (_disposition(headers.get("content-disposition", "")), _argument(op, arguments)):
        name = stored_name(text)
        if name:
            return name
    return "download"


def stored_name(text: str) -> str:
    """``text`` as the name of one file on any system; "" if nothing is left of it.

    Only what follows the last slash or backslash counts. A dot in front would hide the file.
    """
    name = re.split(r"[/\\]", text)[-1]
    name = _REFUSED.sub("_", name).strip().lstrip(".").rstrip(". ")
    if _RESERVED.fullmatch(name):
        name = "_" + name
    return _shortened(name)


def _shortened(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    suffix = dot + suffix if stem and len(suffix) < 20 else ""
    stem = name[: len(name) - len(suffix)]
    room = _LONGEST - len(suffix.encode("utf-8"))
    return stem.encode("utf-8")[:room].decode("utf-8", "ignore") + suffix


def _disposition(header: str) -> str:
    """The file name in ``Content-Disposition`` (RFC 6266)."""
    if not header:
        return ""
    given = media.parse(header)[1]
    charset, _, rest = given.get("filename*", "").partition("'")
    encoded = rest.partition("'")[2]
    if encoded:
        label = "latin-1" if charset.strip().lower() == "iso-8859-1" else "utf-8"
        return unquote_to_bytes(encoded).decode(label, "replace")
    name = given.get("filename", "")
    try:  # headers are read as Latin-1, whatever they are
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name


def _argument(op: Operation[Any], arguments: Mapping[str, Any]) -> str:
    names = [p.name for p in op.params if p.location == "path" and p.name in arguments]
    return str(arguments[names[-1]]).rstrip("/\\") if names else ""


def partial_name(target: str) -> str:
    """The name of the partial file of ``target``, in the same folder."""
    data = os.fsencode(target)
    return target if len(data) <= _LONGEST else _digested(data)


def _digested(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()[:32]
