"""Runs samples one after the other: address, folder of the SDK, then number and file of each."""

from __future__ import annotations

import contextlib
import io
import runpy
import sys
import urllib.request

address, package, *pairs = sys.argv[1:]
sys.path.insert(0, package)
failed = False
for case, path in zip(pairs[::2], pairs[1::2], strict=True):
    urllib.request.urlopen(f"http://{address}/__case/{case}").close()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            runpy.run_path(path, run_name="__main__")
    except (SystemExit, Exception) as error:  # noqa: BLE001  (a sample may end as it likes)
        failed = True
        print(f"{case}\t{type(error).__name__}: {error}".replace("\n", " "))
sys.exit(failed)
