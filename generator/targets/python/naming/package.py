"""What the distribution, the package and its version are called, and which names it exports."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from generator.compat.versions import read_version
from generator.config.settings import Settings
from generator.diagnostics import Sink
from generator.diagnostics.wording import shortened
from generator.ir.model import Api, Info
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


def name_package(api: Api, settings: Settings, sink: Sink) -> PackageNames:
    """The names of the configuration, or good ones from the document."""
    own = file_name(snake(title_words(api.info.title)[:4] or ("sdk",)))
    package = settings.package.name or own
    distribution = settings.package.distribution or _distribution(package)
    version = settings.package.version or _version(api.info, sink)
    return PackageNames(distribution, package, version)


def _distribution(package: str) -> str:
    """The name of a package as that of a distribution, which has letters of ASCII alone."""
    bare = unicodedata.normalize("NFKD", package).encode("ascii", "ignore").decode()
    return bare.replace("_", "-").strip("-") or "sdk"


def _version(info: Info, sink: Sink) -> str:
    """That of the document, which is any text, as the version of a distribution."""
    found = read_version(info.version)
    if info.version and not found.certain:
        sink.warning(
            "N050",
            f"`info.version` is {shortened(info.version)!r}, which is not a version of a Python "
            f"package; the package gets the version {found.version}.",
            info.loc and info.loc.child("version"),
            hint="Set `package: version:` in sdk.yaml, or write a version such as 2.0.0-beta.3.",
        )
    return found.version
