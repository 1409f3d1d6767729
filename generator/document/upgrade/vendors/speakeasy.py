"""``x-speakeasy-*``."""

from __future__ import annotations

import re
from typing import Final

from generator.document.tree import Arr, Json, Obj
from generator.document.upgrade.vendors.reading import (
    Found,
    MalformedError,
    attribute,
    check_reply,
    pointer_of,
    text_of,
)

#: ``$response.body#/status == completed``
_CRITERION: Final = re.compile(r"\$response\.body#(/\S+)\s*==\s*[\"']?([^\"']+?)[\"']?\s*")
_PLAIN: Final = re.compile(r"\^?[\w-]*(?:\.?\*)?\$?")


def group(found: Found) -> Json:
    """``pets.toys``."""
    return found.arr([attribute(part) for part in found.text().split(".")])


def overridden(found: Found) -> Json:
    """The name of a method whose operationId one of the patterns at the root fits."""
    rules = found.context.document.root.get("x-speakeasy-name-override")
    if not isinstance(rules, Arr):
        return None
    for rule in rules:
        if not isinstance(rule, Obj):
            continue
        pattern, name = rule.get("operationId"), rule.get("methodNameOverride")
        if isinstance(pattern, str) and isinstance(name, str) and _fits(pattern, found.text()):
            return attribute(name)
    return None


def _fits(pattern: str, operation_id: str) -> bool:
    """Whether an operationId is meant; other patterns than ``^get.*`` are not tried."""
    if not _PLAIN.fullmatch(pattern):
        return False
    word = pattern.strip("^$").removesuffix("*").removesuffix(".")
    if pattern.rstrip("$").endswith("*"):
        return operation_id.startswith(word)
    return operation_id == word


def paging(found: Found) -> Json:
    """How a list goes on."""
    how = found.mapping()
    kind, told = how.get("type"), how.get("outputs")
    if not isinstance(told, Obj):
        raise MalformedError("a mapping with 'type', 'inputs' and 'outputs'")
    inputs = {
        text_of(one.get("type")): text_of(one.get("name"))
        for one in (how.get("inputs") or ())  # type: ignore[union-attr]
        if isinstance(one, Obj)
    }
    items = pointer_of(told["results"], "$") if "results" in told else ""
    members: dict[str, Json] = {"items": items}
    pointers = [items]
    if kind == "cursor" and "cursor" in inputs and "nextCursor" in told:
        following = pointer_of(told["nextCursor"], "$")
        members |= {"style": "cursor", "argument": inputs["cursor"], "next_token": following}
        pointers.append(following)
    elif kind == "url" and "nextUrl" in told:
        following = pointer_of(told["nextUrl"], "$")
        members |= {"style": "url", "next": following}
        pointers.append(following)
    elif kind == "offsetLimit" and "page" in inputs:
        members |= {"style": "page", "argument": inputs["page"], "start": 1}
    elif kind == "offsetLimit" and "offset" in inputs:
        members |= {"style": "offset", "argument": inputs["offset"]}
    else:
        raise MalformedError("of the type 'cursor', 'offsetLimit' or 'url', with what that needs")
    if "limit" in inputs:
        members["size_argument"] = inputs["limit"]
    check_reply(found, *pointers)
    return found.obj(members)


def retried(found: Found) -> Json:
    """``strategy: none``; with another one, also a POST is repeated."""
    strategy = found.mapping().get("strategy")
    if strategy not in {"none", "backoff", "attempt-count-backoff"}:
        raise MalformedError("a mapping with the strategy 'backoff' or 'none'")
    return "never" if strategy == "none" else "safe"


def polling(found: Found) -> Json:
    """Which states of a response are final."""
    value = found.value[0] if isinstance(found.value, Arr) and found.value else found.value
    if not isinstance(value, Obj):
        raise MalformedError("a list of mappings with 'successCriteria'")
    good = _states(value.get("successCriteria"))
    bad = _states(value.get("failureCriteria"))
    places = {place for place, _ in (*good, *bad)}
    if not good or len(places) != 1:
        raise MalformedError("about one property, as in $response.body#/status == done")
    members: dict[str, Json] = {
        "state": places.pop(),
        "succeeded": found.arr([state for _, state in good]),
        "failed": found.arr([state for _, state in bad]),
    }
    seconds = value.get("intervalSeconds")
    if isinstance(seconds, int | float) and not isinstance(seconds, bool):
        members["interval"] = seconds
    check_reply(found, str(members["state"]))
    return found.obj(members)


def _states(criteria: Json) -> list[tuple[str, str]]:
    """The pointer and the value of each criterion that compares a property."""
    found = []
    for one in criteria if isinstance(criteria, Arr) else ():
        condition = one.get("condition") if isinstance(one, Obj) else one
        match = _CRITERION.fullmatch(condition) if isinstance(condition, str) else None
        if match is not None:
            found.append((match[1], match[2]))
    return found


def reserved(found: Found) -> Json:
    """``x-speakeasy-param-encoding-override: allowReserved``."""
    return True if found.text() == "allowReserved" else None
