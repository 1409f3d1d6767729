"""What an operation is called as a method of its resource: short, stable, as a person would say."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.ir.model import Api, Operation
from generator.names.paths import (
    literal_words,
    path_words,
    telling_words,
)
from generator.names.plurals import bare, singular, singulars
from generator.names.table import Wish
from generator.names.words import snake, split_words
from generator.relations.model import Purpose, Role
from generator.relations.vocabulary import VERBS, one_of
from generator.targets.python.naming.phrases import (
    ACTIONS,
    PREPOSITIONS,
    Context,
    shortened,
    verb_first,
    without_arguments,
)
from generator.targets.python.naming.spoken import METHODS, spoken

_VERBS: Final = {
    Purpose.LIST: "list",
    Purpose.CREATE: "create",
    Purpose.READ: "get",
    Purpose.RESULTS: "get",
    Purpose.DOWNLOAD: "get",
    Purpose.REPLACE: "replace",
    Purpose.MERGE: "update",
    Purpose.DELETE: "delete",
}
_BY_METHOD: Final = {"GET": "get", "POST": "create", "PUT": "replace", "PATCH": "update"}
_OWN_NAME: Final = frozenset({"HEAD", "OPTIONS", "TRACE", "QUERY"})
_UPDATES: Final = frozenset({"update", "put", "patch"})
# Words that relations take for verbs at the end of a path, and that are no names of methods.
_NOUNS: Final = frozenset({"details", "info", "lookup", "new"})
_FULL: Final = {"del": "delete", "upd": "update"}


@dataclass(frozen=True, slots=True)
class Siblings:
    """What the names of an API's operations depend on beside the operation itself."""

    both: frozenset[str]  # the paths whose PUT and PATCH are not told apart by their names

    shown: frozenset[str]  # the paths that have a GET

    @classmethod
    def of(cls, api: Api) -> Siblings:
        """The siblings among the operations of ``api``."""
        paths = [
            {op.path for op in api.operations if op.method == method and _updates(op)}
            for method in ("PUT", "PATCH")
        ]
        shown = frozenset(op.path for op in api.operations if op.method == "GET")
        return cls(frozenset(paths[0] & paths[1]), shown)


def _updates(operation: Operation) -> bool:
    """Whether the name of an operation says no more than its method does."""
    words = split_words(operation.operation_id) if operation.operation_id else ("update",)
    return not _UPDATES.isdisjoint(words)


def method_wish(role: Role, resource: tuple[str, ...], siblings: Siblings) -> Wish:
    """Names for the method, best first; later ones say more and collide less."""
    operation = role.operation
    context = _context(operation, resource)
    verb = _verb(role, siblings)
    one = role.named_by is not None or role.purpose is Purpose.CREATE
    said = spoken(role, verb, context)
    named = verb_first(said, context, one=one)
    route = _way(role, context)
    if named:
        short, longer = _from_name(named, verb, role, context, siblings)
    else:
        shown = operation.path in siblings.shown
        short, longer = _from_route(verb, route, role, shown=shown), ()
    everything = path_words(operation.template, parameters=True)
    found = [
        short,
        *longer,
        *((named, said) if named else ((verb, *route),)),
        (*short, *(w for w in (*route, *role.action) if w not in short)),
        (operation.method.lower(), *path_words(operation.template)),
        (operation.method.lower(), *everything),
    ]
    choices = tuple(dict.fromkeys(snake(words[:_LONGEST]) for words in found))
    if operation.hints.name:
        return Wish(operation.key, (snake(split_words(operation.hints.name)), *choices), 0)
    return Wish(operation.key, choices, _rank(role, short, named, context))


def _rank(role: Role, short: tuple[str, ...], named: tuple[str, ...], context: Context) -> int:
    """Who keeps a short name that several want: what is about a single thing, or makes one.

    A name like ``query`` belongs to what lists, and any name to what left nothing but the noun of
    the resource out of it: ``create`` of wallets is "create wallet", not "create customer wallet".
    Among those it belongs to what left nothing out at all.
    """
    lists = role.purpose is Purpose.LIST
    if not lists and VERBS.get(short[0]) is Purpose.LIST:
        rank = 3
    else:
        rank = 1 if role.named_by is not None or role.purpose is Purpose.CREATE else 2
    left = [word for word in named if word not in short]
    more = any(bare((word,)) in context.parents for word in left if not context.leading((word,)))
    return 4 * rank + 2 * more + (not named or bool(left))


_LONGEST: Final = 12


def _context(operation: Operation, resource: tuple[str, ...]) -> Context:
    """What a call says by the resource and by its arguments."""
    segments = [s for s in operation.template.segments if s.pieces != ("",)]
    parents = {
        bare(split_words(str(segment)))
        for segment, following in pairwise(segments)
        if segment.is_fixed and not following.is_fixed
    }
    arguments = [split_words(name) for name in operation.template.names]
    parents |= {bare(words[:-1]) for words in arguments if len(words) > 1}
    parents |= {bare(words) for words in arguments}
    return Context(
        resource,
        frozenset(parents),
        frozenset(word for words in arguments for word in words),
        singulars(path_words(operation.template)),
    )


# -- from the operationId ----------------------------------------------------------------


def _from_name(
    named: tuple[str, ...], verb: str, role: Role, context: Context, siblings: Siblings
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The best name that an operationId makes, and longer ones that keep what it left out."""
    brief = shortened(named, context)
    short = without_arguments(brief, context)
    nouns = [w for w in named if singular(w) in singulars(context.resource)]
    several = not nouns or any(singular(word) != word for word in nouns)
    operation = role.operation
    if not short:
        # "chat" of the resource chat is what a POST does, "pets" of pets is not
        asks = verb in {"get", "list"} and operation.method == "GET"
        short = (verb,) if several or asks else named
    elif short == ("get",) and verb == "list" and several:
        short = ("list",)
    elif short[0] in PREPOSITIONS:
        short = (verb, *short)
    short, *longer = (
        _by_method(words, verb, role, siblings)
        for words in (_action(short, role, context), brief, named)
        if words
    )
    return short, tuple(words for words in longer if len(words) > len(short))


def _by_method(
    words: tuple[str, ...], verb: str, role: Role, siblings: Siblings
) -> tuple[str, ...]:
    """``words`` with a verb of people in the place of a method of HTTP."""
    operation = role.operation
    first, rest = words[0], words[1:]
    if first in _FULL:
        return (_FULL[first], *rest)
    if first in _UPDATES and operation.path in siblings.both:
        return (verb, *rest)
    return (verb, *rest) if first in METHODS and first == operation.method.lower() else words


def _action(words: tuple[str, ...], role: Role, context: Context) -> tuple[str, ...]:
    """What the path of an action says, where the operationId says the same in more words.

    ``POST /servers/{id}/reset_password`` beside "reset root password of server".
    """
    segments = [str(s) for s in role.operation.template.segments if s.pieces != ("",)]
    if role.operation.method == "GET" or len(segments) < 3 or "{" in segments[-1]:
        return words
    before = [text for text in segments[:-1] if split_words(text) != ("actions",)]
    if "{" not in before[-1] or len(before) < 2 or not context.is_resource(split_words(before[-2])):
        return words
    action = split_words(segments[-1])
    rest = iter(map(singular, words))
    inside = all(singular(word) in rest for word in action)
    more = words[len(action) :]
    if not inside or words[0] != action[0] or not more:
        return words
    # "request" alone does not say that access is requested
    own = more[0] in PREPOSITIONS or singular(words[-1]) == singular(context.resource[-1])
    return action if own or len(action) > 1 else words


def _verb(role: Role, siblings: Siblings) -> str:
    """What the operation is there for, as a verb."""
    method, path = role.operation.method, role.operation.path
    if method in _OWN_NAME:
        return method.lower()
    if method == "PUT" and path in siblings.both:
        return "replace"
    return _VERBS.get(role.purpose) or _BY_METHOD.get(method, method.lower())


# -- from the path -----------------------------------------------------------------------


def _way(role: Role, context: Context) -> tuple[str, ...]:
    """The words of the path behind the resource, up to what it says is done there.

    Where the path does not lead through the resource: behind the last thing whose value it takes.
    """
    template = role.operation.template
    parts = [s for s in template.bare.segments if not s.is_fixed or telling_words(str(s))]
    held = [k for k, part in enumerate(parts) if k and not part.is_fixed and parts[k - 1].is_fixed]
    found = [
        one_of(split) if k + 1 in held and any(map(literal_words, parts[k + 1 :])) else split
        for k, split in enumerate(literal_words(part) for part in parts)
    ]
    own = [k for k, part in enumerate(parts) if part.is_fixed and context.is_resource(found[k])]
    start = own[-1] + 1 if own else next((k for k in held if any(found[k:])), 0)
    words = tuple(word for split in found[start:] for word in split)
    words += telling_words(template.fragment.rpartition("=")[2])
    done = role.action if role.action[:1] not in {(word,) for word in _NOUNS} else ()
    if done and words[-len(done) :] == done:
        words = words[: -len(done)]
    said = (k for k in range(len(words), 0, -1) if context.is_resource(words[:k]))
    return words[next(said, 0) :]


def _from_route(verb: str, route: tuple[str, ...], role: Role, *, shown: bool) -> tuple[str, ...]:
    """The name that the path makes; ``shown``: a GET shows what is there, so it is a thing."""
    if role.action and (role.action[0] in ACTIONS or role.action[0] in VERBS.keys() - _NOUNS):
        # POST /pets/{id}/feed: the path is the verb
        return (role.action[0], *route, *role.action[1:])
    if role.action and role.purpose in {Purpose.ACT, Purpose.OTHER}:
        what = (*route, *role.action)
        return (verb, *one_of(what)) if shown else what
    if not route:
        return (verb,)
    if route[0] in VERBS.keys() - _NOUNS and _VERBS.get(VERBS[route[0]]) in {verb, "list", "get"}:
        return route
    if verb == "create" and route[-1] in ACTIONS and not shown:
        return (route[-1], *route[:-1])
    if verb == "create" and not role.operation.template.names and one_of(route) == route:
        return route
    # "delete_toys" removes all of them, "get_settings" has nothing to do with one setting
    whole = verb == "list" or (role.named_by is None and verb != "create")
    return (verb, *route) if whole else (verb, *one_of(route))
