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

import uploading  # noqa: E402
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
from runtime.spec.upload import FileUpload  # noqa: E402

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
    upload = FileUpload(
        data="source", name="name", simple=PUT, simple_data="file", simple_name="filename"
    )
    return FolderUpload(**{"upload": upload, "naming": Naming(), **changes})


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


#: Files of up to 10 bytes go in one request, larger ones in parts. The operations have an argument
#: ``folder``, so that of the method is called something else.
IN_PARTS = FolderUpload(upload=uploading.EITHER, naming=Naming(), folder="folder_option")

TREE = {f"{n % 7}/{n:03}.pdf": f"{n}" * (1 if n % 5 else 20) for n in range(100)}


def killed(kind, server, place, moments):
    """Let runs be killed so many seconds after their first request, and one finish.

    Every file must be there then, and no session open but those of which no run ever learned: whose
    process was killed before the response arrived. Returns how many requests were made in vain.
    """
    folder = plant(place / "in", TREE)
    store = uploading.Store(server, delay=0.003, before=lambda step: time.sleep(0.003))
    command = [sys.executable, __file__, kind, server.root, str(folder), str(place / "state.jsonl")]
    for moment in moments:
        before = len(server.received)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            while len(server.received) == before and process.poll() is None:
                time.sleep(0.002)
            time.sleep(moment)
            process.kill()
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    names = {path.replace("/", "~"): content.encode() for path, content in TREE.items()}
    assert store.files == names
    assert [parts for _, _, parts in store.open.values() if parts] == []
    assert sorted(path.name for path in place.iterdir()) == ["in", "state.jsonl"]
    assert int(output) < len(TREE)  # something was done before
    least = sum(1 if len(content) <= 10 else 2 - -len(content) // 4 for content in names.values())
    return len(server.received) - least


def run(kind, root, folder, state):
    """What a process that is killed does."""
    arguments = {"folder": "F", "folder_option": folder, "state": state, "concurrency": 4}
    client = client_class(kind, max_retries=2)({"api_root": root, "api_key": "x"})
    if kind == "sync":
        report = SyncResource(client)._run(IN_PARTS, arguments, {})
    else:
        report = asyncio.run(AsyncResource(client)._run(IN_PARTS, arguments, {}))
    print(len(report.uploaded))


def many(times):
    for kind in ("sync", "async"):
        with Server() as server, tempfile.TemporaryDirectory() as place:
            moments = [random.uniform(0, 0.08) for _ in range(times)]
            vain = killed(kind, server, Path(place), moments)
            print(f"{kind}: every file is there after {times} kills, {vain} requests in vain")


if __name__ == "__main__":
    run(*sys.argv[1:]) if len(sys.argv) == 5 else many(int(sys.argv[1]))
