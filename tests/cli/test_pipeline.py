"""The order of the stages, tried with small targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from generator import pipeline
from generator.config.settings import Settings
from generator.diagnostics import GenerationError, Sink
from generator.emit.files import FileJob, Json, Verbatim
from generator.ir.model import Api
from generator.pipeline import Request, Result, Step
from generator.requests.model import Environment, Requests
from generator.targets.base import Entry, Planned, PlanRequest, Registry, Table

SPEC = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n"
OVERLAY = (
    "overlay: 1.0.0\ninfo: {{title: o, version: '1'}}\n"
    "actions: [{{target: $.info, update: {{title: {title}}}}}]\n"
)


@dataclass(frozen=True)
class Titles(Table):
    title: str


@dataclass(frozen=True)
class Later(Table):
    """A table that no target of the run publishes."""


def first(request: PlanRequest) -> Planned:
    """Write what it was given, and publish a table."""
    lock = {"classes": {"A": request.api.info.title}}
    jobs = (
        FileJob(PurePosixPath("title.txt"), Verbatim(request.api.info.title)),
        FileJob(PurePosixPath("before.json"), Json(request.names_lock)),
    )
    return Planned(jobs, Titles(request.api.info.title), locked=lock)


def second(request: PlanRequest) -> Planned:
    """Read what the first one published."""
    titles = request.table(Titles)
    text = f"{titles and titles.title} {request.table(Later)}"
    return Planned((FileJob(PurePosixPath("index.md"), Verbatim(text)),))


REGISTRY = (
    Entry("python", lambda _: first),
    Entry("docs", lambda _: second, reads=("python",)),
)


def run(
    request: Request,
    step: Step,
    progress: Callable[[str], None] = lambda _: None,
    registry: Registry = REGISTRY,
) -> Result:
    """The pipeline with small targets."""
    return pipeline.run(request, step, progress, registry)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("api.yaml").write_text(SPEC)
    Path("sdk.yaml").write_text("spec: api.yaml\ntargets: [python, docs]\n")
    for name in ("one", "two"):
        Path(f"{name}.yaml").write_text(OVERLAY.format(title=name))
    return tmp_path


def made(folder: str) -> dict[str, str]:
    root = Path(folder)
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in root.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def test_every_target_has_its_folder_and_reads_the_tables_of_those_before() -> None:
    result = run(Request(config=Path("sdk.yaml")), "generate")
    assert result.ok, list(result.sink)
    assert made("generated")["docs/index.md"] == "T None"
    assert made("generated")["python/title.txt"] == "T"
    assert Path("generated/.manifest.json").is_file()


def test_an_output_of_its_own_is_the_folder_of_the_first_target() -> None:
    assert run(Request(config=Path("sdk.yaml"), output=Path("out")), "generate").ok
    assert sorted(made("out")) == ["before.json", "docs/index.md", "names.lock", "title.txt"]


def test_names_of_a_former_run_reach_the_target() -> None:
    request = Request(config=Path("sdk.yaml"), output=Path("out"))
    run(request, "generate")
    assert made("out")["before.json"] == "{}\n"
    run(request, "generate")
    assert '"A": "T"' in made("out")["before.json"]


def test_overlays_of_the_command_take_the_place_of_configured_ones() -> None:
    Path("sdk.yaml").write_text("spec: api.yaml\noverlays: [one.yaml]\n")
    run(Request(config=Path("sdk.yaml"), output=Path("out")), "generate")
    assert made("out")["title.txt"] == "one"
    request = Request(config=Path("sdk.yaml"), output=Path("out"), overlays=(Path("two.yaml"),))
    run(request, "generate")
    assert made("out")["title.txt"] == "two"


def test_the_document_of_the_command_takes_the_place_of_the_configured_one() -> None:
    Path("other.yaml").write_text(SPEC.replace("title: T", "title: Other"))
    run(Request(spec="other.yaml", config=Path("sdk.yaml"), output=Path("out")), "generate")
    assert made("out")["title.txt"] == "Other"


def test_the_steps_differ_only_in_the_last_stage() -> None:
    seen: dict[str, list[str]] = {}
    for step in ("validate", "check", "generate"):
        stages: list[str] = []
        run(Request(spec="api.yaml", output=Path("out")), step, stages.append)
        seen[step] = stages
    common = ["read", "resolve", "validate", "lower", "relate", "plan"]
    assert seen == {
        "validate": common,
        "check": [*common, "render", "check"],
        "generate": [*common, "render", "generate"],
    }


def test_check_and_validate_write_nothing(home: Path) -> None:
    before = sorted(home.rglob("*"))
    assert run(Request(spec="api.yaml"), "validate").ok
    assert not run(Request(spec="api.yaml"), "check").ok
    assert sorted(home.rglob("*")) == before


def test_a_fault_in_a_stage_ends_the_run_before_anything_is_written() -> None:
    def failing(request: PlanRequest) -> Planned:
        request.sink.error("N999", "No.")
        return first(request)

    registry = (Entry("python", lambda _: failing),)
    result = run(Request(spec="api.yaml"), "generate", registry=registry)
    assert [d.code for d in result.sink if d.code == "N999"]
    assert result.tree is None
    assert not Path("generated").exists()


def test_paths_of_a_target_stay_inside_the_output() -> None:
    def escaping(_: PlanRequest) -> Planned:
        return Planned((FileJob(PurePosixPath("../../evil.txt"), Verbatim("x")),))

    registry = (Entry("python", lambda _: escaping),)
    result = run(Request(spec="api.yaml"), "generate", registry=registry)
    assert "F001" in [d.code for d in result.sink]
    assert not Path("generated").exists()


def test_an_operation_that_is_left_out_is_an_error_when_strict() -> None:
    Path("bad.yaml").write_text(
        SPEC.replace("{}", "")
        + "  /a:\n    get:\n      operationId: a\n      parameters: [{$ref: '#/nowhere'}]\n"
        + "      responses: {'200': {description: ok}}\n"
    )
    lenient = run(Request(spec="bad.yaml", output=Path("a")), "generate")
    assert lenient.ok, list(lenient.sink)
    assert lenient.api
    assert [item.path for item in lenient.api.skipped] == ["/a"]
    strict = run(Request(spec="bad.yaml", output=Path("b"), strict=True), "generate")
    assert not strict.ok
    assert not Path("b").exists()
    Path("sdk.yaml").write_text("spec: bad.yaml\n")
    assert not run(Request(config=Path("sdk.yaml")), "generate").ok
    Path("sdk.yaml").write_text("spec: bad.yaml\ntolerant: true\n")
    assert run(Request(config=Path("sdk.yaml")), "generate").ok


def test_a_table_that_the_registry_does_not_name_is_not_read() -> None:
    registry = (REGISTRY[0], Entry("docs", lambda _: second))
    assert run(Request(config=Path("sdk.yaml")), "generate", registry=registry).ok
    assert made("generated")["docs/index.md"] == "None None"


def test_requests_are_built_once_for_all_targets_and_only_when_one_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built: list[Api] = []

    def build(api: Api, _settings: Settings) -> Requests:
        built.append(api)
        return Requests(Environment({}, {}), {})

    def asking(request: PlanRequest) -> Planned:
        assert request.requests() is request.requests()
        return Planned(())

    monkeypatch.setattr("generator.requests.build.build_requests", build)
    assert run(Request(config=Path("sdk.yaml")), "validate").ok
    assert built == []
    registry = (Entry("python", lambda _: asking), Entry("docs", lambda _: asking))
    assert run(Request(config=Path("sdk.yaml")), "validate", registry=registry).ok
    assert len(built) == 1


def test_a_run_never_raises_for_what_a_stage_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        sink = Sink()
        sink.error("X1", "no")
        raise GenerationError(*sink)

    monkeypatch.setattr(pipeline, "resolve", refuse)
    assert [d.code for d in run(Request(spec="api.yaml"), "generate").sink] == ["X1"]
