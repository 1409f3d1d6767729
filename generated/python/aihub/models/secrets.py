# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Models: secrets."""

from __future__ import annotations

import datetime as _dt
from typing import TYPE_CHECKING, List, Optional, Union

import pydantic
from typing_extensions import Annotated, Literal

from .._core.codec.markers import SENT, OpenEnum, Sent, Wire
from .._core.codec.models import SENT_LIST, Model as BaseModel
from .._core.codec.moments import moment

__all__ = [
    "CreateSecretRequest",
    "DeleteSecretRequest",
    "ListSecrets200Response",
    "Secret",
    "SecretList",
    "UpdateSecretRequest",
]


class Secret(BaseModel):
    """Information about a secret. The value is never returned."""

    alias: Sent[str] = SENT
    """The alias: the name by which you use, update and delete the secret."""
    description: Optional[str] = None
    """What the secret is for."""
    allowed_workspaces_type: Optional[
        Annotated[Union[Literal["ALL", "SOME", "NONE"], str], OpenEnum("ALL", "SOME", "NONE")]
    ] = None
    """The workspaces whose custom functions can use the secret: `ALL`, `SOME` or `NONE`.

    - `ALL`: all workspaces of the organization
    - `SOME`: only the workspaces in `allowed_workspaces`
    - `NONE`: no workspace
    """
    allowed_workspaces: Optional[List[str]] = None
    """The names of the workspaces that can use the secret, if `allowed_workspaces_type` is
    `SOME`.
    """
    org: Optional[str] = None
    """The name of the organization that the secret belongs to."""
    created_at: Optional[Annotated[float, Wire("number")]] = None
    """When the secret was created, as a Unix timestamp in milliseconds."""
    created_by: Optional[str] = None
    """Who created the secret, as a user ID."""
    updated_at: Optional[Annotated[float, Wire("number")]] = None
    """When the secret was last updated, as a Unix timestamp in milliseconds."""
    last_updated_by: Optional[str] = None
    """Who last updated the secret, as a user ID."""

    @property
    def created_datetime(self) -> Optional[_dt.datetime]:
        """`created_at` as a datetime in UTC."""
        return moment(self.created_at, "ms")

    @property
    def updated_datetime(self) -> Optional[_dt.datetime]:
        """`updated_at` as a datetime in UTC."""
        return moment(self.updated_at, "ms")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            alias: Optional[str] = ...,
            description: Optional[str] = ...,
            allowed_workspaces_type: Optional[
                Annotated[
                    Union[Literal["ALL", "SOME", "NONE"], str], OpenEnum("ALL", "SOME", "NONE")
                ]
            ] = ...,
            allowed_workspaces: Optional[List[str]] = ...,
            org: Optional[str] = ...,
            created_at: Optional[Annotated[float, Wire("number")]] = ...,
            created_by: Optional[str] = ...,
            updated_at: Optional[Annotated[float, Wire("number")]] = ...,
            last_updated_by: Optional[str] = ...,
        ) -> None: ...


class SecretList(BaseModel):
    """The secrets that match the filters."""

    secrets: Sent[List[Secret]] = SENT_LIST
    """The secrets."""
    if TYPE_CHECKING:

        def __init__(self, *, secrets: Optional[List[Secret]] = ...) -> None: ...


class CreateSecretRequest(BaseModel):
    """A secret to create."""

    alias: str
    """The alias: the name by which you use, update and delete the secret."""
    description: Optional[str] = None
    """What the secret is for."""
    value: str = pydantic.Field(repr=False)
    """The value of the secret. You can replace it later, but you cannot read it."""
    allowed_workspaces_type: Annotated[
        Union[Literal["ALL", "SOME", "NONE"], str], OpenEnum("ALL", "SOME", "NONE")
    ]
    """The workspaces whose custom functions can use the secret: `ALL`, `SOME` or `NONE`.

    - `ALL`: all workspaces of the organization
    - `SOME`: only the workspaces in `allowed_workspaces`
    - `NONE`: no workspace
    """
    allowed_workspaces: Optional[List[str]] = None
    """The names of the workspaces that can use the secret. Required if
    `allowed_workspaces_type` is `SOME`; otherwise ignored.
    """


class DeleteSecretRequest(BaseModel):
    """The secret to delete."""

    alias: str
    """The alias of the secret."""


class UpdateSecretRequest(BaseModel):
    """An update of a secret."""

    alias: str
    """The alias of the secret to update. You cannot change the alias itself."""
    description: Optional[str] = None
    """The new description."""
    value: Optional[str] = pydantic.Field(default=None, repr=False)
    """The new value. It replaces the old value."""
    allowed_workspaces_type: Optional[
        Annotated[Union[Literal["ALL", "SOME", "NONE"], str], OpenEnum("ALL", "SOME", "NONE")]
    ] = None
    """The workspaces whose custom functions can use the secret from now on: `ALL`, `SOME` or
    `NONE`.

    - `ALL`: all workspaces of the organization
    - `SOME`: only the workspaces in `allowed_workspaces`
    - `NONE`: no workspace
    """
    allowed_workspaces: Optional[List[str]] = None
    """The names of the workspaces that can use the secret from now on. Applies if
    `allowed_workspaces_type` is `SOME`.
    """


ListSecrets200Response = SecretList
"""The name of `SecretList` in SDKs of OpenAPI Generator."""
