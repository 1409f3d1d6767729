"""The values of path parameters, taken out of the path that a request model has encoded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.ir.model import Operation, Parameter
from generator.ir.wire import ParamIn, Style
from generator.notation.paths import BracedText
from generator.requests.model import RequestModel


def is_plain(parameter: Parameter) -> bool:
    """Whether a path parameter is written as its value and nothing else."""
    return parameter.style is Style.SIMPLE and not parameter.media_type


def path_parameter(operation: Operation, name: str) -> Parameter | None:
    """The path parameter called ``name``."""
    return next(
        (p for p in operation.parameters if p.location is ParamIn.PATH and p.name == name), None
    )


def path_values(model: RequestModel) -> Iterator[tuple[str, str]]:
    """Name and value of each plain path parameter, as the model has it, decoded."""
    segments = model.operation.template.segments
    path = model.encoded_path.partition("?")[0]
    for segment, encoded in zip(segments, path.split("/")[1:], strict=True):
        names = segment.pieces[1::2]
        for name, value in zip(names, placeholder_values(segment, encoded) or (), strict=False):
            parameter = path_parameter(model.operation, name)
            if parameter is None or is_plain(parameter):
                yield name, unquote(value)


def placeholder_values(segment: BracedText, encoded: str) -> tuple[str, ...] | None:
    """What stands for each placeholder of a segment; None when they cannot be told apart."""
    match = re.fullmatch(segment.filled(lambda _: "(.*?)", re.escape), encoded, re.DOTALL)
    return match.groups() if match is not None else None
