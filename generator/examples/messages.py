"""Examples of whole messages: what a request gives, and what a reply holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.examples.fit import fitted, tidy
from generator.examples.suggested import Words, one_of, words_of
from generator.examples.values import Maker
from generator.ir.media import preferred
from generator.ir.model import Api, Example, MediaType, Operation, Parameter, Response
from generator.ir.types import JsonValue
from generator.ir.wire import ParamIn
from generator.notation.media import MediaKind


@dataclass(frozen=True, slots=True)
class BodyExample:
    """A value of a body, as one of its media types."""

    media: MediaType
    value: JsonValue


@dataclass(frozen=True, slots=True)
class RequestExample:
    """One request: a value for each parameter worth giving, and the body.

    ``name`` is that of the examples of the document which it is made of.
    """

    name: str
    params: tuple[tuple[Parameter, JsonValue], ...]
    body: BodyExample | None = None


def request_examples(api: Api, operation: Operation) -> Iterator[RequestExample]:
    """The example that stands for all, then one for each further name of examples.

    A request gives what is required, and what the document has an example of; every value fits
    its type. A named one takes the example of that name wherever there is one, and the first
    elsewhere.
    """
    first = request_example(api, operation)
    yield first
    of_body = first.body.media.examples if first.body is not None else ()
    names = [one.name for one in of_body[1:]]
    names += [one.name for parameter, _ in first.params for one in parameter.examples[1:]]
    for name in dict.fromkeys(name for name in names if name and name != first.name):
        params = tuple(
            (parameter, _param(api, parameter, shown.value) if shown is not None else value)
            for parameter, value in first.params
            for shown in [_named(parameter.examples, name)]
        )
        shown = _named(of_body, name)
        body = _body(api, first.body.media, shown.value) if first.body and shown else first.body
        yield RequestExample(name, params, body)


def request_example(api: Api, operation: Operation) -> RequestExample:
    """The first of :func:`request_examples`."""
    maker = Maker(api, sending=True)
    params = tuple(
        (parameter, _param(api, parameter, _first(maker, operation, parameter)))
        for parameter in operation.parameters
        if parameter.required or parameter.examples
    )
    if operation.body is None or not operation.body.media:
        return RequestExample("", params)
    media = preferred(operation.body.media)
    value = _shown(maker, media, words_of(operation.operation_id))
    name = media.examples[0].name if media.examples else ""
    return RequestExample(name, params, _body(api, media, value))


def response_example(api: Api, response: Response) -> BodyExample | None:
    """The body of one response, as the document has it; None when it has none."""
    if not response.media:
        return None
    media = preferred(response.media)
    return BodyExample(media, _shown(Maker(api, sending=False), media, ()))


def _named(examples: tuple[Example, ...], name: str) -> Example | None:
    return next((one for one in examples if one.name == name), None)


def _first(maker: Maker, operation: Operation, parameter: Parameter) -> JsonValue:
    if parameter.examples:
        return parameter.examples[0].value
    if parameter.has_default and parameter.default is not None:
        return parameter.default
    words = words_of(parameter.name)
    if parameter.location is ParamIn.PATH and words == ("id",):
        # /batches/{id}: the id of a batch
        words = (*one_of(words_of(operation.template.before(parameter.name))), "id")
    return maker.value(parameter.type, words)


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
