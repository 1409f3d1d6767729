from __future__ import annotations

from pathlib import Path

import pytest

from generator.config.load import Configuration, load_configuration
from generator.config.settings import ArgumentKind, Settings
from generator.diagnostics import GenerationError, Sink
from generator.document.source import SourceFile, load_file, load_text
from generator.ir.wire import ArgumentIn
from generator.pipeline import Request, run
from generator.targets.base import Target
from generator.targets.python.settings import PythonSettings, Returns, python_settings
from generator.targets.registry import TARGETS
from tests.cli.sections import sections_of

AIHUB = Path(__file__).parents[2] / "specs" / "aihub" / "sdk.yaml"


def load(source: SourceFile, folder: Path = Path("conf")) -> Configuration[Target]:
    """What a file without a fault says."""
    sink = Sink()
    found = load_configuration(source, folder, sink, TARGETS)
    assert len(sink) == 0
    return found


def read(text: str) -> Settings:
    return load(load_text(text, "sdk.yaml")).settings


def python(source: SourceFile) -> PythonSettings:
    """What a file without a fault says to the python target."""
    return python_settings(sections_of(source, "python"))


def faults(text: str) -> list[tuple[str, str, str]]:
    """What is wrong with ``text``: line:column, code, message and hint."""
    source = load_text(text, "sdk.yaml")
    sink = Sink()
    with pytest.raises(GenerationError):
        load_configuration(source, Path("conf"), sink, TARGETS)
    found = []
    for item in sink:
        assert item.loc is not None
        mark = source.mark(item.loc.pointer)
        found.append(
            (f"{mark.line}:{mark.column}", item.code, f"{item.message} {item.hint}".strip())
        )
    return found


def test_the_first_user_s_file_is_understood_whole() -> None:
    settings = load(load_file(AIHUB), AIHUB.parent).settings
    own = python(load_file(AIHUB))
    assert settings.package.python == (3, 7)
    assert settings.spec == AIHUB.parent / "openapi.yaml"
    assert [argument.kind for argument in settings.client.arguments] == [
        ArgumentKind.SECURITY,
        ArgumentKind.HEADER,
        ArgumentKind.SERVER,
        ArgumentKind.DEBUG,
    ]
    runs = own.resources["apps"].resources["deployments"].resources["runs"]
    assert runs.class_name == "DeploymentRuns"
    (create,) = runs.methods
    assert create.operation == "runDeployment"
    assert create.arguments is not None
    assert create.arguments[0].wire == "deployment-id"
    assert create.arguments[7].ignored.startswith("The API")
    upload = next(m for m in own.resources["batches"].methods if m.kind)
    assert (upload.kind, upload.operation) == ("upload", "createMultipartUploadSession")
    assert upload.arguments is not None
    assert upload.arguments[2].body
    assert own.compat.exceptions["ApiException"] == "APIStatusError"


@pytest.mark.parametrize("text", ["", "# nothing", "{}", "package:\nclient: null\n"])
def test_without_settings_there_are_defaults(text: str) -> None:
    found = load(load_text(text, "sdk.yaml"))
    assert found.settings.targets == ("python",)
    assert found.settings.client.timeout == 60
    assert found.own == {}


def test_short_and_long_forms() -> None:
    text = (
        "targets: [python]\nstrict: true\nformat: ruff\ntypecheck: '3.9'\noutput: out\n"
        "package:\n  authors: [Ann <ann@example.com>, Bob]\n  urls: {Home: x}\n  files: {A.md: b.md}\n"
        "client:\n  timeout: null\n"
        "resources:\n  pets:\n    doc: Pets.\n    methods:\n      a: getA\n"
        "      b: {operation: getB, returns: response, arguments: [x, {name: y, in: query, default: null}]}\n"
        "      c: {alias: a}\n"
    )
    found = load(load_text(text, "sdk.yaml"))
    settings = found.settings
    assert settings.output == Path("conf/out")
    assert settings.package.files == {"A.md": Path("conf/b.md")}
    assert [(a.name, a.email) for a in settings.package.authors] == [
        ("Ann", "ann@example.com"),
        ("Bob", ""),
    ]
    assert settings.client.timeout is None
    a, b, c = python(load_text(text, "sdk.yaml")).resources["pets"].methods
    assert (a.operation, a.arguments) == ("getA", None)
    assert b.returns is Returns.RESPONSE
    assert b.arguments is not None
    assert [(x.name, x.wire, x.location, x.has_default) for x in b.arguments] == [
        ("x", "x", None, False),
        ("y", "y", ArgumentIn.QUERY, True),
    ]
    assert c.alias == "a"


def test_places_of_methods_and_arguments_are_kept() -> None:
    text = "resources:\n  pets:\n    methods:\n      a: getA\n      b:\n        operation: x\n        arguments: [u, {name: v}]\n"
    source = load_text(text, "sdk.yaml")
    a, b = python(source).resources["pets"].methods
    assert b.arguments is not None
    places = [x.loc and source.mark(x.loc.pointer) for x in (a, b, *b.arguments)]
    assert [(mark.line, mark.column) for mark in places if mark] == [
        (4, 7),
        (5, 7),
        (7, 21),
        (7, 24),
    ]


@pytest.mark.parametrize(
    ("text", "place", "code", "words"),
    [
        ("a: 1\npackge: {}\n", "1:1", "C001", "'a'"),
        ("packge: {}\n", "1:1", "C001", "Did you mean 'package'"),
        ("package:\n  naem: x\n", "2:3", "C001", "Did you mean 'name'"),
        (
            "client:\n  arguments:\n    - name: x\n      header: X\n      evn: Y\n",
            "5:7",
            "C001",
            "'env'",
        ),
        ("resources:\n  pets:\n    metods: {}\n", "3:5", "C001", "'methods'"),
        ("[]", "1:1", "C002", "mapping"),
        ("package:\n  version: 1.0\n", "2:3", "C003", "Put it in quotes"),
        ("spec: a.yaml\noutput: null\n", "2:1", "C003", "`output` must be a path"),
        ("output: ''\n", "1:1", "C003", "Remove it, or write a path"),
        ("spec:\n", "1:1", "C003", "`spec` must be a path"),
        ("package:\n  readme:\n", "2:3", "C003", "`package.readme` must be a path"),
        ("package:\n  python: 3.10\n", "2:3", "C003", "quotes"),
        ("package:\n  python: '2.7'\n", "2:3", "C003", "3.7"),
        ("package:\n  name: my-package\n", "2:3", "C003", "my-package"),
        ("package:\n  name: class\n", "2:3", "C003", "keyword"),
        ("package:\n  distribution: '-x'\n", "2:3", "C003", "acme-client"),
        ("package:\n  version: one\n", "2:3", "C003", "1.0.0"),
        ("package:\n  license: MIT License\n", "2:3", "C003", "an SPDX expression like Apache-2.0"),
        ("package:\n  license: MIT AND\n", "2:3", "C003", "an SPDX expression"),
        ("package:\n  license: Apache-2.0\n", "2:3", "C003", "whose text"),
        ("package: []\n", "1:1", "C003", "a mapping, not a list"),
        ("package:\n  keywords: x\n", "2:3", "C003", "a list, not a string"),
        ("package:\n  keywords: [1]\n", "2:14", "C003", "the number 1"),
        ("edition: '1999'\n", "1:1", "C003", "2026"),
        ("format: blakc\n", "1:1", "C003", "Did you mean 'black'"),
        ("strict: maybe\n", "1:1", "C003", "true or false"),
        ("client:\n  timeout: -1\n", "2:3", "C003", "greater than 0"),
        ("client:\n  timeout: true\n", "2:3", "C003", "number of seconds"),
        ("client:\n  max_retries: -1\n", "2:3", "C003", "negative"),
        ("client:\n  max_retries: true\n", "2:3", "C003", "whole number"),
        ("client:\n  arguments: [x]\n", "2:15", "C003", "mapping"),
        ("client:\n  arguments: [{name: x}]\n", "2:15", "C004", "exactly one"),
        ("client:\n  arguments: [{name: x, header: A, query: b}]\n", "2:15", "C004", "exactly one"),
        ("client:\n  arguments: [{header: A}]\n", "2:15", "C004", "must have a name"),
        ("client:\n  arguments: [{name: x, header: A, env: a-b}]\n", "2:36", "C003", "environment"),
        (
            "client:\n  arguments: [{name: x, debug: true}, {name: x, server: true}]\n",
            "2:39",
            "C006",
            "two",
        ),
        ("client:\n  arguments: [{name: x, debug: false}]\n", "2:25", "C003", "only be true"),
        ("client:\n  arguments: [{name: x, header: ''}]\n", "2:25", "C003", "empty"),
        ("resources:\n  my-pets: {}\n", "2:3", "C005", "my-pets"),
        ("resources:\n  pets: 1\n", "2:3", "C003", "mapping"),
        ("resources:\n  pets:\n    methods: {del: x}\n", "3:15", "C005", "keyword"),
        ("resources:\n  pets:\n    methods: {get: 1}\n", "3:15", "C003", "operationId"),
        ("resources:\n  pets:\n    methods: {get: {}}\n", "3:15", "C004", "exactly one"),
        (
            "resources:\n  pets:\n    methods: {get: {operation: a, upload: b}}\n",
            "3:15",
            "C004",
            "exactly",
        ),
        ("resources:\n  pets:\n    methods: {get: true}\n", "3:15", "C003", "or false, not true"),
        (
            "resources:\n  pets:\n    methods: {get: {upload: a, returns: response}}\n",
            "3:15",
            "C004",
            "more than one operation",
        ),
        (
            "resources:\n  pets:\n    methods: {get: {alias: a, arguments: []}}\n",
            "3:15",
            "C004",
            "alias",
        ),
        (
            "resources:\n  p:\n    methods: {g: {operation: a, arguments: [a-b]}}\n",
            "3:45",
            "C005",
            "wire: a-b",
        ),
        (
            "resources:\n  p:\n    methods: {g: {operation: a, arguments: [a, a]}}\n",
            "3:48",
            "C006",
            "two",
        ),
        (
            "resources:\n  p:\n    methods: {g: {operation: a, arguments: [3]}}\n",
            "3:45",
            "C003",
            "number 3",
        ),
        (
            "resources:\n  p:\n    methods: {g: {operation: a, returns: raw}}\n",
            "3:33",
            "C003",
            "response",
        ),
        ("resources:\n  p:\n    methods: {q: a}\n    resources: {q: {}}\n", "3:15", "C006", "both"),
        ("models:\n  naming: odd\n", "2:3", "C003", "openapi-generator"),
        ("models:\n  names: {a/b: 1x}\n", "2:11", "C003", "1x"),
        ("compat:\n  exceptions: {A-B: C}\n", "2:16", "C005", "A-B"),
    ],
)
def test_faults_are_said_with_their_place(text: str, place: str, code: str, words: str) -> None:
    found = faults(text)
    assert (place, code) in [(fault[0], fault[1]) for fault in found], found
    assert any(words in fault[2] for fault in found), found


def test_all_faults_are_said_at_once() -> None:
    assert len(faults("strict: 1\nformat: x\nnope: 1\npackage:\n  name: 1x\n")) == 4


@pytest.mark.parametrize(
    "expression",
    [
        "Apache-2.0",
        "GPL-3.0-or-later WITH Classpath-exception-2.0",
        "(MIT OR Apache-2.0) AND BSD-3-Clause",
        "LGPL-2.1+",
        "LicenseRef-Acme",
    ],
)
def test_any_license_has_its_text(expression: str, tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_text("The terms.\n")
    (tmp_path / "openapi.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n"
        "paths: {/a: {get: {responses: {'204': {description: Done.}}}}}\n"
    )
    (tmp_path / "sdk.yaml").write_text(
        f"spec: openapi.yaml\npackage:\n  license: {expression}\n"
        "  files: {LICENSE.txt: terms.txt}\n"
    )
    request = Request(config=tmp_path / "sdk.yaml", output=tmp_path / "out", formatter="ruff")
    assert run(request, "generate").ok
    metadata = (tmp_path / "out" / "pyproject.toml").read_text()
    assert f'license = "{expression}"\nlicense-files = ["LICENSE.txt"]\n' in metadata
    assert (tmp_path / "out" / "LICENSE.txt").read_text() == "The terms.\n"
    assert not (tmp_path / "out" / "LICENSE").exists()
