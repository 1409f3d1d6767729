"""Where prose names an operation: by ``GET /pets/{id}``, by its id in code, or by its summary.

The reader of a text would look for what it names, so every output leads there in its own way: the
site links to a page, a docstring names the call.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeVar
from urllib.parse import unquote, urlsplit

from generator.ir.model import Api
from generator.names.words import all_words

_METHODS: Final = "GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS|TRACE|QUERY"
_REQUEST: Final = re.compile(rf"(?:({_METHODS}) +)?(?:https?://[^/\s]+)?(/[^\s`?#]*)(?:[?#]\S*)?")
# What a text is made of, as far as it matters here; code blocks come first, nothing is in them.
_TOKEN: Final = re.compile(
    r"^[ >]*(?P<fence>`{3,}|~{3,}).*?(?:^[ >]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?:\A|\n[ \t]*\n)(?:(?: {4}|\t)[^\n]*(?:\n|\Z))+|^ {0,3}\#{1,6} [^\n]*$"
    r"|<(?P<tag>code|tt|kbd|pre|a)\b[^<>]*>(?P<inner>[^<>]*)</(?P=tag)>"
    r"|(?<!`)(?P<ticks>`{1,9})(?!`)(?P<code>[^\n]{1,2000}?)(?<!`)(?P=ticks)(?!`)"
    r"|!\[[^\[\]]*\]\([^()]*\)"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<url>[^()\s]*)(?:\s+\"[^\"]*\")?\)"
    r"|<[^<>\n]*>"
    r"|(?<![\w*])(?P<star>\*{1,2})(?P<strong>[^\s*](?:[^*\n]*[^\s*])?)(?P=star)(?![\w*])"
    r"|(?<![\w_])_(?P<under>[^\s_](?:[^_\n]*[^\s_])?)_(?![\w_])"
    rf"|(?<![\w/])(?P<plain>(?:{_METHODS}) +/[^\s`|*()\[\]\"']*)",
    re.MULTILINE | re.DOTALL,
)
_SIGNS: Final = re.compile("[/`*_]")
_VARIABLE: Final = re.compile(r"\{[^{}/]*\}|<[^<>/]*>|(?<=/):[A-Za-z_][\w-]*")
_END: Final = ".,;:!?"
# Fragments by which documentation tools address an operation.
_FRAGMENT: Final = re.compile(r"(?:^|/)(?:operation/|operations/|operation-)?([^/]+)$")

_Name = TypeVar("_Name", str, "tuple[str, str]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that stands for an operation; ``text`` is what readers see of it."""

    start: int
    end: int
    key: str  # of the operation
    text: str  # Markdown: code, or the label of a link


@dataclass(frozen=True, slots=True)
class Mentions:
    """Finds the operations of an API in prose; make one for a run."""

    requests: Mapping[tuple[str, str], str]  # (method, path without names) -> key
    paths: Mapping[str, str]  # of one operation only -> key
    ids: Mapping[str, str]
    summaries: Mapping[str, str]
    bases: tuple[str, ...]  # paths of the servers, which prose may write in front of others

    @classmethod
    def of(cls, api: Api) -> Mentions:
        """Those of ``api``: what several operations share names none of them."""
        operations = api.operations
        bases = (urlsplit(server.url).path.rstrip("/") for server in api.servers)
        return cls(
            _unique(((op.method.upper(), _shape(op.path)), op.key) for op in operations),
            _unique((_shape(op.path), op.key) for op in operations),
            _unique((op.operation_id, op.key) for op in operations if op.operation_id),
            _unique((_folded(op.doc.summary), op.key) for op in operations if op.doc.summary),
            tuple(dict.fromkeys(base for base in bases if base)),
        )

    def find(self, text: str) -> Iterator[Mention]:
        """What ``text`` mentions, from its beginning to its end; code blocks mention nothing."""
        if not _SIGNS.search(text):
            return
        for token in _TOKEN.finditer(text):
            if found := self._mention(token):
                yield found

    def _mention(self, token: re.Match[str]) -> Mention | None:
        start, end = token.span()
        if code := token["code"]:
            key = self._of_code(code)
            return Mention(start, end, key, token[0]) if key else None
        if token["tag"] in {"code", "tt", "kbd"} and "`" not in token["inner"]:
            key = self._of_code(token["inner"])
            return Mention(start, end, key, f"`{token['inner'].strip()}`") if key else None
        if label := token["label"]:
            key = self._of_link(label, token["url"])
            return Mention(start, end, key, label) if key else None
        if words := token["strong"] or token["under"]:
            key = self.summaries.get(_folded(words), "")
            return Mention(start, end, key, words) if key else None
        if plain := token["plain"]:
            plain = plain.rstrip(_END)
            key = self._of_request(plain)
            return Mention(start, start + len(plain), key, f"`{plain}`") if key else None
        return None

    def _of_code(self, code: str) -> str:
        code = code.strip()
        if code in self.ids:
            # a single word in code is more likely a field or a value than an operation
            return self.ids[code] if len(all_words(code)) > 1 else ""
        return self._of_request(code)

    def _of_link(self, label: str, url: str) -> str:
        """That of a link which leads nowhere outside of the document that it stands in."""
        split = urlsplit(url) if "[" not in url else None
        if split is None or split.scheme or split.netloc:
            return ""
        found = _FRAGMENT.search(unquote(split.fragment))
        if found and found[1] in self.ids:
            return self.ids[found[1]]
        if split.path.endswith(".md") or (split.path and not split.path.startswith("/")):
            return ""
        return self._of_code(label.strip("`")) or self.summaries.get(_folded(label), "")

    def _of_request(self, text: str) -> str:
        found = _REQUEST.fullmatch(text)
        if found is None:
            return ""
        method, path = found[1], found[2]
        shapes = [_shape(path)]
        shapes += [_shape(path.removeprefix(b)) for b in self.bases if path.startswith(f"{b}/")]
        for shape in shapes:
            key = self.requests.get((method, shape)) if method else self.paths.get(shape)
            if key is not None:
                return key
        return ""


def linked(text: str, mentions: Iterable[Mention], link: Callable[[Mention], str]) -> str:
    """``text`` with every mention replaced by what ``link`` makes of it."""
    parts: list[str] = []
    end = 0
    for one in mentions:
        parts += (text[end : one.start], link(one))
        end = one.end
    return "".join([*parts, text[end:]])


def _shape(path: str) -> str:
    """``/pets/{}`` of ``/pets/{id}``: what a variable is called makes no difference."""
    return _VARIABLE.sub("{}", path.partition("#")[0]).rstrip("/") or "/"


def _folded(text: str) -> str:
    return " ".join(text.replace("`", "").split()).rstrip(".").casefold()


def _unique(named: Iterable[tuple[_Name, str]]) -> Mapping[_Name, str]:
    """The keys by a name that no two of them share."""
    found: dict[_Name, str] = {}
    several: set[_Name] = set()
    for name, key in named:
        if name in found:
            several.add(name)
        found[name] = key
    return MappingProxyType({name: key for name, key in found.items() if name not in several})
