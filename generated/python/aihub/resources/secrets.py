# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""The resource `secrets`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, Sequence, Union

from typing_extensions import Literal, Unpack

from .. import models
from .._core.lazy import cached_property
from .._core.resource import AsyncResource, ClientValue, SyncResource
from .._core.spec.operation import Body, Operation, Param, Reply
from .._core.spec.options import NOT_GIVEN, CallOptions, NotGiven

if TYPE_CHECKING:
    from ..api import SecretsApi

_LIST: Operation[models.SecretList] = Operation(
    "listSecrets",
    "GET",
    "/v2/aihub/secrets",
    params=(
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
        Param("workspace", "query", "workspace", lambda: str),
        Param("alias", "query", "alias", lambda: str),
    ),
    replies=(
        Reply("200", "application/json", lambda: models.SecretList),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_CREATE: Operation[None] = Operation(
    "createSecret",
    "POST",
    "/v2/aihub/secrets",
    params=(Param("ib_context", "header", "IB-Context", lambda: str, client=True),),
    bodies=(
        Body(
            "application/json",
            lambda: models.CreateSecretRequest,
            fields=(
                ("alias", "alias"),
                ("description", "description"),
                ("value", "value"),
                ("allowed_workspaces_type", "allowed_workspaces_type"),
                ("allowed_workspaces", "allowed_workspaces"),
            ),
        ),
    ),
    replies=(
        Reply("200"),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_UPDATE: Operation[None] = Operation(
    "updateSecret",
    "PATCH",
    "/v2/aihub/secrets",
    params=(Param("ib_context", "header", "IB-Context", lambda: str, client=True),),
    bodies=(
        Body(
            "application/json",
            lambda: models.UpdateSecretRequest,
            fields=(
                ("alias", "alias"),
                ("description", "description"),
                ("value", "value"),
                ("allowed_workspaces_type", "allowed_workspaces_type"),
                ("allowed_workspaces", "allowed_workspaces"),
            ),
        ),
    ),
    replies=(
        Reply("200"),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)
_DELETE: Operation[None] = Operation(
    "deleteSecret",
    "DELETE",
    "/v2/aihub/secrets",
    params=(Param("ib_context", "header", "IB-Context", lambda: str, client=True),),
    bodies=(
        Body("application/json", lambda: models.DeleteSecretRequest, fields=(("alias", "alias"),)),
    ),
    replies=(
        Reply("200"),
        Reply("401", "application/json", lambda: models.Error),
        Reply("default", "application/json", lambda: models.Error),
    ),
)


class Secrets(SyncResource):
    """The secrets vault of your organization. You can write the value of a secret but never
    read it; a run refers to a secret by its alias.
    """

    ib_context = ClientValue("ib_context")

    @cached_property
    def api_instance(self) -> SecretsApi:
        """The same operations with the method names of the former SDK."""
        from ..api import SecretsApi

        return SecretsApi(self._client.client)

    def list(
        self,
        alias: Optional[str] = None,
        workspace: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.SecretList:
        """List secrets.

        Returns the secrets of the organization, without their values. The list is not
        paginated.

        Administrators can list all secrets. Other users must specify a `workspace` that they
        are a member of.

        Args:
            alias: Only return the secret with this alias.
            workspace: Only return secrets that the workspace with this name can use. You must
                be a member of the workspace. Optional for administrators, required for other
                users.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The secrets, without their values.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.secrets.list()
        """
        return self._run(
            _LIST, {"alias": alias, "workspace": workspace, "ib_context": ib_context}, call_options
        )

    def create(
        self,
        alias: str,
        value: str,
        allowed_workspaces_type: Literal["ALL", "SOME", "NONE"],
        description: Optional[str] = None,
        allowed_workspaces: Optional[Sequence[str]] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Create a secret.

        Adds a secret to the vault of the organization. Only administrators can create secrets.

        A run refers to the secret by its alias, in `settings.keys.secret`.

        Args:
            alias: The alias: the name by which you use, update and delete the secret.
            value: The value of the secret. You can replace it later, but you cannot read it.
            allowed_workspaces_type: The workspaces whose custom functions can use the secret:
                `ALL`, `SOME` or `NONE`.
            description: What the secret is for.
            allowed_workspaces: The names of the workspaces that can use the secret. Required if
                `allowed_workspaces_type` is `SOME`; otherwise ignored.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                client.secrets.create(
                    alias="YOUR_SECRET_ALIAS",
                    value="sample-value-not-a-real-token",
                    allowed_workspaces_type="ALL",
                )
        """
        return self._run(
            _CREATE,
            {
                "alias": alias,
                "value": value,
                "allowed_workspaces_type": allowed_workspaces_type,
                "description": description,
                "allowed_workspaces": allowed_workspaces,
                "ib_context": ib_context,
            },
            call_options,
        )

    def update(
        self,
        alias: str,
        description: Optional[str] = None,
        value: Optional[str] = None,
        allowed_workspaces_type: Optional[Literal["ALL", "SOME", "NONE"]] = None,
        allowed_workspaces: Optional[Sequence[str]] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Update a secret.

        Updates the value or the description of a secret, or the workspaces that can use it.
        Properties that you omit do not change. Only administrators can update secrets.

        Args:
            alias: The alias of the secret to update. You cannot change the alias itself.
            description: The new description.
            value: The new value. It replaces the old value.
            allowed_workspaces_type: The workspaces whose custom functions can use the secret
                from now on: `ALL`, `SOME` or `NONE`.
            allowed_workspaces: The names of the workspaces that can use the secret from now on.
                Applies if `allowed_workspaces_type` is `SOME`.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                client.secrets.update(alias="YOUR_SECRET_ALIAS")
        """
        return self._run(
            _UPDATE,
            {
                "alias": alias,
                "description": description,
                "value": value,
                "allowed_workspaces_type": allowed_workspaces_type,
                "allowed_workspaces": allowed_workspaces,
                "ib_context": ib_context,
            },
            call_options,
        )

    def delete(
        self,
        alias: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Delete a secret.

        Deletes a secret from the vault. Runs can no longer use it. Unlike most DELETE requests,
        this one has a JSON body, which contains the alias. Only administrators can delete
        secrets.

        Args:
            alias: The alias of the secret.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                client.secrets.delete(alias="YOUR_SECRET_ALIAS")
        """
        return self._run(_DELETE, {"alias": alias, "ib_context": ib_context}, call_options)


class AsyncSecrets(AsyncResource):
    """The asynchronous version of :class:`Secrets`."""

    async def list(
        self,
        alias: Optional[str] = None,
        workspace: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> models.SecretList:
        """List secrets.

        Returns the secrets of the organization, without their values. The list is not
        paginated.

        Administrators can list all secrets. Other users must specify a `workspace` that they
        are a member of.

        Args:
            alias: Only return the secret with this alias.
            workspace: Only return secrets that the workspace with this name can use. You must
                be a member of the workspace. Optional for administrators, required for other
                users.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Returns:
            The secrets, without their values.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.secrets.list()
        """
        return await self._run(
            _LIST, {"alias": alias, "workspace": workspace, "ib_context": ib_context}, call_options
        )

    async def create(
        self,
        alias: str,
        value: str,
        allowed_workspaces_type: Literal["ALL", "SOME", "NONE"],
        description: Optional[str] = None,
        allowed_workspaces: Optional[Sequence[str]] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Create a secret.

        Adds a secret to the vault of the organization. Only administrators can create secrets.

        A run refers to the secret by its alias, in `settings.keys.secret`.

        Args:
            alias: The alias: the name by which you use, update and delete the secret.
            value: The value of the secret. You can replace it later, but you cannot read it.
            allowed_workspaces_type: The workspaces whose custom functions can use the secret:
                `ALL`, `SOME` or `NONE`.
            description: What the secret is for.
            allowed_workspaces: The names of the workspaces that can use the secret. Required if
                `allowed_workspaces_type` is `SOME`; otherwise ignored.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                await client.secrets.create(
                    alias="YOUR_SECRET_ALIAS",
                    value="sample-value-not-a-real-token",
                    allowed_workspaces_type="ALL",
                )
        """
        return await self._run(
            _CREATE,
            {
                "alias": alias,
                "value": value,
                "allowed_workspaces_type": allowed_workspaces_type,
                "description": description,
                "allowed_workspaces": allowed_workspaces,
                "ib_context": ib_context,
            },
            call_options,
        )

    async def update(
        self,
        alias: str,
        description: Optional[str] = None,
        value: Optional[str] = None,
        allowed_workspaces_type: Optional[Literal["ALL", "SOME", "NONE"]] = None,
        allowed_workspaces: Optional[Sequence[str]] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Update a secret.

        Updates the value or the description of a secret, or the workspaces that can use it.
        Properties that you omit do not change. Only administrators can update secrets.

        Args:
            alias: The alias of the secret to update. You cannot change the alias itself.
            description: The new description.
            value: The new value. It replaces the old value.
            allowed_workspaces_type: The workspaces whose custom functions can use the secret
                from now on: `ALL`, `SOME` or `NONE`.
            allowed_workspaces: The names of the workspaces that can use the secret from now on.
                Applies if `allowed_workspaces_type` is `SOME`.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                await client.secrets.update(alias="YOUR_SECRET_ALIAS")
        """
        return await self._run(
            _UPDATE,
            {
                "alias": alias,
                "description": description,
                "value": value,
                "allowed_workspaces_type": allowed_workspaces_type,
                "allowed_workspaces": allowed_workspaces,
                "ib_context": ib_context,
            },
            call_options,
        )

    async def delete(
        self,
        alias: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Delete a secret.

        Deletes a secret from the vault. Runs can no longer use it. Unlike most DELETE requests,
        this one has a JSON body, which contains the alias. Only administrators can delete
        secrets.

        Args:
            alias: The alias of the secret.
            ib_context: The account that the request is made for: the ID of your organization,
                or your user ID for a personal account. It determines which workspaces, drives
                and apps you can access, and which account is billed. Defaults to the value set
                on the client. Pass None to omit it.
            **call_options: Options of this call: `timeout`, `deadline`, `max_retries`,
                `max_response_bytes`, `extra_headers`, `extra_query`, `extra_body` and
                `send_credentials`.

        Raises:
            AuthenticationError: HTTP 401. The token or the context is wrong, or the account
                lacks a permission.
            APIStatusError: The server returned an error.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                await client.secrets.delete(alias="YOUR_SECRET_ALIAS")
        """
        return await self._run(_DELETE, {"alias": alias, "ib_context": ib_context}, call_options)
