"""The tree of a fake: the emitted module ``testing`` is made of these classes."""

from __future__ import annotations

import inspect
from functools import partial
from typing import (
    TYPE_CHECKING,
    Any,
    Callable,
    Dict,
    Generic,
    Iterator,
    Mapping,
    Optional,
    Tuple,
    Type,
    TypeVar,
    cast,
    overload,
)

from typing_extensions import Concatenate, ParamSpec

from ..calls.session import open_session
from ..client import BaseClient
from ..spec.deprecation import current_arguments
from ..spec.operation import Operation, Recipe
from .operation import FakeOperation
from .server import Server
from .transport import transport
from .upload import FakeUpload

if TYPE_CHECKING:
    from ..spec.api import ClientSpec, SecurityScheme
    from ..spec.upload import Upload

P = ParamSpec("P")
C = TypeVar("C", bound=BaseClient)
R = TypeVar("R", bound="Resource")
S = TypeVar("S")


class Resource:
    """The fakes of one resource: other names than these belong to the API."""

    def __init__(self, server: Server, path: str) -> None:
        self.__server__ = server
        self.__path__ = path

    def __repr__(self) -> str:
        return f"<{self.__path__}>"


class Fake(Resource):
    """A fake server. The names of what it offers beside the API are given by the emitted class."""

    _client_class: Type[BaseClient]

    def __init__(self, *, examples: bool = False) -> None:
        """With ``examples``, a method without a script responds with what its definition requires.

        Otherwise it raises :class:`~.errors.NotScriptedError`.
        """
        server = Server(_Inside.spec_of(self._client_class), examples, partial(_name_of, type(self)))
        super().__init__(server, "fake")


def _name_of(kind: Type[Resource], op: Operation[Any]) -> str:
    """How a test names the method of ``op``."""
    found = (path for path, recipe in _methods(kind, "fake") if recipe is op)
    return next(found, op.id)


def _methods(kind: Type[Resource], path: str) -> Iterator[Tuple[str, Recipe[Any]]]:
    """Every method of a resource and of those below it, and what it does."""
    attributes: Mapping[str, object] = vars(kind)
    for name, attribute in attributes.items():
        if isinstance(attribute, Child):
            child = cast("Child[Resource]", attribute)
            yield from _methods(child.kind, f"{path}.{name}")
        elif isinstance(attribute, Attribute):
            method: Attribute[Any] = attribute
            yield f"{path}.{name}", method.recipe()


class _Inside(BaseClient):
    """Functions that work on what clients keep to themselves and their subclasses."""

    @staticmethod
    def spec_of(client_class: Type[BaseClient]) -> ClientSpec:
        """What the clients of this class know about their API."""
        return client_class._spec

    @staticmethod
    def connect(client: BaseClient, server: Server) -> None:
        """Let ``client``, and every copy of it, send its requests to ``server``."""
        settings = client._session.settings
        options = settings.options.replace(transport=partial(transport, server))
        client._session = open_session(settings.replace(options=options))


class Clients(Generic[P, C]):
    """A function of the fake that makes clients: ``client = Clients(AIHub)``."""

    def __init__(self, make: Callable[P, C]) -> None:
        self._make = make

    @overload
    def __get__(self, fake: None, owner: Type[Fake]) -> Clients[P, C]: ...

    @overload
    def __get__(self, fake: Fake, owner: Type[Fake]) -> Callable[P, C]: ...

    def __get__(self, fake: Optional[Fake], owner: Type[Fake]) -> object:
        if fake is None:
            return self

        def client(*args: P.args, **kwargs: P.kwargs) -> C:
            """A client that talks to the fake; its arguments are those of the class.

            Credentials that are omitted get a value of no meaning.
            """
            today = current_arguments(self._make.__init__, kwargs)
            given = inspect.signature(self._make).bind_partial(*args, **today).arguments
            needed = _placeholders(_Inside.spec_of(cast("Type[C]", self._make)))
            missing = {name: needed[name] for name in needed if name not in given}
            cast("Dict[str, object]", kwargs).update(missing)
            made = self._make(*args, **kwargs)
            _Inside.connect(made, fake.__server__)
            return made

        return client


def _placeholders(spec: ClientSpec) -> Dict[str, object]:
    """What a client cannot do without, so that nothing of it comes from the environment."""
    found: Dict[str, object] = {}
    for scheme in spec.security:
        found.update(_credentials(scheme))
    if "://" not in spec.base_url:
        found[spec.base_url_argument] = "https://fake.test"
    return found


def _credentials(scheme: SecurityScheme) -> Dict[str, object]:
    names = scheme.arguments
    if scheme.kind == "oauth2" and len(names) > 2:
        names = names[:1]  # the token is enough
    pair = scheme.kind in ("basic", "oauth2") and len(names) == 1
    value: object = ("test", "test") if pair and scheme.kind == "basic" else "test"
    return dict.fromkeys(names, value)


class Child(Generic[R]):
    """A resource below another one, or below the fake itself."""

    def __init__(self, kind: Type[R]) -> None:
        self.kind = kind
        self._name = ""

    def __set_name__(self, owner: Type[Resource], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, resource: None, owner: Type[Resource]) -> Child[R]: ...

    @overload
    def __get__(self, resource: Resource, owner: Type[Resource]) -> R: ...

    def __get__(self, resource: Optional[Resource], owner: Type[Resource]) -> object:
        if resource is None:
            return self
        made = self.kind(resource.__server__, f"{resource.__path__}.{self._name}")
        return vars(resource).setdefault(self._name, made)


class Attribute(Generic[P]):
    """A method of a resource.

    ``find`` imports the resource and gives its method, whose module has the recipe under the name
    ``recipe``.
    """

    def __init__(self, find: Callable[[], Callable[Concatenate[S, P], object]], recipe: str) -> None:
        self._find = find
        self._recipe = recipe
        self._name = ""

    def __set_name__(self, owner: Type[Resource], name: str) -> None:
        self._name = self._name or name  # an alias is set later

    def recipe(self) -> Recipe[Any]:
        """What the method does: the operation itself of one whose result can do more."""
        found: Recipe[Any] = inspect.unwrap(self._find()).__globals__[self._recipe]
        inner: Recipe[Any] = getattr(found, "operation", found)
        return inner


class Method(Attribute[P]):
    """A method that is one operation."""

    @overload
    def __get__(self, resource: None, owner: Type[Resource]) -> Method[P]: ...

    @overload
    def __get__(self, resource: Resource, owner: Type[Resource]) -> FakeOperation[P]: ...

    def __get__(self, resource: Optional[Resource], owner: Type[Resource]) -> object:
        if resource is None:
            return self
        script = resource.__server__.script(cast("Operation[Any]", self.recipe()))
        made = FakeOperation[Any](script, f"{resource.__path__}.{self._name}", self._find())
        return vars(resource).setdefault(self._name, made)


class UploadMethod(Attribute[P]):
    """A method that uploads in parts."""

    @overload
    def __get__(self, resource: None, owner: Type[Resource]) -> UploadMethod[P]: ...

    @overload
    def __get__(self, resource: Resource, owner: Type[Resource]) -> FakeUpload: ...

    def __get__(self, resource: Optional[Resource], owner: Type[Resource]) -> object:
        if resource is None:
            return self
        server = resource.__server__
        made = FakeUpload(
            cast("Upload[Any]", self.recipe()), server.script, f"{resource.__path__}.{self._name}"
        )
        return vars(resource).setdefault(self._name, made)
