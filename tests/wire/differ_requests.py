"""What the SDK takes and sends otherwise than 0.14.0; the numbers are those of ``differences.py``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.wire.difference import (
    Difference,
    body,
    gives,
    gives_served,
    headers,
    refused,
    sends,
)
from tests.wire.table import Case, Expectation, Request

if TYPE_CHECKING:
    from tests.wire.difference import Serve

_RETURNS_NOTHING = gives("NoneType", value=None)
_NO_CONTENT: Serve = ({"status": 204},)
_SESSION = "/api/v2/batches/multipart-upload/sessions/sess-1"
_JSON = {
    "Authorization": "Bearer test-token",
    "IB-Context": "test-ctx",
    "Accept": "application/json",
    "Content-Type": "application/json",
}
_OCTETS = dict(_JSON, **{"Content-Type": "application/octet-stream"})


def _put(target: str, content: str) -> Request:
    return Request("PUT", target, _OCTETS, content)


def _opens(size: int) -> Request:
    opening = {"batch_id": 231, "filename": "l.bin", "file_size": size}
    return Request("POST", "/api/v2/batches/multipart-upload", _JSON, json.dumps(opening))


def _ends(action: str, parts: int = 0) -> Request:
    ending: dict[str, Any] = {"action": action}
    if parts:
        ending["parts"] = [
            {"part_num": number, "part_id": f"p{number}"} for number in range(1, parts + 1)
        ]
    return Request("POST", _SESSION, _JSON, json.dumps(ending))


def _uploads(text: str, size: int = 4) -> tuple[Request, ...]:
    parts = [text[start : start + size] for start in range(0, len(text), size)]
    puts = [_put(f"{_SESSION}/parts/{n}", part) for n, part in enumerate(parts, 1)]
    return (_opens(len(text)), *puts, _ends("commit", len(parts)))


def _accepts_upload(parts: int) -> Serve:
    session = {"status": 201, "body": {"session_id": "sess-1", "part_size": 4}}
    answers = [
        {"status": 201, "body": {"part_id": f"p{number}", "part_num": number}}
        for number in range(1, parts + 1)
    ]
    return (session, *answers, {"status": 201})


def _both_clients(case: Case, expected: Expectation) -> Expectation:
    """Each client keeps its own root, token and context."""
    requests = tuple(
        Request(
            "GET",
            f"/api/{name}/v2/batches",
            {
                "Authorization": "Bearer tok-" + name,
                "IB-Context": "ctx-" + name,
                "Accept": "application/json",
            },
        )
        for name in "AB"
    )
    pages = [{"$model": "ListBatches200Response", "to_dict": one["body"]} for one in case.serve]
    return expected._replace(requests=requests, result={"type": "tuple", "value": pages})


DIFFERENCES: tuple[Difference, ...] = (
    # -- 1
    Difference(
        1, "two clients, two configurations", ("client.two_clients_share_config",), _both_clients
    ),
    # -- 2
    Difference(
        2,
        "a str is never opened as a path, a text file never read for one",
        (
            "batches.add_file.str_is_local_path",
            "batches.add_file.text_mode_file",
            "batches.add_file.stringio_path",
            "batches.multipart_part.str_is_path",
            "files.write.str_is_local_path",
        ),
        refused(),
    ),
    # -- 3
    Difference(
        3,
        "'.', '..' and '' are no path values, nor is '..' inside a path of files",
        (
            "batches.*_file.name_dot",
            "batches.*_file.name_dotdot",
            "batches.*_file.name_empty",
            "files.*.path_dot",
            "files.*.path_dotdot",
            "files.*.path_dotdot_mid",
            "files.*.path_empty",
            "runs.delete.dotdot",
            "deployments.create.id_dotdot",
        ),
        refused(),
    ),
    # -- 5
    Difference(
        5,
        "one way to name the app, one to name the input",
        (
            "runs.create.both_app",
            "runs.create.both_input",
            "runs.create.empty_strings",
            "deployments.create.both_inputs",
        ),
        refused(),
    ),
    Difference(
        5,
        "settings are sent as given",
        ("runs.create.settings_tags",),
        body(json.dumps({"app_name": "A", "batch_id": 1, "settings": {"tags": ["t1", "t2"]}})),
    ),
    Difference(
        5,
        "settings are sent as given",
        ("deployments.create.settings_tags",),
        body(json.dumps({"batch_id": 1, "settings": {"tags": ["t1"]}})),
    ),
    Difference(
        5,
        "settings are sent whole, what the document knows first",
        ("runs.create.settings_unknown_keys",),
        body(
            json.dumps(
                {
                    "app_name": "A",
                    "batch_id": 1,
                    "settings": {
                        "runtime_config": {
                            "generate_post_process_pdf": False,
                            "current_date": "06/01/2024",
                        },
                        "webhook_config": {"url": "https://x"},
                        "other": 1,
                    },
                }
            )
        ),
    ),
    Difference(
        5,
        "unknown keys are sent",
        ("batches.multipart_commit.extra_part_key",),
        body(
            json.dumps(
                {"action": "commit", "parts": [{"part_num": 1, "part_id": "p1", "etag": "e"}]}
            )
        ),
    ),
    Difference(
        5, "unknown keys are sent", ("audit.lowlevel.unknown_filter",), body(json.dumps({"foo": 1}))
    ),
    # -- 7
    Difference(
        7,
        "the session is aborted when a part fails (after its repeats)",
        ("batches.add_large_file.part_fails_no_abort",),
        sends(
            _opens(10),
            _put(_SESSION + "/parts/1", "0123"),
            *[_put(_SESSION + "/parts/2", "4567")] * 4,
            _ends("abort"),
        ),
        serve=(
            *_accepts_upload(1)[:2],
            *({"status": 500, "body": {"message": "boom"}},) * 4,
            {"status": 201},
        ),
    ),
    Difference(
        7,
        "file_size is what is sent",
        ("batches.add_large_file.fileobj_midpos",),
        sends(*_uploads("3456789")),
    ),
    Difference(
        7,
        "a Path is a source",
        ("batches.add_large_file.pathlib",),
        sends(*_uploads("hello world\n"), then=_RETURNS_NOTHING),
        serve=_accepts_upload(3),
    ),
    Difference(
        7,
        "a source that cannot seek is one too",
        ("batches.add_large_file.nonseekable",),
        sends(*_uploads("0123456789"), then=_RETURNS_NOTHING),
        serve=_accepts_upload(3),
    ),
    # -- 10
    Difference(
        10,
        "every binary source will do",
        ("batches.add_file.bytearray",),
        sends(_put("/api/v2/batches/231/files/b.txt", "BA"), then=_RETURNS_NOTHING),
        serve=_NO_CONTENT,
    ),
    Difference(
        10,
        "every binary source will do",
        ("batches.add_file.memoryview",),
        sends(_put("/api/v2/batches/231/files/b.txt", "MV"), then=_RETURNS_NOTHING),
        serve=_NO_CONTENT,
    ),
    Difference(
        10,
        "every binary source will do",
        ("batches.add_file.pathlib",),
        sends(
            _put("/api/v2/batches/231/files/b.txt", "hello world\n"),
            then=_RETURNS_NOTHING,
        ),
        serve=_NO_CONTENT,
    ),
    Difference(
        10,
        "every binary source will do",
        ("files.write.fileobj",),
        sends(
            _put("/api/v2/files/org%2Fws%2Ff.txt", "hello world\n"),
            then=_RETURNS_NOTHING,
        ),
        serve=_NO_CONTENT,
    ),
    Difference(
        10,
        "every binary source will do",
        ("files.write.bytearray",),
        sends(_put("/api/v2/files/org%2Fws%2Ff.txt", "x"), then=_RETURNS_NOTHING),
        serve=_NO_CONTENT,
    ),
    Difference(
        10,
        "every binary source will do",
        ("batches.multipart_part.fileobj",),
        sends(
            _put("/api/v2/batches/multipart-upload/sessions/s/parts/1", "x"),
            then=gives_served("MultipartUploadPartResponse"),
        ),
        serve=({"status": 201, "body": {"part_id": "p1", "part_num": 1}},),
    ),
    # -- 12
    Difference(
        12,
        "only None is left out",
        ("deployments.create.falsy",),
        body(json.dumps({"batch_id": 1, "version": "", "output_dir": "", "settings": {}})),
    ),
    Difference(
        12,
        "only None is left out",
        ("deployments.create.manual_zero_ts",),
        body(
            json.dumps(
                {"manual_upstream_integration": True, "from_timestamp": 0, "to_timestamp": 0}
            )
        ),
    ),
    Difference(
        12,
        "0 is a batch id",
        ("runs.create.batch_zero",),
        sends(
            Request(
                "POST", "/api/v2/apps/runs", _JSON, json.dumps({"app_name": "A", "batch_id": 0})
            ),
            then=gives_served("Run"),
        ),
        serve=({"status": 200, "body": {"id": "run-1"}},),
    ),
    # -- credentials
    Difference(
        "credentials",
        "a missing or empty key is said at once",
        ("client.api_key_none", "client.api_key_empty"),
        refused("ConfigurationError"),
    ),
    Difference(
        "credentials",
        "a pasted scheme is not doubled",
        ("client.api_key_bearer_prefixed",),
        headers(authorization="Bearer tok"),
    ),
    Difference(
        "credentials",
        "a root with a query is no root",
        ("client.api_root_query",),
        refused("ConfigurationError"),
    ),
    Difference(
        "credentials",
        "a trailing slash of the root is not doubled",
        ("client.api_root_trailing_slash",),
        lambda _case, expected: expected._replace(
            requests=(expected.requests[0]._replace(target="/api/v2/batches"),)
        ),
    ),
    # -- new
    Difference(
        "new",
        "If-None-Match can be sent",
        ("files.write.if_none_match",),
        sends(
            _put("/api/v2/files/f", "x").with_headers(if_none_match="*"),
            then=_RETURNS_NOTHING,
        ),
        serve=_NO_CONTENT,
    ),
    Difference(
        "new",
        "proxies of the environment are used, unless trust_env is false",
        ("client.proxy_env_ignored",),
        refused("APIConnectionError"),
    ),
    Difference("new", "audit logs", ("client.no_audit_facade",), gives("Audit")),
    Difference(
        "new",
        "from_dict sets what was given, no more",
        ("audit.lowlevel.model_from_dict",),
        body(json.dumps({"size": 1})),
    ),
)
