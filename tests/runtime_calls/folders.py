"""Uploads of folders to a server on loopback that keeps what it gets, and runs that are killed.

``python tests/runtime_calls/folders.py 30`` kills 30 runs at random moments, with either client.
"""

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import unquote

HERE = Path(__file__).absolute().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "templates" / "python")]

from loopback import (  # noqa: E402
    CONTEXT,
    DROP,
    Answer,
    Body,
    Param,
    Reply,
    Server,
    client_class,
    operation,
)
from runtime.resource import AsyncResource, SyncResource  # noqa: E402
from runtime.spec.folder import FolderUpload, Naming  # noqa: E402

PUT = operation(
    "PUT",
    "/batches/{batch_id}/files/{filename}",
    params=(
        Param("batch_id", "path", "batch_id", lambda: int, required=True),
        Param("filename", "path", "filename", lambda: str, required=True),
        CONTEXT,
    ),
    bodies=(Body("application/octet-stream", lambda: bytes, argument="file"),),
    replies=(Reply("204"),),
)


def recipe(**changes):
    values = {"upload": PUT, "name": "filename", "data": "file", "naming": Naming(), **changes}
    return FolderUpload(**values)


RECIPE = recipe()


class Batch:
    """The server's side: ``files`` by name. ``answer`` is what it says to a name, None: it is put."""

    def __init__(self, server):
        self.files = {}
        self.puts = []
        self.answer = lambda name: None
        server.reply(self.put)

    def put(self, request):
        name = unquote(request.target.rsplit("/", 1)[1])
        self.puts.append(name)
        answer = self.answer(name)
        if answer is None or (answer is not DROP and answer.status == 204):
            self.files[name] = request.body
        return answer or Answer(204)


def plant(root, tree):
    """Make the files of ``tree``: text is content, a function makes something else."""
    for path, content in tree.items():
        place = Path(root, os.fsdecode(path))
        place.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(place)
        else:
            place.write_text(content)
    return root


def killed(kind, batch, root, place, moments):
    """Let runs be killed so many seconds after their first request, and one finish.

    Returns how many files were sent more than once.
    """
    folder = plant(place / "in", {f"{n % 7}/{n:03}.pdf": f"content {n}" for n in range(150)})
    batch.answer = lambda name: Answer(204, delay=0.004)
    command = [sys.executable, __file__, kind, root, str(folder), str(place / "state.jsonl")]
    for moment in moments:
        before = len(batch.puts)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            while len(batch.puts) == before and process.poll() is None:
                time.sleep(0.002)
            time.sleep(moment)
            process.kill()
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert batch.files == {f"{n % 7}~{n:03}.pdf": f"content {n}".encode() for n in range(150)}
    assert int(output) < 150  # something was done before
    return len(batch.puts) - len(batch.files)


def run(kind, root, folder, state):
    """What a process that is killed does."""
    arguments = {"batch_id": 1, "folder": folder, "state": state, "concurrency": 4}
    client = client_class(kind, max_retries=2)({"api_root": root, "api_key": "x"})
    if kind == "sync":
        report = SyncResource(client)._run(RECIPE, arguments, {})
    else:
        report = asyncio.run(AsyncResource(client)._run(RECIPE, arguments, {}))
    print(len(report.uploaded))


def many(times):
    for kind in ("sync", "async"):
        with Server() as server, tempfile.TemporaryDirectory() as place:
            moments = [random.uniform(0, 0.08) for _ in range(times)]
            again = killed(kind, Batch(server), server.root, Path(place), moments)
            print(f"{kind}: every file is there after {times} kills, {again} were sent again")


if __name__ == "__main__":
    run(*sys.argv[1:]) if len(sys.argv) == 5 else many(int(sys.argv[1]))
