"""What the server says is wrong, and with which field: one line of bounded length.

Error bodies have many shapes: an object with a text (``message``, ``error_description``, ``title``
and ``detail``), with a list of complaints (FastAPI, JSON:API, GraphQL), with a map from field to
complaints (Django, Rails, ASP.NET), inside an envelope (``error``, ``detail``), or all of that. The
tables below name what to look for; names are compared without case, dashes and underscores. Only
the beginning of a large body is looked at, and nothing here raises.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import Dict, Iterator, List, Tuple

from ..base.guards import is_dict, is_list
from ..base.secrets import HIDDEN, is_secret

#: Names of what says in a text what is wrong, the best first; then those that only name a kind.
_TEXTS = ("message", "errordescription", "detail", "description", "errormessage", "msg", "reason")
_TITLES = ("title", "error", "errorsummary", "summary", "errorcode", "fault", "faultstring")
_ITEM_TEXTS = (*_TEXTS, "defaultmessage", "text", "error", "title", "code")
#: Names of lists of complaints; those of maps from field to complaints; and of envelopes.
_LISTS = (
    *("detail", "errors", "errormessages", "messages", "message", "error", "invalidparams"),
    *("violations", "fieldviolations", "fielderrors", "validationerrors"),
    *("issues", "suberrors", "causes", "details", "extra"),
)
_MAPS = ("errors", "fielderrors", "validationerrors", "invalidparams", "modelstate", "violations")
_ENVELOPES = ("error", "detail", "errors", "fault", "exception", "response", "embedded", "data")
#: Names of what says which field a complaint is about; the first is a path of keys.
_FIELDS = (
    *("loc", "key", "source", "pointer", "field", "fieldname", "propertypath", "property", "param"),
    *("parameter", "path", "name", "target", "attribute", "instancepath"),
)
#: Keys of complaints about the request as a whole.
_WHOLE = ("", "nonfielderrors", "all", "base", "body", "general", "detail")

_LONGEST = 500  # characters of the line
_MOST = 5  # complaints in it
_WIDE = 40  # keys and items of one container that are looked at
_DEEP = 12  # containers in containers
_MANY = 100  # containers at one depth
_BEGINNING = 20_000  # characters of a text that are looked at

_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"<[^<>]{0,500}>")
_HEADING = re.compile(r"<(title|h1)\b[^<>]{0,200}>([^<]{1,500})", re.IGNORECASE)
_ELEMENT = re.compile(
    r"<(?:[\w.-]{1,50}:)?(message|faultstring|text|detail|description|reason|title|error)\b[^<>]{0,200}>"
    r"(?:<!\[CDATA\[)?([^<\]]{1,500})",
    re.IGNORECASE,
)
#: A complaint: the field, or "", and what is wrong with it.
_Complaint = Tuple[str, str]


def complaint(document: object, text: str, media: str) -> str:
    """What an error body says, for the message of an exception; "" if it says nothing.

    ``document`` is the body as JSON, None if it is none; ``text`` is the body as text, "" if it is
    not text; ``media`` is the kind of its media type.
    """
    if document is None:
        return _of_text(text[:_BEGINNING].strip(), media)
    if isinstance(document, str):
        return _line(document)
    small = _small(document)
    return _of_json(small) or _beginning(small)


# -- JSON --------------------------------------------------------------------------------


def _small(document: object) -> object:
    """A copy of the part of a parsed body that is looked at: the rest of this module walks it freely."""
    root = [document]
    level: List[object] = [root]
    for depth in range(_DEEP):  # what is near the root comes first
        below: List[object] = []
        room = 0 if depth == _DEEP - 1 else _MANY
        for container in level:
            if is_list(container):
                container[:] = [_short(item, below, room) for item in container]
            elif is_dict(container):
                container.update({k: _short(item, below, room) for k, item in container.items()})
        level = below
    return root[0]


def _short(value: object, below: List[object], room: int) -> object:
    """A copy of ``value`` that is cut; the containers in it, ``room`` of them, wait in ``below``."""
    if isinstance(value, str):
        return value[: 4 * _LONGEST]
    copy: object = value
    if is_list(value):
        copy = value[:_WIDE] if len(below) < room else []
        below.append(copy)
    elif is_dict(value):
        copy = dict(islice(value.items(), _WIDE if len(below) < room else 0))
        below.append(copy)
    return copy


def _of_json(value: object) -> str:
    """What an object or array says, if it has one of the known shapes."""
    if is_list(value):
        return _joined("", list(_complaints(value, "")))
    if not is_dict(value):
        return ""
    keys = _keys(value)
    heading = _heading(keys)
    if not heading and _is_map(value) and not {*_LISTS, *_MAPS}.issuperset(keys):
        return _joined("", list(_complaints(value, "")))
    found: List[_Complaint] = []
    for name in _LISTS:
        # a list of texts is the "message" of some servers; alone, it is about a field of that name
        if is_list(keys.get(name)) and (name != "message" or len(keys) > 1):
            found += _complaints(keys[name], "")
    for name in _MAPS:
        inner = keys.get(name)
        if is_dict(inner) and _is_complaint(inner) and not _first(_keys(inner), _TEXTS):
            found += _complaints(inner, "")
    if heading or found:
        return _joined(heading, found)
    for name in _ENVELOPES:
        inner = keys.get(name)
        said = _of_json(inner) if is_dict(inner) else ""
        if said and is_dict(inner):
            field = _field(_keys(inner), ("param", "field", "target"))
            return _line(f"{field}: {said}" if field else said)
    if _is_map(value):
        return _joined("", list(_complaints(value, "")))
    return ""


def _keys(value: Dict[str, object]) -> Dict[str, object]:
    """The properties of an object by their plain names."""
    return {_plain(key): value[key] for key in reversed(list(value))}


def _plain(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "")


def _first(keys: Dict[str, object], names: Tuple[str, ...]) -> str:
    found = (keys.get(name) for name in names)
    return next((_line(text) for text in found if isinstance(text, str) and text.strip()), "")


def _heading(keys: Dict[str, object]) -> str:
    """The text of an object, after its title if it has one that says something else."""
    others = tuple(name for name in keys if name.endswith("message"))  # no list can be complete
    text, title = _first(keys, _TEXTS + others), _first(keys, _TITLES)
    # "error" is often the phrase of the status beside a message; as a single word it is a code
    if "message" in keys and text:
        return text
    return ": ".join(_apart(title, text))


def _apart(title: str, text: str) -> List[str]:
    parts = [title.rstrip(".:"), text] if text else [title]
    return [text] if text and title in text else [part for part in parts if part]


def _is_map(value: Dict[str, object]) -> bool:
    """Whether an object maps fields to complaints and has nothing else in it."""
    items = list(value.values())
    if all(isinstance(item, str) for item in items):
        return bool(items) and all(" " in item for item in items if isinstance(item, str))
    return _is_complaint(value)


def _is_complaint(value: object) -> bool:
    """Whether all that is in a value is text."""
    if is_list(value):
        return all(map(_is_complaint, value))
    if is_dict(value):
        return all(map(_is_complaint, value.values()))
    return isinstance(value, str)


def _complaints(value: object, field: str) -> Iterator[_Complaint]:
    """The complaints in a list or a map; ``field`` is where it stands."""
    if isinstance(value, str):
        if value.strip():
            yield field, _line(value)
    elif is_list(value):
        nested = len(value) > 1 and not all(isinstance(item, str) for item in value)
        for at, item in enumerate(value):
            yield from _complaints(item, f"{field}[{at}]" if field and nested else field)
    elif is_dict(value):
        keys = _keys(value)
        text = _first(keys, _ITEM_TEXTS)
        if text:
            title = _first(keys, ("title",))
            yield _field(keys, _FIELDS) or field, ": ".join(_apart(title, text))
            return
        for key, inner in value.items():
            if key[:1] != "@":  # the name of a type
                yield from _complaints(inner, _below(field, key))


def _below(field: str, key: str) -> str:
    if _plain(key) in _WHOLE or (_plain(key) in _LISTS and _plain(key) not in _TEXTS):
        return field
    return f"{field}.{key}" if field else key


def _field(keys: Dict[str, object], names: Tuple[str, ...]) -> str:
    """Which field a complaint is about: ``body.items[0].name``; "" if it does not say."""
    for name in names:
        value = keys.get(name)
        if is_dict(value):  # JSON:API: {"pointer": "/data/attributes/name"}
            value = _first(_keys(value), ("pointer", "parameter", "header"))
        if is_list(value):
            value = "".join(
                f"[{part}]" if isinstance(part, int) else f".{part}" for part in value
            ).lstrip(".")
        if isinstance(value, str) and value.strip():
            text = value.strip().lstrip("#")
            parts = text.strip("/").split("/") if text[:1] == "/" else [text]
            return _line("".join(f"[{p}]" if p.isdigit() else f".{p}" for p in parts).lstrip("."))
    return ""


def _joined(heading: str, found: List[_Complaint]) -> str:
    """The heading, and the complaints that say more than it does."""
    lines: List[str] = []
    for field, text in found:
        line = f"{field}: {text}" if field else text
        if line not in lines and line != heading:
            lines.append(line)
    if len(lines) == 1 and found[0][1] == heading:
        return _line(lines[0])
    more = [f"and {len(lines) - _MOST} more"] if len(lines) > _MOST else []
    listed = "; ".join(lines[:_MOST] + more)
    return _line(f"{heading.rstrip('.:')}: {listed}" if heading and listed else heading or listed)


def _beginning(document: object) -> str:
    """The beginning of a body of no known shape, without what may be secret."""
    if not document or not (is_dict(document) or is_list(document)):
        return ""
    return _line(json.dumps(_shown(document), ensure_ascii=False))


def _shown(value: object) -> object:
    if is_list(value):
        return [_shown(item) for item in value]
    if is_dict(value):
        return {key: HIDDEN if is_secret(key) else _shown(inner) for key, inner in value.items()}
    return value


# -- other bodies ------------------------------------------------------------------------


def _of_text(text: str, media: str) -> str:
    """What a body says that is not JSON; ``text`` is its beginning."""
    if media == "form" and "=" in text:
        from urllib.parse import parse_qsl

        pairs: Dict[str, object] = {}
        for name, value in parse_qsl(text):
            pairs.setdefault(_plain(name), value)
        return _heading(pairs)
    if text[:1] != "<":
        return _line(text)
    page = media not in ("xml", "json") and re.match(r"<(!doctype html|html|head|body)", text, re.IGNORECASE)
    found = (_HEADING if page else _ELEMENT).search(text)
    if found is None:
        return "" if page else _line(_TAG.sub(" ", text))
    from html import unescape

    return _line(unescape(found.group(2)))


def _line(text: str) -> str:
    """``text`` on one line of bounded length."""
    line = _SPACE.sub(" ", text[: 4 * _LONGEST]).strip()
    return line if len(line) <= _LONGEST else line[: _LONGEST - 3].rstrip() + "..."
