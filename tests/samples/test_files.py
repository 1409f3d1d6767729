"""What is written beside the samples, what they are called, and what they never hold."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from generator.diagnostics import Loc
from generator.emit.definition import can_be_written
from generator.ir.model import Operation
from generator.pipeline import Request, Result, run
from generator.requests.model import SAMPLE_CONTENT
from generator.targets.samples.definition import with_samples
from generator.targets.samples.files import class_names, file_names
from tests.samples.bench import Case
from tests.samples.runners import RUNNERS

LANGUAGES = [(runner.language, runner.extension) for runner in RUNNERS]
MINIMAL = """
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a: {get: {operationId: a, responses: {'204': {description: ok}}}}
"""


def made(tmp_path: Path, document: str, name: str = "openapi.yaml", **files: str) -> Result:
    """The samples alone, of a document of its own."""
    (tmp_path / name).write_text(document, encoding="utf-8")
    for other, text in files.items():
        (tmp_path / f"{other}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "sdk.yaml").write_text(f"spec: {name}\ntargets: [samples]\n", encoding="utf-8")
    result = run(Request(config=tmp_path / "sdk.yaml", output=tmp_path / "out"), "generate")
    assert result.ok, list(result.sink)
    return result


def test_the_definition_holds_every_sample(
    outputs: Sequence[tuple[Result, Path]], cases: Sequence[Case]
) -> None:
    for result, output in outputs:
        assert result.api is not None
        folder = output / "samples"
        text = (folder / "openapi.with-samples.yaml").read_text(encoding="utf-8")
        document = yaml.safe_load(text)
        for case in cases:
            if case.api is not result.api:
                continue
            operation = case.model.operation
            found = document["paths"][operation.path][operation.method.lower()]["x-codeSamples"]
            sources = [entry["source"] for entry in found]
            expected = [case.path(*language).read_text(encoding="utf-8") for language in LANGUAGES]
            assert sources == expected
            assert len({entry["label"] for entry in found}) == len(LANGUAGES)


def test_the_definition_is_the_definition(outputs: Sequence[tuple[Result, Path]]) -> None:
    _, output = outputs[1]
    original = yaml.safe_load((Path(__file__).parent / "hostile.yaml").read_text(encoding="utf-8"))
    path = output / "samples" / "openapi.with-samples.yaml"
    copy = yaml.safe_load(path.read_text(encoding="utf-8"))
    for item in copy["paths"].values():
        for operation in item.values():
            del operation["x-codeSamples"]
    # YAML 1.1 reads 1.0e+22 as text; JSON's way of writing it is the same number
    original["paths"]["/json"] = copy["paths"]["/json"]
    assert copy == original


def test_the_definition_can_be_generated_from(
    outputs: Sequence[tuple[Result, Path]], tmp_path: Path
) -> None:
    result, output = outputs[0]
    spec = output / "samples" / "openapi.with-samples.yaml"
    again = run(Request(str(spec), output=tmp_path), "validate")
    assert again.ok, list(again.sink)
    assert result.api is not None
    assert again.api is not None
    assert [op.key for op in again.api.operations] == [op.key for op in result.api.operations]


def test_no_sample_holds_what_belongs_to_the_caller(cases: Sequence[Case]) -> None:
    for case in cases:
        for language, extension in LANGUAGES:
            text = case.path(language, extension).read_text(encoding="utf-8")
            assert "API_ROOT" in text
            for credential in case.model.credentials:
                assert credential.variable in text
            for header in case.model.client_headers:
                assert header.variable in text
                value = str(header.example)
                body = json.dumps(
                    case.model.arguments and [str(a.value) for a in case.model.arguments]
                )
                assert value not in text or value in body  # a path may begin with the tenant


def test_documents_in_json_stay_json(tmp_path: Path) -> None:
    document = json.dumps(yaml.safe_load(MINIMAL))
    made(tmp_path, document, "openapi.json")
    path = tmp_path / "out" / "openapi.with-samples.json"
    copy = json.loads(path.read_text(encoding="utf-8"))
    assert len(copy["paths"]["/a"]["get"]["x-codeSamples"]) == len(LANGUAGES) - 1  # no SDK here


CONSTANTS = """
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /dogs:
    post:
      operationId: createDog
      tags: [dogs]
      parameters:
        - {name: v, in: query, required: true, schema: {const: 2}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Dog"}
            example: {kind: dog, mood: calm, name: Rex}
      responses:
        "200":
          description: ok
          content:
            application/json: {schema: {$ref: "#/components/schemas/Dog"}}
            text/csv: {schema: {type: string}}
components:
  schemas:
    Dog:
      type: object
      required: [kind, name]
      properties: {kind: {const: dog}, mood: {const: calm}, name: {type: string}}
"""


def test_samples_of_the_sdk_leave_out_what_need_not_be_given(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(CONSTANTS, encoding="utf-8")
    request = Request(
        str(tmp_path / "openapi.yaml"), output=tmp_path, targets=("python", "samples", "docs")
    )
    assert run(request, "generate").ok
    sample = (tmp_path / "samples/python/createDog.py").read_text(encoding="utf-8")
    assert 'client.dogs.create(name="Rex")' in sample
    assert '"kind": "dog"' in (tmp_path / "samples/curl/createDog.sh").read_text(encoding="utf-8")
    assert "v=2" in (tmp_path / "samples/curl/createDog.sh").read_text(encoding="utf-8")
    module = (tmp_path / "t/resources/dogs.py").read_text(encoding="utf-8")
    assert 'client.dogs.create(name="Rex")' in module
    reference = (tmp_path / "docs/sdk.md").read_text(encoding="utf-8")
    shown = "client.dogs.create(v=..., kind=..., name, mood=..., body=..., accept=...)"
    assert f"`{shown}`" in reference


def test_a_definition_of_several_files_is_not_copied(tmp_path: Path) -> None:
    other = "get: {operationId: a, responses: {'204': {description: ok}}}\n"
    text = re.sub(r"/a: .*", "/a: {$ref: other.yaml}", MINIMAL)
    result = made(tmp_path, text, other=other)
    assert [d.code for d in result.sink if d.code == "N020"] == ["N020"]
    assert (tmp_path / "out" / "curl" / "a.sh").is_file()
    assert not (tmp_path / "out" / "openapi.with-samples.yaml").exists()


def test_samples_of_the_author_stay_in_front() -> None:
    own = {"lang": "Shell", "source": "mine"}
    document = {"paths": {"/a": {"get": {"x-codeSamples": [own], "x": 1}, "put": {}}}, "info": {}}
    found = with_samples(document, {("/a", "get"): ["new"], ("/b", "get"): ["lost"]})
    assert found == {
        "paths": {"/a": {"get": {"x-codeSamples": [own, "new"], "x": 1}, "put": {}}},
        "info": {},
    }
    assert document["paths"]["/a"]["get"]["x-codeSamples"] == [own]


def test_what_is_too_much_is_not_written() -> None:
    bomb: list[object] = ["x"]
    for _ in range(40):
        bomb = [bomb, bomb]
    deep: list[object] = []
    for _ in range(300):
        deep = [deep]
    assert not can_be_written(bomb, 10_000)
    assert not can_be_written(deep)
    assert can_be_written({"a": [1, "2", {"b": None}]})


def operations(*keys: str) -> list[Operation]:
    return [
        Operation("GET", f"/{n}/{{x}}", Loc("x"), operation_id=key) for n, key in enumerate(keys)
    ]


def test_files_are_named_by_the_operation() -> None:
    names = ("listPets", "LISTPETS", "con", "../up", "a/b", "", "漢", "list pets", "x" * 300)
    table = file_names(operations(*names))
    found = list(table.values())
    assert "LISTPETS" in found
    assert len({name.casefold() for name in found}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,90}", name) for name in found)
    assert "con" not in found
    assert table["GET /5/{x}"] == "get_5_x"


def test_classes_are_named_by_the_operation() -> None:
    names = ("listPets", "list_pets", "path", "uri", "", "漢", "9lives", "class", "x" * 300)
    found = list(class_names(operations(*names)).values())
    assert len(set(found)) == len(names)
    assert all(re.fullmatch(r"[A-Z][A-Za-z0-9_]{0,90}", name) for name in found), found
    assert not {"Path", "URI", "Uri", "String"} & set(found)


@pytest.mark.parametrize("language", [language for language, _ in LANGUAGES])
def test_the_readme_says_how_to_run_each(
    language: str, outputs: Sequence[tuple[Result, Path]]
) -> None:
    _, output = outputs[0]
    readme = (output / "samples" / "README.md").read_text(encoding="utf-8")
    assert f"{language}/NAME." in readme
    for variable in ("API_ROOT", "API_TOKEN", "IB_CONTEXT", "FILE"):
        assert f"| `{variable}` |" in readme
    assert (output / "samples" / "sample.bin").read_bytes() == SAMPLE_CONTENT
