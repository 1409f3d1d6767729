"""Examples of whole messages: what a request gives, and what a reply holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.examples.fit import fitted, tidy
from generator.examples.minimal import Least, stand_in
from generator.examples.suggested import Words, one_of, words_of
from generator.examples.values import Maker
from generator.ir.media import preferred
from generator.ir.model import Api, Example, MediaType, Operation, Parameter, Response
from generator.ir.types import AnyType, JsonValue
from generator.ir.wire import ParamIn
from generator.notation.media import MediaKind

#: The names of the example that says the least, and of the one that says the most. Those of the document
#: with these names take the place of what is found out.
MINIMAL: Final = "minimal"
FULL: Final = "full"

# Methods of which nobody sends a request without a body.
_CHANGES: Final = frozenset({"PUT", "PATCH"})


@dataclass(frozen=True, slots=True)
class BodyExample:
    """A value of a body, as one of its media types."""

    media: MediaType
    value: JsonValue


@dataclass(frozen=True, slots=True)
class RequestExample:
    """One request: a value for each parameter worth giving, and the body.

    ``name`` is that of the examples of the document which it is made of, or :data:`MINIMAL` or
    :data:`FULL`.
    """

    name: str
    params: tuple[tuple[Parameter, JsonValue], ...]
    body: BodyExample | None = None


def request_examples(api: Api, operation: Operation) -> Iterator[RequestExample]:
    """The minimal example, the full one, then one for each name of examples of the document.

    Every value fits its type. A named one takes the example of that name wherever there is one, and
    what the full one has elsewhere; of parameters those that are required or have examples.
    """
    yield request_example(api, operation)
    full = full_example(api, operation)
    yield full
    of_body = full.body.media.examples if full.body is not None else ()
    given = [(p, value) for p, value in full.params if p.required or p.examples]
    names = [one.name for one in of_body]
    names += [one.name for parameter, _ in given for one in parameter.examples]
    for name in dict.fromkeys(name for name in names if name not in {"", MINIMAL, FULL}):
        params = tuple(
            (parameter, _param(api, parameter, shown.value) if shown is not None else value)
            for parameter, value in given
            for shown in [_named(parameter.examples, name)]
        )
        shown = _named(of_body, name)
        body = _body(api, full.body.media, shown.value) if full.body and shown else full.body
        yield RequestExample(name, params, body)


def request_example(api: Api, operation: Operation) -> RequestExample:
    """The first of :func:`request_examples`: what must be given, and nothing else.

    An example of the document that is called :data:`MINIMAL` takes the place of what is found out.
    """
    params = tuple(
        (parameter, _least_param(api, operation, parameter))
        for parameter in operation.parameters
        if parameter.required or _named(parameter.examples, MINIMAL)
    )
    return RequestExample(MINIMAL, params, _least_body(api, operation))


def full_example(api: Api, operation: Operation) -> RequestExample:
    """A request that gives all that may be given, as far as the document's examples do."""
    maker = Maker(api, sending=True, whole=True)
    params = tuple(
        (parameter, _param(api, parameter, _shown_param(maker, operation, parameter, FULL)))
        for parameter in operation.parameters
        if parameter.required or parameter.examples or not parameter.deprecated
    )
    return RequestExample(FULL, params, _whole_body(api, operation, FULL))


def response_example(api: Api, response: Response) -> BodyExample | None:
    """The body of one response, as the document has it; None when it has none."""
    if not response.media:
        return None
    media = preferred(response.media)
    return BodyExample(media, _shown(Maker(api, sending=False), media, ()))


def _named(examples: tuple[Example, ...], name: str) -> Example | None:
    return next((one for one in examples if one.name == name), None)


def _best(examples: tuple[Example, ...], name: str) -> Example | None:
    """The example called ``name``, else the first that is not made for another purpose."""
    others = (one for one in examples if one.name not in {MINIMAL, FULL})
    return _named(examples, name) or next(others, None) or next(iter(examples), None)


def _least_param(api: Api, operation: Operation, parameter: Parameter) -> JsonValue:
    maker = Maker(api, sending=True)
    value = _param(api, parameter, _shown_param(maker, operation, parameter, MINIMAL))
    if _named(parameter.examples, MINIMAL) is not None:
        return value
    if parameter.tenant:
        return stand_in(api, parameter.type, parameter.tenant, value, parameter.limits)
    return Least(api).of(parameter.type, value)


def _least_body(api: Api, operation: Operation) -> BodyExample | None:
    """What must be given of a body; None for one that may be left out as a whole.

    Documents forget to mark bodies as required: one with parts that must be given is sent, and
    so is one that has an example, or is what the request is about.
    """
    body = _whole_body(api, operation, MINIMAL)
    if operation.body is None or body is None:
        return None
    media, least = body.media, Least(api)
    if _named(media.examples, MINIMAL) is not None:
        return body
    is_json = media.kind is MediaKind.JSON
    is_object = media.kind in {MediaKind.JSON, MediaKind.FORM}
    asks = least.asks(media.type or AnyType()) if is_object else True
    told = operation.body.required or operation.method in _CHANGES or media.examples
    if not (asks or told):
        return None
    if media.type is None or (isinstance(body.value, str) and not is_json):
        return body
    return BodyExample(media, least.of(media.type, body.value))


def _shown_param(maker: Maker, operation: Operation, parameter: Parameter, name: str) -> JsonValue:
    if (shown := _best(parameter.examples, name)) is not None:
        return shown.value
    if parameter.has_default and parameter.default is not None:
        return parameter.default
    words = words_of(parameter.name)
    if parameter.location is ParamIn.PATH and words == ("id",):
        # /batches/{id}: the id of a batch
        words = (*one_of(words_of(operation.template.before(parameter.name))), "id")
    return maker.value(parameter.type, words)


def _whole_body(api: Api, operation: Operation, name: str) -> BodyExample | None:
    """The body as the document shows it under ``name`` or else, or as it may be."""
    if operation.body is None or not operation.body.media:
        return None
    media = preferred(operation.body.media)
    if (shown := _best(media.examples, name)) is not None:
        return _body(api, media, shown.value)
    ref = media.type or media.item
    maker = Maker(api, sending=True, whole=name == FULL)
    return _body(api, media, maker.value(ref, words_of(operation.operation_id)) if ref else None)


def _shown(maker: Maker, media: MediaType, words: Words) -> JsonValue:
    if media.examples:
        return media.examples[0].value
    ref = media.type or media.item
    return maker.value(ref, words) if ref else None


def _param(api: Api, parameter: Parameter, value: JsonValue) -> JsonValue:
    return fitted(api, parameter.type, tidy(value), parameter.name)


def _body(api: Api, media: MediaType, value: JsonValue) -> BodyExample:
    clean = tidy(value)
    written = isinstance(clean, str) and media.kind is not MediaKind.JSON
    if media.type is None or written:  # such as an example of XML as text
        return BodyExample(media, clean)
    return BodyExample(media, fitted(api, media.type, clean))
