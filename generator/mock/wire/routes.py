"""Which operation a path means, and what its parameters hold.

Paths are matched as they stand on the wire: ``%2F`` is a slash within a value, a raw ``/``
ends a segment, unless the document says that the parameter spans segments. A literal goes
before a parameter, position by position.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from generator.ir.model import Api, Operation
from generator.ir.wire import ParamIn
from generator.notation.paths import BracedText

_LITERAL, _MIXED, _PARAMETER, _SPANNING = range(4)


@dataclass(frozen=True, slots=True)
class Match:
    """A route that fits: ``values`` are raw, by name of the parameter."""

    operation: Operation
    prefix: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """What a path leads to: matches for the method, best first, and the methods there are."""

    matches: tuple[Match, ...]
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Segment:
    rank: int
    text: str = ""
    fixed: tuple[str, ...] = ()  # what stands before, between and after the names
    names: tuple[str, ...] = ()

    def match(self, raw: str) -> dict[str, str] | None:
        if not self.fixed:
            return {} if unquote(raw) == self.text else None
        start, *between, end = self.fixed
        if not (raw.startswith(start) and raw.endswith(end)):
            return None
        # each name as short as can be: with that, all that can match does, in linear time
        at, last = len(start), len(raw) - len(end)
        found = []
        for text in between:
            stop = raw.find(text, at + 1, last)
            if stop < 0:
                return None
            found.append(raw[at:stop])
            at = stop + len(text)
        if at >= last:
            return None
        return dict(zip(self.names, [*found, raw[at:last]], strict=True))


@dataclass(frozen=True, slots=True)
class _Route:
    operation: Operation
    segments: tuple[_Segment, ...]
    query: tuple[tuple[str, str], ...]  # that the template itself holds
    rank: tuple[int, ...]

    def match(self, raw: Sequence[str], query: str) -> dict[str, str] | None:
        if self.query and not set(self.query) <= set(parse_qsl(query, keep_blank_values=True)):
            return None
        span = next((i for i, one in enumerate(self.segments) if one.rank == _SPANNING), None)
        if span is None:
            return _pairwise(self.segments, raw) if len(raw) == len(self.segments) else None
        tail = len(self.segments) - span - 1
        middle = "/".join(raw[span : len(raw) - tail])
        if not middle or len(raw) < len(self.segments):
            return None
        head = _pairwise(self.segments[:span], raw[:span])
        rest = _pairwise(self.segments[span + 1 :], raw[len(raw) - tail :])
        if head is None or rest is None:
            return None
        return {**head, self.segments[span].names[0]: middle, **rest}


def _pairwise(segments: Sequence[_Segment], raw: Sequence[str]) -> dict[str, str] | None:
    found: dict[str, str] = {}
    for segment, text in zip(segments, raw, strict=True):
        values = segment.match(text)
        if values is None:
            return None
        found.update(values)
    return found


class Router:
    """All routes of an API, below the path of any of its servers or at the root."""

    def __init__(self, api: Api) -> None:
        self._by_length: dict[int, list[_Route]] = {}
        self._spanning: list[_Route] = []
        self.prefixes = _prefixes(api)
        routes = sorted((_route(one) for one in api.operations), key=lambda route: route.rank)
        for route in routes:
            if _SPANNING in route.rank:
                self._spanning.append(route)
            else:
                self._by_length.setdefault(len(route.segments), []).append(route)

    def find(self, method: str, path: str, query: str) -> Found:
        """The operations that ``method`` on the raw ``path`` may mean.

        HEAD means GET where the document has no HEAD.
        """
        hits = sorted(self._hits(path, query), key=lambda hit: hit[0])
        allowed = tuple(dict.fromkeys(match.operation.method for _, match in hits))
        wanted = "GET" if method == "HEAD" and "HEAD" not in allowed else method
        matches = tuple(match for _, match in hits if match.operation.method == wanted)
        return Found(matches, allowed)

    def _hits(self, path: str, query: str) -> Iterator[tuple[tuple[int, ...], Match]]:
        """What fits, with its rank; the path of a server counts as literals."""
        for prefix in self.prefixes:
            if not path.startswith(f"{prefix}/"):
                continue
            raw = path[len(prefix) + 1 :].split("/")
            for route in self._by_length.get(len(raw), []) + self._spanning:
                values = route.match(raw, query)
                if values is not None:
                    rank = (_LITERAL,) * prefix.count("/") + route.rank
                    yield rank, Match(route.operation, prefix, values)


def _prefixes(api: Api) -> tuple[str, ...]:
    """The paths of all servers, the longest first, and the root."""
    servers = [*api.servers, *(one for op in api.operations for one in op.servers)]
    found = {""}
    for server in servers:
        try:
            path = urlsplit(server.address).path.rstrip("/")
        except ValueError:
            continue
        if path and "{" not in path:
            found.add(path if path.startswith("/") else f"/{path}")
    return tuple(sorted(found, key=lambda path: (-len(path), path)))


def _route(operation: Operation) -> _Route:
    template = operation.template
    spanning = {
        one.name
        for one in operation.parameters
        if one.location is ParamIn.PATH and one.spans_segments
    }
    segments = tuple(_segment(one, spanning) for one in template.segments)
    return _Route(
        operation,
        segments,
        tuple(parse_qsl(template.query, keep_blank_values=True)),
        # of two templates with one path, that with more of a query goes first
        (*(segment.rank for segment in segments), -len(template.query)),
    )


def _segment(segment: BracedText, spanning: set[str]) -> _Segment:
    if segment.is_fixed:
        return _Segment(_LITERAL, text=unquote(str(segment)))
    names = segment.pieces[1::2]
    if segment.only_name in spanning:
        return _Segment(_SPANNING, names=names)
    rank = _PARAMETER if segment.only_name else _MIXED
    return _Segment(rank, fixed=segment.pieces[::2], names=names)
