"""``python -m tests.history``: AI Hub taken back step by step, with its overlay and sdk.yaml as they are.

Prints a line a step, and the errors in full.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.history.drive import drive

if __name__ == "__main__":
    verbose = "-v" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        good = 0
        outcomes = []
        for one in drive(Path(folder)):
            outcomes.append(one)
            good += not one.errors
            print(
                f"{'ok   ' if not one.errors else 'ERROR'} {one.name}: {len(one.warnings)} warnings"
            )
            for line in (*one.errors, *(one.warnings if verbose else ())):
                print(f"      {line}")
        print(f"{good} of {len(outcomes)} steps are generated")
