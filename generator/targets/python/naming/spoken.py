"""What an operationId says, once what frameworks write into it is gone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from generator.ir.model import Operation
from generator.names.paths import is_version, path_words, route_words
from generator.names.plurals import bare
from generator.names.words import all_words, split_words
from generator.relations.model import Purpose, Role
from generator.relations.vocabulary import VERBS, plural
from generator.targets.python.naming.phrases import ACTIONS, ADVERBS, Context

#: Methods of HTTP that nobody would say.
METHODS: Final = frozenset({"post", "put", "patch"})
# getPetUsingGET_1: a framework adds its method, and a number where a name comes twice
_USING: Final = re.compile(r"Using(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)(?:_\d+)?$")
# Action_POSTdelete
_SHOUTED: Final = re.compile(r"(GET|POST|PUT|PATCH|DELETE)(?=[a-z])")
# UsersController_findAll, PetResource.list_get
_OWNER: Final = re.compile(r"^(\w*?)(?:Controller[_.]+|(?:Resource|Api|Service|Handler)(\.))(?=\w)")
_GROUPS: Final = re.compile(r"[./:]")
_SUFFIX: Final = re.compile(r"_(get|post|put|patch|delete)$")
# What modules of code that answers requests are called.
_MODULES: Final = frozenset({"controllers", "endpoints", "handlers", "routers", "views"})
# What paths begin with, and names made of them may leave out.
_STEPS: Final = frozenset({"api", "rest"})
# Words of names that do not say what is meant.
_PLAIN: Final = frozenset(VERBS) | {"all", "one", "many", "by", "id", "save", "show", "index"}


def spoken(role: Role, verb: str, context: Context) -> tuple[str, ...]:
    """The words of an operationId without what frameworks write into it."""
    operation = role.operation
    owner, text = _without_owner(_USING.sub("", operation.operation_id))
    text = _SHOUTED.sub(r"\1_", text)
    group, mark, rest = text.partition(next(iter(_GROUPS.findall(text)), "\0"))
    if mark and bare(split_words(group)) == bare(context.resource) and "_" not in group:
        text = rest
    words = without_route(operation, all_words(text)) if text else ()
    kept = tuple(word for word in _without_module(words) if not is_version(word))
    if operation.method == "PATCH" and ("partial", "update") in pairwise(kept):
        kept = tuple(word for word in kept if word != "partial")
    while len(kept) > 1 and kept[0] in {"api", "rest"} and kept[1] not in {"key", "keys"}:
        kept = kept[1:]
    if owner and not context.is_resource(owner) and operation.tags and _PLAIN.issuperset(kept):
        kept = (*kept, *owner)
    return _without_method(_without_viewset(kept, operation, context), role, verb, context)


def _without_module(words: tuple[str, ...]) -> tuple[str, ...]:
    """``words`` without the module of the code: ``shop_api_list_users``, ``agents_api_v1_list``."""
    if words and words[0] in VERBS:
        return words
    for at, (first, second) in reversed(list(enumerate(pairwise(words)))):
        acts = second in VERBS or second in ACTIONS or is_version(second) or second == "routes"
        if first in _MODULES or (first in {"api", "routes"} and acts and at + 2 < len(words)):
            return words[at + 2 if second == "routes" else at + 1 :]
    return words


def _without_viewset(
    words: tuple[str, ...], operation: Operation, context: Context
) -> tuple[str, ...]:
    """``words`` without the verb that Django adds to an action: ``orders_notify_create``."""
    last = (route_words(operation.template) or ((),))[-1]
    before = words[:-1]
    added = words[-1:] in {("create",), ("update",), ("retrieve",)}
    if not added or not last or before[-len(last) :] != last or context.is_resource(last):
        return words
    return before if any(word in ACTIONS or word in VERBS for word in last) else words


def _without_owner(text: str) -> tuple[tuple[str, ...], str]:
    """The words of the class that a framework writes before the name of a method, and the name."""
    found = _OWNER.match(text)
    if found is None:
        return (), text
    name = _SUFFIX.sub("", text[found.end() :]) if found[2] == "." else text[found.end() :]
    return split_words(found[1]) if found[1] else (), name


def _without_method(
    words: tuple[str, ...], role: Role, verb: str, context: Context
) -> tuple[str, ...]:
    """``words`` with a verb of people in the place of a method of HTTP at their beginning."""
    method, lead = role.operation.method.lower(), context.leading(words)
    if method not in METHODS:
        return words
    if words[lead : lead + 1] == (method,):
        words = words[lead:]  # actions post delete
    if len(words) < 2 or words[0] != method:
        return words
    rest = words[1:]
    last = (route_words(role.operation.template) or ((),))[-1]
    if _acts(rest, last, role, context):
        return rest
    if len(last) == 1 and last == rest[-1:] and (last[0] in ACTIONS or last[0] in VERBS):
        return (*last, *rest[:-1])
    return (verb, *rest)


def _acts(rest: tuple[str, ...], last: tuple[str, ...], role: Role, context: Context) -> bool:
    """Whether what follows a method of HTTP begins with a verb of its own, or with an adverb.

    ``last`` are the words of the last segment: PUT_ScrubContact at ``/contacts/{id}/scrub``.
    """
    if rest[0] in VERBS or (rest[0] in ADVERBS and rest[1:2] and rest[1] in VERBS):
        return True
    path = path_words(role.operation.template)
    noun = rest[0] in context.nouns and (rest[0] not in path or rest[:2] in set(pairwise(path)))
    if rest[0] in ACTIONS and not noun:
        return True
    more = role.purpose in {Purpose.ACT, Purpose.OTHER} or 0 < len(last) < len(rest)
    return more and rest[:1] == last[:1] and not plural(last)


def without_route(operation: Operation, words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop the method and path that frameworks write into an operationId."""
    template = operation.template
    plain = all_words("".join(f"/{one.filled(str)}" for one in template.segments))
    route = (*plain, operation.method.lower())
    if len(words) > len(route) and words[-len(route) :] == route:
        return words[: -len(route)]
    kept = tuple(word for word in words if not is_version(word))
    telling = tuple(word for word in plain if not is_version(word) and word not in _STEPS)
    method = operation.method.lower()
    if kept and kept in {(*telling, method), (method, *telling), (method, *plain), route}:
        return ()  # PostCustomersCustomer
    if words == plain and template.names:
        return ()
    return words
