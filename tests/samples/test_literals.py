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
from generator.emit.filters import indent, py_str
from generator.targets.samples.languages.base import Text, Variable
from generator.targets.samples.languages.python import SYNTAX as PYTHON
from generator.targets.samples.languages.ruby import SYNTAX as RUBY
from tests.samples.compiled import KOTLIN_COMPILER, KOTLIN_LIBRARY
from tests.samples.runners import RUNNERS
from tests.samples.shop import BUILD, DRIVERS, clean_environment

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


def shell_fallback(text: str) -> str:
    return f'"${{NOTHING:-{literals.shell_default(text)}}}"'


def python_joined(text: str) -> str:
    return PYTHON.expression((Text(text), Variable("str()")))


def ruby_joined(text: str) -> str:
    return RUBY.expression((Text(text), Variable('""')))


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
    lines = "".join(f"Show({indent(text)});\n" for text in written)
    body = "Console.WriteLine(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text)))"
    return f"{lines}return 0;\n\nstatic void Show(string text) => {body};\n"


def kotlin(written: list[str]) -> str:
    lines = "".join(f"    show({indent(text)})\n" for text in written)
    body = 'println(text.toByteArray().joinToString("") { "%02x".format(it) })'
    return f"fun show(text: String) = {body}\n\nfun main() {{\n{lines}}}\n"


def rust(written: list[str]) -> str:
    lines = "".join(f"    show(&{text});\n" for text in written)
    show = 'text.bytes().for_each(|octet| print!("{octet:02x}"));\n    println!();'
    return f"fn show(text: &str) {{\n    {show}\n}}\n\nfn main() {{\n{lines}}}\n"


def ruby(written: list[str]) -> str:
    return "".join(f'puts {text}.b.unpack1("H*")\n' for text in written)


def php(written: list[str]) -> str:
    return "<?php\n" + "".join(f'echo bin2hex({text}), "\\n";\n' for text in written)


def between(start: str, inner: Callable[[str], str], end: str) -> Callable[[str], str]:
    """The literal around what ``inner`` writes."""

    def literal(text: str) -> str:
        return f"{start}{inner(text)}{end}"

    literal.__name__ = inner.__name__
    return literal


NODE = [["node", "program.mjs"]]
DOTNET = [
    [
        str(BUILD / "samples" / "bin" / "python"),
        str(DRIVERS / "dotnet.py"),
        "",
        str(BUILD / "samples" / "roslyn"),
        "0",
        "program.cs",
    ]
]
KOTLIN = [
    [*map(str, KOTLIN_COMPILER), "-d", "built", "program.kt"],
    ["java", "-cp", f"built:{KOTLIN_LIBRARY}", "ProgramKt"],
]
RUST = [["rustc", "-o", "program", "program.rs"], ["./program"]]

WAYS: list[tuple[str, Callable[[str], str], Callable[[list[str]], str], str, list[list[str]]]] = [
    ("curl", literals.shell_str, shell, "program.sh", [["sh", "program.sh"]]),
    ("curl", shell_word, shell, "program.sh", [["sh", "program.sh"]]),
    ("curl", shell_fallback, shell, "program.sh", [["sh", "program.sh"]]),
    ("python", python_joined, python, "program.py", [[sys.executable, "program.py"]]),
    ("ruby", ruby_joined, ruby, "program.rb", [["ruby", "program.rb"]]),
    ("python", py_str, python, "program.py", [[sys.executable, "program.py"]]),
    ("javascript", literals.js_str, node, "program.mjs", NODE),
    ("javascript", between("`", literals.js_template, "`"), node, "program.mjs", NODE),
    ("go", literals.go_str, go, "program.go", [["go", "run", "program.go"]]),
    ("java", literals.java_str, java, "Program.java", [["java", "Program.java"]]),
    ("java", literals.java_text, java, "Program.java", [["java", "Program.java"]]),
    ("csharp", literals.cs_text, csharp, "program.cs", DOTNET),
    ("csharp", between('$"', literals.cs_interpolated, '"'), csharp, "program.cs", DOTNET),
    ("kotlin", literals.kotlin_text, kotlin, "program.kt", KOTLIN),
    ("rust", literals.rust_text, rust, "program.rs", RUST),
    ("rust", between('format!("', literals.rust_format, '")'), rust, "program.rs", RUST),
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


#: Text, and how Swift writes it: there is no compiler to ask.
SWIFT = [
    ("", '""'),
    ("it's $x #{y}", '"it\'s $x #{y}"'),
    ('say "hi"', r'"say \"hi\""'),
    (r"\(exit(9))", r'"\\(exit(9))"'),
    ("tab\tnul\0end\u2028", r'"tab\tnul\u{0}end\u{2028}"'),
    ('{\n  "a": 1\n}', '"""\n{\n  "a": 1\n}\n"""'),
    ('{\n  "a": "\\(x)"\n}', '#"""\n{\n  "a": "\\(x)"\n}\n"""#'),
    ('{\n  "a": "\\n#"#\n}', r'"{\n  \"a\": \"\\n#\"#\n}"'),
    ('a\n\\#(exit(9))"', r'"a\n\\#(exit(9))\""'),
    ('a\n"""', '#"""\na\n"""\n"""#'),
]


@pytest.mark.parametrize(("text", "literal"), SWIFT)
def test_swift_writes(text: str, literal: str) -> None:
    assert literals.swift_text(text) == literal


def test_a_lone_surrogate_harms_nothing() -> None:
    for literal in (
        literals.js_str,
        literals.go_str,
        literals.java_str,
        literals.java_text,
        literals.cs_str,
        literals.cs_text,
        literals.kotlin_str,
        literals.kotlin_text,
        literals.swift_str,
        literals.swift_text,
        literals.rust_str,
        literals.rust_text,
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
