"""The client classes: what their module prints, and what the runtime must know of the API."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from generator.config.settings import ArgumentKind
from generator.emit.filters import py_literal, py_str, py_tuple
from generator.ir.model import Api
from generator.ir.security import SecurityKind, SecurityScheme
from generator.requests.variables import environment as sample_environment
from generator.targets.python.planning.former import FormerArgument
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.children import child_view
from generator.targets.python.writing.derived import derived_view, typed
from generator.targets.python.writing.docstrings import DocView, doc_view, entry, prose
from generator.targets.python.writing.former import Notices, former_children
from generator.targets.python.writing.imports import Imports, sort_names
from generator.targets.python.writing.stainless import client_bases, client_responses, environment
from generator.targets.python.writing.stainless_views import ResponsesView
from generator.targets.python.writing.views import (
    ChildView,
    ClientView,
    FormerChildView,
    OverloadView,
)
from generator.targets.tables.python import ClientPlan, ConstructorArgument


def client_view(sdk: SdkPlan) -> ClientView:
    """Everything the template of ``client.py`` prints."""
    api, plan = sdk.api, sdk.client
    text = prose(api.info.doc) or f"The client for {sdk.title}."
    options = tuple(name for name, _ in plan.options)
    signature, other = (_parameters(sdk, is_async=way) for way in (False, True))
    former = _Former(sdk)
    derived = derived_view(sdk, frozenset(options), former.ways)
    texts = (*signature, *other, *derived.parameters, *derived.async_parameters)
    debug = next((a.name for a in plan.arguments if a.kind is ArgumentKind.DEBUG), "debug")
    values = [a.name for a in plan.arguments if a.kind is not ArgumentKind.DEBUG]
    values += ["environment"] if environment(sdk) else []
    bases, responses = client_bases(sdk), client_responses(sdk)
    core = _core(api, plan, () if sdk.stainless else bases)
    custom = sort_names(f"{name}Extensions" for name in (plan.name, plan.async_name))
    taken = frozenset({*core, plan.name, plan.async_name, *custom, *_CHECKED, *_TYPING})
    children = tuple(child_view(resource, taken) for resource in sdk.resources)
    return ClientView(
        header=sdk.header,
        doc=doc_view(f"The clients for {sdk.title}."),
        core=", ".join(sort_names(core)),
        checking=_checking((*children, *former.children(taken)), responses),
        name=plan.name,
        async_name=plan.async_name,
        base=bases[0],
        async_base=bases[1],
        extensions=f"{plan.name}Extensions",
        async_extensions=f"{plan.async_name}Extensions",
        class_doc=_class_doc(plan, text),
        async_class_doc=_class_doc(plan, f"The asynchronous version of :class:`{plan.name}`."),
        typing=", ".join(name for name in _TYPING if any(name in p for p in texts)),
        parameters=signature,
        async_parameters=other,
        overloads=former.ways(signature),
        async_overloads=former.ways(other),
        notes=former.notes(),
        former=former.children(taken),
        notices=", ".join(former.imports.of("._core.spec.deprecation")),
        arguments=f"{{{', '.join(f'{py_str(name)}: {name}' for name in values)}}}",
        options=(f"debug={debug}", *(_option(name, sdk) for name in options)),
        derived=derived,
        custom=", ".join(custom),
        spec=_spec(sdk),
        children=children,
        legacy=sdk.legacy,
        stainless=responses,
        has_properties=bool(sdk.legacy or sdk.stainless or children),
    )


def _core(api: Api, plan: ClientPlan, bases: Iterable[str]) -> list[str]:
    """What the module imports from that of the runtime's clients."""
    names = ["ClientOptions", "ClientSpec", *bases]
    names += ["ClientArgument"] if _client_arguments(api, plan) else []
    names += ["SecurityScheme"] if api.security_schemes else []
    return names


@dataclass(frozen=True, slots=True)
class _Former:
    """What the clients have under names of before."""

    sdk: SdkPlan
    imports: Imports = field(default_factory=Imports)

    @property
    def _notices(self) -> Notices:
        return Notices(self.imports.name, "._core")

    @property
    def _arguments(self) -> tuple[FormerArgument, ...]:
        return self.sdk.former.arguments.get(self.sdk.client.name, ())

    def ways(self, signature: tuple[str, ...]) -> tuple[OverloadView, ...]:
        """The ways to call what has ``signature``."""
        return self._notices.overloads((OverloadView(signature),), self._arguments)

    def notes(self) -> tuple[str, ...]:
        """The decorators of what takes the arguments."""
        return self._notices.told(self._arguments, (), self.sdk.client.name)

    def children(self, taken: Collection[str]) -> tuple[FormerChildView, ...]:
        """The resources."""
        found = former_children(self.sdk, (), taken)
        if found:
            self.imports.name("._core.spec.deprecation", "deprecated as _deprecated")
        return found


def _checking(
    children: Iterable[ChildView | FormerChildView], responses: ResponsesView | None
) -> tuple[str, ...]:
    modules = {child.module: child for child in children}
    lines = (
        f"from .resources.{module} import {', '.join(sort_names(_imported(modules[module])))}"
        for module in sorted(modules)
    )
    return (*lines, *(responses.checking if responses is not None else ()))


def _imported(child: ChildView | FormerChildView) -> tuple[str, str]:
    """The classes of a resource, under names that the module of the clients does not use itself."""
    pairs = ((child.class_name, child.hint), (child.async_class_name, child.async_hint))
    first, second = (name if name == hint else f"{name} as {hint}" for name, hint in pairs)
    return first, second


# What the template imports beside it, for type checkers.
_CHECKED = ("ApiClient", "AsyncMiddleware", "Middleware", "NotGiven", "Self", "Timeout")
_TYPING = (
    "Any",
    "Awaitable",
    "Callable",
    "Literal",
    "Mapping",
    "Optional",
    "Sequence",
    "Tuple",
    "Union",
)

_OPTIONS = {
    "timeout": "Timeout = NOT_GIVEN",
    "deadline": "Union[float, int, None, NotGiven] = NOT_GIVEN",
    "max_retries": "Optional[int] = None",
    "max_response_bytes": "Optional[int] = None",
    "strict": "bool = False",
    "default_headers": "Optional[Mapping[str, str]] = None",
    "default_query": "Optional[Mapping[str, Any]] = None",
    "middleware": "Sequence[{middleware}] = ()",
    "http_client": "Optional[Any] = None",
    "trust_env": "bool = True",
}


def _option(name: str, sdk: SdkPlan) -> str:
    """An argument of the constructor as one of the runtime's."""
    if sdk.stainless is not None and name == "strict":
        return "strict=strict or _strict_response_validation"
    return f"{name}={name}"


def _parameters(sdk: SdkPlan, *, is_async: bool) -> tuple[str, ...]:
    plan = sdk.client

    def one(argument: ConstructorArgument) -> str:
        annotation = typed(argument.annotation, is_async=is_async)
        return f"{argument.name}: {annotation} = {py_literal(argument.default)}"

    positional = [one(a) for a in plan.arguments if not a.keyword]
    keyword = [one(a) for a in plan.arguments if a.keyword]
    if not any(a.kind is ArgumentKind.DEBUG for a in plan.arguments):
        keyword.append("debug: bool = False")
    keyword.extend(
        f"{name}: {typed(_OPTIONS[name], is_async=is_async)}" for name, _ in plan.options
    )
    if chosen := environment(sdk):
        keyword.append(chosen)
    if sdk.stainless is not None:
        keyword.append("_strict_response_validation: bool = False")
    return (*positional, "*", *keyword)


def _spec(sdk: SdkPlan) -> str:
    api, settings, plan = sdk.api, sdk.settings, sdk.client
    base = next(a for a in plan.arguments if a.name == plan.base_url_argument)
    retries = settings.client.max_retries
    any_text = sdk.stainless is not None  # there, a token may be any text
    samples = sample_environment(api, settings).schemes
    schemes = [
        _scheme(s, plan, samples.get(s.key, ""), any_text=any_text) for s in api.security_schemes
    ]
    parts = [
        f"name={py_str(plan.name)}",
        f"package={py_str(sdk.names.package)}",
        "version=__version__",
        f'user_agent={py_str(sdk.names.distribution + "/")} + __version__',
        f"base_url={py_str(plan.base_url)}",
        f"base_url_argument={py_str(base.name)}",
        f"base_url_env={py_str(base.env)}",
        f"security={py_tuple(schemes)}",
        "default_security="
        + py_tuple([py_tuple([py_str(k) for k in keys]) for keys in plan.default_security]),
        f"arguments={py_tuple(_client_arguments(api, plan))}",
        f"timeout={settings.client.timeout!r}",
        f"deadline={settings.client.deadline!r}",
        f"max_retries={retries}",
    ]
    if api.error_message:
        parts.append(f"error_message={py_tuple([py_str(p) for p in api.error_message])}")
    if any(not operation.security or () in operation.security for operation in api.operations):
        parts.append("anonymous=True")
    return f"ClientSpec({', '.join(parts)})"


def _scheme(scheme: SecurityScheme, plan: ClientPlan, sample: str, *, any_text: bool) -> str:
    if any_text and scheme.kind is SecurityKind.BEARER:
        scheme = replace(scheme, kind=SecurityKind.HTTP, http_scheme="Bearer")
    own = [a for a in plan.arguments if a.scheme == scheme.key]
    parts = [
        py_str(scheme.key),
        py_str(scheme.kind.value),
        f"arguments={py_tuple([py_str(a.name) for a in own])}",
        f"env={py_tuple([py_str(a.env) for a in own])}",
    ]
    if sample and any(a.env for a in own):
        parts.append(f"sample_env={py_str(sample)}")
    if scheme.kind is SecurityKind.API_KEY:
        parts.append(f"name={py_str(scheme.name)}")
        parts.append(f"location={py_str(scheme.location.value)}")
    if scheme.kind is SecurityKind.HTTP:
        parts.append(f"http_scheme={py_str(scheme.http_scheme)}")
    if (flow := scheme.client_credentials) is not None:
        parts.append(f"token_url={py_str(flow.token_url)}")
        if flow.scopes:
            parts.append(f"scopes={py_tuple([py_str(s) for s in flow.scopes])}")
    return f"SecurityScheme({', '.join(parts)})"


def _client_arguments(api: Api, plan: ClientPlan) -> list[str]:
    variables = api.server_variables()
    found = []
    for argument in plan.arguments:
        if argument.kind in {ArgumentKind.HEADER, ArgumentKind.QUERY}:
            location, wire, extra = argument.kind.value, argument.wire, ""
        elif argument.variable:
            location, wire = "server", argument.variable
            variable = variables[argument.variable]
            extra = f", default={py_str(variable.default)}"
            if variable.enum:
                extra += f", choices={py_tuple([py_str(v) for v in variable.enum])}"
        else:
            continue
        env = f", env={py_str(argument.env)}" if argument.env else ""
        found.append(
            f"ClientArgument({py_str(argument.name)}, {py_str(location)}, {py_str(wire)}"
            f"{env}{extra})"
        )
    return found


def _class_doc(plan: ClientPlan, head: str) -> DocView:
    lines = [head, "", "Args:"]
    for argument in plan.arguments:
        env = f" Environment variable: {argument.env}." if argument.env else ""
        lines.append(entry(argument.name, f"{argument.doc}{env}"))
    lines.extend(entry(name, text) for name, text in plan.options)
    return doc_view("\n".join(lines))
