"""The fake of one method: what it responds, and what it was called with."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Callable, Dict, Generic, List, Sequence, Set

from typing_extensions import ParamSpec

from ..base.errors import InvalidRequestError
from ..codec.jsonable import to_jsonable
from ..spec.deprecation import current_arguments
from ..spec.options import NOT_GIVEN
from .errors import FakeError
from .record import RecordedCall
from .script import Script, Start

if TYPE_CHECKING:
    from typing import Mapping

P = ParamSpec("P")


class FakeOperation(Start, Generic[P]):
    """The fake of one method; P are its parameters.

    It is scripted by what :class:`~.script.Verbs` has: ``returns(id=1)``, ``raises(404)``,
    ``raises(503).then.returns(id=1)``. Each script replaces the one before.
    """

    def __init__(self, script: Script, name: str, method: Callable[..., object]) -> None:
        super().__init__(script)
        self._name = name
        self._method = method
        self._signature = inspect.signature(method)

    def __repr__(self) -> str:
        return f"<{self._name}, called {_times(len(self.calls))}>"

    @property
    def calls(self) -> Sequence[RecordedCall]:
        """The calls that sent a request, in order."""
        return tuple(self._script.calls)

    def assert_called_once_with(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Assert that there was one call, with these arguments; omitted ones have their defaults.

        :raises AssertionError: it was not so.
        """
        if len(self.calls) != 1:
            raise FakeError(f"{self._name} was called {_times(len(self.calls))}, not once")
        self.assert_called_with(*args, **kwargs)

    def assert_called_with(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Assert that the last call had these arguments; omitted ones have their defaults.

        :raises AssertionError: it was not so.
        """
        wanted = self._bound(args, kwargs)
        if not self.calls:
            raise FakeError(f"{self._name} was not called")
        found = self.calls[-1].arguments
        wrong = [
            f"{name} is {_shown(found, name)}, not {_shown(wanted, name)}"
            for name in wanted
            if not _same(found.get(name, NOT_GIVEN), wanted[name])
        ]
        if wrong:
            raise FakeError(f"{self._name} was called with other arguments: {'; '.join(wrong)}")

    def assert_not_called(self) -> None:
        """Assert that there was no call.

        :raises AssertionError: there was one.
        """
        if self.calls:
            raise FakeError(f"{self._name} was called {_times(len(self.calls))}")

    def _sent(self) -> Set[str]:
        """The names of the arguments that requests are made of."""
        op = self._script.op
        names = {param.name for param in op.params}
        for body in op.bodies:
            names.update(name for name, _ in body.fields)
            names.add(body.argument)
        return names

    def _bound(self, args: Sequence[object], kwargs: Mapping[str, object]) -> Dict[str, object]:
        """The arguments that a call records when the method is called like that.

        :raises TypeError: the method cannot be called like that.
        """
        bound = self._signature.bind(None, *args, **current_arguments(self._method, kwargs))
        options: Mapping[str, object] = bound.arguments.pop("call_options", {})
        if options:
            text = "is an option of the call, not an argument; look at request of calls[-1]"
            raise TypeError(f"{next(iter(options))} {text}")
        given = set(bound.arguments)
        for name in sorted(given - self._sent() - {"self"}):
            raise TypeError(f"{name} is no argument of a request, so no call records it")
        bound.apply_defaults()
        names = list(self._signature.parameters)
        own: Dict[str, object] = {name: bound.arguments[name] for name in names[1:]}
        own.pop("call_options", None)
        # what was omitted and is not part of a call, such as content_type, says nothing
        held = self.calls[-1].arguments if self.calls else own
        return {name: value for name, value in own.items() if name in given or name in held}


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _shown(values: Mapping[str, object], name: str) -> str:
    return repr(values[name]) if name in values else "omitted"


def _same(found: object, wanted: object) -> bool:
    """Whether both are sent in the same way: a model and a dict, a list and a tuple."""
    if found is wanted or found == wanted:
        return True
    try:
        one: List[object] = [to_jsonable(value) for value in (found, wanted)]
    except InvalidRequestError:  # a file, or NOT_GIVEN
        return False
    return one[0] == one[1]
