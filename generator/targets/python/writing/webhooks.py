"""Parsers for what the server sends on its own: webhooks, and callbacks of operations."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ir.model import Api, MediaType, Operation, Webhook
from generator.names.table import Wish, assign
from generator.names.words import snake, split_words
from generator.targets.python.naming.classes import ModelNames
from generator.targets.python.naming.media import MediaKind, media_kind
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.docstrings import DocView, doc_view, prose
from generator.targets.python.writing.imports import Imports


@dataclass(frozen=True, slots=True)
class ParserView:
    """One parser."""

    name: str
    result: str
    doc: DocView


@dataclass(frozen=True, slots=True)
class WebhooksView:
    """The module ``webhooks``."""

    header: str
    imports: tuple[str, ...]
    parsers: tuple[ParserView, ...]
    names: tuple[str, ...]


def payloads(api: Api) -> list[tuple[str, Webhook, MediaType]]:
    """Every request with a JSON body that the server makes, with the words of its name."""
    named = [(hook.name, hook) for hook in api.webhooks]
    named += [
        (f"{operation.key} {callback.name}", callback)
        for operation in api.operations
        for callback in operation.callbacks
    ]
    return [(name, hook, media) for name, hook in named if (media := _json(hook.operation))]


def webhooks_view(
    api: Api, models: ModelNames, floor: tuple[int, int], header: str
) -> WebhooksView | None:
    """The view of the module, None when the server sends nothing with a body."""
    imports = Imports()
    writer = Annotator(models, imports, floor, core="._core")
    found = payloads(api)
    if not found:
        return None
    wishes = [
        Wish(
            _key(name, hook),
            (snake(words), snake((*words, hook.operation.method.lower()))),
            1 if hook.operation.method == "POST" else 2,
        )
        for name, hook, _ in found
        for words in [("parse", *split_words(name))]
    ]
    names = assign(wishes).names
    parsers = []
    for name, hook, media in found:
        text = prose(hook.operation.doc) or f"Parse the payload of {name}."
        result = writer.wire(media.type) if media.type is not None else writer.any()
        parsers.append(ParserView(names[_key(name, hook)], result, doc_view(text)))
    imports.name("._core.webhooks", "Payload")
    imports.name("._core.webhooks", "parse")
    if any("models." in parser.result for parser in parsers):
        imports.name(".", "models")
    return WebhooksView(
        header, imports.lines(), tuple(parsers), tuple(sorted(p.name for p in parsers))
    )


def _key(name: str, hook: Webhook) -> str:
    """What tells two requests of the server apart, whatever the order of the document."""
    return f"{name}\0{hook.operation.method}\0{hook.expression}"


def _json(operation: Operation) -> MediaType | None:
    media = operation.body.media if operation.body is not None else ()
    return next((m for m in media if media_kind(m.content_type) is MediaKind.JSON), None)
