"""What the templates of samples print: frozen, ready strings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeaderView:
    """One header: expressions for its name, its value, and both as ``name: value``.

    One that ``is_optional`` is sent if its variable is set and not empty.
    """

    name: str
    value: str
    line: str
    is_optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VariableView:
    """An environment variable that a sample reads: exactly one of the flags is set.

    Without one that ``is_required`` a sample ends before it sends anything.
    """

    name: str  # API_TOKEN
    local: str  # what the code of the sample calls its value: apiToken
    default: str  # an expression; "" for none
    is_required: bool
    has_default: bool
    is_optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """One part of a multipart body; every text is an expression.

    ``head`` is the part's header block up to its value, for languages that write parts
    themselves; of a file it ends where the file's name belongs, and ``tail`` follows the name.
    """

    name: str
    text: str
    media_type: str
    disposition: str  # of a file it ends where the file's name belongs
    head: str
    tail: str
    headers: tuple[HeaderView, ...]
    is_file: bool
    has_type: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleView:
    """One sample. ``url``, ``body`` and the like are expressions of the language.

    At most one of ``has_text``, ``has_file`` and ``has_parts`` is set; ``prints``, ``saves`` and
    ``shows`` say what happens to a reply: its body is printed or written to a file, or it has
    none and its status and headers are printed. With ``prints_json``, ``prints`` is set, too.
    """

    title: str  # raw
    needs: str  # "API_ROOT and API_TOKEN"
    imports: tuple[str, ...] = ()
    name: str  # of the class, in languages where code lives in one
    method: str
    verb: str  # "Post": the method as part of a name
    url: str
    headers: tuple[HeaderView, ...]
    variables: tuple[VariableView, ...]
    steps: tuple[str, ...] = ()  # statements that stand before the request
    form: tuple[str, ...] = ()  # calls that add the parts, in a language that chains them
    options: tuple[str, ...] = ()  # what else the language says of the request: a line each
    seconds: str  # how long a sample waits for the whole reply
    reply: tuple[str, ...] = ()  # lines: the type of the reply, in languages that have one
    body: str
    media_type: str  # of the body; "" when it has none
    parts: tuple[PartView, ...]
    note: str  # raw; what this language cannot say
    has_note: bool
    has_text: bool
    sends_values: bool = False  # the body is data of the language, and becomes JSON when it is sent
    has_file: bool
    has_parts: bool
    has_body: bool
    part_files: bool
    is_head: bool
    known_verb: bool = True  # the language's library has a name of its own for the method
    has_required: bool
    has_optional: bool  # a header that is only sent if its variable is set
    has_headers: bool
    prints_json: bool
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
    note: str = ""  # raw; what this command cannot say
    has_note: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptView:
    """A short Python script; a formatter breaks its lines."""

    title: str
    needs: str
    imports: tuple[str, ...]
    package: str  # what the call needs: "import httpx"
    variables: tuple[VariableView, ...]
    headers: tuple[HeaderView, ...]
    has_headers: bool
    opener: str  # a with statement around the call, "" for none
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
    variables: tuple[VariableView, ...]  # those without which nothing is sent
    has_required: bool
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
