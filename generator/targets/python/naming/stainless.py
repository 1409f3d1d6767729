"""Names in the surface of Stainless' Python packages, and where ours has what they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

#: The names of a module: where each is, below ``_core`` unless it begins with a dot. ``old=new``
#: gives it another name.
Module = Mapping[str, tuple[str, ...]]

#: Below the runtime: what these packages have of their own.
ROOM: Final = "compat.stainless"
_ERRORS: Final = (
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "InternalServerError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "UnprocessableEntityError",
)
_GIVEN: Final = ("NOT_GIVEN", "NOT_GIVEN=not_given", "NOT_GIVEN=omit", "NotGiven", "NotGiven=Omit")
_PYDANTIC: Final = (
    "PYDANTIC_V1",
    "PYDANTIC_V2",
    "ConfigDict",
    "FieldInfo",
    "GenericModel",
    "field_get_default",
    "field_outer_type",
    "get_model_config",
    "get_model_fields",
    "model_copy",
    "model_dump",
    "model_json",
    "model_parse",
    "parse_obj",
)
_QUESTIONS: Final = (
    "extract_type_arg",
    "extract_type_var_from_base",
    "is_annotated_type",
    "is_iterable_type",
    "is_list_type",
    "is_literal_type",
    "is_required_type",
    "is_sequence_type",
    "is_type_alias_type",
    "is_typeddict",
    "is_typevar",
    "is_union_type",
    "strip_annotated_type",
)
_SMALL: Final = (
    "assert_signatures_in_sync",
    "coerce_boolean",
    "coerce_float",
    "coerce_integer",
    "deepcopy_minimal",
    "file_from_path",
    "flatten",
    "human_join",
    "is_dict",
    "is_given",
    "is_iterable",
    "is_list",
    "is_mapping",
    "is_sequence",
    "is_tuple",
    "parse_date",
    "parse_datetime",
    "quote",
    "removeprefix",
    "removesuffix",
    "strip_not_given",
    "to_thread",
)
_CONSTANTS: Final = (
    "DEFAULT_CONNECTION_LIMITS",
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "INITIAL_RETRY_DELAY",
    "MAX_RETRY_DELAY",
    "OVERRIDE_CAST_TO_HEADER",
    "RAW_RESPONSE_HEADER",
)
_RESPONSES: Final = (
    "APIResponse",
    "AsyncAPIResponse",
    "AsyncBinaryAPIResponse",
    "AsyncResponseContextManager",
    "AsyncStreamedBinaryAPIResponse",
    "BaseAPIResponse",
    "BinaryAPIResponse",
    "ResponseContextManager",
    "StreamedBinaryAPIResponse",
)
_HTTP_CLIENTS: Final = (
    "DefaultAioHttpClient",
    "DefaultAsyncHttpx2Client",
    "DefaultAsyncHttpxClient",
    "DefaultHttpx2Client",
    "DefaultHttpxClient",
)

#: The modules that other packages and tests import names from.
MODULES: Final[Mapping[str, Module]] = MappingProxyType(
    {
        "_base_client": {
            f"{ROOM}.client": ("AsyncAPIClient", "SyncAPIClient"),
            "client": ("BaseClient",),
            f"{ROOM}.http": (
                *_HTTP_CLIENTS,
                "DEFAULT_CONNECTION_LIMITS",
                "DEFAULT_MAX_RETRIES",
                "DEFAULT_TIMEOUT",
                "HTTPX_DEFAULT_TIMEOUT",
            ),
            f"{ROOM}.pages": ("BaseAsyncPage", "BaseSyncPage"),
        },
        "_compat": {
            f"{ROOM}.pydantic_tools": _PYDANTIC,
            f"{ROOM}.utils": ("parse_date", "parse_datetime"),
            "lazy": ("cached_property",),
        },
        "_constants": {f"{ROOM}.http": _CONSTANTS},
        "_exceptions": {f"{ROOM}.errors": _ERRORS},
        "_files": {
            f"{ROOM}.uploads": ("async_to_httpx_files", "to_httpx_files"),
            f"{ROOM}.utils": ("file_from_path",),
        },
        "_models": {
            f"{ROOM}.models": ("BaseModel", "construct_type", "validate_type"),
            f"{ROOM}.pydantic_tools": ("GenericModel",),
        },
        "_legacy_response": {
            f"{ROOM}.legacy_response": ("HttpxBinaryResponseContent", "LegacyAPIResponse"),
        },
        "_qs": {f"{ROOM}.query": ("Querystring", "stringify")},
        "_resource": {f"{ROOM}.resource": ("AsyncAPIResource", "SyncAPIResource")},
        "_response": {f"{ROOM}.responses": _RESPONSES},
        "_streaming": {"wire.streams": ("AsyncStream", "Stream")},
        "_types": {
            "spec.options": _GIVEN,
            f"{ROOM}.direct": ("RequestOptions",),
            f"{ROOM}.http": ("AsyncTransport", "ProxiesTypes", "Timeout", "Transport"),
            f"{ROOM}.aliases": (
                "AnyMapping",
                "Base64FileInput",
                "Body",
                "FileContent",
                "FileTypes",
                "Headers",
                "HttpxFileTypes",
                "HttpxRequestFiles",
                "NoneType",
                "Query",
                "RequestFiles",
                "SequenceNotStr",
            ),
        },
        "_utils": {
            f"{ROOM}.typing_tools": _QUESTIONS,
            f"{ROOM}.uploads": ("extract_files",),
            f"{ROOM}.utils": _SMALL,
            f"{ROOM}.wrappers": ("LazyProxy", "required_args"),
        },
    }
)


#: What the package itself exports of them, by module.
ROOT: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "._base_client": _HTTP_CLIENTS,
        "._client": ("AsyncClient", "AsyncStream", "Client", "RequestOptions", "Stream", "Timeout"),
        "._constants": (
            "DEFAULT_CONNECTION_LIMITS",
            "DEFAULT_MAX_RETRIES",
            "DEFAULT_TIMEOUT",
        ),
        "._exceptions": _ERRORS,
        "._models": ("BaseModel",),
        "._response": ("APIResponse", "AsyncAPIResponse"),
        "._types": (
            "NOT_GIVEN",
            "NoneType",
            "NotGiven",
            "Omit",
            "ProxiesTypes",
            "Transport",
            "not_given",
            "omit",
        ),
        "._utils": ("file_from_path",),
        "._version": ("__title__",),
    }
)
