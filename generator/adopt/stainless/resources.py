"""``resources`` of the configuration: the tree, its methods, and the models that are at home in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.adopt.casing import Casing
from generator.adopt.endpoints import Endpoints, query_of
from generator.adopt.facts import Action, Argument, Method, Resource
from generator.adopt.stainless.reading import Reading
from generator.diagnostics import Loc
from generator.document.tree import Json, Obj
from generator.ir.model import Operation
from generator.ir.types import DeclId

SHARED = "$shared"
CLIENT = "$client"


@dataclass(frozen=True, slots=True)
class Model:
    """A schema with a name of its own."""

    home: str  # the resource that it belongs to, as attributes: chat.completions
    key: str  # chat_completion
    name: str  # ChatCompletion


@dataclass(frozen=True, slots=True)
class Asked:
    """A method of an operation: where it is, and what ``paginated`` says of it."""

    path: str  # chat.completions.create
    operation: Operation
    paginated: Json  # None where it says nothing
    loc: Loc


@dataclass(slots=True)
class Resources:
    """Reads the tree.

    Mutable: it collects what the tree says of operations, for the overlay and for pages.
    """

    endpoints: Endpoints
    casing: Casing
    positional: bool = True  # false: no argument of any method is positional
    actions: list[Action] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    left_out: dict[str, Loc] = field(default_factory=dict)  # operations that this SDK does not have
    models: dict[DeclId, Model] = field(default_factory=dict)

    def read(self, tree: Reading | None) -> dict[str, Resource]:
        """The resources, by attribute."""
        found: dict[str, Resource] = {}
        for name in tree.node if tree is not None else ():
            below = tree.mapping(name) if tree is not None else None
            if below is None:
                continue
            if name == CLIENT:
                below.lost("methods", "methods of the client itself are written in _custom")
                below.done()
            elif name == SHARED:
                self._models(below, SHARED)
                below.lost("methods", "shared models have no methods")
                below.foreign("description")
                below.done()
            elif not below.leaves_out():
                own = self.casing.snake(name)
                found[own] = self._read(below, own)
            else:
                self._leave_out(below)
        placed = {one.operation.key for one in self.asked}
        for key in [key for key in self.left_out if key in placed]:
            del self.left_out[key]
        return found

    def _read(self, node: Reading, path: str) -> Resource:
        node.foreign("terraform", "mcp", "cli")
        if node.has("deprecated"):
            node.lost("deprecated", "the methods of a resource are deprecated one by one")
        if node.flag("custom"):
            node.lost("custom", "code of your own goes into the folder _custom of the package")
        self._models(node, path)
        resource = Resource(
            class_name=f"{self.casing.pascal(path.rpartition('.')[2])}Resource",
            doc=node.text("description"),
            methods=tuple(self._methods(node, path)),
            resources={
                self.casing.snake(name): self._read(below, f"{path}.{self.casing.snake(name)}")
                for name, below in node.mappings("subresources")
                if not below.leaves_out() or self._leave_out(below)
            },
        )
        node.done()
        return resource

    def _leave_out(self, node: Reading) -> bool:
        """Note the operations of a resource that this SDK does not have; always false."""
        methods = node.mapping("methods")
        for name, value in methods.node.items() if methods is not None else ():
            endpoint = value.get("endpoint") if isinstance(value, Obj) else value
            if methods is not None and isinstance(endpoint, str):
                self._find_left_out(endpoint, methods.at(name))
        for _, below in node.mappings("subresources"):
            self._leave_out(below)
        return False

    def _find_left_out(self, endpoint: str, loc: Loc) -> None:
        if (operation := self.endpoints.find(endpoint)) is not None:
            self.left_out.setdefault(operation.key, loc)

    # -- methods -------------------------------------------------------------------------

    def _methods(self, resource: Reading, path: str) -> Iterator[Method]:
        methods = resource.mapping("methods")
        for key, value in methods.node.items() if methods is not None else ():
            if methods is None:
                return
            name = self.casing.snake(key)
            if isinstance(value, str):
                found = self._place(methods, f"{path}.{name}", value, None)
                if found is not None:
                    yield Method(name, found.key, arguments=self._arguments(found, None))
            elif (below := methods.mapping(key)) is not None:
                yield from self._method(methods, path, below)

    def _method(self, methods: Reading, path: str, node: Reading) -> Iterator[Method]:
        key = node.name.rpartition(".")[2]
        name, kind = self.casing.snake(key), node.text("type") or "http"
        node.foreign("terraform", "mcp", "cli", "docs", "skip_test_reason", "description")
        if kind == "alias":
            target = node.text("to")
            if not node.leaves_out() and target:
                yield Method(name, alias=self.casing.snake(target))
            if node.has("deprecated"):
                node.lost("deprecated", "the other name of a method is a plain one")
            node.done()
            return
        if kind != "http":
            node.lost("type", f"methods of the type {kind!r} are written by hand, in _custom")
            return
        endpoint = node.text("endpoint")
        if node.leaves_out():
            self._find_left_out(endpoint, methods.at(key))
            return
        operation = self._place(methods, f"{path}.{name}", endpoint, node)
        if operation is not None:
            yield Method(name, operation.key, arguments=self._arguments(operation, node))
        self._rest(node)
        node.done()

    def _place(
        self, methods: Reading, path: str, endpoint: str, node: Reading | None
    ) -> Operation | None:
        operation = self.endpoints.find(endpoint)
        key = next(k for k in methods.node if self.casing.snake(k) == path.rpartition(".")[2])
        if operation is None:
            message = f"`{methods.label(key)}` is {endpoint!r}, which the document does not have."
            hint = self.endpoints.hint(endpoint)
            methods.sink.warning("A003", message, methods.at(key), hint=hint)
            return None
        paginated = node.node.get("paginated") if node and node.has("paginated") else None
        self.asked.append(Asked(path, operation, paginated, methods.at(key)))
        if node is not None and node.has("deprecated") and not operation.deprecated:
            why = node.node["deprecated"]
            text = why.get("default") if isinstance(why, Obj) else why
            self.actions.append(
                Action(
                    query_of(operation.loc.pointer),
                    str(text) if isinstance(text, str) else "Deprecated in the SDK.",
                    update={"deprecated": True},
                )
            )
        return operation

    def _rest(self, node: Reading) -> None:
        """What a method may say that nothing here says."""
        node.lost("unwrap_response", "methods return the whole response")
        node.lost("default_request_options", "callers give the timeout and the retries of a call")
        if node.has("streaming") and node.node["streaming"] not in (None, False):
            node.lost("streaming", "what is streamed follows from the media types of the response")

    def _arguments(self, operation: Operation, node: Reading | None) -> tuple[Argument, ...] | None:
        """The arguments that are listed; None where the last path parameter alone is positional."""
        listed = node.texts("positional_params") if node is not None else None
        body = node.text("body_param_name") if node is not None else ""
        known = {p.name for p in operation.parameters}
        for name in listed or ():
            if node is not None and name not in known:
                message = f"`{node.label('positional_params')}` lists {name!r}, which is unknown."
                hint = "List parameters of the operation, as the document writes them."
                node.sink.warning("A003", message, node.at("positional_params"), hint=hint)
        if listed is None and not self.positional:
            listed = ()
        if listed is None and not body:
            return None
        if listed is None:
            last = self.endpoints.last_path_parameter(operation)
            listed = (last,) if last else ()
        found = [Argument(self.casing.snake(n), n, positional=True) for n in listed if n in known]
        if body:
            found.append(Argument(self.casing.snake(body), body, body=True))
        return tuple(found)

    # -- models --------------------------------------------------------------------------

    def _models(self, resource: Reading, path: str) -> None:
        models = resource.mapping("models")
        for key, value in models.node.items() if models is not None else ():
            if models is None:
                break
            uri = value
            if isinstance(value, Obj) and (below := models.mapping(key)) is not None:
                if below.leaves_out():
                    continue
                uri = below.text("openapi_uri")
                if below.text("type") == "alias":
                    uri = models.node.get(below.text("to"))
                    uri = uri.get("openapi_uri") if isinstance(uri, Obj) else uri
                    below.foreign("deprecated")
                below.lost("no_params_suffix", "arguments are no models of their own")
                below.lost("param_model", "models can be passed as they are")
                below.done()
            decl = self.endpoints.schema(uri) if isinstance(uri, str) else None
            if decl is None:
                message = f"`{models.label(key)}` is the schema {uri!r}, which was not found."
                hint = "Name a schema of the document, such as #/components/schemas/Pet."
                models.sink.warning("A003", message, models.at(key), hint=hint)
                continue
            model = Model(path, self.casing.snake(key), self.casing.pascal(key))
            self.models.setdefault(decl, model)
