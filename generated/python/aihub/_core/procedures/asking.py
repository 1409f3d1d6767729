"""What a list asks for: the arguments of its calls, and tokens that name a place in it."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, Tuple, cast
from urllib.parse import unquote

from ..base.errors import InvalidRequestError, InvalidTypeError
from ..base.guards import is_mapping
from ..calls.exchange import Exchange
from ..codec.jsonable import to_jsonable
from ..spec.options import NOT_GIVEN, Options
from ..wire import given
from .turning import ADDRESSED, COUNTED

if TYPE_CHECKING:
    from ..calls.session import Session
    from ..spec.paging import Pages
    from .turning import Marker

#: A path from the root of a server, with a query.
_ADDRESS = re.compile(r"/[!-~]*\Z")


class Asking:
    """The arguments of one list, without those of the method's own."""

    def __init__(
        self,
        session: Session,
        recipe: Pages[Any, Any],
        arguments: Mapping[str, Any],
        options: Options,
    ) -> None:
        self.session = session
        self.recipe = recipe
        self._arguments = arguments
        self._options = options
        self._digest = ""

    # -- tokens --------------------------------------------------------------------------

    def token(self, marker: Marker, skip: int) -> Dict[str, Any]:
        """A place as plain JSON. ``of`` tells whether other arguments are given with it."""
        token: Dict[str, Any] = {"operation": self.recipe.operation.id, "of": self._of()}
        if marker is not None:
            addressed = self.recipe.style in ADDRESSED
            token["at"] = self._without_keys(str(marker)) if addressed else marker
        if skip:
            token["skip"] = skip
        return token

    def place_of(self, token: object) -> Tuple[Marker, int]:
        """The marker that a token names, and how many of its items to skip.

        :raises InvalidRequestError: it is none, or one of another list.
        """
        name, operation = self.recipe.resume, self.recipe.operation.id
        if not is_mapping(token) or not isinstance(token.get("operation"), str):
            raise InvalidTypeError("must be a resume token: the dict that one was read from", name)
        if token["operation"] != operation:
            told = f"is a token of {token['operation']}, not of {operation}"
            raise InvalidRequestError(told, name)
        marker, skip = token.get("at"), token.get("skip", 0)
        kinds: Tuple[type, ...] = (str,) if self.recipe.style in ADDRESSED else (int, float, str)
        kinds = (int,) if self.recipe.style in COUNTED else kinds
        fits = marker is None or (isinstance(marker, kinds) and not isinstance(marker, bool))
        if self.recipe.style in ADDRESSED and marker is not None:
            fits = fits and _ADDRESS.match(str(marker)) is not None
        if not fits or not isinstance(skip, int) or isinstance(skip, bool) or skip < 0:
            raise InvalidRequestError("is not a resume token, or was changed", name)
        if token.get("of") != self._of():
            told = "is a token of the same method with other arguments; give those again"
            raise InvalidRequestError(told, name)
        return cast("Marker", marker), skip

    def _of(self) -> str:
        """What tells this list from others of its operation: its arguments, in short."""
        if not self._digest:
            recipe = self.recipe
            free = {recipe.argument, *(p.name for p in recipe.operation.params if p.client)}
            if recipe.style != "page":
                free.add(recipe.size)  # the number of a page means nothing with another size
            known: Dict[str, Any] = {}
            for name, value in self._arguments.items():
                if name not in free and value is not None and value is not NOT_GIVEN:
                    try:
                        known[name] = to_jsonable(value, strict=True, exact=False)
                    except InvalidRequestError:
                        continue  # what can be read only once, or is no JSON, tells nothing
            text = json.dumps(known, sort_keys=True)
            self._digest = hashlib.sha256(text.encode()).hexdigest()[:16]
        return self._digest

    # -- places --------------------------------------------------------------------------

    def begin(self) -> Marker:
        """The marker of the first page, as far as it is known."""
        recipe = self.recipe
        value = self._given()
        if recipe.style in COUNTED:
            number = str(value)
            return int(number) if number.lstrip("-").isdigit() else recipe.start
        if recipe.style in ADDRESSED or not isinstance(value, (int, float, str)):
            return None
        return value

    def _given(self) -> object:
        """What the caller gave for the argument that selects the page."""
        recipe, op = self.recipe, self.recipe.operation
        value = self._arguments.get(recipe.argument, NOT_GIVEN)
        wire = self._wire
        for added in (self._options.extra_query, self._options.extra_body):
            if added and wire in added:
                value = added[wire]
        for body in op.bodies if value is None or value is NOT_GIVEN else ():
            whole = given.whole(body, self._arguments)
            if whole is not None:
                value = to_jsonable(whole).get(wire)
        return value

    @property
    def _wire(self) -> str:
        """What the argument that selects the page is called in requests."""
        name, op = self.recipe.argument, self.recipe.operation
        pairs = [(param.name, param.wire) for param in op.params]
        pairs += [pair for body in op.bodies for pair in body.fields]
        return dict(pairs).get(name, "")

    # -- calls ---------------------------------------------------------------------------

    def call(self, marker: Marker, *, as_given: bool, noted: bool) -> Exchange:
        """The call for one page; ``as_given``: the arguments ask for it as they are.

        The response is ``noted`` where a caller wants it: of the first page, as there can be many.
        """
        session = self.session
        if session.responses is not None and not noted:
            session = session.replace(responses=None)
        recipe, arguments, options = self.recipe, self._arguments, self._options
        if as_given or marker is None:
            return Exchange(session, recipe.operation, arguments, options)
        if recipe.style in ADDRESSED:
            exchange = Exchange(session, recipe.operation, arguments, options)
            exchange.call.lead_to(self._without_keys(str(marker)))
            return exchange
        value: Marker = marker
        if recipe.takes == "str":
            value = str(marker)
        elif recipe.takes == "int" and isinstance(marker, str) and marker.isdigit():
            value = int(marker)
        wire = self._wire
        options = options.replace(
            extra_query=_without(options.extra_query, wire),
            extra_body=_without(options.extra_body, wire),
        )
        return Exchange(session, recipe.operation, {**arguments, recipe.argument: value}, options)

    def _without_keys(self, address: str) -> str:
        """An address without the credentials that servers repeat in its query."""
        schemes = self.session.settings.spec.security
        names = {s.name for s in schemes if s.kind == "apiKey" and s.location == "query"}
        base, _, query = address.partition("?")
        kept = [p for p in query.split("&") if p and unquote(p.partition("=")[0]) not in names]
        return base + ("?" + "&".join(kept) if kept else "")


def _without(added: Optional[Mapping[str, Any]], name: str) -> Optional[Mapping[str, Any]]:
    """What a caller adds to a request, without what selects the page."""
    return {n: v for n, v in added.items() if n != name} if added and name in added else added
