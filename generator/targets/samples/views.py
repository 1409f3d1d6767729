"""What the templates of samples print: frozen, ready strings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeaderView:
    """One header: expressions for its name, its value, and both as ``name: value``."""

    name: str
    value: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """One part of a multipart body; every text is an expression.

    ``head`` is the part's header block up to its value, for languages that write parts
    themselves; of a file it ends where the file's name belongs, and ``tail`` follows the name.
    """

    name: str
    text: str
    media_type: str
    head: str
    tail: str
    is_file: bool
    has_type: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleView:
    """One sample. ``url``, ``body`` and the like are expressions of the language.

    At most one of ``has_text``, ``has_file`` and ``has_parts`` is set; ``prints``, ``saves`` and
    ``shows`` say what happens to a reply: its body is printed or written to a file, or it has
    none and its status and headers are printed.
    """

    title: str  # raw
    needs: str  # "API_ROOT and API_TOKEN"
    imports: tuple[str, ...]
    name: str  # of the class, in languages where code lives in one
    method: str
    verb: str  # "Post": the method as part of a name
    url: str
    headers: tuple[HeaderView, ...]
    body: str
    media_type: str  # of the body; "" when it has none
    parts: tuple[PartView, ...]
    note: str  # raw; what this language cannot say
    has_note: bool
    has_text: bool
    has_file: bool
    has_parts: bool
    has_body: bool
    part_files: bool
    is_head: bool
    known_verb: bool  # the language's library has a name of its own for the method
    prints: bool
    saves: bool
    shows: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandView:
    """A command line: each option stands on a line of its own, the first beside the command."""

    title: str
    needs: str
    first: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptView:
    """A short Python script; a formatter breaks its lines."""

    title: str
    needs: str
    imports: tuple[str, ...]
    package: str  # what the call needs: "import httpx"
    opener: str  # a with statement around the call, "" for none
    statements: tuple[str, ...]  # before the call
    call: str  # the expression that makes the request
    has_opener: bool
    failed: str  # condition of an error reply
    reason: str  # its text
    output: str  # the statement that shows or saves the reply


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkView:
    """A script that calls the SDK."""

    title: str
    needs: str
    imports: tuple[str, ...]
    names: str  # "Papers, APIError"
    package: str
    client: str  # Papers(...)
    error: str
    body: str  # the call, and what is done with it while the client is open
    output: str  # what is done after that; "" for nothing
    has_output: bool


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """One row of the table of languages in the README."""

    folder: str
    label: str
    needs: str
    command: str


@dataclass(frozen=True, slots=True)
class VariableRow:
    """One row of the table of environment variables."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmeView:
    """The README beside the samples."""

    title: str
    variables: tuple[VariableRow, ...]
    languages: tuple[LanguageRow, ...]
    reply_name: str
