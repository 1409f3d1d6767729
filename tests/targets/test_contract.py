"""The contract of targets: one of our own, put into a registry here, and what holds for all."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import pytest

from generator.config.section import Section, Sections
from generator.document.source import SourceFile
from generator.emit.files import FileJob, Verbatim
from generator.pipeline import Request, Result, run
from generator.targets.base import Entry, Planned, PlanRequest, Registry, Table, Target
from generator.targets.registry import TARGETS

ROOT = Path(__file__).parents[2]
SPEC = """\
openapi: 3.1.0
info: {title: Ponds, version: '1'}
paths:
  /ponds:
    get: {operationId: listPonds, responses: {'200': {description: Them.}}}
"""


@dataclass(frozen=True, slots=True)
class ContentsSettings:
    title: str = ""
    intro: Path | None = None


def contents_settings(section: Section | None) -> ContentsSettings:
    if section is None:
        return ContentsSettings()
    settings = ContentsSettings(section.text("title"), section.file("intro"))
    section.done()
    return settings


@dataclass(frozen=True, slots=True)
class ContentsTable(Table):
    """Where the contents are."""

    file: PurePosixPath


def contents_target(sections: Sections) -> Target:
    """One file that lists the operations."""
    settings = contents_settings(sections.get("contents"))

    def plan(request: PlanRequest) -> Planned:
        lines = [settings.title or request.api.info.title]
        if settings.intro is not None:
            lines.append(settings.intro.read_text(encoding="utf-8"))
        lines += (operation.key for operation in request.api.operations)
        table = ContentsTable(PurePosixPath("contents.txt"))
        return Planned((FileJob(table.file, Verbatim("\n".join(lines))),), table)

    return plan


def link(request: PlanRequest) -> Planned:
    """Another target, which reads the table of the first."""
    contents = request.table(ContentsTable)
    text = str(contents.file) if contents is not None else "no contents"
    return Planned((FileJob(PurePosixPath("link.txt"), Verbatim(text)),))


CONTENTS = Entry("contents", contents_target, sections=("contents",))
LINK = Entry("link", lambda _: link, reads=("contents",))


def made(tmp_path: Path, config: str, registry: Registry = (*TARGETS, CONTENTS, LINK)) -> Result:
    """A run of the pipeline with a configuration."""
    (tmp_path / "api.yaml").write_text(SPEC)
    (tmp_path / "sdk.yaml").write_text(f"spec: api.yaml\noutput: out\n{config}")
    return run(Request(config=tmp_path / "sdk.yaml"), "generate", registry=registry)


def said(result: Result) -> list[str]:
    """Every message as ``line:column code text``."""
    found = []
    for item in result.sink:
        assert item.loc is not None
        source: SourceFile = result.files[item.loc.uri]
        mark = source.mark(item.loc.pointer)
        found.append(f"{mark.line}:{mark.column} {item.code} {item.message} {item.hint}".strip())
    return found


def test_a_target_of_our_own_has_settings_a_file_and_a_table(tmp_path: Path) -> None:
    result = made(tmp_path, "targets: [link, contents]\ncontents: {title: Mine}\n")
    assert said(result) == []
    assert (tmp_path / "out" / "contents" / "contents.txt").read_text() == "Mine\nlistPonds"
    assert (tmp_path / "out" / "link" / "link.txt").read_text() == "contents.txt"


def test_it_has_its_defaults_without_a_section(tmp_path: Path) -> None:
    assert made(tmp_path, "targets: [contents]\n").ok
    assert (tmp_path / "out" / "contents" / "contents.txt").read_text() == "Ponds\nlistPonds"


def test_a_table_is_absent_when_its_target_is_not_part_of_the_run(tmp_path: Path) -> None:
    assert made(tmp_path, "targets: [link]\n").ok
    assert (tmp_path / "out" / "link" / "link.txt").read_text() == "no contents"


def test_it_stands_beside_the_targets_there_are(tmp_path: Path) -> None:
    result = made(tmp_path, "targets: [python, contents]\npackage: {name: ponds}\n")
    assert result.ok, said(result)
    assert (tmp_path / "out" / "python" / "ponds" / "client.py").is_file()
    assert (tmp_path / "out" / "contents" / "contents.txt").is_file()


@pytest.mark.parametrize(
    ("config", "message"),
    [
        # also when the run does not ask for the target: the file is read whole
        (
            "targets: [link]\ncontents: {titel: x}\n",
            "4:12 C001 There is no setting 'titel' of `contents`. Did you mean 'title'?",
        ),
        ("contents: []\n", "3:1 C003 `contents` must be a mapping, not a list."),
        ("contens: {}\n", "3:1 C001 There is no setting 'contens'. Did you mean 'contents'?"),
        ("targets: [contens]\n", "3:1 C009 There is no target 'contens'. Did you mean 'contents'?"),
    ],
)
def test_faults_of_its_section_have_a_place_and_a_hint(
    tmp_path: Path, config: str, message: str
) -> None:
    result = made(tmp_path, config)
    assert said(result) == [message]
    assert not (tmp_path / "out").exists()


def test_a_file_that_a_section_names_has_to_be_there(tmp_path: Path) -> None:
    result = made(tmp_path, "targets: [contents]\ncontents: {intro: intro.md}\n")
    (message,) = said(result)
    assert message.startswith("4:12 C008 ")
    assert "intro.md cannot be read" in message
    (tmp_path / "intro.md").write_text("Hello.")
    result = made(tmp_path, "targets: [contents]\ncontents: {intro: intro.md}\n")
    assert [attachment.path for attachment in result.attachments] == [tmp_path / "intro.md"]
    text = (tmp_path / "out" / "contents" / "contents.txt").read_text()
    assert text == "Ponds\nHello.\nlistPonds"


def test_no_two_targets_have_a_name_or_a_section_in_common() -> None:
    names = [entry.name for entry in TARGETS]
    sections = [section for entry in TARGETS for section in entry.sections]
    assert len(set(names)) == len(names)
    assert len(set(sections)) == len(sections)


def test_who_reads_a_table_stands_behind_the_target_that_publishes_it(tmp_path: Path) -> None:
    published: dict[str, bool] = {}
    for at, entry in enumerate(TARGETS):
        assert set(entry.reads) <= {before.name for before in TARGETS[:at]}, entry.name

    def watched(entry: Entry) -> Entry:
        def configure(sections: Sections) -> Target:
            target = entry.configure(sections)

            def plan(request: PlanRequest) -> Planned:
                planned = target(request)
                published[entry.name] = planned.table is not None
                return planned

            return plan

        return replace(entry, configure=configure)

    names = ", ".join(entry.name for entry in TARGETS)
    assert made(tmp_path, f"targets: [{names}]\n", tuple(watched(e) for e in TARGETS)).ok
    read = {name for entry in TARGETS for name in entry.reads}
    assert read <= {name for name, told in published.items() if told}


@pytest.mark.parametrize(
    ("step", "config", "imported"),
    [
        ("lower", "", set()),
        ("validate", "targets: [python]\n", {"python"}),
        ("validate", "targets: [postman]\n", {"postman"}),
        # a section of a target that is not asked for is checked, and no more than that
        ("validate", "targets: [postman]\ndocs: {title: x}\n", {"postman"}),
    ],
)
def test_a_run_imports_the_targets_it_was_asked_for(
    tmp_path: Path, step: str, config: str, imported: set[str]
) -> None:
    (tmp_path / "api.yaml").write_text(SPEC)
    (tmp_path / "sdk.yaml").write_text(f"spec: api.yaml\n{config}")
    script = (
        "import sys\nfrom pathlib import Path\nfrom generator.pipeline import Request, run\n"
        f"assert run(Request(config=Path('sdk.yaml')), {step!r}).ok\n"
        "print(*(name for name in sys.modules if name.startswith('generator.')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    modules = set(done.stdout.split())
    plans = {entry.name for entry in TARGETS if f"generator.targets.{entry.name}.plan" in modules}
    assert plans == imported
    assert ("generator.requests.build" in modules) == bool(imported - {"python"})
