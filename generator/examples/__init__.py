"""Example values: the document's own, or invented ones that fit their schemas.

The functions below are the way in; the modules are the room's own affair. Whatever stands in a
request fits its type, so all outputs that show it send the same.
"""

from __future__ import annotations

from generator.examples.complete import completed
from generator.examples.messages import (
    FULL,
    MINIMAL,
    BodyExample,
    RequestExample,
    full_example,
    request_example,
    request_examples,
    response_example,
)
from generator.examples.values import example_of

__all__ = [
    "FULL",
    "MINIMAL",
    "BodyExample",
    "RequestExample",
    "completed",
    "example_of",
    "full_example",
    "request_example",
    "request_examples",
    "response_example",
]
