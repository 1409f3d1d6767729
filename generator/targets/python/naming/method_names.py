"""What an operation is called as a method of its resource: short, stable, as a person would say."""

from __future__ import annotations

from generator.ir.model import Operation
from generator.names.paths import is_version, path_words
from generator.names.words import singular, snake, split_words
from generator.relations.model import Purpose, Role
from generator.relations.vocabulary import VERBS

_ARTICLES = frozenset({"a", "an", "the"})
_JOINERS = frozenset({"by", "to", "from", "for", "of", "in", "on", "with", "at"})
_METHODS = frozenset({("post",), ("put",), ("patch",)})
_VERBS = {
    Purpose.LIST: "list",
    Purpose.CREATE: "create",
    Purpose.READ: "get",
    Purpose.RESULTS: "get",
    Purpose.DOWNLOAD: "get",
    Purpose.REPLACE: "update",
    Purpose.MERGE: "update",
    Purpose.DELETE: "delete",
}
_BY_METHOD = {"GET": "get", "POST": "create", "PUT": "update", "PATCH": "update"}
_OWN_NAME = frozenset({"HEAD", "OPTIONS", "TRACE", "QUERY"})


def method_rank(role: Role, choice: str) -> int:
    """Who keeps a short name that several want: what is about a single thing, or makes one.

    A name like ``query`` belongs to what lists.
    """
    lists = role.purpose is Purpose.LIST
    if not lists and VERBS.get(choice.partition("_")[0]) is Purpose.LIST:
        return 3
    return 1 if role.named_by is not None or role.purpose is Purpose.CREATE else 2


def method_choices(role: Role, resource: tuple[str, ...]) -> tuple[str, ...]:
    """Names for the method, best first; later ones say more and collide less."""
    operation = role.operation
    named = _without_route(operation, split_words(operation.operation_id))
    own = frozenset(singular(word) for word in resource)
    verb = _verb(role)
    route = tuple(w for w in _way(role) if singular(w) not in own)
    kept = _without_own(named, own)
    short = _shorten(kept, named, operation)
    nouns = [w for w in named if singular(w) in own]
    several = not nouns or any(singular(word) != word for word in nouns)
    if short == ("get",) and verb == "list" and several:
        short = ("list",)
    elif short in _METHODS:
        short = (verb,)
    if not short and named:
        # "chat" of the resource chat is what a POST does, "pets" of pets is not
        asks = verb in {"get", "list"} and operation.method == "GET"
        short = (verb,) if several or asks else named
    elif not short:
        short = _from_route(verb, route, role)
    everything = path_words(operation.template, parameters=True)
    choices = [
        snake(short),
        *([snake(kept)] if len(kept) > len(short) else []),
        snake(named) if named else snake((verb, *route)),
        snake((*short, *(w for w in (*route, *role.action) if w not in short))),
        snake((operation.method.lower(), *everything)),
    ]
    return tuple(dict.fromkeys(choices))


def _without_route(operation: Operation, words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop the method and path that frameworks write into an operationId."""
    template = operation.template
    plain = split_words("".join(f"/{one.filled(str)}" for one in template.segments))
    route = (*plain, operation.method.lower())
    if len(words) > len(route) and words[-len(route) :] == route:
        return words[: -len(route)]
    if words and words in {route, (operation.method.lower(), *plain)}:
        return ()
    if words == plain and template.names:
        return ()
    return words


def _without_own(words: tuple[str, ...], own: frozenset[str]) -> tuple[str, ...]:
    """``words`` without those that the resource says already, and without versions."""
    kept = tuple(w for w in words if singular(w) not in own and not is_version(w))
    if kept[:1] == ("controller",) and len(kept) > 1:  # PetsController_findAll
        return kept[1:]
    return kept


def _shorten(
    words: tuple[str, ...], named: tuple[str, ...], operation: Operation
) -> tuple[str, ...]:
    """``words`` are what is left of ``named``: drop what leads to the words that are gone."""
    parameters = {word for name in operation.template.names for word in split_words(name)}
    kept = list(words)
    # "get by id": what follows "by" only repeats the path
    if "by" in kept[1:]:
        at = kept.index("by", 1)
        if all(
            w in parameters or w in {"id", "ids", "and", "by", "key", "name"} for w in kept[at:]
        ):
            kept = kept[:at]
    cut = kept[-1:] != list(named[-1:])
    while cut and kept and kept[-1] in _JOINERS:
        kept.pop()
    while kept and kept[0] in _JOINERS | _ARTICLES:
        kept.pop(0)
    return tuple(kept)


def _verb(role: Role) -> str:
    """What the operation is there for, as a verb."""
    method = role.operation.method
    if method in _OWN_NAME:
        return method.lower()
    return _VERBS.get(role.purpose) or _BY_METHOD.get(method, method.lower())


def _way(role: Role) -> tuple[str, ...]:
    """The words of the path up to what it says is done there."""
    words, done = path_words(role.operation.template), role.action
    return words[: -len(done)] if done and words[-len(done) :] == done else words


def _from_route(verb: str, route: tuple[str, ...], role: Role) -> tuple[str, ...]:
    if role.purpose in {Purpose.ACT, Purpose.OTHER} and role.action:
        return (*route, *role.action)  # POST /pets/{id}/feed: the path is the verb
    if not route:
        return (verb,)
    if (
        verb == "create"
        and role.operation.template.last.is_fixed
        and singular(route[-1]) == route[-1]
    ):
        return route
    # "delete_toys" removes all of them, "get_settings" has nothing to do with one setting
    whole = verb == "list" or (role.named_by is None and verb != "create")
    return (verb, *route) if whole else (verb, *route[:-1], singular(route[-1]))
