"""Redirects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.faults.peers.peer import (
    EMPTY,
    LISTED,
    Peer,
    created,
    last_target_is,
    listed_once,
    token_came_along,
)
from tests.faults.server import (
    Answer,
    moved,
    ok,
    refused,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.callers import Caller


def to_itself(spelling: str) -> Callable[[Any], Answer]:
    """A redirect to the server's own root, spelled differently."""

    def answer(request: Any) -> Answer:
        host = request.get("Host")
        return moved(302, spelling.format(host=host)) if "/api/" in request.target else LISTED

    return answer


def no_get(caller: Caller, _: Any) -> None:
    assert "GET" not in caller.server.methods


REDIRECTS = (
    Peer(
        "psf/requests#2653",
        "A Location of raw UTF-8 was encoded a second time, and the target was not found.",
        "It is encoded once.",
        (moved(302, "/ブログ/".encode().decode("latin-1")), LISTED),
        listed_once,
        returns=EMPTY,
        then=last_target_is("/%E3%83%96%E3%83%AD%E3%82%B0/"),
    ),
    Peer(
        "urllib3/urllib3#952",
        "A Location of raw Hebrew raised UnicodeEncodeError.",
        "It is encoded once.",
        (moved(302, "/info/דגי".encode().decode("latin-1")), LISTED),
        listed_once,
        returns=EMPTY,
        then=last_target_is("/info/%D7%93%D7%92%D7%99"),
    ),
    Peer(
        "psf/requests#4773",
        "PATCH answered 301 was sent again as PATCH without its body.",
        "It is not sent again: the redirect is the error.",
        (moved(301, "/elsewhere"), ok({"id": "1"})),
        lambda client: client.things.update("1", name="n"),
        raises="APIStatusError",
        says="redirect",
        sent=("PATCH",),
        sdk="acme",
    ),
    Peer(
        "psf/requests#4515",
        "POST answered 302 became GET, and what was to be made was not.",
        "It never becomes a GET.",
        (moved(302, "/elsewhere"), refused(400)),
        created,
        raises="APIStatusError",
        then=no_get,
    ),
    Peer(
        "psf/requests#4850",
        "A redirect to the same server, its address spelled differently, lost the credentials.",
        "Origins are compared, not spellings.",
        (to_itself("HTTP://{host}/x"),),
        listed_once,
        returns=EMPTY,
        then=token_came_along,
    ),
    Peer(
        "psf/requests#3959",
        "A Location without a scheme (//host/path) that is not ASCII raised UnicodeDecodeError.",
        "It leads to the same server, with the credentials.",
        (to_itself("//{host}/?\u00c5\u00a0"),),
        listed_once,
        returns=EMPTY,
        then=token_came_along,
    ),
)
