"""Whatever a document says, wherever it says it: no target shows, runs or sends more than text."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path, PurePosixPath
from unittest.mock import patch

import pytest
import yaml
from markdown_it import MarkdownIt

from generator.emit import spool
from generator.emit.characters import HIDDEN
from generator.pipeline import Request, run
from tests.targets.positions import everywhere

try:
    import tomllib
except ImportError:  # Python 3.10
    tomllib = None  # type: ignore[assignment]

#: What would be there if a text got out.
MARK = "sdk_was_here"

#: One character of each kind that does not show, or turns the rest of a line around.
UNSEEN = (
    "a\u200bb\u200ec\u202ed\u2066e\u2028f\u2029g\x1b[31mh\ufeffi\U000e0041j\xadk\u3164l\u115fm\ufe01n"
    "\x85o\r\np\tq\xa0r\u2800s\U000e0101t\x7fu\u034fv\u180ew\ufff9x\U0001d173y\U0001fffez\x00"
)

ATTACKS = {
    "python": f"\"\"\"\n__import__('os').{MARK}()\n'''\\\n{{{{ 7*7 }}}}{{% raw %}}{{# x #}}",
    "quotes": f"\" + {MARK}() + \"' + {MARK}() + ' ` {MARK} ` \\",
    "shell": f"'; touch {MARK}; '$(touch {MARK})`touch {MARK}`\"; touch {MARK}; \"\n touch {MARK} #",
    "toml": f"\"\n[tool.{MARK}]\nx = 1\n'''\n\"\"\"\nscripts = {{{MARK} = 'os:system'}}\n",
    "markdown": f"\n\n```{{include}} /etc/passwd\n```\n\n:::{{raw}} html\n<script>{MARK}()</script>\n"
    f":::\n\n```{{eval-rst}}\n.. include:: /etc/passwd\n```\n\n<img src=x onerror={MARK}()>\n"
    f"[x](javascript:{MARK}()) ![y](http://evil/{MARK}.png) {{raw}}`x` |raw| ({MARK})=\n"
    f"<a href='javascript:{MARK}()'>z</a>\n({MARK})=\n% {MARK}\n+++\n[m]: javascript:{MARK}()\n",
    "wire": f"\r\nX-Evil: {MARK}\r\n\r\nGET /{MARK} HTTP/1.1\r\n",
    "programs": f"{{{{{MARK}}}}} {{{{$randomInt}}}} */ {MARK}() // <?php {MARK}(); ?> "
    f"#{{{MARK}()}} ${{{MARK}()}} </script><script>{MARK}()</script>",
    "paths": f"/../../..\\..//etc/passwd?{MARK}#x&a=%2e%2e%2f%00;x:y@evil",
    "unseen": UNSEEN,
}

# Prose keeps spaces, and what joins and styles the characters of emoji and of several scripts.
_KEPT = {".md": "\xa0\u200c\u200d", ".py": "\xa0\u200c\u200d", ".go": "\t"}
_PARSER = MarkdownIt("commonmark").enable("table")
_TARGETS = ("python", "samples", "postman", "docs")


@cache
def emitted(attack: str) -> dict[PurePosixPath, bytes]:
    document = json.dumps(everywhere(attack)).encode()
    nowhere = Path("no-such-folder")
    request = Request("-", document, output=nowhere, targets=_TARGETS, formatter="ruff")
    with patch.object(spool, "_MEMORY", 1 << 30):  # what is on disk goes with the run
        result = run(request, "check")
    errors = [d for d in result.sink if d.severity.value == "error"]
    assert not [d.message for d in errors if d.code not in {"F020", "F023"}]
    assert result.tree is not None
    assert result.api is not None
    assert len(result.api.operations) == 5
    return {
        file.path: file.content
        for file in result.tree
        if "_core" not in file.path.parts and file.path.suffix != ".bin"
    }


def texts(attack: str, suffix: str) -> Iterator[tuple[PurePosixPath, str]]:
    found = {path: one.decode() for path, one in emitted(attack).items() if path.suffix == suffix}
    assert found
    yield from found.items()


@pytest.mark.parametrize("name", ATTACKS)
def test_as_many_files_as_ever(name: str) -> None:
    assert len(emitted(ATTACKS[name])) == len(emitted("calm"))


def test_everything_that_is_written_shows() -> None:
    for path, content in emitted(UNSEEN).items():
        unseen = re.compile(f"(?![\n{_KEPT.get(path.suffix, '')}])[{HIDDEN}]")
        text = content.decode()
        found = unseen.search(text)
        assert found is None, (path, text[max(0, found.start() - 60) : found.end() + 20])


@pytest.mark.parametrize("name", ATTACKS)
def test_python_runs_nothing(name: str) -> None:
    for path, text in texts(ATTACKS[name], ".py"):
        for node in ast.walk(ast.parse(text, str(path))):
            assert getattr(node, "id", "") != MARK, path
            assert getattr(node, "attr", "") != MARK, path


@pytest.mark.skipif(tomllib is None, reason="there is no tomllib before Python 3.11")
@pytest.mark.parametrize("name", ATTACKS)
def test_metadata_keeps_its_keys(name: str) -> None:
    def keys(attack: str) -> dict[str, list[str]]:
        [text] = [text for path, text in texts(attack, ".toml") if path.name == "pyproject.toml"]
        # a contact that is no address stays away
        contact = {"authors", "urls"}
        return {key: sorted({*value} - contact) for key, value in tomllib.loads(text).items()}

    assert keys(ATTACKS[name]) == keys("calm")


@pytest.mark.parametrize("name", ATTACKS)
def test_data_files_read_back(name: str) -> None:
    for _, text in texts(ATTACKS[name], ".json"):
        json.loads(text)


@pytest.mark.parametrize("name", ATTACKS)
def test_shell_runs_curl_alone(name: str, tmp_path: Path) -> None:
    for program in ("curl", "http"):
        (tmp_path / program).write_text("#!/bin/sh\nprintf '%s\\0' called \"$@\"\n")
        (tmp_path / program).chmod(0o755)
    for path, text in texts(ATTACKS[name], ".sh"):
        variables = dict.fromkeys(re.findall(r"\$\{?([A-Z_0-9]+)", text), "x")
        done = subprocess.run(
            ["/bin/sh", "-c", text],
            cwd=tmp_path,
            env={"PATH": f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin", **variables},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b""), path
        called, *words = done.stdout.split(b"\0")[:-1]
        assert called == b"called"
        for option, value in pairwise(words):
            if option in {b"--header", b"--request", b"--form"}:
                assert not re.search(rb"[\r\n]", value), (path, value)
    assert {one.name for one in tmp_path.iterdir()} == {"curl", "http"}


@pytest.mark.parametrize("name", ATTACKS)
def test_pages_keep_their_shape(name: str) -> None:
    calm = {"code"} | {shape for _, text in texts("calm", ".md") for shape in shapes(text)}
    for path, text in texts(ATTACKS[name], ".md"):
        assert {shape for shape in shapes(text) if shape not in calm} == set(), path


def shapes(page: str) -> Iterator[str]:
    """What a page has beside text: directives, HTML, links by their scheme, images, targets."""
    front, body = re.fullmatch(r"(---\n.*?\n---\n)?(.*)", page, re.DOTALL).groups()  # type: ignore[union-attr]
    if front:
        yield f"front matter {sorted(yaml.safe_load(front[4:-4]))}"
    lines = body.split("\n")
    for token in _PARSER.parse(body):
        match token.type:
            case "fence":
                yield f"directive {token.info.split()[0]}" if token.info[:1] == "{" else "code"
                lines[slice(*token.map or ())] = ["" for _ in range(*token.map or ())]
            case "html_block":
                yield f"html {re.sub('[0-9]', '', token.content.split('>')[0])}"
        for child in token.children or ():
            match child.type:
                case "link_open":
                    scheme, colon, _ = str(child.attrGet("href")).partition(":")
                    yield f"link {scheme if colon else ''}"
                case "html_inline" | "image":
                    # downloads and anchors are named after what the document names
                    named = re.compile(r'(id|href)="#?[\w.-]+"')
                    yield named.sub(r"\1", f"{child.type} {child.content}")
    for line in lines:
        if re.match(r"%|\+\+\+|:::|\([^()\n]*\)=", line):
            yield re.sub(r"\((model|sdk)-[\w-]+\)=", r"(\1)=", line)
