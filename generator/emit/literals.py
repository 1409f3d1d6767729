"""String literals of the languages that samples are written in, and JSON as their data.

What a literal holds between its quotes has a function of its own where languages put the values of
variables into literals.

Every function is pure and total: what it returns is one expression whose value is the text it
was given, lone surrogates aside. What does not show is escaped, so that code shows what it does.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from generator.emit.characters import HIDDEN, plain_json, scalars, units
from generator.emit.files import Data, indented

_UNSAFE: Final = re.compile(f'["\\\\{HIDDEN}]')
_HIDDEN: Final = re.compile(f"[{HIDDEN}]")
_HIDDEN_IN_LINES: Final = re.compile(f"(?!\n)[{HIDDEN}]")
_HIDDEN_RUN: Final = re.compile(f"((?:(?!\n)[{HIDDEN}])+)")
_SHORT: Final[Mapping[str, str]] = MappingProxyType(
    {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)
# What ends a double-quoted word of a shell, or is not data in it; "!" only where people type.
_SHELL_ACTIVE: Final = re.compile(r'[$`"\\!]+')
_DEFAULT_ACTIVE: Final = re.compile(f"""((?:[$`"\\\\!}}']|(?!\n)[{HIDDEN}])+)""")
# What ends a literal of PowerShell, which takes curly quotes for straight ones.
_PS_SINGLE: Final = re.compile("['\u2018\u2019\u201a\u201b]")
_PS_ACTIVE: Final = re.compile('[`$"\u201c\u201d\u201e]')
_RUBY_ACTIVE: Final = re.compile(r"#(?=[{$@])")
# Java refuses a constant of more than 65,535 bytes.
_JAVA_CHUNK: Final = 16_000


def _quoted(text: str, escape: Callable[[str], str], unsafe: re.Pattern[str] = _UNSAFE) -> str:
    return f'"{unsafe.sub(lambda match: escape(match[0]), scalars(text))}"'


def _long(char: str) -> str:
    r"""``\uXXXX`` or ``\UXXXXXXXX``: Go, C#."""
    code = ord(char)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _braced(char: str) -> str:
    r"""``\u{XXXX}``: JavaScript, Ruby, PHP, Swift, Rust."""
    return f"\\u{{{ord(char):x}}}"


def _short_or(escape: Callable[[str], str]) -> Callable[[str], str]:
    return lambda char: _SHORT.get(char) or escape(char)


def js_str(text: str) -> str:
    """JavaScript and TypeScript: in single quotes where that saves escapes."""
    quoted = _quoted(text, _short_or(_braced))
    if '"' not in text or "'" in text:
        return quoted
    return "'" + quoted[1:-1].replace('\\"', '"') + "'"


def js_template(text: str) -> str:
    """JavaScript: what stands for ``text`` between the backquotes of a template."""
    escaped = _quoted(text, _short_or(_braced))[1:-1].replace('\\"', '"')
    return escaped.replace("`", "\\`").replace("${", "\\${")


def go_str(text: str) -> str:
    """Go: text of several lines or with quotes as it stands where backquotes can hold it."""
    if re.search('["\n]', text) and "`" not in text and not _HIDDEN_IN_LINES.search(text):
        return f"`{text}`"
    return _quoted(text, _short_or(_long))


def java_str(text: str) -> str:
    r"""Java. ``\u`` is read before anything else there, so controls are octal."""
    clean = scalars(text)
    if len(clean) <= _JAVA_CHUNK:
        return _quoted(clean, _short_or(_java))
    chunks = (clean[at : at + _JAVA_CHUNK] for at in range(0, len(clean), _JAVA_CHUNK))
    joined = ", ".join(_quoted(chunk, _short_or(_java)) for chunk in chunks)
    return f'String.join("", {joined})'


def _java(char: str) -> str:
    return f"\\{ord(char):03o}" if ord(char) < 0x80 else units(char)


def java_text(text: str) -> str:
    """Java: a text block where it keeps ``text``, wherever it is indented to; else a literal.

    Blocks drop spaces at the end of lines and those that all lines begin with.
    """
    lines = text.split("\n")
    kept = all(line[-1:] != " " for line in lines)
    flush = any(line[:1] not in ("", " ") for line in lines)
    if (
        len(lines) == 1
        or not (kept and flush)
        or len(text) > _JAVA_CHUNK
        or _HIDDEN_IN_LINES.search(text)
    ):
        return java_str(text)
    escaped = text.replace("\\", "\\\\")
    if '"""' in text or text.endswith('"'):
        escaped = escaped.replace('"', '\\"')
    return f'"""\n{escaped}"""'


def cs_str(text: str) -> str:
    """C#."""
    return _quoted(text, _short_or(_long))


def cs_interpolated(text: str) -> str:
    """C#: what stands for ``text`` between the quotes of an interpolated literal."""
    return cs_str(text)[1:-1].replace("{", "{{").replace("}", "}}")


def cs_text(text: str) -> str:
    """C#: text of several lines as a raw literal, wherever it is indented to; else a literal."""
    if "\n" not in text or _HIDDEN_IN_LINES.search(text):
        return cs_str(text)
    longest = max((len(run) for run in re.findall('"+', text)), default=0)
    quotes = '"' * max(3, longest + 1)
    return f"{quotes}\n{text}\n{quotes}"


def kotlin_str(text: str) -> str:
    """Kotlin, where ``$name`` would be a variable."""
    return _quoted(text, _short_or(units)).replace("$", "\\$")


def kotlin_text(text: str) -> str:
    """Kotlin: a raw literal where it keeps ``text``, wherever it is indented to; else a literal.

    ``trimIndent`` drops what all lines begin with, and a first and a last line that are empty.
    """
    lines = text.split("\n")
    flush = any(line[:1] not in ("", " ") for line in lines)
    if len(lines) == 1 or not flush or '"""' in text or _HIDDEN_IN_LINES.search(text):
        return kotlin_str(text)
    escaped = re.sub("(?m)^(?=.)", "    ", text).replace("$", "${'$'}")
    return f'"""\n{escaped}\n""".trimIndent()'


def swift_str(text: str) -> str:
    r"""Swift, where ``\(name)`` would be a variable."""
    return _quoted(text, _short_or(_braced))


def swift_text(text: str) -> str:
    """Swift: text of several lines as it stands, wherever it is indented to; else a literal.

    With number signs around it, a backslash is one.
    """
    if "\n" not in text or _HIDDEN_IN_LINES.search(text):
        return swift_str(text)
    if "\\" not in text and '"""' not in text:
        return f'"""\n{text}\n"""'
    if '"#' not in text and "\\#" not in text:
        return f'#"""\n{text}\n"""#'
    return swift_str(text)


def rust_str(text: str) -> str:
    """Rust."""
    return _quoted(text, _short_or(_braced))


def rust_format(text: str) -> str:
    """Rust: what stands for ``text`` between the quotes of a format."""
    return rust_str(text.replace("{", "{{").replace("}", "}}"))[1:-1]


def rust_text(text: str) -> str:
    """Rust: text of several lines, or with quotes, as a raw literal; it cannot be indented."""
    if not re.search('["\n]', text) or _HIDDEN_IN_LINES.search(text):
        return rust_str(text)
    longest = max((len(run) for run in re.findall('(?<=")#*', text)), default=0)
    signs = "#" * (longest + 1)
    return f'r{signs}"{text}"{signs}'


def ruby_str(text: str) -> str:
    """Ruby, where ``#{x}`` would be run."""
    quoted = _quoted(text, _short_or(_braced))
    return _RUBY_ACTIVE.sub(r"\\#", quoted)


def php_str(text: str) -> str:
    """PHP: single quotes, and double ones where something does not show."""
    if _HIDDEN.search(text):
        return _quoted(text, _short_or(_braced)).replace("$", "\\$")
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def ps_str(text: str) -> str:
    """PowerShell: single quotes, and double ones where something does not show."""
    clean = scalars(text)
    if _HIDDEN_IN_LINES.search(clean):
        return f'"{ps_inner(clean)}"'
    return "'" + _PS_SINGLE.sub(lambda match: match[0] * 2, clean) + "'"


def ps_inner(text: str) -> str:
    """What stands for ``text`` between the double quotes of PowerShell."""
    escaped = _PS_ACTIVE.sub(lambda match: f"`{match[0]}", scalars(text))
    return _HIDDEN_IN_LINES.sub(lambda match: f"`u{{{ord(match[0]):x}}}", escaped)


def shell_str(text: str) -> str:
    """One word of a POSIX shell, always in quotes; NUL, which no argument can hold, is left out."""
    word = ""
    for index, part in enumerate(_HIDDEN_RUN.split(scalars(text).replace("\0", ""))):
        if index % 2:
            word += f'"{_printed(part)}"'
        elif part or not word:
            quoted = shlex.quote(part)
            word += quoted if quoted.startswith("'") else f"'{quoted}'"
    return word.removeprefix("''") or "''"


def shell_double(text: str) -> str:
    """What stands for ``text`` between the double quotes of a POSIX shell."""
    parts = _HIDDEN_RUN.split(scalars(text).replace("\0", ""))
    return "".join(
        _printed(part) if index % 2 else _SHELL_ACTIVE.sub(lambda m: f"\"'{m[0]}'\"", part)
        for index, part in enumerate(parts)
    )


def shell_default(text: str) -> str:
    """What stands for ``text`` behind ``${NAME:-`` between the double quotes of a POSIX shell.

    These quotes cannot be left there: what is active is printed by a command.
    """
    parts = _DEFAULT_ACTIVE.split(scalars(text).replace("\0", ""))
    return "".join(_printed(part) if index % 2 else part for index, part in enumerate(parts))


def _printed(text: str) -> str:
    """What does not show, as a command that prints its bytes."""
    return "$(printf '" + "".join(f"\\{byte:03o}" for byte in text.encode()) + "')"


def json_text(value: Data) -> str:
    """``value`` as JSON that people read: only what does not show is escaped."""
    return plain_json(indented(value))


def code_line(text: str) -> str:
    r"""``text`` on one line behind the comment sign of any language.

    A comment of PHP ends at ``?>``, and Java reads ``\u`` in comments too.
    """
    flat = " ".join(_HIDDEN.sub(" ", scalars(text)).split())
    return flat.replace("?>", "? >").replace("*/", "* /").replace("\\u", "\\ u")
