# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""The clients for Instabase AI Hub."""

from __future__ import annotations

from ._core.client import (
    AsyncClient,
    ClientArgument,
    ClientOptions,
    ClientSpec,
    SecurityScheme,
    SyncClient,
)
from ._core.lazy import cached_property
from ._core.spec.options import NOT_GIVEN
from ._custom.client import AIHubExtensions, AsyncAIHubExtensions
from ._version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Awaitable, Callable, Mapping, Optional, Sequence, Union

    from typing_extensions import Self

    from ._core.calls.middleware import AsyncMiddleware, Middleware
    from ._core.spec.options import NotGiven, Timeout
    from .api import ApiClient
    from .resources.apps import Apps, AsyncApps
    from .resources.audit import AsyncAudit, Audit
    from .resources.batches import AsyncBatches, Batches
    from .resources.files import AsyncFiles, Files
    from .resources.jobs import AsyncJobs, Jobs
    from .resources.secrets import AsyncSecrets, Secrets

_SPEC = ClientSpec(
    name="AIHub",
    package="aihub",
    version=__version__,
    user_agent="instabase-aihub/" + __version__,
    base_url="https://aihub.instabase.com/api",
    base_url_argument="api_root",
    base_url_env="AIHUB_API_ROOT",
    security=(
        SecurityScheme(
            "bearerAuth",
            "bearer",
            arguments=("api_key",),
            env=("AIHUB_API_KEY",),
            sample_env="API_TOKEN",
        ),
    ),
    default_security=(("bearerAuth",),),
    arguments=(ClientArgument("ib_context", "header", "IB-Context", env="AIHUB_IB_CONTEXT"),),
    timeout=60.0,
    deadline=3600.0,
    max_retries=3,
    error_message=("/message", "/msg"),
)


class AIHub(AIHubExtensions, SyncClient):
    """Send documents to AI Hub, process them with an app, and fetch the extracted data.

    A typical workflow:

    1. **Batches**: create a batch and add files to it.
    2. **Runs**: run a deployment or an app on the batch, and poll the status of the run
      until it is final.
    3. **Runs**: fetch the results, page by page.
    4. **Jobs**: data is deleted in the background; poll the job to see when a deletion is
      complete.

    **Files** gives access to the files and folders on connected drives, **Secrets** manages
    the secrets vault of your organization, and **Audit** reads the audit log.

    Every request needs a bearer token. The `IB-Context` header selects the account that the
    request is made for.

    Operations of API version 2 report errors through the HTTP status code:

    - 400: the request is not valid
    - 401: the token or the context is wrong, or the account lacks a permission
    - 403: the account does not have enough consumption units
    - 404: the resource does not exist, or the account has no access to it
    - 5xx: the server failed; try again later

    An error response has one property, `message`. The audit log still uses API version 1,
    which can report an error in a response with status 200.

    Timestamps use seconds, milliseconds or nanoseconds. Each description states the unit.

    Args:
        api_key: An API token, sent as `Authorization: Bearer <token>`. It has the
            permissions of the user or service account that it belongs to. Enterprise
            environments may also accept a JWT from their own OAuth provider. Environment
            variable: AIHUB_API_KEY.
        ib_context: Value of the `IB-Context` header. If set, it is sent with every request.
            Environment variable: AIHUB_IB_CONTEXT.
        api_root: Root URL of the API. Default: `https://aihub.instabase.com/api`.
            Environment variable: AIHUB_API_ROOT.
        debug: Log every request and response to stderr, without credentials and bodies.
        timeout: Seconds without progress after which an attempt fails: while it connects,
            waits for a free connection, sends, or waits for more of the response (default
            60). None means no limit. It can also be (connect, read) or a mapping with some
            of connect, read, write and pool.
        deadline: Seconds that a whole call may take, with its retries, redirects and waits
            (default 3600). None means no limit.
        max_retries: Maximum number of retries (default 3).
        max_response_bytes: The largest response to accept, in bytes after decompression. By
            default only compressed responses have a limit, in proportion to what was
            received.
        strict: Raise ResponseValidationError if a response does not match the API
            definition.
        default_headers: Headers to send with every request.
        default_query: Query parameters to send with every request.
        middleware: Functions `(request, call_next)` to call around each attempt, the
            outermost first; or objects with a method `handle`.
        http_client: An httpx client (or a compatible one) to send requests with. Closing
            this client does not close it.
        trust_env: Use the proxies of the environment (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY,
            NO_PROXY).
    """

    _spec = _SPEC

    def __init__(
        self,
        api_key: Union[str, Callable[[], str], None] = None,
        ib_context: Optional[str] = None,
        api_root: Optional[str] = None,
        debug: bool = False,
        *,
        timeout: Timeout = NOT_GIVEN,
        deadline: Union[float, int, None, NotGiven] = NOT_GIVEN,
        max_retries: Optional[int] = None,
        max_response_bytes: Optional[int] = None,
        strict: bool = False,
        default_headers: Optional[Mapping[str, str]] = None,
        default_query: Optional[Mapping[str, Any]] = None,
        middleware: Sequence[Middleware] = (),
        http_client: Optional[Any] = None,
        trust_env: bool = True,
    ) -> None:
        options = ClientOptions(
            debug=debug,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            max_response_bytes=max_response_bytes,
            strict=strict,
            default_headers=default_headers,
            default_query=default_query,
            middleware=middleware,
            http_client=http_client,
            trust_env=trust_env,
        )
        super().__init__(
            {"api_key": api_key, "ib_context": ib_context, "api_root": api_root}, options
        )

    def with_options(
        self,
        *,
        api_key: Union[str, Callable[[], str], None, NotGiven] = NOT_GIVEN,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        api_root: Union[str, None, NotGiven] = NOT_GIVEN,
        timeout: Timeout = NOT_GIVEN,
        deadline: Union[float, int, None, NotGiven] = NOT_GIVEN,
        max_retries: Union[int, NotGiven] = NOT_GIVEN,
        max_response_bytes: Union[int, None, NotGiven] = NOT_GIVEN,
        strict: Union[bool, NotGiven] = NOT_GIVEN,
        default_headers: Union[Mapping[str, str], NotGiven] = NOT_GIVEN,
        default_query: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        middleware: Union[Sequence[Middleware], NotGiven] = NOT_GIVEN,
    ) -> Self:
        """Return a client with other settings that shares the connections of this one.

        What you omit stays as it is. Default headers and query parameters are added to those of
        this client. Closing the new client leaves the connections open.
        """
        return self._derived(
            {"api_key": api_key, "ib_context": ib_context, "api_root": api_root},
            {
                "timeout": timeout,
                "deadline": deadline,
                "max_retries": max_retries,
                "max_response_bytes": max_response_bytes,
                "strict": strict,
                "default_headers": default_headers,
                "default_query": default_query,
                "middleware": middleware,
            },
        )

    @cached_property
    def client(self) -> ApiClient:
        """Configuration and default headers, for code written for the former SDK."""
        from .api import ApiClient

        return ApiClient(_client=self)

    @cached_property
    def batches(self) -> Batches:
        """Sets of input files. Create a batch, add files to it, and pass its ID when you start a
        run.
        """
        from .resources.batches import Batches

        return Batches(self)

    @cached_property
    def apps(self) -> Apps:
        """Apps."""
        from .resources.apps import Apps

        return Apps(self)

    @cached_property
    def jobs(self) -> Jobs:
        """Background jobs, such as the deletion of a batch, and their state."""
        from .resources.jobs import Jobs

        return Jobs(self)

    @cached_property
    def files(self) -> Files:
        """Files and folders on the drives that are connected to AI Hub, addressed by their full
        path. These operations do not access your local disk.
        """
        from .resources.files import Files

        return Files(self)

    @cached_property
    def secrets(self) -> Secrets:
        """The secrets vault of your organization. You can write the value of a secret but never
        read it; a run refers to a secret by its alias.
        """
        from .resources.secrets import Secrets

        return Secrets(self)

    @cached_property
    def audit(self) -> Audit:
        """The audit log: who did what, and when. For Enterprise organizations with a single-tenant
        environment.
        """
        from .resources.audit import Audit

        return Audit(self)


class AsyncAIHub(AsyncAIHubExtensions, AsyncClient):
    """The asynchronous version of :class:`AIHub`.

    Args:
        api_key: An API token, sent as `Authorization: Bearer <token>`. It has the
            permissions of the user or service account that it belongs to. Enterprise
            environments may also accept a JWT from their own OAuth provider. Environment
            variable: AIHUB_API_KEY.
        ib_context: Value of the `IB-Context` header. If set, it is sent with every request.
            Environment variable: AIHUB_IB_CONTEXT.
        api_root: Root URL of the API. Default: `https://aihub.instabase.com/api`.
            Environment variable: AIHUB_API_ROOT.
        debug: Log every request and response to stderr, without credentials and bodies.
        timeout: Seconds without progress after which an attempt fails: while it connects,
            waits for a free connection, sends, or waits for more of the response (default
            60). None means no limit. It can also be (connect, read) or a mapping with some
            of connect, read, write and pool.
        deadline: Seconds that a whole call may take, with its retries, redirects and waits
            (default 3600). None means no limit.
        max_retries: Maximum number of retries (default 3).
        max_response_bytes: The largest response to accept, in bytes after decompression. By
            default only compressed responses have a limit, in proportion to what was
            received.
        strict: Raise ResponseValidationError if a response does not match the API
            definition.
        default_headers: Headers to send with every request.
        default_query: Query parameters to send with every request.
        middleware: Functions `(request, call_next)` to call around each attempt, the
            outermost first; or objects with a method `handle`.
        http_client: An httpx client (or a compatible one) to send requests with. Closing
            this client does not close it.
        trust_env: Use the proxies of the environment (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY,
            NO_PROXY).
    """

    _spec = _SPEC

    def __init__(
        self,
        api_key: Union[str, Callable[[], str], Callable[[], Awaitable[str]], None] = None,
        ib_context: Optional[str] = None,
        api_root: Optional[str] = None,
        debug: bool = False,
        *,
        timeout: Timeout = NOT_GIVEN,
        deadline: Union[float, int, None, NotGiven] = NOT_GIVEN,
        max_retries: Optional[int] = None,
        max_response_bytes: Optional[int] = None,
        strict: bool = False,
        default_headers: Optional[Mapping[str, str]] = None,
        default_query: Optional[Mapping[str, Any]] = None,
        middleware: Sequence[AsyncMiddleware] = (),
        http_client: Optional[Any] = None,
        trust_env: bool = True,
    ) -> None:
        options = ClientOptions(
            debug=debug,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            max_response_bytes=max_response_bytes,
            strict=strict,
            default_headers=default_headers,
            default_query=default_query,
            middleware=middleware,
            http_client=http_client,
            trust_env=trust_env,
        )
        super().__init__(
            {"api_key": api_key, "ib_context": ib_context, "api_root": api_root}, options
        )

    def with_options(
        self,
        *,
        api_key: Union[
            str, Callable[[], str], Callable[[], Awaitable[str]], None, NotGiven
        ] = NOT_GIVEN,
        ib_context: Union[str, None, NotGiven] = NOT_GIVEN,
        api_root: Union[str, None, NotGiven] = NOT_GIVEN,
        timeout: Timeout = NOT_GIVEN,
        deadline: Union[float, int, None, NotGiven] = NOT_GIVEN,
        max_retries: Union[int, NotGiven] = NOT_GIVEN,
        max_response_bytes: Union[int, None, NotGiven] = NOT_GIVEN,
        strict: Union[bool, NotGiven] = NOT_GIVEN,
        default_headers: Union[Mapping[str, str], NotGiven] = NOT_GIVEN,
        default_query: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        middleware: Union[Sequence[AsyncMiddleware], NotGiven] = NOT_GIVEN,
    ) -> Self:
        """Return a client with other settings that shares the connections of this one.

        What you omit stays as it is. Default headers and query parameters are added to those of
        this client. Closing the new client leaves the connections open.
        """
        return self._derived(
            {"api_key": api_key, "ib_context": ib_context, "api_root": api_root},
            {
                "timeout": timeout,
                "deadline": deadline,
                "max_retries": max_retries,
                "max_response_bytes": max_response_bytes,
                "strict": strict,
                "default_headers": default_headers,
                "default_query": default_query,
                "middleware": middleware,
            },
        )

    @cached_property
    def batches(self) -> AsyncBatches:
        """Sets of input files. Create a batch, add files to it, and pass its ID when you start a
        run.
        """
        from .resources.batches import AsyncBatches

        return AsyncBatches(self)

    @cached_property
    def apps(self) -> AsyncApps:
        """Apps."""
        from .resources.apps import AsyncApps

        return AsyncApps(self)

    @cached_property
    def jobs(self) -> AsyncJobs:
        """Background jobs, such as the deletion of a batch, and their state."""
        from .resources.jobs import AsyncJobs

        return AsyncJobs(self)

    @cached_property
    def files(self) -> AsyncFiles:
        """Files and folders on the drives that are connected to AI Hub, addressed by their full
        path. These operations do not access your local disk.
        """
        from .resources.files import AsyncFiles

        return AsyncFiles(self)

    @cached_property
    def secrets(self) -> AsyncSecrets:
        """The secrets vault of your organization. You can write the value of a secret but never
        read it; a run refers to a secret by its alias.
        """
        from .resources.secrets import AsyncSecrets

        return AsyncSecrets(self)

    @cached_property
    def audit(self) -> AsyncAudit:
        """The audit log: who did what, and when. For Enterprise organizations with a single-tenant
        environment.
        """
        from .resources.audit import AsyncAudit

        return AsyncAudit(self)
