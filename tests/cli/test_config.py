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
from tests.cli.faulty_settings import FAULTS
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


@pytest.mark.parametrize(("text", "place", "code", "words"), FAULTS)
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
