"""A few of the forks of :mod:`tests.faults.fork`, in processes of their own."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def forks(*arguments: str) -> str:
    """ "" when all children ended well, else what was wrong."""
    command = [sys.executable, "-m", "tests.faults.fork", "--seed", "1", "--first", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_a5_forks_during_first_calls_and_preload_leave_children_that_call() -> None:
    assert forks("--forks", "10", "--limit", "6") == ""


def test_a6_forks_during_large_decodes_leave_the_collector_on() -> None:
    assert forks("--forks", "10", "--warm") == ""
