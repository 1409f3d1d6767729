"""What an operation is called as a method of its resource: short, stable, as a person would say."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ir.model import Operation
from generator.names.paths import first_segment, is_version, path_words, telling_words
from generator.names.words import singular, snake, split_words
from generator.notation.paths import PathTemplate

_ARTICLES = frozenset({"a", "an", "the"})
_JOINERS = frozenset({"by", "to", "from", "for", "of", "in", "on", "with", "at"})
_METHODS = frozenset({("post",), ("put",), ("patch",)})
_VERBS = {
    "GET": "get",
    "POST": "create",
    "PUT": "update",
    "PATCH": "update",
    "DELETE": "delete",
    "HEAD": "head",
    "OPTIONS": "options",
    "TRACE": "trace",
    "QUERY": "query",
}


def collections(templates: Iterable[PathTemplate]) -> frozenset[PathTemplate]:
    """The paths below which single things are: ``/pets`` where there is ``/pets/{id}``."""
    return frozenset(one.parent for one in templates if one.last.only_name)


def resource_words(operation: Operation) -> tuple[str, ...]:
    """The words of the resource an operation belongs to when nobody placed it: tag, else path."""
    for tag in operation.tags:
        if words := split_words(tag):
            return words
    return telling_words(first_segment(operation.template)) or ("root",)


def method_rank(operation: Operation) -> int:
    """Who keeps a short name that several want: the one about a single thing, but for creating."""
    single = str(operation.template.last).endswith("}")
    return 1 if single is not (operation.method == "POST") else 2


def method_choices(
    operation: Operation,
    resource: tuple[str, ...],
    listed: frozenset[PathTemplate] = frozenset(),
) -> tuple[str, ...]:
    """Names for the method, best first; later ones say more and collide less.

    ``listed`` are the paths of :func:`collections`.
    """
    named = _without_route(operation, split_words(operation.operation_id))
    own = frozenset(singular(word) for word in resource)
    verb = _verb(operation, listed)
    route = tuple(w for w in path_words(operation.template) if singular(w) not in own)
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
        short = (verb,) if several or verb == "get" else named
    elif not short:
        short = _from_route(verb, route, operation)
    everything = path_words(operation.template, parameters=True)
    choices = [
        snake(short),
        *([snake(kept)] if len(kept) > len(short) else []),
        snake(named) if named else snake((verb, *route)),
        snake((*short, *(w for w in route if w not in short))),
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


def _verb(operation: Operation, listed: frozenset[PathTemplate]) -> str:
    verb = _VERBS.get(operation.method, operation.method.lower())
    path, last = operation.template.bare, operation.template.last
    words = split_words(str(last))
    plural = bool(words) and singular(words[-1]) != words[-1]
    return "list" if verb == "get" and last.is_fixed and (plural or path in listed) else verb


def _from_route(verb: str, route: tuple[str, ...], operation: Operation) -> tuple[str, ...]:
    if not route:
        return (verb,)
    if verb == "create" and operation.template.last.is_fixed and singular(route[-1]) == route[-1]:
        return route  # POST /pets/{id}/feed: the path is the verb
    if verb == "list":
        return (verb, *route)
    return (verb, *route[:-1], singular(route[-1]))
