"""What the SDK of our FastAPI server has to do, and what it cannot do yet."""

from __future__ import annotations

from tests.servers.checks import Checks
from tests.servers.with_fastapi import (
    bodies,
    kinds,
    parameters,
    replies,
    security,
    shop,
    unions,
)

CLIENT = security.CLIENT
CHECKS = Checks().gather(
    parameters=parameters.checks,
    bodies=bodies.checks,
    kinds=kinds.checks,
    unions=unions.checks,
    replies=replies.checks,
    security=security.checks,
    shop=shop.checks,
)

CHECKS.failing(
    "A Decimal is refused where a number or a text with a pattern is expected.",
    "parameters: GET /parameters/scalars",
    "parameters: GET /parameters/lists",
    "bodies: POST /bodies/decimal",
    "bodies: POST /forms/fields",
    "kinds: exact_values",
)
CHECKS.failing(
    "A time without a zone gets one.",
    "parameters: GET /parameters/optional some",
    "kinds: POST /kinds/times",
    "kinds: time_values",
)
CHECKS.failing("A body that may be anything cannot be null.", "bodies: POST /bodies/any null")
CHECKS.failing(
    "The first media type is taken, whatever the body is.", "bodies: POST /bodies/by-hand text"
)
CHECKS.failing(
    "The text of an error does not say which field, or shows nothing of an unknown body.",
    "bodies: refused",
    "replies: errors",
)
CHECKS.failing(
    "Tags that are no texts, and unions in unions, are not told apart.",
    "unions: versioned {'version': 1, 'text': 'a'}",
    "unions: versioned {'version': 2, 'text': 'a'}",
    "unions: nested {'species': 'cat', 'color': 'black', 'black_name': 'b'}",
    "unions: nested {'species': 'cat', 'color': 'white', 'white_name': 'w'}",
    "unions: switch {'on': False, 'since': 1}",
)
CHECKS.failing(
    "A tag that has but one value is not sent when it is optional.",
    "unions: event Start({'at': 3})",
    "unions: event Stop({})",
    "unions: loose Stop({})",
    "unions: versioned V2({'text': 't'})",
    "unions: shape Square({'side': 3})",
    "unions: loose_shape Square({})",
    "unions: expression Leaf({'value': 1})",
    "unions: expression NotInput({'arg': {'op': 'leaf', 'value': 1}})",
    "unions: switch Off({'since': 1})",
    "unions: holder_classes",
)
CHECKS.failing(
    "The items of tuples have no types of their own.",
    "unions: pet_and_more",
    "replies: classes",
)
CHECKS.failing("The data of events is not read as it is described.", "replies: events")
