from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import cli

ROOT = Path(__file__).parents[2]
SPEC = """\
openapi: 3.0.3
info: {title: Ponds, version: 1.2.3}
servers: [{url: https://ponds.example}]
paths:
  /ponds:
    get:
      operationId: listPonds
      summary: All ponds.
      tags: [ponds]
      responses:
        "200":
          description: Them.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Pond"}}
components:
  schemas:
    Pond:
      type: object
      properties:
        name: {type: string, description: What people call it.}
"""


def process(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the generator as its users do."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env={
            "PYTHONPATH": str(ROOT),
            "SDK_GENERATOR_CACHE": os.environ["SDK_GENERATOR_CACHE"],
            **env,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    return done


def command(*arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """The same inside this process, which is faster."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(cwd)
        found = CliRunner().invoke(cli, arguments, input=stdin, prog_name="generator")
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return subprocess.CompletedProcess(arguments, found.exit_code, found.stdout, found.stderr)


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One cache for all tests, and never that of the developer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDK_GENERATOR_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "ponds.yaml").write_text(SPEC)
    return tmp_path


def test_a_document_without_configuration_becomes_a_package(home: Path) -> None:
    done = command("generate", "ponds.yaml", "--output", "out", "--package", "ponds", cwd=home)
    assert done.returncode == 0, done.stderr
    for name in (
        "ponds/__init__.py",
        "pyproject.toml",
        "README.md",
        "manifest.json",
        ".manifest.json",
    ):
        assert (home / "out" / name).is_file(), name
    assert "1 operation" in done.stdout
    assert "written" in done.stdout
    assert done.stderr == ""


def test_without_output_each_target_has_its_folder(home: Path) -> None:
    assert command("generate", "ponds.yaml", cwd=home).returncode == 0
    assert (home / "generated" / "python" / "pyproject.toml").is_file()
    assert (home / "generated" / ".manifest.json").is_file()


def test_the_configuration_names_the_document_and_the_output(home: Path) -> None:
    (home / "conf").mkdir()
    (home / "conf" / "sdk.yaml").write_text(
        "spec: ../ponds.yaml\noutput: ../made\npackage: {name: water}\n"
    )
    assert command("generate", "--config", "conf/sdk.yaml", cwd=home).returncode == 0
    assert (home / "made" / "python" / "water" / "__init__.py").is_file()
    assert command("check", "--config", "conf/sdk.yaml", cwd=home).returncode == 0


def test_no_run_imports_what_it_does_not_need(home: Path) -> None:
    arguments = ("generate", "ponds.yaml", "--output", "out", "--format", "json")
    done = process(*arguments, cwd=home, PYTHONPROFILEIMPORTTIME="1")
    first = json.loads(done.stdout)
    assert "generator.pipeline" in done.stderr
    assert not {"black", "jsonpath", "difflib"} & imported(done.stderr)
    before = {path: path.stat().st_mtime_ns for path in (home / "out").rglob("*")}
    again = process(*arguments, cwd=home, PYTHONPROFILEIMPORTTIME="1")
    second = json.loads(again.stdout)
    assert first["files"]["written"] > 5
    assert second["files"]["written"] == 0
    assert second["files"]["unchanged"] == first["files"]["written"]
    assert before == {path: path.stat().st_mtime_ns for path in (home / "out").rglob("*")}
    assert "click" in imported(again.stderr)
    assert not {"jinja2", "yaml", "generator.pipeline"} & imported(again.stderr)


def imported(profile: str) -> set[str]:
    """The modules that a process imported, by what it printed of them."""
    return {line.rpartition("|")[2].strip() for line in profile.splitlines()}


@pytest.mark.parametrize("formatter", ["black", "ruff"])
def test_the_same_bytes_whatever_the_hash_seed_and_the_cache(home: Path, formatter: str) -> None:
    for seed in ("0", "4242"):
        done = process(
            *("generate", "ponds.yaml", "--output", f"out{seed}", "--package", "ponds"),
            *("--formatter", formatter),
            *(["--no-cache"] if seed == "0" else []),
            cwd=home,
            PYTHONHASHSEED=seed,
        )
        assert done.returncode == 0
    assert content(home / "out0") == content(home / "out4242")


def test_standard_input_is_a_document(home: Path) -> None:
    done = command("generate", "-", "--output", "out", cwd=home, stdin=SPEC.encode())
    assert done.returncode == 0
    other = command("generate", "ponds.yaml", "--output", "out2", cwd=home)
    assert other.returncode == 0
    assert sorted(content(home / "out")) == sorted(content(home / "out2"))


def test_check_names_what_differs_and_changes_nothing(home: Path) -> None:
    arguments = ("ponds.yaml", "--output", "out", "--package", "ponds")
    command("generate", *arguments, cwd=home)
    assert command("check", *arguments, cwd=home).returncode == 0
    (home / "ponds.yaml").write_text(SPEC.replace("All ponds.", "Every pond."))
    before = content(home / "out")
    done = command("check", *arguments, cwd=home)
    assert done.returncode == 1
    assert "out/ponds/resources/ponds.py" in done.stderr
    assert "Every pond." in done.stdout
    assert content(home / "out") == before
    assert command("generate", *arguments, cwd=home).returncode == 0
    assert command("check", *arguments, cwd=home).returncode == 0


def test_an_edited_file_is_refused_until_forced(home: Path) -> None:
    arguments = ("generate", "ponds.yaml", "--output", "out", "--package", "ponds")
    command(*arguments, cwd=home)
    edited = home / "out" / "ponds" / "client.py"
    edited.write_text("mine = True\n")
    (home / "ponds.yaml").write_text(SPEC.replace("1.2.3", "1.2.4"))
    before = content(home / "out")
    done = command(*arguments, cwd=home)
    assert done.returncode == 1
    assert "client.py" in done.stderr
    assert "_custom/" in done.stderr
    assert content(home / "out") == before
    assert command(*arguments, "--force", cwd=home).returncode == 0
    assert edited.read_text() != "mine = True\n"


def test_code_of_the_owner_survives(home: Path) -> None:
    arguments = ("ponds.yaml", "--output", "out", "--package", "ponds")
    command("generate", *arguments, cwd=home)
    custom = home / "out" / "ponds" / "_custom" / "client.py"
    custom.write_text(custom.read_text() + "\n# mine\n")
    (home / "ponds.yaml").write_text(SPEC.replace("1.2.3", "1.2.4"))
    assert command("generate", *arguments, cwd=home).returncode == 0
    assert custom.read_text().endswith("# mine\n")
    assert command("check", *arguments, cwd=home).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "SPEC"),
        (("--bogus", "ponds.yaml"), "--bogus"),
        (("ponds.yaml", "--format", "xml"), "xml"),
        (("ponds.yaml", "--package", "my-package"), "my-package"),
        (("ponds.yaml", "--package", "class"), "class"),
        (("ponds.yaml", "other.yaml"), "other.yaml"),
    ],
)
def test_wrong_usage_exits_2(home: Path, arguments: tuple[str, ...], words: str) -> None:
    done = command("generate", *arguments, cwd=home)
    assert done.returncode == 2
    assert words in done.stderr
    assert content(home).keys() == {"ponds.yaml"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("missing.yaml", None),
        ("folder", b""),
        ("binary.yaml", bytes(range(256)) * 10),
        ("empty.yaml", b""),
        ("text.yaml", b"hello"),
        ("list.yaml", b"[1, 2]"),
        ("broken.json", b'{"openapi": "3.0.0",'),
        ("tabs.yaml", b"openapi: 3.0.0\n\tinfo: {}\n"),
    ],
)
@pytest.mark.parametrize("output", ["text", "json"])
def test_what_is_no_document_is_one_clear_error(
    home: Path, name: str, data: bytes | None, output: str
) -> None:
    if name == "folder":
        (home / name).mkdir()
    elif data is not None:
        (home / name).write_bytes(data)
    done = command("generate", name, "--output", "out", "--format", output, cwd=home)
    assert done.returncode == 1
    assert not (home / "out").exists()
    if output == "json":
        assert done.stderr == ""
        errors = [d for d in json.loads(done.stdout)["diagnostics"] if d["severity"] == "error"]
        assert len(errors) == 1
        assert errors[0]["file"] == name
    else:
        assert done.stderr.count("error") == 1
        assert name in done.stderr


def test_faults_of_the_configuration_come_with_their_place(home: Path) -> None:
    (home / "sdk.yaml").write_text("spec: ponds.yaml\nresorces: {}\n")
    done = command("generate", "--config", "sdk.yaml", cwd=home)
    assert done.returncode == 1
    assert "sdk.yaml:2:1" in done.stderr
    assert "'resources'" in done.stderr
    assert not (home / "generated").exists()


@pytest.mark.parametrize(
    ("settings", "place", "words"),
    [
        ("targets: [pyhton]\nspec: ponds.yaml\n", "sdk.yaml:1:1", "'python'"),
        ("spec: ponds.yaml\npackage:\n  readme: no.md\n", "sdk.yaml:3:3", "no.md"),
        ("spec: ponds.yaml\npackage:\n  files: {A.md: no.md}\n", "sdk.yaml:3:11", "no.md"),
        ("format: black\n", "sdk.yaml:1:1", "document"),
        (
            "spec: ponds.yaml\nresources: {ponds: {methods: {list: listPond}}}\n",
            "sdk.yaml:2:",
            "listPonds",
        ),
        (
            "spec: ponds.yaml\nresources: {ponds: {methods: {up: {upload: listPonds}}}}\n",
            "sdk.yaml:2:",
            "no 'x-sdk-upload'",
        ),
        ("spec: ponds.yaml\noverlays: [no.yaml]\n", "no.yaml", "cannot be read"),
    ],
)
def test_what_the_configuration_names_must_exist(
    home: Path, settings: str, place: str, words: str
) -> None:
    (home / "sdk.yaml").write_text(settings)
    done = command("generate", "--config", "sdk.yaml", "--strict", cwd=home)
    assert done.returncode == 1, done.stdout
    assert place in done.stderr
    assert words in done.stderr
    assert not (home / "generated").exists()


def test_json_says_everything_in_one_object(home: Path) -> None:
    done = command("validate", "ponds.yaml", "--format", "json", cwd=home)
    found = json.loads(done.stdout)
    assert found["ok"] is True
    assert found["operations"] == 1
    assert found["skipped"] == []
    assert done.stderr == ""
    assert content(home).keys() == {"ponds.yaml"}


def test_quiet_says_nothing_when_all_is_well(home: Path) -> None:
    done = command("generate", "ponds.yaml", "--output", "out", "--quiet", cwd=home)
    assert (done.stdout, done.stderr) == ("", "")
    done = command("generate", "missing.yaml", "--output", "out", "--quiet", cwd=home)
    assert "missing.yaml" in done.stderr


def test_a_damaged_lock_of_names_is_said(home: Path) -> None:
    command("generate", "ponds.yaml", "--output", "out", cwd=home)
    (home / "out" / "names.lock").write_text("<<<<<<< HEAD")
    done = command("generate", "ponds.yaml", "--output", "out", cwd=home)
    assert done.returncode == 1
    assert "names.lock" in done.stderr


def test_an_unwritable_folder_is_said(home: Path) -> None:
    (home / "file").write_text("")
    done = command("generate", "ponds.yaml", "--output", "file/out", cwd=home)
    assert done.returncode == 1
    assert "file" in done.stderr


def test_a_closed_pipe_is_no_traceback(home: Path) -> None:
    script = f"{sys.executable} -m generator check ponds.yaml --output out | head -c 1"
    done = subprocess.run(
        ["/bin/sh", "-c", script],
        cwd=home,
        env={
            "PYTHONPATH": str(ROOT),
            "PATH": "/usr/bin:/bin",
            "SDK_GENERATOR_CACHE": str(home / "c"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send")
def test_an_interrupt_is_no_traceback(home: Path) -> None:
    os.mkfifo(home / "pipe")
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "generate", "-", "--output", "out"],
        cwd=home,
        env={"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode not in {0, 2}
    assert "Traceback" not in err
    assert not (home / "out").exists()


@pytest.mark.parametrize("arguments", [("--help",), ("generate", "--help"), ("--version",)])
def test_help_imports_only_what_it_needs(home: Path, arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "generator", *arguments],
        cwd=home,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    modules = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert not modules & {
        "yaml",
        "jinja2",
        "black",
        "httpx",
        "generator.config",
        "generator.pipeline",
        "generator.targets",
        "openapi_spec_validator",
    }
    # a list of the commands shows a line of each; the help of one needs only that one
    others = {"generator.cli.mock", "generator.cli.serve"}
    assert modules & others == (others if arguments == ("--help",) else set())


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("mock", "ponds.yaml"), 1, "the package 'starlette', which is not installed"),
        (("serve", "ponds.yaml"), 1, "pip install 'openapi-sdk-generator[docs]'"),
        (("generate",), 2, "Give SPEC, or --config"),
        (("generat",), 2, "No such command 'generat'"),
    ],
)
def test_what_a_command_lacks_is_said(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    message: str,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    done = command(*arguments, cwd=home)
    assert done.returncode == code
    assert message in done.stderr


@pytest.mark.parametrize("name", ["mock", "serve"])
def test_servers_ask_for_a_document_too(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: True)
    done = command(name, cwd=home)
    assert done.returncode == 2
    assert "Give SPEC, or --config" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no terminals to open")
def test_stages_are_said_on_a_terminal_and_wiped(home: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "generator", "validate", "ponds.yaml"],
        cwd=home,
        env={"PYTHONPATH": str(ROOT), "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=True,
    )
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "reading the document" in said
    assert said.endswith("\r\x1b[K")
    assert done.stdout.decode().startswith("Done: 1 operation")


def test_what_the_generator_does_not_survive_is_one_message(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator import pipeline

    def crash(*_: object) -> None:
        raise KeyError("x\x1b[31m")

    monkeypatch.setattr(pipeline, "lower", crash)
    done = command("generate", "ponds.yaml", "--output", "out", cwd=home)
    assert done.returncode == 1
    assert "P001" in done.stderr
    assert "understanding the API" in done.stderr
    assert "\x1b" not in done.stderr
    assert not (home / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "says", "helps"),
    [
        (("pnds.yaml",), "pnds.yaml: error[S001]", "Did you mean 'ponds.yaml'?"),
        (("https://example.com/a.yaml",), "error[S001]", "Download it"),
        (("--config", "sdc.yaml"), "sdc.yaml: error[S001]", "Did you mean 'sdk.yaml'?"),
        (
            ("--config", "sdk.yaml"),
            "sdk.yaml:2:1: error[S001]: The file 'pnds.yaml'",
            "'ponds.yaml'",
        ),
        (
            ("--config", "over.yaml"),
            "over.yaml:2:12: error[S001]: The file 'changes.json'",
            "Check the path",
        ),
        (("ponds.yaml", "--output", "sdk.yaml"), "error[F011]: The path sdk.yaml", "Move it away"),
        (
            ("ponds.yaml", "--output", "sdk.yaml/a"),
            "error[F011]: The path sdk.yaml/a",
            "Move it away",
        ),
    ],
)
def test_a_file_that_is_not_there(
    arguments: tuple[str, ...],
    says: str,
    helps: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ponds.yaml").write_text(SPEC)
    Path("sdk.yaml").write_text("strict: true\nspec: pnds.yaml\n")
    Path("over.yaml").write_text("spec: ponds.yaml\noverlays: [changes.json]\n")
    done = CliRunner().invoke(cli, ["generate", *arguments])
    assert done.exit_code == 1
    assert says in done.output
    assert helps in done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "over.yaml",
        "ponds.yaml",
        "sdk.yaml",
    ]


def test_standard_input_may_be_closed(tmp_path: Path) -> None:
    command = '"$0" -m generator validate - <&-'
    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.endswith("Error: SPEC is '-', but standard input is closed.\n")
