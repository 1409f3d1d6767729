"""Runs samples for HTTPie in one process: address, then number and file of each.

The shell reads each sample; what it makes of its words is given to HTTPie here, which is slow to start.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from httpie.core import main


def called(arguments: list[str], file: Path) -> tuple[str, int]:
    """What HTTPie writes, and its exit code; in a process of its own, because it closes its output."""
    child = os.fork()
    if child == 0:
        written = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(written, 1)
        os.dup2(written, 2)
        os._exit(int(main(arguments)))
    _, status = os.waitpid(child, 0)
    return file.read_text(encoding="utf-8", errors="replace"), os.waitstatus_to_exitcode(status)


address, *pairs = sys.argv[1:]
failed = False
with tempfile.TemporaryDirectory() as folder:
    words = Path(folder) / "words"
    command = Path(folder) / "http"
    command.write_text(f"#!/bin/sh\nprintf '%s\\0' \"$@\" >'{words}'\n")
    command.chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}
    for case, path in zip(pairs[::2], pairs[1::2], strict=True):
        urllib.request.urlopen(f"http://{address}/__case/{case}").close()
        shell = subprocess.run(
            ["sh", path], env=environment, capture_output=True, text=True, check=False
        )
        said, code = shell.stderr, shell.returncode
        if code == 0:
            arguments = words.read_text(encoding="utf-8").split("\0")[:-1]
            said, code = called(["http", *arguments], Path(folder) / "said")
        if code:
            failed = True
            print(f"{case}\texit {code}: {said}".replace("\n", " "))
sys.exit(failed)
