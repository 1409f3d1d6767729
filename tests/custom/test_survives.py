"""Code of the owner's survives what happens to the definition, and does what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml

from generator.pipeline import Request, Result, Step, run

HERE = Path(__file__).parent
OWN = {
    "ponds.py": '''
        from __future__ import annotations

        from typing import TYPE_CHECKING, List, Optional

        from .._generated.models import Pond as _Pond
        from .._generated.models import PondListPage as _PondListPage
        from .._generated.resources import AsyncPonds as _AsyncPonds
        from .._generated.resources import Ponds as _Ponds

        if TYPE_CHECKING:
            from typing_extensions import Self, Unpack

            from .. import models
            from .._core.spec.options import CallOptions


        class Ponds(_Ponds):
            def by_name(self, name: str) -> Optional[models.Pond]:
                """The first pond of that name.

                It asks for all.
                """
                return next((one for one in self.list() if one.name == name), None)

            def get(
                self, id: str, *, loud: bool = False, **call_options: Unpack[CallOptions]
            ) -> models.Pond:
                found = super().get(id, **call_options)
                return found.aloud() if loud else found


        class AsyncPonds(_AsyncPonds):
            async def by_name(self, name: str) -> Optional[models.Pond]:
                """The first pond of that name."""
                async for one in self.list():
                    if one.name == name:
                        return one
                return None


        class Pond(_Pond):
            """A pond, and what we say of it."""

            @property
            def title(self) -> str:
                """The name, or the ID."""
                return self.name or self.id

            def aloud(self) -> Self:
                return self.model_copy(update={"name": self.title.upper()})


        class PondListPage(_PondListPage):
            @property
            def titles(self) -> List[str]:
                """The titles of this page."""
                return [one.title for one in self.items]
    ''',
    "clients.py": '''
        """Our own resource at the root, and a function beside the clients."""

        from __future__ import annotations

        from .._core.lazy import cached_property
        from .._core.resource import SyncResource
        from .._generated.client import PondsClient as _PondsClient

        __all__ = ["deepest"]


        class Reports(SyncResource):
            def count(self) -> int:
                """How many ponds there are."""
                return len(self._client.ponds.list().items)


        class PondsClient(_PondsClient):
            @cached_property
            def reports(self) -> Reports:
                """Reports on ponds."""
                return Reports(self)


        def deepest(client: PondsClient) -> float:
            """How deep the deepest pond is."""
            return max(one.depth or 0 for one in client.ponds.list())
    ''',
}
USE = """
    import asyncio
    import pickle

    import ponds
    from ponds import AsyncPondsClient, PondsClient, deepest
    from ponds.models import Pond, PondListPage
    from ponds.testing import FakePondsClient

    fake = FakePondsClient()
    client: PondsClient = fake.client()
    ones = [{"id": "1", "name": "mill", "depth": 3, "fish": [{"home": {"id": "9"}}]}, {"id": "2"}]
    fake.ponds.list.answers(lambda call: {"items": [] if call.arguments.get("offset") else ones})
    fake.ponds.get.returns(id="1", name="mill")

    found = client.ponds.by_name("mill")
    assert found is not None and found.title == "mill" and type(found) is Pond
    assert found.fish is not None and found.fish[0].home is not None
    assert found.fish[0].home.title == "9"
    assert client.ponds.get("1", loud=True).name == "MILL"
    fake.ponds.get.assert_called_once_with("1")
    page = client.ponds.list()
    assert page.titles == ["mill", "2"] and type(page) is PondListPage
    assert pickle.loads(pickle.dumps(page)).titles == page.titles
    assert client.reports.count() == 2 and client.with_options(timeout=3).reports.count() == 2
    assert deepest(client) == 3
    assert Pond.from_dict(found.to_dict()) == found and Pond(id="7").title == "7"
    assert "by_name" in dir(client.ponds) and "deepest" in dir(ponds)


    async def main(client: AsyncPondsClient) -> None:
        async with client:
            found = await client.ponds.by_name("mill")
            assert found is not None and found.title == "mill"


    asyncio.run(main(fake.async_client()))
    print("used")
"""


class Home:
    """A folder with a definition, and the package that is generated from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.spec = yaml.safe_load((HERE / "ponds.yaml").read_text(encoding="utf-8"))
        self.own = folder / "generated/python/ponds/_custom"
        settings = {
            "spec": "openapi.yaml",
            "targets": ["python", "docs"],
            "package": {"name": "ponds", "python": "3.7"},
            "client": {"class": "PondsClient"},
        }
        (folder / "sdk.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")

    def generate(self, step: Step = "generate") -> Result:
        text = yaml.safe_dump(self.spec, sort_keys=False)
        (self.folder / "openapi.yaml").write_text(text, encoding="utf-8")
        return run(Request(config=self.folder / "sdk.yaml"), step)

    def use(self) -> None:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", dedent(USE)],
            cwd=self.folder / "generated/python",
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.stdout == "used\n", done.stderr


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.chdir(tmp_path)
    made = Home(tmp_path)
    assert made.generate().ok
    for name, text in OWN.items():
        (made.own / name).write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return made


def _tree(folder: Path) -> dict[str, bytes]:
    return {p.as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def _add_a_resource(spec: dict[str, Any]) -> None:
    spec["paths"]["/boats"] = {
        "get": {
            "operationId": "listBoats",
            "tags": ["boats"],
            "responses": {
                "200": {
                    "description": "Where each is.",
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Pond"}}
                    },
                }
            },
        }
    }


def _add_properties(spec: dict[str, Any]) -> None:
    properties = spec["components"]["schemas"]["Pond"]["properties"]
    properties["shore"] = {"$ref": "#/components/schemas/Shore"}
    spec["components"]["schemas"]["Shore"] = {
        "type": "object",
        "properties": {"ponds": {"type": "array", "items": {"$ref": "#/components/schemas/Pond"}}},
    }


def _move_a_path(spec: dict[str, Any]) -> None:
    spec["paths"] = {f"/v2{path}": item for path, item in spec["paths"].items()}


def _remove_a_resource(spec: dict[str, Any]) -> None:
    del spec["paths"]["/v2/boats"], spec["paths"]["/v2/fish"]


def _turn_the_order(spec: dict[str, Any]) -> None:
    spec["paths"] = dict(reversed(spec["paths"].items()))
    schemas = spec["components"]["schemas"]
    spec["components"]["schemas"] = dict(reversed(schemas.items()))


CHANGES = (_add_a_resource, _add_properties, _move_a_path, _remove_a_resource, _turn_the_order)


def test_it_survives_five_changes_of_the_definition(home: Home) -> None:
    written = _tree(home.own)
    for change in CHANGES:
        change(home.spec)
        result = home.generate()
        assert result.ok
        assert not [d for d in result.sink if d.code.startswith("N05")]
        assert _tree(home.own) == written
        if change in {CHANGES[0], CHANGES[-1]}:
            home.use()
    manifest = json.loads((home.folder / "generated/.manifest.json").read_bytes())
    assert not [path for path in manifest["files"] if "/_custom/" in path]
    assert home.generate("check").ok
    report = home.generate().report
    assert report is not None
    assert report.written == 0


def test_it_is_listed(home: Home) -> None:
    home.generate()
    for name in ("python/README.md", "docs/sdk.md"):
        text = (home.folder / "generated" / name).read_text(encoding="utf-8")
        assert "| `client.ponds.by_name(name)` | The first pond of that name. (custom) |" in text
        assert "| `client.reports` | Reports on ponds. (custom) |" in text
        assert "| `Pond.title` | The name, or the ID. (custom) |" in text
        assert "| `PondListPage.titles` | The titles of this page. (custom) |" in text
        assert "| `ponds.deepest` | How deep the deepest pond is. (custom) |" in text
        assert text.count("client.ponds.get(") == 1


def test_it_is_told_what_is_gone(home: Home) -> None:
    home.generate()
    del home.spec["components"]["schemas"]["Pond"]["properties"]["name"]
    result = home.generate()
    said = {(d.code, d.mark.line) for d in result.sink if d.mark is not None}
    lines = (home.own / "ponds.py").read_text(encoding="utf-8").splitlines()
    found = [at for at, line in enumerate(lines, 1) if ".name" in line and "self.list" in line]
    assert result.ok
    assert {("N053", line) for line in found} <= said
    del home.spec["paths"]["/ponds/{id}"]
    result = home.generate()
    place = next(at for at, line in enumerate(lines, 1) if "super().get" in line)
    assert ("N053", place) in {(d.code, d.mark.line) for d in result.sink if d.mark is not None}


def test_what_it_extends_is_gone(home: Home) -> None:
    home.generate()
    before = _tree(home.folder / "generated")
    item = home.spec["paths"]["/ponds"]
    for operation in (item["get"], item["post"], home.spec["paths"]["/ponds/{id}"]["get"]):
        operation["x-sdk-group"] = ["lakes"]
    result = home.generate()
    assert [d.code for d in result.sink.errors] == ["N051", "N051"]
    assert _tree(home.folder / "generated") == before


def test_without_it_the_package_is_as_it_was(home: Home) -> None:
    for name in OWN:
        (home.own / name).unlink()
    home.generate()
    bare = _tree(home.folder / "generated")
    for name, text in OWN.items():
        (home.own / name).write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    home.generate()
    assert (home.folder / "generated/python/ponds/_generated").is_dir()
    for name in OWN:
        (home.own / name).unlink()
    assert home.generate().ok
    assert _tree(home.folder / "generated") == bare
    assert not (home.folder / "generated/python/ponds/_generated").exists()


def test_type_checkers_see_it(home: Home) -> None:
    home.generate()
    package = home.folder / "generated/python"
    (package / "use.py").write_text(dedent(USE) + "reveal_type(found.title)\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "use.py", "ponds/_custom"],
        cwd=package,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    said = done.stdout.splitlines()
    assert len(said) == 2, done.stdout
    assert said[0].endswith('note: Revealed type is "str"')


def test_it_joins_a_package_with_the_surface_of_stainless(home: Home) -> None:
    settings = yaml.safe_load((home.folder / "sdk.yaml").read_text(encoding="utf-8"))
    settings["compat"] = {"stainless": True}
    (home.folder / "sdk.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    assert home.generate().ok
    code = """
        from ponds import PondsClient
        from ponds.resources.ponds import Ponds, PondsWithRawResponse

        client = PondsClient(base_url="http://127.0.0.1:9")
        assert isinstance(client.ponds.with_raw_response, PondsWithRawResponse)
        assert type(client.ponds) is Ponds and client.ponds.by_name
        print("used")
    """
    done = subprocess.run(
        [sys.executable, "-c", dedent(code)],
        cwd=home.folder / "generated/python",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout == "used\n", done.stderr
