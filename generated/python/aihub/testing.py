# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""A fake server for tests: your test says what it responds, and the real client runs.

Below, the fake has the resources and methods of the client. ``returns``, ``returns_each``,
``raises``, ``fails``, ``responds`` and ``answers`` say how a method responds; ``calls`` are the
calls that it received.

Example:
    from aihub.testing import FakeAIHub

    fake = FakeAIHub()
    client = fake.client()
"""

from __future__ import annotations

from typing import Sequence

from . import resources as _resources
from ._core.testing.errors import FakeError, MismatchError, NotScriptedError
from ._core.testing.fake import (
    Child as _Child,
    Clients as _Clients,
    Fake as _Fake,
    Method as _Method,
    Resource as _Resource,
    UploadMethod as _UploadMethod,
)
from ._core.testing.operation import FakeOperation
from ._core.testing.record import RecordedCall, SentRequest
from ._core.testing.script import Step
from ._core.testing.upload import FakeUpload, ReceivedUpload
from .client import AIHub, AsyncAIHub

__all__ = [
    "FakeAIHub",
    "FakeApps",
    "FakeAudit",
    "FakeBatches",
    "FakeDeploymentRuns",
    "FakeDeployments",
    "FakeError",
    "FakeFiles",
    "FakeJobs",
    "FakeOperation",
    "FakeRuns",
    "FakeSecrets",
    "FakeUpload",
    "MismatchError",
    "NotScriptedError",
    "ReceivedUpload",
    "RecordedCall",
    "SentRequest",
    "Step",
]


class FakeBatches(_Resource):
    """The fakes of `client.batches`."""

    create = _Method(lambda: _resources.Batches.create, "_CREATE")
    list = _Method(lambda: _resources.Batches.list, "_LIST")
    get = _Method(lambda: _resources.Batches.get, "_GET")
    delete = _Method(lambda: _resources.Batches.delete, "_DELETE")
    list_files = _Method(lambda: _resources.Batches.list_files, "_LIST_FILES")
    add_file = _Method(lambda: _resources.Batches.add_file, "_ADD_FILE")
    delete_file = _Method(lambda: _resources.Batches.delete_file, "_DELETE_FILE")
    create_multipart_upload_session = _Method(
        lambda: _resources.Batches.create_multipart_upload_session,
        "_CREATE_MULTIPART_UPLOAD_SESSION",
    )
    upload_multipart_part = _Method(
        lambda: _resources.Batches.upload_multipart_part, "_UPLOAD_MULTIPART_PART"
    )
    commit_multipart_upload_session = _Method(
        lambda: _resources.Batches.commit_multipart_upload_session,
        "_COMMIT_MULTIPART_UPLOAD_SESSION",
    )
    poll_job = _Method(lambda: _resources.Batches.poll_job, "_POLL_JOB")
    add_large_file = _UploadMethod(lambda: _resources.Batches.add_large_file, "_ADD_LARGE_FILE")


class FakeRuns(_Resource):
    """The fakes of `client.apps.runs`."""

    create = _Method(lambda: _resources.Runs.create, "_CREATE")
    list = _Method(lambda: _resources.Runs.list, "_LIST")
    status = _Method(lambda: _resources.Runs.status, "_STATUS")
    results = _Method(lambda: _resources.Runs.results, "_RESULTS")
    delete = _Method(lambda: _resources.Runs.delete, "_DELETE")


class FakeDeploymentRuns(_Resource):
    """The fakes of `client.apps.deployments.runs`."""

    create = _Method(lambda: _resources.DeploymentRuns.create, "_CREATE")


class FakeDeployments(_Resource):
    """The fakes of `client.apps.deployments`."""

    runs = _Child(FakeDeploymentRuns)


class FakeApps(_Resource):
    """The fakes of `client.apps`."""

    runs = _Child(FakeRuns)
    deployments = _Child(FakeDeployments)


class FakeJobs(_Resource):
    """The fakes of `client.jobs`."""

    status = _Method(lambda: _resources.Jobs.status, "_STATUS")


class FakeFiles(_Resource):
    """The fakes of `client.files`."""

    read = _Method(lambda: _resources.Files.read, "_READ")
    write = _Method(lambda: _resources.Files.write, "_WRITE")
    get_file_metadata = _Method(lambda: _resources.Files.get_file_metadata, "_GET_FILE_METADATA")
    delete = _Method(lambda: _resources.Files.delete, "_DELETE")


class FakeSecrets(_Resource):
    """The fakes of `client.secrets`."""

    list = _Method(lambda: _resources.Secrets.list, "_LIST")
    create = _Method(lambda: _resources.Secrets.create, "_CREATE")
    update = _Method(lambda: _resources.Secrets.update, "_UPDATE")
    delete = _Method(lambda: _resources.Secrets.delete, "_DELETE")


class FakeAudit(_Resource):
    """The fakes of `client.audit`."""

    list = _Method(lambda: _resources.Audit.list, "_LIST")
    get_audit_logs = list


class FakeAIHub(_Fake):
    """A fake server, and the clients that talk to it. Threads may use it at the same time.

    A method without a script raises NotScriptedError when it is called; with ``examples=True``, it
    responds with what the API definition requires.
    """

    _client_class = AIHub

    #: Makes a client whose requests go to this fake; the arguments are those of the class.
    client = _Clients(AIHub)
    #: The same for an asynchronous client.
    async_client = _Clients(AsyncAIHub)

    @property
    def calls(self) -> Sequence[RecordedCall]:
        """All calls that sent a request, in order."""
        return tuple(self.__server__.calls)

    @property
    def waits(self) -> Sequence[float]:
        """The seconds that clients waited, in order: before retries, and between polls.

        Nobody really waits; the time of the fake passes instead.
        """
        return tuple(self.__server__.clock.waits)

    def advance(self, seconds: float) -> None:
        """Let time pass, for example until a deadline."""
        self.__server__.clock.advance(seconds)

    batches = _Child(FakeBatches)
    apps = _Child(FakeApps)
    jobs = _Child(FakeJobs)
    files = _Child(FakeFiles)
    secrets = _Child(FakeSecrets)
    audit = _Child(FakeAudit)
