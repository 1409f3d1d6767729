"""What a fake raises: assertions, so that a test fails where it is wrong."""

from __future__ import annotations


class FakeError(AssertionError):
    """The base class: a test, or the program under test, does not use the fake as it can be used."""


class MismatchError(FakeError):
    """A scripted response does not match the API definition; ``path`` is the place in its body."""

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(message)
        self.path = path


class NotScriptedError(FakeError):
    """The program called a method for which the test has scripted no response."""
