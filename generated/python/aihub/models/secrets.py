# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
"""Models: secrets."""

from __future__ import annotations

from typing import List, Optional, Union

import pydantic
from typing_extensions import Annotated, Literal

from .._core.markers import OpenEnum, Wire
from .._core.models import Model as BaseModel

__all__ = [
    "CreateSecretRequest",
    "DeleteSecretRequest",
    "ListSecrets200Response",
    "Secret",
    "UpdateSecretRequest",
]


class Secret(BaseModel):
    """What is known about a secret. Its value is never returned."""

    alias: Optional[str] = None
    """The name under which the secret is used."""
    description: Optional[str] = None
    """What it is for."""
    allowed_workspaces_type: Optional[
        Annotated[Union[Literal["ALL", "SOME", "NONE"], str], OpenEnum("ALL", "SOME", "NONE")]
    ] = None
    """Whose custom functions may use the secret:

    - `ALL`: those of every workspace of the organization
    - `SOME`: those of the workspaces in `allowed_workspaces`
    - `NONE`: those of no workspace
    """
    allowed_workspaces: Optional[List[str]] = None
    """The workspaces that may use it, by name, when only some may."""
    org: Optional[str] = None
    """The organization that it was created in, by name."""
    created_at: Optional[Annotated[float, Wire("number")]] = None
    """When it was created, in Unix time, milliseconds.

    Unit: ms.
    """
    created_by: Optional[str] = None
    """Who created it, by user ID."""
    updated_at: Optional[Annotated[float, Wire("number")]] = None
    """When it was last changed, in Unix time, milliseconds.

    Unit: ms.
    """
    last_updated_by: Optional[str] = None
    """Who changed it last, by user ID."""


class ListSecrets200Response(BaseModel):
    """The secrets that were found."""

    secrets: Optional[List[Secret]] = None
    """One entry for each secret."""


class CreateSecretRequest(BaseModel):
    """A secret to store."""

    alias: str
    """The name under which the secret is used, changed and deleted."""
    description: Optional[str] = None
    """What the secret is for, in words for people."""
    value: str = pydantic.Field(repr=False)
    """The secret itself. It can be replaced later but never read back."""
    allowed_workspaces_type: Annotated[
        Union[Literal["ALL", "SOME", "NONE"], str], OpenEnum("ALL", "SOME", "NONE")
    ]
    """Whose custom functions may use the secret:

    - `ALL`: those of every workspace of the organization
    - `SOME`: those of the workspaces in `allowed_workspaces`
    - `NONE`: those of no workspace
    """
    allowed_workspaces: Optional[List[str]] = None
    """The workspaces that may use the secret, by name. Needed with `SOME`, without effect
    otherwise.
    """


class DeleteSecretRequest(BaseModel):
    """The secret to remove."""

    alias: str
    """The alias of the secret."""


class UpdateSecretRequest(BaseModel):
    """A change to a stored secret."""

    alias: str
    """The secret to change. An alias itself cannot be changed."""
    description: Optional[str] = None
    """The new text on what the secret is for."""
    value: Optional[str] = pydantic.Field(default=None, repr=False)
    """The new secret. The old one is lost."""
    allowed_workspaces_type: Optional[
        Annotated[Union[Literal["ALL", "SOME", "NONE"], str], OpenEnum("ALL", "SOME", "NONE")]
    ] = None
    """Whose custom functions may use the secret from now on:

    - `ALL`: those of every workspace of the organization
    - `SOME`: those of the workspaces in `allowed_workspaces`
    - `NONE`: those of no workspace
    """
    allowed_workspaces: Optional[List[str]] = None
    """The workspaces that may use the secret from now on, by name. Goes with `SOME`."""
