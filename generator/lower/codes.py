"""What every diagnostic code of this room stands for, in one line.

A code never changes its meaning and is never used again. A test keeps the table and the
sources in step, and asks for a test of every code.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        # L1 is for schemas
        "L103": "a keyword has no counterpart in a type",
        "L104": "an enum value is not of the enum's type",
        "L105": "an enum is empty",
        "L106": "an enum lists arrays or objects",
        "L108": "schemas that hold together exclude each other",
        "L109": "an allOf leads back to itself",
        "L110": "several choices hold at once",
        "L112": "readOnly and writeOnly at once",
        "L113": "a type that JSON does not have",
        "L115": "a discriminator maps a tag to a schema that is no variant",
        "L116": "choices are nested too deep",
        "L117": "an enum of scalars stands on an array",
        "L118": "the name of a property is not Unicode",
        # L2 is for operations
        "L200": "an operation is left out",
        "L201": "a header parameter is ignored, as OpenAPI says",
        "L204": "a path parameter is not required",
        "L205": "a style does not exist where it is used",
        "L208": "a request body has no media type",
        "L209": "a response has no valid status",
        "L211": "a security scheme cannot be understood",
        # L3 is for x-sdk hints
        "L301": "a hint is malformed",
        "L302": "a hint names an argument or property that does not exist",
        "L303": "a hint names an operation that does not exist",
    }
)
