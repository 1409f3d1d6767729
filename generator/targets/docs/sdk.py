"""The reference of the Python SDK, from the table that its target publishes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.config.settings import Settings
from generator.targets.docs.pages import OperationPage
from generator.targets.docs.sdk_pages import SdkPages
from generator.targets.docs.views import LinkView, MethodView, ResourceView, SdkView
from generator.targets.tables.python import ComposedSymbol, OperationSymbol, OwnSymbol, PythonTable

#: The options of every call, and what they mean.
CALL_OPTIONS: Final = (
    ("timeout", "Seconds without progress after which an attempt fails."),
    ("deadline", "Seconds that the whole call may take, with retries, redirects and waits."),
    ("max_retries", "The maximum number of further attempts."),
    ("max_response_bytes", "The largest response to accept, after decompression."),
    ("extra_headers", "Headers to send in addition. None removes a header."),
    ("extra_query", "Query parameters to send in addition. None removes one."),
    ("extra_body", "Properties of the body to send in addition."),
    ("send_credentials", "False sends the request without the credentials of the client."),
)


def method_call(sdk: PythonTable | None, key: str) -> str:
    """``client.batches.create(name, workspace=...)``; "" when the SDK has no such call."""
    symbol = sdk.operations.get(key) if sdk is not None else None
    if symbol is None:
        return ""
    return _call(symbol)


def method_names(sdk: PythonTable | None, key: str) -> tuple[str, ...]:
    """The methods that send an operation, ``client.batches.create`` first."""
    symbol = sdk.operations.get(key) if sdk is not None else None
    if sdk is None or symbol is None:
        return ()
    return (symbol.call, *(one.call for one in sdk.composed_of(key)))


def _call(symbol: OperationSymbol | ComposedSymbol) -> str:
    names = [p.python if p.required else f"{p.python}=..." for p in symbol.params if not p.client]
    names += [f"{name}=..." for name in symbol.options]
    return f"{symbol.call}({', '.join(names)})"


def result_note(sdk: PythonTable | None, key: str) -> str:
    """What can be done with the result of a call, as Markdown; "" for nothing more."""
    symbol = sdk.operations.get(key) if sdk is not None else None
    if symbol is not None and symbol.iterates:
        return "A `for` loop over the result gets the items of all pages."
    if symbol is not None and symbol.waits:
        return "The result has a method `wait()`, which waits until the work has ended."
    return ""


def columns(sdk: PythonTable | None, key: str) -> tuple[tuple[str, str, str], ...]:
    """The columns of a result that is a table: name, type, and what a cell is."""
    symbol = sdk.operations.get(key) if sdk is not None else None
    rows = symbol.rows if symbol is not None else None
    return tuple((c.name, str(c.type), c.doc) for c in rows.columns) if rows is not None else ()


def composed_calls(
    sdk: PythonTable | None, key: str, links: Mapping[str, str]
) -> tuple[tuple[str, str, str], ...]:
    """The methods that are made of an operation and others: call, anchor, what it does."""
    found = sdk.composed_of(key) if sdk is not None else ()
    return tuple((_call(symbol), links.get(symbol.call, ""), symbol.summary) for symbol in found)


def sdk_view(
    settings: Settings, sdk: PythonTable, pages: Mapping[str, OperationPage], written: SdkPages
) -> SdkView:
    """The page of the SDK; ``written`` are those below it."""
    plan = sdk.client
    return SdkView(
        summary=settings.package.summary or f"The Python package {sdk.package}.",
        distribution=sdk.distribution,
        package=sdk.package,
        client=plan.name,
        async_client=plan.async_name,
        usage=_usage(sdk),
        calls=written.client(),
        environment=tuple((a.name, a.env) for a in plan.arguments if a.env),
        options=CALL_OPTIONS,
        resources=tuple(
            ResourceView(title, tuple(_method(symbol, pages, written.links) for symbol in symbols))
            for title, symbols in _places(sdk).items()
        ),
        deprecated=tuple((d.symbol, d.successor, d.removed_in) for d in sdk.deprecated),
    )


def _places(
    sdk: PythonTable,
) -> Mapping[str, tuple[OperationSymbol | ComposedSymbol | OwnSymbol, ...]]:
    """What there is at each place: a resource, and what the owner's code extends beside them."""
    found: dict[str, list[OperationSymbol | ComposedSymbol | OwnSymbol]] = {
        place: [*symbols] for place, symbols in sdk.resources.items()
    }
    for one in sdk.own:
        found.setdefault(one.place, []).append(one)
    return {place: tuple(symbols) for place, symbols in found.items()}


def _method(
    symbol: OperationSymbol | ComposedSymbol | OwnSymbol,
    pages: Mapping[str, OperationPage],
    links: Mapping[str, str],
) -> MethodView:
    if isinstance(symbol, OwnSymbol):
        return MethodView(symbol.call, LinkView(f"{symbol.summary} (custom)".strip(), ""))
    anchor = links.get(symbol.call, "")
    if isinstance(symbol, ComposedSymbol):
        page = pages[symbol.about.key]
        return MethodView(_call(symbol), LinkView(symbol.summary, f"{page.path}.md"), anchor)
    page = pages[symbol.key]
    return MethodView(_call(symbol), LinkView(page.title, f"{page.path}.md"), anchor)


def _usage(sdk: PythonTable) -> str:
    return "\n".join(
        [
            f"from {sdk.package} import {sdk.client.name}",
            "",
            f"client = {sdk.client.name}()  # reads omitted arguments from the environment",
        ]
    )
