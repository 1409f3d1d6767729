"""What the server sends on its own, as far as the package has parsers for it."""

from __future__ import annotations

from typing import TypeAlias

from generator.ir.media import json_of
from generator.ir.model import Api, MediaType, Operation, Webhook

#: The words of a name, the request, and its JSON body.
Payload: TypeAlias = tuple[str, Webhook, MediaType]


def payloads(api: Api) -> tuple[Payload, ...]:
    """Every request with a JSON body that the server makes, with the words of its name."""
    named = [(hook.name, hook) for hook in api.webhooks]
    named += [
        (f"{operation.key} {callback.name}", callback)
        for operation in api.operations
        for callback in operation.callbacks
    ]
    return tuple((name, hook, media) for name, hook in named if (media := _json(hook.operation)))


def _json(operation: Operation) -> MediaType | None:
    media = operation.body.media if operation.body is not None else ()
    return json_of(media)
