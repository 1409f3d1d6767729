# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
"""The resource `secrets`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional, Sequence, Union

from typing_extensions import Literal

from .. import models
from .._core.lazy import cached_property
from .._core.operation import Body, Operation, Param, Reply
from .._core.options import NOT_GIVEN, CallOptions, NotGiven, Timeout
from .._core.resource import AsyncResource, ClientValue, SyncResource

if TYPE_CHECKING:
    from ..api import SecretsApi

_LIST: Operation[models.ListSecrets200Response] = Operation(
    "listSecrets",
    "GET",
    "/v2/aihub/secrets",
    params=(
        Param("ib_context", "header", "IB-Context", lambda: str, client=True),
        Param("workspace", "query", "workspace", lambda: str),
        Param("alias", "query", "alias", lambda: str),
    ),
    replies=(
        Reply("200", "application/json", lambda: models.ListSecrets200Response),
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
    replies=(Reply("200"), Reply("default", "application/json", lambda: models.Error)),
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
    replies=(Reply("200"), Reply("default", "application/json", lambda: models.Error)),
)
_DELETE: Operation[None] = Operation(
    "deleteSecret",
    "DELETE",
    "/v2/aihub/secrets",
    params=(Param("ib_context", "header", "IB-Context", lambda: str, client=True),),
    bodies=(
        Body("application/json", lambda: models.DeleteSecretRequest, fields=(("alias", "alias"),)),
    ),
    replies=(Reply("200"), Reply("default", "application/json", lambda: models.Error)),
)


class Secrets(SyncResource):
    """The secrets vault of the organization. Values can be written but never read back; a run
    refers to a secret by its alias.
    """

    ib_context = ClientValue("ib_context")

    @cached_property
    def api_instance(self) -> SecretsApi:
        """The same operations as the former client had them."""
        from ..api import SecretsApi

        return SecretsApi(self._client.client)

    def list(
        self,
        alias: Optional[str] = None,
        workspace: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.ListSecrets200Response:
        """List secrets.

        Returns what is known about the secrets of the organization, except their values, which
        no call reveals. The list comes in one piece.

        An administrator sees all of them. Everyone else has to name a `workspace` they belong
        to.

        Args:
            alias: Only the secret with this alias.
            workspace: Only secrets that this workspace may use, given by its name. The caller
                must be a member of it; only an administrator may leave it out.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The secrets, without their values.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.secrets.list()
        """
        return self._call(
            _LIST,
            {"alias": alias, "workspace": workspace, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
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
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Create a secret.

        Puts a new secret into the vault of the organization. Only an administrator can do this.

        A run uses it by its alias, in `settings.keys.secret`.

        Args:
            alias: The name under which the secret is used, changed and deleted.
            value: The secret itself. It can be replaced later but never read back.
            allowed_workspaces_type: Whose custom functions may use the secret:
            description: What the secret is for, in words for people.
            allowed_workspaces: The workspaces that may use the secret, by name. Needed with
                `SOME`, without effect otherwise.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.secrets.create(
                    alias="erp-api-token",
                    value="sample-value-not-a-real-token",
                    allowed_workspaces_type="SOME",
                )
        """
        return self._call(
            _CREATE,
            {
                "alias": alias,
                "value": value,
                "allowed_workspaces_type": allowed_workspaces_type,
                "description": description,
                "allowed_workspaces": allowed_workspaces,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
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
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Change a secret.

        Changes the value, the description or the audience of a secret. What is left out stays
        as it is. Only an administrator can do this.

        Args:
            alias: The secret to change. An alias itself cannot be changed.
            description: The new text on what the secret is for.
            value: The new secret. The old one is lost.
            allowed_workspaces_type: Whose custom functions may use the secret from now on:
            allowed_workspaces: The workspaces that may use the secret from now on, by name.
                Goes with `SOME`.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.secrets.update(alias="erp-api-token")
        """
        return self._call(
            _UPDATE,
            {
                "alias": alias,
                "description": description,
                "value": value,
                "allowed_workspaces_type": allowed_workspaces_type,
                "allowed_workspaces": allowed_workspaces,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    def delete(
        self,
        alias: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Delete a secret.

        Removes a secret from the vault; a later run that refers to it will not find it. The
        alias travels in a JSON body, unlike in most DELETE requests. Only an administrator can
        do this.

        Args:
            alias: The alias of the secret.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AIHub

            with AIHub() as client:
                result = client.secrets.delete(alias="erp-api-token")
        """
        return self._call(
            _DELETE,
            {"alias": alias, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )


class AsyncSecrets(AsyncResource):
    """The asyncio twin of :class:`Secrets`."""

    async def list(
        self,
        alias: Optional[str] = None,
        workspace: Optional[str] = None,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> models.ListSecrets200Response:
        """List secrets.

        Returns what is known about the secrets of the organization, except their values, which
        no call reveals. The list comes in one piece.

        An administrator sees all of them. Everyone else has to name a `workspace` they belong
        to.

        Args:
            alias: Only the secret with this alias.
            workspace: Only secrets that this workspace may use, given by its name. The caller
                must be a member of it; only an administrator may leave it out.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Returns:
            The secrets, without their values.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.secrets.list()
        """
        return await self._call(
            _LIST,
            {"alias": alias, "workspace": workspace, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
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
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Create a secret.

        Puts a new secret into the vault of the organization. Only an administrator can do this.

        A run uses it by its alias, in `settings.keys.secret`.

        Args:
            alias: The name under which the secret is used, changed and deleted.
            value: The secret itself. It can be replaced later but never read back.
            allowed_workspaces_type: Whose custom functions may use the secret:
            description: What the secret is for, in words for people.
            allowed_workspaces: The workspaces that may use the secret, by name. Needed with
                `SOME`, without effect otherwise.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.secrets.create(
                    alias="erp-api-token",
                    value="sample-value-not-a-real-token",
                    allowed_workspaces_type="SOME",
                )
        """
        return await self._call(
            _CREATE,
            {
                "alias": alias,
                "value": value,
                "allowed_workspaces_type": allowed_workspaces_type,
                "description": description,
                "allowed_workspaces": allowed_workspaces,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
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
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Change a secret.

        Changes the value, the description or the audience of a secret. What is left out stays
        as it is. Only an administrator can do this.

        Args:
            alias: The secret to change. An alias itself cannot be changed.
            description: The new text on what the secret is for.
            value: The new secret. The old one is lost.
            allowed_workspaces_type: Whose custom functions may use the secret from now on:
            allowed_workspaces: The workspaces that may use the secret from now on, by name.
                Goes with `SOME`.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.secrets.update(alias="erp-api-token")
        """
        return await self._call(
            _UPDATE,
            {
                "alias": alias,
                "description": description,
                "value": value,
                "allowed_workspaces_type": allowed_workspaces_type,
                "allowed_workspaces": allowed_workspaces,
                "ib_context": ib_context,
            },
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )

    async def delete(
        self,
        alias: str,
        *,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
    ) -> None:
        """Delete a secret.

        Removes a secret from the vault; a later run that refers to it will not find it. The
        alias travels in a JSON body, unlike in most DELETE requests. Only an administrator can
        do this.

        Args:
            alias: The alias of the secret.
            ib_context: The account that the request is made for: the id of your organization,
                or your user ID for a personal account. It decides which workspaces, drives and
                apps are in reach, and who pays. Left out: the client's value; None sends none.

        Raises:
            APIStatusError: Any other error status.

        Example:
            from aihub import AsyncAIHub

            async with AsyncAIHub() as client:
                result = await client.secrets.delete(alias="erp-api-token")
        """
        return await self._call(
            _DELETE,
            {"alias": alias, "ib_context": ib_context},
            CallOptions(extra_headers, extra_query, extra_body, timeout, max_retries),
        )
