"""Kills downloads at random moments: ``python tests/runtime_calls/killing.py [KILLS] [SEED]``.

Each time another process downloads the same file to the same path, and is killed with SIGKILL. The
path must have the old file or the whole new one at any moment, and in the end the new one. Prints
what became of each, and ends with an error if anything was lost.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).absolute().parent
for folder in (HERE, HERE.parents[1] / "templates" / "python"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from file_shelf import Shelf, content  # noqa: E402
from loopback import Server  # noqa: E402 - the path comes first

CHILD = """
import sys
sys.path[:0] = {path!r}
from loopback import client_class
from runtime.resource import SyncResource
from file_shelf import DOWNLOAD
client = client_class()({{"api_root": {root!r}, "api_key": "t"}})
resource = SyncResource(client)
client.preload()
print("begins", flush=True)
resource._run(DOWNLOAD, {{"path": "a", "to": {target!r}}}, {{"max_retries": 3}})
print("ended", flush=True)
"""

OLD, SIZE = b"old", 6_000_000


def pausing(answer, request):
    """A response that stops for a moment, so that there is something to interrupt."""
    answer.pause = (random.randrange(len(answer.body) + 1), 0.03)
    return answer


def run(kills, seed):
    """Kill so many downloads; the bytes that were kept over a kill, and the ranges asked for."""
    chosen = random.Random(seed)
    data = content(SIZE)
    with Server() as server, tempfile.TemporaryDirectory() as name:
        shelf = Shelf(server, data)
        target = Path(name, "target")
        target.write_bytes(OLD)
        kept = []
        for number in range(kills):
            shelf.faults = [pausing]
            killed = kill(server.root, target, chosen.random() * 0.09)
            found = target.read_bytes()
            if found not in (OLD, data):
                raise AssertionError(f"kill {number}: a half file of {len(found)} bytes")
            partial = target.with_name(".target.part")
            kept.append(partial.stat().st_size if partial.exists() else 0)
            print(f"{number}: {'killed' if killed else 'ended'}, {kept[-1]} bytes are there")
            if found == data:
                target.write_bytes(OLD)
        shelf.faults = []
        kill(server.root, target, None)
        if target.read_bytes() != data:
            raise AssertionError("the last download is not the file")
        rest = sorted(path.name for path in target.parent.iterdir())
        if rest != ["target"]:
            raise AssertionError(f"left behind: {rest}")
        return kept, [one for one in shelf.asked if one]


def kill(root, target, after):
    """Download to ``target`` in a process that is killed ``after`` so many seconds; None: never."""
    path = [str(HERE), str(HERE.parents[1] / "templates" / "python")]
    code = CHILD.format(path=path, root=root, target=str(target))
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    with child:
        child.stdout.readline()
        if after is not None:
            time.sleep(after)
            child.kill()
        return "ended" not in child.stdout.read()


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    kept, ranges = run(*[*arguments, *(30, 0)[len(arguments) :]])
    print(f"whole after {len(kept)} kills; {len(ranges)} of the runs went on with what was there")
