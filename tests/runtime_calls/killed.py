"""A process that uploads a folder and is killed: ``python killed.py KIND ROOT FOLDER STATE``."""

import asyncio
import sys
from pathlib import Path

HERE = Path(__file__).absolute().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "templates" / "python")]


def main(kind, root, folder, state):
    from loopback import client_class
    from runtime.resource import AsyncResource, SyncResource
    from test_folder import RECIPE

    arguments = {"batch_id": 1, "folder": folder, "state": state, "concurrency": 4}
    client = client_class(kind, max_retries=2)({"api_root": root, "api_key": "x"})
    if kind == "sync":
        report = SyncResource(client)._run(RECIPE, arguments, {})
    else:
        report = asyncio.run(AsyncResource(client)._run(RECIPE, arguments, {}))
    print(len(report.uploaded))


main(*sys.argv[1:])
