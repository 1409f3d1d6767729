"""What the distribution, the package and its version are called, and which names it exports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.config.settings import Settings
from generator.ir.model import Api
from generator.names.paths import title_words
from generator.names.words import snake
from generator.notation.files import file_name

#: The exceptions of the runtime.
ERRORS: Final = (
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "InvalidAttributeError",
    "InvalidKeyError",
    "InvalidRequestError",
    "InvalidTypeError",
    "NotFoundError",
    "PagingError",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "RateLimitError",
    "ResponseValidationError",
    "ServerError",
    "FileChangedError",
    "UnprocessableEntityError",
    "UploadFolderError",
    "WaitTimeoutError",
    "WebhookVerificationError",
    "WorkFailedError",
)

#: What the module ``types`` takes over from the runtime: a module of it, and names.
TYPES_OF: Final = (
    ("base.files", ("DownloadedFile", "DownloadState")),
    ("base.report", ("FileReport", "FolderReport")),
    ("base.response", ("ApiResponse",)),
    (
        "calls.middleware",
        (
            "AsyncMiddleware",
            "AsyncNext",
            "CallContext",
            "Middleware",
            "Next",
            "Request",
            "Response",
        ),
    ),
    ("codec.raw", ("RawObject",)),
    ("codec.started", ("AsyncStartedWork", "StartedWork")),
    ("spec.options", ("NOT_GIVEN", "CallOptions", "NotGiven", "Timeout")),
    ("spec.transfer", ("FileTarget", "Progress")),
    ("wire.files", ("FileInput",)),
    ("wire.remote", ("AsyncRemoteFile", "RemoteFile")),
    ("wire.streams", ("AsyncStream", "Stream")),
)

#: Those of them that the package has itself.
TYPES: Final = (
    "NOT_GIVEN",
    "ApiResponse",
    "AsyncStream",
    "FileInput",
    "NotGiven",
    "Stream",
    "Timeout",
)

#: Other names of the package itself.
ROOT: Final = ("bulk", "exceptions", "models", "testing", "to_jsonable", "types", "webhooks")


@dataclass(frozen=True, slots=True)
class PackageNames:
    """What the distribution, the package and its version are called."""

    distribution: str
    package: str
    version: str


def name_package(api: Api, settings: Settings) -> PackageNames:
    """The names of the configuration, or good ones from the document."""
    own = file_name(snake(title_words(api.info.title)[:4] or ("sdk",)))
    package = settings.package.name or own
    distribution = settings.package.distribution or package.replace("_", "-").strip("-")
    return PackageNames(
        distribution, package, settings.package.version or _version(api.info.version)
    )


def _version(text: str) -> str:
    # a document's version is any text; a distribution's is not
    numbers = re.match(r"\s*v?(\d+(?:\.\d+){0,2})", text)
    if not numbers:
        return "0.1.0"
    parts = numbers[1].split(".")
    return ".".join(str(int(part)) for part in (*parts, "0", "0")[:3])
