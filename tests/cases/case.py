"""A case as its file says it, and how it is compared with what happened."""

from __future__ import annotations

import email.parser
import email.policy
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from tests.wire.recorder import Received

FOLDER = Path(__file__).parent
#: Stands for ``host:port`` of the loopback server wherever a case says it.
LOOPBACK = "LOOPBACK"

_KEYS = {
    "about", "version", "spec", "files", "client", "calls",
    "emits", "has", "operations", "skipped", "warns", "fails",
}  # fmt: skip
_CALL_KEYS = {"call", "client", "sends", "reply", "returns", "is", "raises", "says", "then"}


@dataclass(frozen=True)
class Case:
    """One file. ``text`` is the document; ``files`` are others that it refers to, by name."""

    path: Path
    text: str
    files: dict[str, str] = field(default_factory=dict)
    client: dict[str, Any] = field(default_factory=dict)
    calls: tuple[dict[str, Any], ...] = ()
    expect: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """``folder/name``."""
        return str(self.path.relative_to(FOLDER).with_suffix(""))

    @property
    def package(self) -> str:
        """A package name of its own, so that nothing is shared between cases."""
        return "case_" + self.id.replace("/", "_")


def load() -> list[Case]:
    """Every case, in the order of the paths."""
    return [read(path) for path in sorted(FOLDER.glob("*/*.yaml"))]


def read(path: Path) -> Case:
    """The case at ``path``; an unknown key is an error."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert not raw.keys() - _KEYS, f"{path}: unknown keys {raw.keys() - _KEYS}"
    assert raw.pop("about")
    calls = raw.pop("calls", [])
    for call in calls:
        assert not call.keys() - _CALL_KEYS, f"{path}: unknown keys {call.keys() - _CALL_KEYS}"
    spec, version = raw.pop("spec"), raw.pop("version", "3.1.0")
    text = spec if isinstance(spec, str) else json.dumps(complete(spec, version), indent=1)
    files, client = raw.pop("files", {}), raw.pop("client", {})
    return Case(path, text, files, client, tuple(calls), raw)


def complete(parts: dict[str, Any], version: str) -> dict[str, Any]:
    """A whole document around its telling parts; ``schemas`` are those of the components."""
    document = {"info": {"title": "Case", "version": "1.0.0"}, "paths": {}, **parts}
    document["swagger" if version == "2.0" else "openapi"] = version
    if (schemas := document.pop("schemas", None)) is not None:
        if version == "2.0":
            document["definitions"] = schemas
        else:
            document["components"] = {**document.get("components", {}), "schemas": schemas}
    for item in document["paths"].values():
        for method, operation in item.items():
            if method in _METHODS and "$ref" not in operation:
                operation.setdefault("responses", {"200": {"description": "done"}})
    return document


_METHODS = {"get", "put", "post", "patch", "delete", "head", "options", "trace", "query"}


# -- comparing -----------------------------------------------------------------------------


def differences(expected: dict[str, Any], received: Received) -> list[str]:
    """What the request is not as ``sends`` says. What it does not say of the body: there is none."""
    problems = []
    for key, found in (("method", received.method), ("target", received.target)):
        if key in expected and expected[key] != found:
            problems.append(f"{key}: {found!r}, not {expected[key]!r}")
    for name, value in expected.get("headers", {}).items():
        found = received.header(name)
        if found != value:
            problems.append(f"header {name}: {found!r}, not {value!r}")
    problems += body_differences(expected.get("body"), received)
    return problems


def body_differences(expected: Any, received: Received) -> list[str]:
    """Text is compared as it stands, anything else as JSON, ``$parts`` as a multipart body."""
    data = received.body
    if expected is None:
        content_type = received.header("content-type")
        if data or content_type:
            return [f"body: {data!r} as {content_type}, not nothing"]
        return []
    if isinstance(expected, bytes):
        return [] if data == expected else [f"body: {data!r}, not {expected!r}"]
    if isinstance(expected, str):
        text = data.decode("utf-8", "replace")
        return [] if text == expected else [f"body: {text!r}, not {expected!r}"]
    if isinstance(expected, dict) and "$parts" in expected:
        found = parts(data, received.header("content-type") or "")
        return same(found, expected["$parts"], "parts")
    try:
        return same(json.loads(data), expected, "body")
    except ValueError:
        return [f"body: {data!r} is not JSON"]


def parts(data: bytes, content_type: str) -> list[dict[str, Any]]:
    """The parts of a multipart body: name, file name, headers of their own, and text."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + data)
    return [_part(part) for part in message.iter_parts()]


def _part(part: Any) -> dict[str, Any]:
    """One part; one that is multipart itself has ``parts`` instead of text."""
    disposition = part["content-disposition"]
    known = disposition.params if disposition is not None else {}
    one: dict[str, Any] = {"name": known.get("name")}
    if "filename" in known:
        one["filename"] = known["filename"]
    if part.is_multipart():
        return {
            **one,
            "type": part.get_content_type(),
            "parts": [_part(p) for p in part.iter_parts()],
        }
    if part["content-type"] is not None:
        one["type"] = str(part["content-type"])
    for name, value in part.items():
        if name.lower() not in {"content-disposition", "content-type"}:
            one[name] = str(value)
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    one["text"] = payload.decode("utf-8", "backslashreplace")
    return one


def same(found: Any, expected: Any, what: str) -> list[str]:
    """Equality that tells 1, 1.0 and true apart, as JSON does."""
    one, other = (json.dumps(v, sort_keys=True, default=repr) for v in (found, expected))
    return [] if one == other else [f"{what}: {one}, not {other}"]
