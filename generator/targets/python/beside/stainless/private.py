"""The modules at the root of such a package."""

from __future__ import annotations

from collections.abc import Iterator

from generator.targets.python.naming.stainless import MODULES, ROOM, Module
from generator.targets.python.planning.sdk import SdkPlan


def private_modules(plan: SdkPlan) -> Iterator[tuple[str, Module]]:
    """The modules that other packages and tests import names from."""
    client = plan.client
    legacy = plan.stainless is not None and plan.stainless.legacy_response
    for name, module in MODULES.items():
        if name == "_legacy_response" and not legacy:
            continue
        own = dict(module)
        if name == "_exceptions":
            own["base.errors"] = (f"APIError={brand(plan)}",)
        yield name, own
    yield "_client", {
        ".client": (
            client.async_name,
            client.name,
            f"{client.async_name}=AsyncClient",
            f"{client.name}=Client",
        ),
        "wire.streams": ("AsyncStream", "Stream"),
        f"{ROOM}.direct": ("RequestOptions",),
        f"{ROOM}.http": ("ProxiesTypes", "Timeout", "Transport"),
    }


def brand(plan: SdkPlan) -> str:
    """The exception that is the base of all others."""
    return f"{plan.client.name.removesuffix('Client')}Error"
