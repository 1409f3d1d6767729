"""Advice about operations one by one: names, tags, prose, responses, uploads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Sink
from generator.diagnostics.wording import shortened
from generator.emit.yaml import flow_text
from generator.ir.kinds import Kind
from generator.ir.model import MediaType, Operation, Response
from generator.ir.types import Primitive
from generator.lint.subject import Subject, told
from generator.names.tree import NamedMethod, NamedResource
from generator.names.words import split_words

_BODILESS: Final = frozenset({"204", "205", "304"})
_FILE: Final = re.compile(
    r"\b(download|file|binary|bytes|pdf|zip|csv|image|archive|attachment)s?\b", re.IGNORECASE
)
_PARTS: Final = frozenset({"part", "chunk"})
_NUMBERS: Final = frozenset({"number", "num", "no", "index", "id"})


def without_id(subject: Subject, sink: Sink) -> None:
    """L001: no operationId."""
    for resource, method in _methods(subject):
        operation = subject.table.operations[method.key].operation
        if not operation.operation_id and not operation.hints.name and not method.kind:
            words = [*split_words(method.name), *split_words(resource.path[-1])]
            name = words[0] + "".join(word.capitalize() for word in words[1:])
            sink.info(
                "L001",
                f"{told(operation)} has no operationId, so the name of its method, "
                f"{resource.symbol}.{method.name}, comes from its path and changes with it.",
                operation.loc,
                hint=subject.overlay(operation.loc, {"operationId": name}),
            )


def unlucky_name(subject: Subject, sink: Sink) -> None:
    """L002: a better name was taken, or one was numbered."""
    for resource, method in _methods(subject):
        why = method.why
        if why.source == "sdk.yaml" or method.kind or not why.holder:
            continue
        operation = subject.table.operations[method.key].operation
        lines = flow_text({resource.path[-1]: {"methods": {f"{method.name}": method.key}}})
        sink.info(
            "L002",
            f"The method of {told(operation)} is named {resource.symbol}.{method.name}, because "
            f"{why.wanted} is the method of {why.holder}.",
            operation.loc,
            hint=f"Choose the names of both under resources in sdk.yaml, as in `{lines}`.",
        )


def without_tag(subject: Subject, sink: Sink) -> None:
    """L003: no tag where others have one."""
    operations = subject.api.operations
    tags = [tag for operation in operations for tag in operation.tags]
    for resource, method in _methods(subject) if tags else ():
        operation = subject.table.operations[method.key].operation
        if (
            operation.tags
            or operation.hints.group
            or method.kind
            or method.why.source == "sdk.yaml"
        ):
            continue
        path = list(resource.path)
        sink.info(
            "L003",
            f"{told(operation)} has no tag, unlike other operations, so its path decides that its "
            f"method is in {resource.symbol}.",
            operation.loc,
            hint=subject.overlay(operation.loc, {"x-sdk-group": [*path]}),
        )


def without_success(subject: Subject, sink: Sink) -> None:
    """L004: no response for a success."""
    for operation in subject.api.operations:
        if not operation.successes():
            described = {"description": "Done."}
            sink.warning(
                "L004",
                f"{told(operation)} does not say what it returns when all goes well, so its method "
                "returns nothing.",
                operation.loc,
                hint=subject.overlay(operation.loc, {"responses": {"200": {**described}}}),
            )


def without_body(subject: Subject, sink: Sink) -> None:
    """L005: a 200 or 201 without content."""
    for operation, response in _successes(subject):
        if response.media or response.status in _BODILESS or operation.method == "HEAD":
            continue
        if response.status not in {"200", "201", "203"} or response.headers:
            continue
        if _FILE.search(response.doc.description):
            continue  # L021
        sink.info(
            "L005",
            f"The response {response.status} of {told(operation)} has no content, so what the "
            "server sends is not typed.",
            response.loc,
            hint="Add content with a schema, or use the status 204 if there is none.",
        )


def without_error(subject: Subject, sink: Sink) -> None:
    """L010: operations that do not say what errors are like, nor does the document."""
    if subject.api.error_message:
        return
    for operation in subject.api.operations:
        if not any(map(_is_error, operation.responses)):
            sink.info(
                "L010",
                f"{told(operation)} describes no error with a schema, so the bodies of its errors "
                "are not typed.",
                operation.loc,
                hint="Add a response such as 4XX with a schema, or say with x-sdk-error-message of "
                "the document where errors have their message.",
            )


def without_prose(subject: Subject, sink: Sink) -> None:
    """L011: neither summary nor description."""
    for operation in subject.api.operations:
        if not operation.doc.brief:
            sink.info(
                "L011",
                f"{told(operation)} has neither a summary nor a description, so its method has no "
                "docstring of its own.",
                operation.loc,
                hint=subject.overlay(operation.loc, {"summary": "Do this and that"}),
            )


def parameters_without_prose(subject: Subject, sink: Sink) -> None:
    """L012: parameters that nobody describes."""
    for value in subject.values():
        if value.what == "parameter" and not value.doc.brief:
            sink.info(
                "L012",
                f"{value.said} has no description, so users read only its name and type.",
                value.loc,
                hint="Add a description there, with units, defaults and limits.",
            )


def parts_without_recipe(subject: Subject, sink: Sink) -> None:
    """L020: parts of a file are sent, and no method sends all of them."""
    known = {key for upload in subject.relations.uploads for key in (upload.sends.key,)}
    for operation in subject.api.operations:
        if operation.key in known or operation.method not in {"PUT", "POST", "PATCH"}:
            continue
        binary = operation.body is not None and any(map(_is_binary, operation.body.media))
        numbered = [p.name for p in operation.parameters if _is_part_number(p.name)]
        if binary and numbered:
            sink.info(
                "L020",
                f"{told(operation)} sends one part of a file, {shortened(numbered[0])!r}, but no "
                "method sends a whole file in parts.",
                operation.loc,
                hint="Add x-sdk-upload to the operation that begins the upload: it names the "
                "operations that send a part and that end it.",
            )


def unclear_file(subject: Subject, sink: Sink) -> None:
    """L021: a response that seems to be a file, and does not say so."""
    for operation, response in _successes(subject):
        vague = [one for one in response.media if one.content_type == "*/*" or _is_misnamed(one)]
        silent = not response.media and response.status in {"200", "206"}
        looks = _FILE.search(response.doc.description) and operation.method == "GET"
        if vague or (silent and looks):
            sink.info(
                "L021",
                f"The response {response.status} of {told(operation)} seems to be a file, but its "
                "content type does not say so.",
                response.loc,
                hint="Describe it with its media type, such as application/pdf, and the schema "
                "{type: string, format: binary}.",
            )


# -- what operations are like ------------------------------------------------------------


def _methods(subject: Subject) -> Iterator[tuple[NamedResource, NamedMethod]]:
    stack = list(reversed(subject.names.resources))
    while stack:
        resource = stack.pop()
        yield from ((resource, method) for method in resource.methods)
        stack += reversed(resource.resources)


def _successes(subject: Subject) -> Iterator[tuple[Operation, Response]]:
    for operation in subject.api.operations:
        for response in operation.successes():
            if response.status.startswith("2"):
                yield operation, response


def _is_error(response: Response) -> bool:
    described = any(media.type is not None for media in response.media)
    return described and response.status[:1] in {"4", "5", "d"}


def _is_binary(media: MediaType) -> bool:
    known = isinstance(media.type, Primitive) and media.type.kind is Kind.BINARY
    return known or media.content_type == "application/octet-stream"


def _is_misnamed(media: MediaType) -> bool:
    """Whether the octets of a file are said to be JSON."""
    return media.is_json and isinstance(media.type, Primitive) and media.type.kind is Kind.BINARY


def _is_part_number(name: str) -> bool:
    words = split_words(name)
    return bool(_PARTS.intersection(words)) and bool(_NUMBERS.intersection(words))
