"""Jupyter Server: Swagger 2.0 in YAML, no operationIds, paths with slashes, no security."""

from __future__ import annotations

from typing import Any

from tests.servers.running import Place, Server
from tests.servers.sdk import Sdk, same

_FILE = "/api/contents/{path}"
_CHECKPOINTS = f"{_FILE}/checkpoints"
_CHECKPOINT = f"{_CHECKPOINTS}/{{checkpoint_id}}"
_KERNEL = "/api/kernels/{kernel_id}"
_SESSION = "/api/sessions/{session}"
_NOTEBOOK = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def _command(place: Place) -> list[str]:
    return [
        *("--ip", "127.0.0.1", "--port", str(place.port), "--no-browser", "--allow-root"),
        *("--IdentityProvider.token=secret", f"--ServerApp.root_dir={place.data}"),
    ]


async def _exercise(sdk: Sdk) -> None:
    await _files(sdk)
    await _checkpoints(sdk)
    await _kernels_and_sessions(sdk)
    await _the_rest(sdk)


async def _files(sdk: Sdk) -> None:
    await sdk(f"PUT {_FILE}", "folder", type="directory")
    for name in ("plain.txt", "a b#?%é.txt"):
        path = f"folder/{name}"
        saved = await sdk(f"PUT {_FILE}", path, type="file", format="text", content="hé")
        same((saved.name, saved.path, saved.type, saved.size), (name, path, "file", 3))
        read = await sdk(f"GET {_FILE}", path, type="file", format="text", content=1)
        same((read.content, read.format), ("hé", "text"))
    listed = await sdk(f"GET {_FILE}", "folder")
    same(sorted(entry["name"] for entry in listed.content), ["a b#?%é.txt", "plain.txt"])
    copied = await sdk(f"POST {_FILE}", "folder", copy_from="folder/plain.txt")
    same(copied.path, "folder/plain-Copy1.txt")
    moved = await sdk(f"PATCH {_FILE}", copied.path, body_path="folder/moved.txt")
    same(moved.path, "folder/moved.txt")
    same(await sdk(f"DELETE {_FILE}", moved.path), None)
    missing = await sdk.fails("NotFoundError", f"GET {_FILE}", moved.path)
    same("does not exist" in missing.message, True)
    refused = await sdk.fails("BadRequestError", f"GET {_FILE}", "folder", type="file")
    same(refused.data.message, refused.message)
    for name in ("plain.txt", "a b#?%é.txt"):
        await sdk(f"DELETE {_FILE}", f"folder/{name}")
    same((await sdk(f"GET {_FILE}", "folder")).content, [])
    await sdk(f"DELETE {_FILE}", "folder")


async def _checkpoints(sdk: Sdk) -> None:
    path = "kept.txt"
    await sdk(f"PUT {_FILE}", path, type="file", format="text", content="one")
    made = await sdk(f"POST {_CHECKPOINTS}", path)
    await sdk(f"PUT {_FILE}", path, type="file", format="text", content="two")
    same([point.id for point in await sdk(f"GET {_CHECKPOINTS}", path)], [made.id])
    await sdk(f"POST {_CHECKPOINT}", path, made.id)
    same((await sdk(f"GET {_FILE}", path)).content, "one")
    await sdk(f"DELETE {_CHECKPOINT}", path, made.id)
    same(await sdk(f"GET {_CHECKPOINTS}", path), [])
    await sdk(f"DELETE {_FILE}", path)


async def _kernels_and_sessions(sdk: Sdk) -> None:
    specs = await sdk("GET /api/kernelspecs")
    same(specs.kernelspecs[specs.default].name, specs.default)
    kernel = await sdk("POST /api/kernels", name=specs.default)
    same([each.id for each in await sdk("GET /api/kernels")], [kernel.id])
    same((await sdk(f"GET {_KERNEL}", kernel.id)).name, specs.default)
    await sdk(f"POST {_KERNEL}/interrupt", kernel.id)
    same((await sdk(f"POST {_KERNEL}/restart", kernel.id)).id, kernel.id)
    session = await sdk(
        "POST /api/sessions",
        path="a.ipynb",
        name="a",
        type="notebook",
        kernel=sdk.models.Kernel(id=kernel.id, name=kernel.name),
    )
    same([each.id for each in await sdk("GET /api/sessions")], [session.id])
    renamed = await sdk(f"PATCH {_SESSION}", session.id, name="b")
    same((renamed.name, (await sdk(f"GET {_SESSION}", session.id)).name), ("b", "b"))
    await sdk(f"DELETE {_SESSION}", session.id)  # the kernel goes with it
    await sdk.fails("NotFoundError", f"GET {_KERNEL}", kernel.id)
    alone = await sdk("POST /api/kernels", name=specs.default)
    await sdk(f"DELETE {_KERNEL}", alone.id)
    same(await sdk("GET /api/kernels"), [])


async def _the_rest(sdk: Sdk) -> None:
    same((await sdk("GET /api/")).version[:2], "2.")
    same((await sdk("GET /api/status")).kernels, 0)
    settings = {"theme": {"dark": True}}
    await sdk("PATCH /api/config/{section_name}", "looks", body=settings)
    kept = await sdk("GET /api/config/{section_name}", "looks")
    same(_plain(kept), settings)
    terminal = await sdk("POST /api/terminals")
    same([each.name for each in await sdk("GET /api/terminals")], [terminal.name])
    same((await sdk("GET /api/terminals/{terminal_id}", terminal.name)).name, terminal.name)
    await sdk("DELETE /api/terminals/{terminal_id}", terminal.name)
    me = await sdk("GET /api/me", permissions='{"contents": ["read"]}')
    same(_plain(me.permissions)["contents"], ["read"])
    same((await sdk("GET /api/spec.yaml"))[:8], b"swagger:")
    await sdk("GET /api/resolvePath", path="kept.txt")


def _plain(value: Any) -> Any:
    return value.to_dict() if hasattr(value, "to_dict") else value


async def _mended(sdk: Sdk) -> None:
    await _exercise(sdk)
    await sdk(f"PUT {_FILE}", "n.ipynb", type="notebook", format="json", content=_NOTEBOOK)
    notebook = await sdk(f"GET {_FILE}", "n.ipynb")
    same((notebook.format, notebook.content), ("json", _NOTEBOOK))
    names = [entry["name"] for entry in (await sdk("GET /api/contents")).content]
    same("n.ipynb" in names, True)
    await sdk(f"DELETE {_FILE}", "n.ipynb")


SERVER = Server(
    name="jupyter",
    program="jupyter-server",
    requirements=("jupyter_server==2.21.1", "ipykernel"),
    document="/api/spec.yaml",
    headers={"Authorization": "token secret"},
    suffix=".yaml",
    base="",
    command=_command,
    client={"default_headers": {"Authorization": "token secret"}},
    mended_client={"token": "token secret"},
    exercise=_exercise,
    mended=_mended,
)
