"""The base class of models, with the methods that users of the former package call."""

from __future__ import annotations

import json
from typing import Any, Dict, Optional, Type, TypeVar, cast

from typing_extensions import Literal

from ...codec.models import Model
from ...codec.values import decode_value

M = TypeVar("M", bound="BaseModel")
T = TypeVar("T")


class BaseModel(Model):
    """A model: an object of the API definition."""

    def to_dict(
        self,
        *,
        mode: Literal["json", "python"] = "python",
        use_api_names: bool = True,
        exclude_unset: bool = True,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        warnings: bool = True,
    ) -> Dict[str, Any]:
        """Return a dict of the properties that were set, nested models included.

        With ``mode="json"``, its values are those of JSON; otherwise dates, for example, stay what
        they are. ``use_api_names`` gives properties the names that travel.
        """
        return self.model_dump(
            mode=mode,
            by_alias=use_api_names,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
            warnings=warnings,
        )

    def to_json(
        self,
        *,
        indent: Optional[int] = 2,
        use_api_names: bool = True,
        exclude_unset: bool = True,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        warnings: bool = True,
    ) -> str:
        """Return :meth:`to_dict` with ``mode="json"`` as JSON text."""
        found = self.to_dict(
            mode="json",
            use_api_names=use_api_names,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
            warnings=warnings,
        )
        return json.dumps(found, indent=indent, ensure_ascii=False)

    @classmethod
    def construct(  # pyright: ignore[reportIncompatibleMethodOverride]
        cls: Type[M], _fields_set: Optional[Any] = None, **values: Any
    ) -> M:
        """Create an instance that is as close to the model as the values allow."""
        return cast("M", construct_type(type_=cls, value=values))

    @classmethod
    def model_construct(  # pyright: ignore[reportIncompatibleMethodOverride]
        cls: Type[M], _fields_set: Optional[Any] = None, **values: Any
    ) -> M:
        """Create an instance that is as close to the model as the values allow."""
        return cast("M", construct_type(type_=cls, value=values))


def construct_type(*, value: object, type_: object) -> object:
    """``value`` as ``type_``, as far as it fits; what does not stays as it is."""
    return decode_value(type_, value, strict=False)


def validate_type(*, type_: Type[T], value: object) -> T:
    """``value`` as ``type_``.

    :raises APIError: it does not fit.
    """
    return cast("T", decode_value(type_, value, strict=True))
