"""What a language of samples is."""

from __future__ import annotations

from typing import Protocol

from generator.requests.model import RequestModel


class Language(Protocol):
    """How one language writes a request. Each module of this folder has one."""

    @property
    def id(self) -> str:
        """The folder of its samples."""
        ...

    @property
    def label(self) -> str:
        """What people call it."""
        ...

    @property
    def highlight(self) -> str:
        """What syntax highlighters call it."""
        ...

    @property
    def extension(self) -> str:
        """The end of a file's name, without a dot."""
        ...

    @property
    def needs(self) -> str:
        """What has to be installed; raw text."""
        ...

    @property
    def command(self) -> str:
        """How a sample is run; ``FILE`` stands for its name."""
        ...

    def view(self, model: RequestModel, name: str) -> object:
        """The view of one sample; ``name`` is a class name that is free."""
        ...
