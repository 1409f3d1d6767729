"""What the first calls of a client would do one by one, done at once."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from .base.process import exclusive
from .nodes import children

if TYPE_CHECKING:
    from .nodes import Node
    from .wire.transport import Transport


def preload(client: Node, transport: Transport) -> None:
    """Import every module, build the validators of all models, and prepare TLS."""
    with exclusive:
        package = (__package__ or "").rpartition(".")[0]
        if package and find_spec(package + ".models") is not None:
            _build(package + ".models")
        for _ in children(client):
            pass
        for name in ("exchange", "middleware", "oauth", "replies"):
            import_module(f"..calls.{name}", __name__)
        transport.preload()


def _build(models_name: str) -> None:
    from .codec.models import Model
    from .codec.shapes import model_shape

    models = import_module(models_name)
    for name in dir(models):
        found = getattr(models, name)
        if isinstance(found, type) and issubclass(found, Model):
            found.model_rebuild()
            _ = model_shape(found).fields
