"""String literals hold any text as data: each language says what it read."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.emit import literals
from generator.emit.filters import py_str
from tests.samples.runners import RUNNERS, clean_environment

PIECES = [
    *(
        "'",
        '"',
        "`",
        "\\",
        "$",
        "$HOME",
        "${HOME}",
        "$(exit 9)",
        "`exit 9`",
        "#{exit 9}",
        "#$0",
        "#@a",
    ),
    *(
        "\n",
        "\r\n",
        "\t",
        "\x01",
        "\x7f",
        "\x85",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\u200b",
        "\U000e0041",
    ),
    *(
        "\\n",
        "\\u0022",
        "\\\\u0041",
        '"""',
        "'''",
        "```",
        "?>",
        "<?php",
        "*/",
        "//",
        "--",
        "!",
        "!!",
    ),
    *(
        "{$x}",
        "{{ x }}",
        "%s",
        "%%",
        "\\x41",
        "é",
        "漢",
        "😀",
        "a",
        "b&c",
        " ",
        "  ",
        "@",
        ";",
        "|",
        "0",
    ),
]


def texts() -> list[str]:
    """Each piece alone, at the end, and in company; the same ones always."""
    chance = random.Random(20261124)
    found = ["", *PIECES, *(f"x{piece}" for piece in PIECES), *(f"{piece}\n y" for piece in PIECES)]
    found += ["".join(chance.choices(PIECES, k=chance.randint(2, 9))) for _ in range(200)]
    return list(dict.fromkeys([*found, "long " * 8000 + '"']))


def shell_word(text: str) -> str:
    return f'"{literals.shell_double(text)}"'


def shell(written: list[str]) -> str:
    return "".join(f"printf %s {word} | od -An -v -tx1 | tr -d ' \\n'; echo\n" for word in written)


def python(written: list[str]) -> str:
    return "".join(f"print({text}.encode().hex())\n" for text in written)


def node(written: list[str]) -> str:
    items = ",\n".join(written)
    return f"for (const text of [{items}]) console.log(Buffer.from(text).toString('hex'));\n"


def go(written: list[str]) -> str:
    items = "".join(f"{text},\n" for text in written)
    body = f'for _, text := range []string{{\n{items}}} {{ fmt.Printf("%x\\n", text) }}'
    return f'package main\n\nimport "fmt"\n\nfunc main() {{\n{body}\n}}\n'


def java(written: list[str]) -> str:
    lines = "".join(
        f"        show({text.replace(chr(10), chr(10) + ' ' * 8)});\n" for text in written
    )
    return (
        "import java.nio.charset.StandardCharsets;\nimport java.util.HexFormat;\n\nclass Program {\n"
        "    static void show(String text) {\n"
        "        byte[] octets = text.getBytes(StandardCharsets.UTF_8);\n"
        "        System.out.println(HexFormat.of().formatHex(octets));\n    }\n"
        f"    public static void main(String[] args) {{\n{lines}    }}\n}}\n"
    )


def csharp(written: list[str]) -> str:
    lines = "".join(f"        Show({text});\n" for text in written)
    return (
        "using System;\nusing System.Text;\n\nclass Program\n{\n    static void Show(string text)\n    {\n"
        "        var octets = Encoding.UTF8.GetBytes(text);\n"
        '        Console.WriteLine(BitConverter.ToString(octets).Replace("-", "").ToLower());\n    }\n'
        f"    static void Main()\n    {{\n{lines}    }}\n}}\n"
    )


def ruby(written: list[str]) -> str:
    return "".join(f'puts {text}.b.unpack1("H*")\n' for text in written)


def php(written: list[str]) -> str:
    return "<?php\n" + "".join(f'echo bin2hex({text}), "\\n";\n' for text in written)


WAYS: list[tuple[str, Callable[[str], str], Callable[[list[str]], str], str, list[list[str]]]] = [
    ("curl", literals.shell_str, shell, "program.sh", [["sh", "program.sh"]]),
    ("curl", shell_word, shell, "program.sh", [["sh", "program.sh"]]),
    ("python", py_str, python, "program.py", [[sys.executable, "program.py"]]),
    ("javascript", literals.js_str, node, "program.mjs", [["node", "program.mjs"]]),
    ("go", literals.go_str, go, "program.go", [["go", "run", "program.go"]]),
    ("java", literals.java_str, java, "Program.java", [["java", "Program.java"]]),
    ("java", literals.java_text, java, "Program.java", [["java", "Program.java"]]),
    (
        "csharp",
        literals.cs_str,
        csharp,
        "Program.cs",
        [["mcs", "-nologo", "Program.cs"], ["mono", "Program.exe"]],
    ),
    ("ruby", literals.ruby_str, ruby, "program.rb", [["ruby", "program.rb"]]),
    ("php", literals.php_str, php, "program.php", [["php", "program.php"]]),
]


@pytest.mark.parametrize(
    ("language", "literal", "program", "name", "commands"),
    WAYS,
    ids=[f"{way[0]}-{way[1].__name__}" for way in WAYS],
)
def test_a_literal_is_its_text(
    language: str,
    literal: Callable[[str], str],
    program: Callable[[list[str]], str],
    name: str,
    commands: list[list[str]],
    tmp_path: Path,
) -> None:
    runner = next(runner for runner in RUNNERS if runner.language == language)
    if missing := runner.missing():
        reason = f"{language} needs {', '.join(missing)}"
        assert not os.environ.get("CI"), reason
        pytest.skip(reason)
    expected = texts()
    (tmp_path / name).write_text(
        program([literal(text) for text in expected]), encoding="utf-8", newline=""
    )
    said = ""
    for command in commands:
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=clean_environment(tmp_path),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[:2000]
        said = done.stdout
    read = [bytes.fromhex(line.strip()).decode() for line in said.split("\n")[: len(expected)]]
    wrong = [(a, b) for a, b in zip(read, expected, strict=True) if a != b]
    assert wrong == []


def test_a_lone_surrogate_harms_nothing() -> None:
    for literal in (
        literals.js_str,
        literals.go_str,
        literals.java_str,
        literals.java_text,
        literals.cs_str,
        literals.ruby_str,
        literals.php_str,
        literals.shell_str,
        literals.shell_double,
        literals.code_line,
        literals.json_text,
    ):
        literal("a\ud800b\n\udfff").encode()


def test_a_comment_stays_a_comment() -> None:
    for text in texts():
        line = literals.code_line(text)
        assert not any(sign in line for sign in ("\n", "\r", "\u2028", "?>", "*/", "\\u"))
        assert line.isprintable()
