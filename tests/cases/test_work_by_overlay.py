"""An API whose document says nothing of work gets all of it by an overlay: servers and their actions.

It has the shape of the API of a host of servers: each change returns an action, inside an object, and
one asks for the action until it is a success. The fakes of the SDK play the server.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.cases.sdk import Sdk, generate

if TYPE_CHECKING:
    from pathlib import Path

_ACTION = {
    "type": "object",
    "required": ["id", "status"],
    "properties": {
        "id": {"type": "integer"},
        "status": {"type": "string", "enum": ["running", "success", "error"]},
        "error": {
            "type": ["object", "null"],
            "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
        },
    },
}
_REPLY = {
    "type": "object",
    "required": ["action"],
    "properties": {"action": {"$ref": "#/components/schemas/Action"}},
}


def _operation(name: str, tag: str, status: str = "201") -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{tag.title()[:-1]}Reply"}
    content = {"application/json": {"schema": schema}}
    return {
        "operationId": name,
        "tags": [tag],
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
        ],
        "responses": {status: {"description": "x", "content": content}},
    }


DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Hosting", "version": "1"},
    "paths": {
        "/servers/{id}/actions/reboot": {"post": _operation("reboot_server", "servers")},
        "/servers/{id}/actions/resize": {"post": _operation("resize_server", "servers")},
        "/servers/{id}": {"delete": _operation("delete_server", "servers", "200")},
        "/actions/{id}": {"get": _operation("get_action", "actions", "200")},
    },
    "components": {
        "schemas": {"Action": _ACTION, "ServerReply": _REPLY, "ActionReply": {**_REPLY}},
    },
}
_STARTS = {"x-sdk-starts": {"poll": "get_action", "argument": "id", "handle": ["/action/id"]}}
OVERLAY = {
    "overlay": "1.0.0",
    "info": {"title": "Work", "version": "1"},
    "actions": [
        {
            "target": "$.paths['/actions/{id}'].get",
            "update": {
                "x-sdk-polling": {
                    "state": "/action/status",
                    "succeeded": ["success"],
                    "failed": ["error"],
                    "interval": 1,
                }
            },
        },
        {"target": "$.paths['/servers/{id}/actions/reboot'].post", "update": _STARTS},
        {"target": "$.paths['/servers/{id}/actions/resize'].post", "update": _STARTS},
        {"target": "$.paths['/servers/{id}'].delete", "update": _STARTS},
    ],
}


def made(folder: Path, *overlays: dict[str, Any]) -> Sdk:
    path = folder / "openapi.yaml"
    path.write_text(yaml.safe_dump(DOCUMENT))
    layers = tuple(folder / f"overlay_{number}.yaml" for number in range(len(overlays)))
    for layer, overlay in zip(layers, overlays, strict=True):
        layer.write_text(yaml.safe_dump(overlay))
    sdk = generate(path, "hosts", overlays=layers)
    assert sdk.result.ok, [d.message for d in sdk.result.sink]
    return sdk


def test_without_an_overlay_it_is_told_and_not_done(tmp_path: Path) -> None:
    sdk = made(tmp_path)
    assert sdk.manifest["composed"] == []
    (said,) = [d.message for d in sdk.result.sink if d.code == "N032"]
    assert said == (
        "1 operation may tell how far work is, which is not certain: no method waits for it."
    )


def action(status: str, number: int = 7, **more: Any) -> dict[str, Any]:
    return {"action": {"id": number, "status": status, **more}}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Any:
    sdk = made(tmp_path_factory.mktemp("hosts"), OVERLAY)
    with sdk.imported() as found:
        name = sdk.manifest["client"].rpartition(".")[2]
        found.make_fake = getattr(found.testing, f"Fake{name}")
        yield found


@pytest.fixture(params=["client", "async_client"])
def play(request: pytest.FixtureRequest, package: Any) -> Any:
    """A fake, and what ends a call of its client."""
    fake = package.make_fake()
    client = getattr(fake, request.param)()

    def done(call: Any) -> Any:
        async def awaited() -> Any:
            return await call

        return call if request.param == "client" else asyncio.run(awaited())

    return fake, client, done


def test_with_an_overlay(package: Any, play: Any) -> None:
    fake, client, done = play
    fake.servers.reboot.returns(**action("running"))
    fake.actions.get.returns_each(action("running"), action("running"), action("success"))
    assert done(client.servers.reboot_and_wait(1)).action.status == "success"
    assert [call.arguments for call in fake.actions.get.calls] == [{"id": 7}] * 3
    assert fake.waits == (0.5, 0.75, 1.0)

    fake.servers.resize.returns(**action("running", 8))
    fake.actions.get.returns_each(action("running", 8), action("success", 8))
    resized = done(client.servers.resize(1))
    assert (resized.action.id, resized.handle) == (8, {"id": 8})
    assert done(resized.wait()).action.status == "success"

    fake.servers.delete.returns(**action("running", 9))
    fake.actions.get.returns(
        **action("error", 9, error={"code": "locked", "message": "It is locked."})
    )
    with pytest.raises(package.WorkFailedError) as caught:
        done(done(client.servers.delete(1)).wait())
    assert str(caught.value).endswith("id=9 ended with the state error: It is locked.")
    assert done(client.actions.wait(**caught.value.handle, check=False)).action.id == 9
