"""Records: made from an example and a request, shown as another type, moved in time."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from email.utils import formatdate, parsedate_to_datetime
from typing import Final

from generator.ir.members import properties, says_null
from generator.ir.model import Api
from generator.ir.types import Access, Property, TypeRef
from generator.mock.wire.incoming import Call, as_text
from generator.mock.wire.values import Data, as_object, fits, is_number, like, thaw, words
from generator.names.plurals import singular
from generator.notation import looks
from generator.notation.paths import PathTemplate
from generator.relations.model import Place

#: Words of the names of times that pass when something is made, and of those when it ends.
BEGINS: Final = frozenset(
    {"created", "updated", "modified", "changed", "start", "started", "submitted", "uploaded"}
)
ENDS: Final = frozenset({"finish", "finished", "end", "ended", "completed", "closed"})
_REMARKS: Final = frozenset({"message", "msg", "detail", "error", "reason"})
_SIZES: Final = frozenset({"size", "length", "bytes"})
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?")
_DIGITS: Final = re.compile(r"(.*?)(\d+)")
# a number above this is a time in that fraction of a second
_UNITS: Final = ((1e17, 1_000_000_000), (1e14, 1_000_000), (1e11, 1_000), (1e8, 1))
_SHORTEST: Final = 3  # a shorter text may equal another one by chance

Changes = Sequence[tuple[str, str]]


def new_record(
    api: Api,
    place: Place,
    sample: Mapping[str, Data],
    call: Call,
    sent_type: TypeRef | None,
) -> dict[str, Data]:
    """A record as the server would make it of a request.

    It has what was sent, the defaults of what could have been sent and was not, and from
    ``sample`` what only the server knows. ``sent_type`` is what the body could hold.
    """
    record, sent = dict(sample), as_object(call.body)
    known = properties(place.record, api.decls)
    offered = properties(sent_type, api.decls)
    by_words = {words(name): value for name, value in call.path_values().items()}
    for name, prop in known.items():
        if name in sent and _shown(prop, offered.get(name)):
            if fits(sent[name], record.get(name)):
                record[name] = sent[name]
        elif name in offered and name != place.key_name:
            _leave_out(api, record, prop, offered[name])
        elif words(name) in by_words:
            record[name] = like(by_words[words(name)], record.get(name))
        elif name not in offered and (deep := _deep(call.body, name)) is not None:
            record[name] = deep
        elif says_null(prop.type, api.decls) and (
            words(name)[-1:] == ("id",) or _offers(api, sent_type, name)
        ):
            record[name] = None  # what this one has nothing to do with, or was not given
    return {name: value for name, value in record.items() if _visible(known.get(name))}


def _leave_out(api: Api, record: dict[str, Data], prop: Property, offered: Property) -> None:
    """Show that a property was not sent."""
    if offered.has_default:
        record[prop.name] = thaw(offered.default)
    elif says_null(prop.type, api.decls):
        record[prop.name] = None
    elif not prop.required:
        record.pop(prop.name, None)


def _visible(prop: Property | None) -> bool:
    return prop is None or prop.access is not Access.WRITE


def _shown(prop: Property, offered: Property | None) -> bool:
    """Whether what was sent comes back: not what is secret, nor what the server alone writes."""
    secret = prop.secret or (offered is not None and offered.secret)
    return prop.access is Access.BOTH and not secret


def _deep(sent: Data, name: str) -> Data:
    """A value of this name further in, for a record that is flatter than its request."""
    for value in as_object(sent).values():
        inner = as_object(value)
        if name in inner:
            return inner[name]
        if (found := _deep(value, name)) is not None:
            return found
    return None


def _offers(api: Api, ref: TypeRef | None, name: str, depth: int = 4) -> bool:
    """Whether a request may give a property of this name, further in."""
    inner = properties(ref, api.decls) if depth else {}
    return name in inner or any(_offers(api, one.type, name, depth - 1) for one in inner.values())


def merged_record(
    api: Api, place: Place, record: Mapping[str, Data], sent: Mapping[str, Data]
) -> dict[str, Data]:
    """A record after a change: what was sent is new, and null takes away."""
    known = properties(place.record, api.decls)
    found = dict(record)
    for name, value in sent.items():
        prop = known.get(name)
        if name == place.key_name or (known and (prop is None or not _shown(prop, None))):
            continue
        if value is None and prop is not None and not says_null(prop.type, api.decls):
            found.pop(name, None)
        elif isinstance(value, dict) and isinstance(found.get(name), dict):
            found[name] = {**as_object(found[name]), **value}
        else:
            found[name] = value
    return found


def replaced_record(
    api: Api,
    place: Place,
    record: Mapping[str, Data],
    sent: Mapping[str, Data],
    sent_type: TypeRef | None,
) -> dict[str, Data]:
    """A record after a replacement: what could be sent and was not is as in a new one."""
    found = merged_record(api, place, record, sent)
    known = properties(place.record, api.decls)
    for name, offered in properties(sent_type, api.decls).items():
        prop = known.get(name)
        if (
            prop is not None
            and name not in sent
            and name != place.key_name
            and _shown(prop, offered)
        ):
            _leave_out(api, found, prop, offered)
    return found


def project(api: Api, record: Data, place: Place, ref: TypeRef | None, sample: Data) -> Data:
    """A record of ``place`` as a value of ``ref``, whose example is ``sample``."""
    if ref is None or ref == place.record or not isinstance(record, dict):
        return record
    if not isinstance(sample, dict):
        return sample
    names = properties(ref, api.decls) or dict.fromkeys(sample)
    own = properties(place.record, api.decls)
    shown = {
        name: value
        for name, value in sample.items()
        if name in record or name not in own or own[name].required
    }
    for name in names:
        if name in record and fits(record[name], sample.get(name)):
            shown[name] = record[name]
        elif name in record:
            shown[name] = like(record[name], sample.get(name))
    return shown


def substitute(value: Data, changes: Changes) -> Data:
    """``value`` with the ids of an example replaced, also as steps of a path."""
    changes = [(old, new) for old, new in changes if old != new and len(old) >= _SHORTEST]
    return _substitute(value, changes) if changes else value


def _substitute(value: Data, changes: Changes) -> Data:
    if isinstance(value, dict):
        return {key: _substitute(item, changes) for key, item in value.items()}
    if isinstance(value, list):
        return [_substitute(item, changes) for item in value]
    if value is None or isinstance(value, bool):
        return value
    for old, new in changes:
        if as_text(value) == old:
            return like(new, value)
        if isinstance(value, str) and "/" in value:
            value = _replaced(value, old, new)
    return value


def _replaced(text: str, old: str, new: str) -> str:
    """``text`` with the steps ``old`` of a path replaced, be they one or several."""
    inner = f"/{text}/".replace(f"/{old}/", f"/{new}/")
    return inner[1:-1]


# -- times, sizes, states --------------------------------------------------------------------


def is_time(value: Data) -> bool:
    """Whether a value looks like a moment."""
    if is_number(value):
        return value > _UNITS[-1][0]
    if not isinstance(value, str):
        return False
    if value.isdecimal():
        return len(value) < 30 and is_time(int(value))
    return bool(_ISO.fullmatch(value)) or _http_date(value) is not None


def moment(sample: Data, now: float) -> Data:
    """``now`` written as ``sample`` is: unit, number or text. Anything else stays as it is."""
    if isinstance(sample, str):
        if sample.isdecimal() and len(sample) < 30:
            return as_text(moment(int(sample), now))
        if _ISO.fullmatch(sample):
            at = datetime.fromtimestamp(now, timezone.utc)
            return f"{at:%Y-%m-%d}" if len(sample) == 10 else f"{at:%Y-%m-%dT%H:%M:%SZ}"
        return formatdate(now, usegmt=True) if _http_date(sample) is not None else sample
    if is_number(sample):
        for least, fraction in _UNITS:
            if sample > least:
                return int(now * fraction)
    return sample


def _http_date(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if text.endswith("GMT") else None
    except (TypeError, ValueError):
        return None


def stamp(record: dict[str, Data], now: float, which: frozenset[str]) -> None:
    """Set the times in a record whose names have one of the words ``which``."""
    for name, value in record.items():
        if isinstance(value, dict):
            stamp(value, now, which)
        elif which.intersection(words(name)) and is_time(value):
            record[name] = moment(value, now)


def resize(record: dict[str, Data], size: int) -> None:
    """Set the sizes in a record of a file."""
    for name, value in record.items():
        if isinstance(value, dict):
            resize(value, size)
        elif is_number(value) and _SIZES.intersection(words(name)):
            record[name] = size


def unfinished(api: Api, record: dict[str, Data], ref: TypeRef | None) -> None:
    """Take out of a record what is known only when work has ended."""
    for name, prop in properties(ref, api.decls).items():
        over = ENDS.intersection(words(name)) and is_time(record.get(name))
        remark = isinstance(record.get(name), str) and _REMARKS.intersection(words(name))
        if not over and not remark:
            continue
        if says_null(prop.type, api.decls):
            record[name] = None
        elif not prop.required:
            record.pop(name, None)


# -- ids ---------------------------------------------------------------------------------------


def new_key(sample: Data, path: str, number: int) -> Data:
    """An id like ``sample`` that holds ``number``; the same number gives the same id.

    ``path`` is that of the collection, for ids that nothing else tells apart.
    """
    if is_number(sample):
        return number
    if isinstance(sample, str):
        if looks.uuid(sample):
            return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{path}/{number}"))
        if found := _DIGITS.fullmatch(sample):
            return f"{found[1]}{number}"
    steps = PathTemplate.parse(path).fixed_segments
    return f"{singular(steps[-1]) if steps else 'item'}-{number}"


def vary(value: Data, index: int, now: float) -> Data:
    """The example ``value`` as the ``index``-th of many: other ids, earlier times."""
    if isinstance(value, list) or not isinstance(value, dict) or not index:
        return value
    found: dict[str, Data] = {}
    for name, inner in value.items():
        if isinstance(inner, dict):
            found[name] = vary(inner, index, now)
        elif is_time(inner):
            found[name] = moment(inner, now - 60 * index)
        elif words(name)[-1:] == ("id",) and isinstance(inner, str | int):
            found[name] = _varied(inner, index)
        else:
            found[name] = inner
    return found


def _varied(value: str | int, index: int) -> Data:
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value + index
    if looks.uuid(value):
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{value}/{index}"))
    return f"{value}-{index}"
