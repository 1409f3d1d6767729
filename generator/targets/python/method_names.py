"""What an operation is called as a method of its resource: short, stable, as a person would say."""

from __future__ import annotations

import re

from generator.ir.model import Operation
from generator.names.words import singular, snake, split_words

_VERSION = re.compile(r"^v\d+(?:(?:alpha|beta)\d*)?$|^\d+$")
_NOISE = frozenset({"api", "rest", "apis"})
_JOINERS = frozenset({"by", "to", "from", "for", "of", "in", "on", "with", "at", "a", "an", "the"})
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


def path_words(path: str, *, parameters: bool = False) -> tuple[str, ...]:
    """The words of a path template without versions; parameters only when asked for."""
    words: list[str] = []
    for segment in path.split("/"):
        if "{" in segment and not parameters:
            continue
        words.extend(
            word
            for word in split_words(segment)
            if segment and not _VERSION.match(word) and word not in _NOISE
        )
    return tuple(words)


def resource_words(operation: Operation) -> tuple[str, ...]:
    """The words of the resource an operation belongs to when nobody placed it: tag, else path."""
    for tag in operation.tags:
        if words := split_words(tag):
            return words
    for segment in operation.path.split("/"):
        if segment and "{" not in segment and (words := path_words(segment)):
            return words
    return ("root",)


def method_choices(operation: Operation, resource: tuple[str, ...]) -> tuple[str, ...]:
    """Names for the method, best first; later ones say more and collide less."""
    named = _without_route(operation, split_words(operation.operation_id))
    own = frozenset(singular(word) for word in resource)
    verb = _verb(operation)
    route = tuple(w for w in path_words(operation.path) if singular(w) not in own)
    short = _shorten(named, own, operation) if named else ()
    nouns = [w for w in named if singular(w) in own]
    several = not nouns or any(singular(word) != word for word in nouns)
    if short == ("get",) and verb == "list" and several:
        short = ("list",)
    if not short and named:
        # "chat" of the resource chat is what a POST does, "pets" of pets is not
        short = (verb,) if several or verb == "get" else named
    elif not short:
        short = _from_route(verb, route, operation)
    everything = path_words(operation.path, parameters=True)
    choices = [
        snake(short),
        snake(named) if named else snake((verb, *route)),
        snake((*short, *(w for w in route if w not in short))),
        snake((operation.method.lower(), *everything)),
    ]
    return tuple(dict.fromkeys(choices))


def _without_route(operation: Operation, words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop the method and path that frameworks write into an operationId."""
    plain = split_words(re.sub(r"[{}]", "", operation.path))
    route = (*plain, operation.method.lower())
    if len(words) > len(route) and words[-len(route) :] == route:
        return words[: -len(route)]
    if words and words in {route, (operation.method.lower(), *plain)}:
        return ()
    if words == plain and "{" in operation.path:
        return ()
    return words


def _shorten(words: tuple[str, ...], own: frozenset[str], operation: Operation) -> tuple[str, ...]:
    parameters = {
        word
        for parameter in re.findall(r"{([^}]*)}", operation.path)
        for word in split_words(parameter)
    }
    kept = [w for w in words if singular(w) not in own and not _VERSION.match(w)]
    if kept[:1] == ["controller"] and len(kept) > 1:  # PetsController_findAll
        kept.pop(0)
    # "get by id": what follows "by" only repeats the path
    if "by" in kept[1:]:
        at = kept.index("by", 1)
        if all(
            w in parameters or w in {"id", "ids", "and", "by", "key", "name"} for w in kept[at:]
        ):
            kept = kept[:at]
    while kept and kept[-1] in _JOINERS:
        kept.pop()
    while kept and kept[0] in _JOINERS:
        kept.pop(0)
    return tuple(kept)


def _verb(operation: Operation) -> str:
    verb = _VERBS.get(operation.method, operation.method.lower())
    last = operation.path.rstrip("/").rsplit("/", 1)[-1]
    words = split_words(last)
    if verb == "get" and "{" not in last and words and singular(words[-1]) != words[-1]:
        return "list"
    return verb


def _from_route(verb: str, route: tuple[str, ...], operation: Operation) -> tuple[str, ...]:
    if not route:
        return (verb,)
    ends_static = "{" not in operation.path.rstrip("/").rsplit("/", 1)[-1]
    if verb == "create" and ends_static and singular(route[-1]) == route[-1]:
        return route  # POST /pets/{id}/feed: the path is the verb
    if verb == "list":
        return (verb, *route)
    return (verb, *route[:-1], singular(route[-1]))
