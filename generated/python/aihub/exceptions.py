# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""The exceptions that this package raises."""

from __future__ import annotations

from ._core.base.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    ConflictError,
    InvalidAttributeError,
    InvalidKeyError,
    InvalidRequestError,
    InvalidTypeError,
    NotFoundError,
    PagingError,
    PermissionDeniedError,
    PreconditionFailedError,
    RateLimitError,
    ResponseValidationError,
    ServerError,
    FileChangedError,
    UnprocessableEntityError,
    UploadFolderError,
    WaitTimeoutError,
    WebhookVerificationError,
    WorkFailedError,
)

AIHubError = APIError
ApiAttributeError = InvalidAttributeError
ApiException = APIStatusError
ApiKeyError = InvalidKeyError
ApiTypeError = InvalidTypeError
ApiValueError = InvalidRequestError
BadRequestException = BadRequestError
ConflictException = ConflictError
ForbiddenException = PermissionDeniedError
NotFoundException = NotFoundError
OpenApiException = APIError
ServiceException = ServerError
UnauthorizedException = AuthenticationError
UnprocessableEntityException = UnprocessableEntityError

__all__ = [
    "AIHubError",
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "ApiAttributeError",
    "ApiException",
    "ApiKeyError",
    "ApiTypeError",
    "ApiValueError",
    "AuthenticationError",
    "BadRequestError",
    "BadRequestException",
    "ConfigurationError",
    "ConflictError",
    "ConflictException",
    "FileChangedError",
    "ForbiddenException",
    "InvalidAttributeError",
    "InvalidKeyError",
    "InvalidRequestError",
    "InvalidTypeError",
    "NotFoundError",
    "NotFoundException",
    "OpenApiException",
    "PagingError",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "RateLimitError",
    "ResponseValidationError",
    "ServerError",
    "ServiceException",
    "UnauthorizedException",
    "UnprocessableEntityError",
    "UnprocessableEntityException",
    "UploadFolderError",
    "WaitTimeoutError",
    "WebhookVerificationError",
    "WorkFailedError",
]
