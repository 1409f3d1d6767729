"""Security of OLD and NEW: the schemes, and which of them operations need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from generator.compat.api import facts
from generator.compat.api.book import OPERATIONS, Book, Node, Spot
from generator.compat.api.words import code, listed
from generator.ir.model import Operation
from generator.ir.security import OAuthFlow, SecurityAlternative, SecurityKind, SecurityScheme

_URLS = ("token_url", "authorization_url", "refresh_url", "device_authorization_url")


@dataclass(frozen=True, slots=True)
class Schemes:
    """The schemes of both, and what those of OLD are called in NEW."""

    renamed: Mapping[str, str]


def schemes(book: Book, old: Sequence[SecurityScheme], new: Sequence[SecurityScheme]) -> Schemes:
    """Write down what is different between the schemes."""
    mine, theirs = ({one.key: one for one in side} for side in (old, new))
    renamed: dict[str, str] = {}
    for key in [key for key in mine if key not in theirs]:
        same = [k for k in theirs if k not in mine and _facts(theirs[k]) == _facts(mine[key])]
        if len(same) == 1 and same[0] not in renamed.values():
            renamed[key] = same[0]
    fresh = theirs.keys() - mine.keys() - set(renamed.values())
    for one in old:
        after = theirs.get(renamed.get(one.key, one.key))
        node = _node(book, ("scheme", one.key))
        spot = _spot(one, after)
        if after is None:
            node.tell("scheme-removed", spot, before=code(one.key))
            continue
        if one.key in renamed:
            node.tell("scheme-renamed", spot, before=code(one.key), after=code(after.key))
        _scheme(node, spot, one, after)
    for one in new:
        if one.key in fresh:
            spot = _spot(None, one)
            _node(book, ("scheme-added", one.key)).tell("scheme-added", spot, after=code(one.key))
    return Schemes(renamed)


def _node(book: Book, key: tuple[str, ...]) -> Node:
    return book.node(key)


def _facts(one: SecurityScheme) -> object:
    """What a scheme asks for, whatever it is called."""
    return (one.kind, one.name, one.location, one.http_scheme.lower(), one.openid_url, one.flows)


def _spot(old: SecurityScheme | None, new: SecurityScheme | None) -> Spot:
    one = old or new
    key = one.key if one else ""
    return Spot(
        code(key),
        "the API",
        f"#/components/securitySchemes/{key}",
        old=old.loc if old else None,
        new=new.loc if new else None,
    )


def _scheme(node: Node, spot: Spot, old: SecurityScheme, new: SecurityScheme) -> None:
    before, after = _asks(old), _asks(new)
    if before != after:
        node.tell("scheme-changed", spot, before=before, after=after)
    elif old.kind in {SecurityKind.OAUTH2, SecurityKind.OPENID}:
        for key in ("openid_url", "metadata_url"):
            _address(node, replace(spot, member=key), getattr(old, key), getattr(new, key))
        _flows(node, spot, old.flows, new.flows)
    if old.bearer_format != new.bearer_format:
        node.tell("scheme-bearer-format-changed", spot)
    words = ("scheme-deprecated", "scheme-no-longer-deprecated")
    facts.flag(node, spot, words, old=old.deprecated, new=new.deprecated)
    facts.prose(
        node, replace(spot, part="", owner=f"the security scheme {spot.part}"), old.doc, new.doc
    )


def _asks(one: SecurityScheme) -> str:
    match one.kind:
        case SecurityKind.API_KEY:
            return f"the {one.location.value} {code(one.name)}"
        case SecurityKind.HTTP:
            return f"HTTP {code(one.http_scheme)}"
        case _:
            return f"{one.kind.value}"


def _address(node: Node, spot: Spot, old: str, new: str) -> None:
    if old != new:
        names = (code(url) if url else "none" for url in (old, new))
        before, after = names
        node.tell("scheme-address-changed", spot, before=before, after=after)


def _flows(node: Node, spot: Spot, old: Sequence[OAuthFlow], new: Sequence[OAuthFlow]) -> None:
    mine, theirs = ({one.kind.value: one for one in side} for side in (old, new))
    for kind in [*mine, *(kind for kind in theirs if kind not in mine)]:
        before, after = mine.get(kind), theirs.get(kind)
        where = replace(spot, member=kind)
        if before is None or after is None:
            word = "flow-added" if before is None else "flow-removed"
            shown = code(kind)
            node.tell(
                word,
                where,
                before=shown if before is not None else "",
                after=shown if after is not None else "",
            )
            continue
        for key in _URLS:
            url = replace(where, member=f"{kind}.{key}")
            _address(node, url, getattr(before, key), getattr(after, key))
        for scope in sorted(set(before.scopes) - set(after.scopes)):
            node.tell("scope-removed", where, before=code(scope))
        for scope in sorted(set(after.scopes) - set(before.scopes)):
            node.tell("scope-added", where, after=code(scope))


# -- what operations need ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    word: str
    before: str = ""
    after: str = ""


def needed(book: Book, known: Schemes, old: Operation, new: Operation, bit: int) -> None:
    """What is different between the credentials that an operation needs.

    The same difference of many operations is one change.
    """
    mine = [_uses(one, known.renamed) for one in old.security]
    theirs = [_uses(one, {}) for one in new.security]
    for told in _compared(mine, theirs):
        key = ("security", told)
        fresh = not book.visited(key)
        node = book.node(key)
        book.root(node, bit)
        if fresh:
            spot = Spot("", OPERATIONS, "security", old=old.loc, new=new.loc)
            node.tell(told.word, spot, before=told.before, after=told.after)


@dataclass(frozen=True, slots=True)
class _Use:
    """One scheme that is needed; what it is called in its own document does not count."""

    name: str = field(compare=False)
    scopes: frozenset[str]


#: One alternative: what is needed together, by the names of NEW.
_Uses: TypeAlias = Mapping[str, _Use]


def _uses(one: SecurityAlternative, renamed: Mapping[str, str]) -> _Uses:
    return {renamed.get(use.key, use.key): _Use(use.key, frozenset(use.scopes)) for use in one}


def _compared(old: list[_Uses], new: list[_Uses]) -> Iterator[_Told]:
    if bool(any(old)) != bool(any(new)):
        if any(new):
            words = "security-added" if not old else "security-became-required"
            optional = not all(new)
            words = "security-alternative-added" if optional else "security-added"
            yield _Told(words, after=_shown([one for one in new if one]))
        else:
            optional = not all(old)
            words = "security-alternative-removed" if optional else "security-removed"
            yield _Told(words, before=_shown([one for one in old if one]))
        return
    free = [bool(side) and not all(side) for side in (old, new)]
    if free[0] != free[1]:
        yield _Told("security-became-optional" if free[1] else "security-became-required")
    yield from _alternatives([one for one in old if one], [one for one in new if one])


def _alternatives(old: list[_Uses], new: list[_Uses]) -> Iterator[_Told]:
    gone, fresh = list(old), list(new)
    for one in old:  # the same schemes with the same scopes, else with others
        if one in fresh:
            gone.remove(one)
            fresh.remove(one)
    for one in list(gone):
        same = next((other for other in fresh if other.keys() == one.keys()), None)
        if same is not None:
            gone.remove(one)
            fresh.remove(same)
            yield from _scopes(one, same)
    if len(gone) == len(fresh) == 1:
        mine, theirs = gone[0].keys(), fresh[0].keys()
        word = "security-replaced"
        if mine < theirs or theirs < mine:
            word = f"security-{'also' if mine < theirs else 'no-longer'}-needed"
        yield _Told(word, before=_shown(gone), after=_shown(fresh))
        return
    for one in gone:
        yield _Told("security-alternative-removed", before=_shown([one]))
    for one in fresh:
        yield _Told("security-alternative-added", after=_shown([one]))


def _scopes(old: _Uses, new: _Uses) -> Iterator[_Told]:
    for key, before in old.items():
        after = new[key]
        for scope in sorted(before.scopes - after.scopes):
            yield _Told("security-scope-removed", before=f"{code(scope)} of {code(before.name)}")
        for scope in sorted(after.scopes - before.scopes):
            yield _Told("security-scope-added", after=f"{code(scope)} of {code(after.name)}")


def _shown(alternatives: Sequence[_Uses]) -> str:
    return " or ".join(
        listed([code(name) for name in sorted(use.name for use in one.values())])
        for one in alternatives
    )
