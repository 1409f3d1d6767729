"""Where the SDK does otherwise than 0.14.0, why, and what happens instead.

Numbers are the defects of 0.14.0 that are gone:

1. clients share one configuration; 2. a ``str`` body is opened as a local path; 3. dot segments
collapse; 4. replies: undeclared 2xx, unknown values and keys are lost or raise; 5. unknown settings
and one of two alternatives vanish in silence; 6. time-outs, retries, redirects; 7. large uploads;
8. token printed, header case; 9. Accept and enums; 10. upload sources; 11. v1 errors in a 200;
12. falsy values.

Words are decisions: ``credentials``, ``new`` (what 0.14.0 did not have), ``shape`` (names
and texts that follow from another build). A case that is not named here goes exactly as recorded.
"""

from __future__ import annotations

import json
import pathlib
import pprint
import re
from typing import TYPE_CHECKING, Any

from tests.wire.difference import (
    Difference,
    apply,
    attempts,
    body,
    both,
    gives,
    gives_served,
    headers,
    keeps_all,
    raises,
    refused,
    sends,
)
from tests.wire.table import Case, Expectation, Request

if TYPE_CHECKING:
    from tests.wire.difference import Serve

_ROOT = pathlib.Path(__file__).resolve().parents[2]
_NOTHING = {"value": None}
_NO_CONTENT: Serve = ({"status": 204},)

_SESSION = "/api/v2/batches/multipart-upload/sessions/sess-1"
_JSON = {
    "Authorization": "Bearer test-token",
    "IB-Context": "test-ctx",
    "Accept": "application/json",
    "Content-Type": "application/json",
}
_OCTETS = dict(_JSON, **{"Content-Type": "application/octet-stream"})

#: What a client-made ``Run`` holds beside ``id``, in the order of the document.
_RUN_FIELDS = ("status", "start_timestamp", "finish_timestamp", "msg", "batch_id", "input_dir")
_RUN_FIELDS += ("app_id", "deployment_id", "tags")
_EMPTY_RUN: dict[str, Any] = dict({"id": "r"}, **dict.fromkeys(_RUN_FIELDS))


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


def _version() -> str:
    text = (_ROOT / "specs/aihub/sdk.yaml").read_text(encoding="utf-8")
    found = re.search(r"^  version: (\S+)$", text, re.MULTILINE)
    return found.group(1) if found else "missing"


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


def _no_token(_case: Case, expected: Expectation) -> Expectation:
    return expected._replace(prints_token=False)


def _without_context(_case: Case, expected: Expectation) -> Expectation:
    stripped = tuple(request.with_headers(ib_context=None) for request in expected.other_host)
    return expected._replace(other_host=stripped)


def _with_info(case: Case, expected: Expectation) -> Expectation:
    """The model in the middle of the tuple has every key of the reply."""
    assert expected.result is not None
    value = list(expected.result["value"])
    value[2] = {"$model": "BatchInfo", "to_dict": case.serve[-1]["body"]}
    return expected._replace(result={"type": "tuple", "value": value})


def _item(number: int, new: Any) -> Any:
    def change(_case: Case, expected: Expectation) -> Expectation:
        assert expected.result is not None
        value = list(expected.result["value"])
        value[number] = new
        return expected._replace(result=dict(expected.result, value=value))

    return change


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
    # -- 4
    Difference(
        4,
        "keys that the API sends are kept, nulls that it did not send are not invented",
        (
            "client.minimal",
            "client.ib_context_*",
            "!client.ib_context_unicode",
            "!client.ib_context_int",
            "!client.ib_context_newline",
            "client.api_key_bearer_prefixed",
            "client.api_root_trailing_slash",
            "client.positional_args",
            "client.debug_prints_token",
            "client.proxy_env_ignored",
            "batches.create.resp_extra",
            "batches.list.*",
            "!batches.list.limit_*",
            "batches.get.int",
            "batches.get.kw",
            "batches.get.negative",
            "runs.create.app_*",
            "runs.create.positional",
            "runs.create.all",
            "runs.create.no_app",
            "runs.create.settings_*",
            "!runs.create.settings_runtime_scalar",
            "!runs.create.settings_secret_nonstr",
            "runs.create.result_fields",
            "runs.status.id",
            "runs.status.kw_slash",
            "runs.status.null_finish",
            "runs.results.empty",
            "runs.list.*",
            "!runs.list.bad_*",
            "!runs.list.status_str",
            "runs.delete.result_none_ids",
            "deployments.create.*",
            "!deployments.create.resp_200",
            "!deployments.create.no_input",
            "!deployments.create.tags",
            "!deployments.create.both_inputs",
            "!deployments.create.id_dotdot",
            "!deployments.create.manual_false",
            "lowlevel.headers_override_accept",
            "lowlevel.request_auth",
            "lowlevel.timeout",
            "lowlevel.timeout_int",
            "lowlevel.list_runs_positional",
            "lowlevel.set_default_header",
        ),
        keeps_all,
    ),
    Difference(4, "keys that the API sends are kept", ("lowlevel.with_http_info",), _with_info),
    Difference(
        4,
        "an undeclared 2xx is read like the declared one",
        ("batches.create.resp_201",),
        gives_served("Batch"),
    ),
    Difference(
        4,
        "an undeclared 2xx is read like the declared one",
        ("batches.multipart_create.resp_200",),
        gives_served("MultipartUploadSessionResponse"),
    ),
    Difference(
        4,
        "an undeclared 2xx is read like the declared one",
        ("runs.create.resp_202", "deployments.create.resp_200"),
        gives_served("Run"),
    ),
    Difference(
        4,
        "a reply of another type does not raise",
        ("batches.create.resp_no_id", "resp.json_float_id"),
        gives_served("Batch"),
    ),
    Difference(
        4,
        "an unknown enum value is text",
        ("batches.poll_job.unknown_state",),
        gives_served("JobStatusResponse"),
    ),
    Difference(
        4,
        "text that is a number is read as one where a number is meant",
        ("batches.create.resp_id_string",),
        gives("Batch", to_dict={"id": 1}),
    ),
    Difference(
        4,
        "a null that the document allows today is kept",
        (
            "runs.results.id",
            "runs.results.all_true",
            "runs.results.positional",
            "runs.results.offset_zero",
            "runs.results.flags_none",
            "lowlevel.bool_default_none",
        ),
        gives_served("ResultsResponse"),
    ),
    Difference(
        4,
        "a null that the document allows today is kept",
        ("runs.results.to_dict",),
        gives_served("dict"),
    ),
    Difference(4, "a byte order mark does not raise", ("resp.bom",), gives("str", value="x")),
    Difference(
        4,
        "a reply that is empty where one is declared is None",
        ("batches.create.resp_empty_body",),
        gives("NoneType", value=None),
    ),
    Difference(
        4,
        "a reply under a wrong media type is read all the same",
        ("batches.create.resp_octet_200",),
        gives("Batch", to_dict={"id": 1}),
    ),
    Difference(
        4,
        "a null where the API has none does not raise, and is not sent on",
        ("runs.results.case_value_null",),
        gives(
            "ResultsResponse",
            to_dict={"id": "r", "case_info": {"fields": [{"name": "n"}]}},
        ),
    ),
    Difference(
        4, "an unknown enum value is text", ("runs.status.unknown_status",), gives_served("Run")
    ),
    Difference(
        4,
        "a reply of another type, a null or a missing key does not raise",
        (
            "runs.results.batch_id_int",
            "runs.results.locations_array",
            "runs.results.null_modification_message",
            "runs.results.value_not_string",
            "runs.results.page_layout_missing",
        ),
        gives_served("ResultsResponse"),
    ),
    Difference(
        4,
        "a known value set takes others too, in a model that the caller changes",
        ("models.validate_assignment",),
        gives("NoneType", value=None),
    ),
    Difference(
        4,
        "fields of today's document",
        ("models.unknown_kw",),
        gives("dict", value={"id": "r", "tags": ["a"]}),
    ),
    Difference(
        4, "fields of today's document", ("models.dump_alias",), gives("dict", value=_EMPTY_RUN)
    ),
    Difference(
        4,
        "fields of today's document",
        ("models.to_str",),
        gives("str", value=pprint.pformat(_EMPTY_RUN)),
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
    # -- 6
    Difference(
        6,
        "what failed on the server's side is tried again where a repeat is safe",
        (
            "errors.status_5*",
            "errors.text_body",
            "errors.html_body",
            "errors.nonutf8_body",
            "retry.get_500_retry_after",
            "retry.get_503_no_retry_after",
            "retry.get_500_no_retry",
            "conn.drop_mid_body",
        ),
        attempts(4),
    ),
    Difference(
        6,
        "429 is tried again, with or without Retry-After, POST too",
        ("errors.status_429", "retry.post_429_retry_after"),
        attempts(4),
    ),
    Difference(6, "connection errors are the SDK's own", ("conn.*",), raises("APIConnectionError")),
    Difference(
        6,
        "time-outs are the SDK's own",
        ("lowlevel.timeout_post_not_retried",),
        raises("APITimeoutError"),
    ),
    Difference(6, "no context for another host", ("redirect.cross_host",), _without_context),
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
        sends(*_uploads("hello world\n"), then=gives("NoneType", **_NOTHING)),
        serve=_accepts_upload(3),
    ),
    Difference(
        7,
        "a source that cannot seek is one too",
        ("batches.add_large_file.nonseekable",),
        sends(*_uploads("0123456789"), then=gives("NoneType", **_NOTHING)),
        serve=_accepts_upload(3),
    ),
    # -- 8
    Difference(8, "debug shows no token", ("client.debug_prints_token",), _no_token),
    Difference(
        8,
        "headers are looked up in any case",
        ("files.get_file_metadata.headers_case_sensitive",),
        gives("str", value="42"),
    ),
    Difference(
        8,
        "headers are looked up in any case",
        ("files.get_file_metadata.file",),
        _item(4, "Headers"),
    ),
    # -- 9
    Difference(
        9,
        "downloads ask for octets",
        (
            "files.read.*",
            "!files.read.bad_node_type",
            "!files.read.node_type_none",
            "!files.read.range_tuple",
            "!files.read.retry_dict",
            "!files.read.path_dot*",
            "!files.read.path_empty",
        ),
        headers(accept="application/octet-stream, application/json"),
    ),
    Difference(
        9,
        "an operation that declares no reply takes any",
        (
            "batches.delete_file.*",
            "!batches.delete_file.name_dot*",
            "!batches.delete_file.name_empty",
            "!batches.delete_file.name_lone_surrogate",
        ),
        headers(accept="*/*"),
    ),
    Difference(
        9,
        "closed value sets are checked before sending",
        ("runs.list.bad_sort", "runs.list.bad_order", "files.read.bad_node_type"),
        refused(),
    ),
    # -- 10
    Difference(
        10,
        "every binary source will do",
        ("batches.add_file.bytearray",),
        sends(_put("/api/v2/batches/231/files/b.txt", "BA"), then=gives("NoneType", **_NOTHING)),
        serve=_NO_CONTENT,
    ),
    Difference(
        10,
        "every binary source will do",
        ("batches.add_file.memoryview",),
        sends(_put("/api/v2/batches/231/files/b.txt", "MV"), then=gives("NoneType", **_NOTHING)),
        serve=_NO_CONTENT,
    ),
    Difference(
        10,
        "every binary source will do",
        ("batches.add_file.pathlib",),
        sends(
            _put("/api/v2/batches/231/files/b.txt", "hello world\n"),
            then=gives("NoneType", **_NOTHING),
        ),
        serve=_NO_CONTENT,
    ),
    Difference(
        10,
        "every binary source will do",
        ("files.write.fileobj",),
        sends(
            _put("/api/v2/files/org%2Fws%2Ff.txt", "hello world\n"),
            then=gives("NoneType", **_NOTHING),
        ),
        serve=_NO_CONTENT,
    ),
    Difference(
        10,
        "every binary source will do",
        ("files.write.bytearray",),
        sends(_put("/api/v2/files/org%2Fws%2Ff.txt", "x"), then=gives("NoneType", **_NOTHING)),
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
    # -- 11
    Difference(
        11,
        "an error in a 200 is an error",
        ("audit.lowlevel.v1_error_in_200",),
        raises("ApiException", status=200, message="no permission"),
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
    # -- decisions
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
    Difference(
        "new",
        "If-None-Match can be sent",
        ("files.write.if_none_match",),
        sends(
            _put("/api/v2/files/f", "x").with_headers(if_none_match="*"),
            then=gives("NoneType", **_NOTHING),
        ),
        serve=_NO_CONTENT,
    ),
    Difference("new", "audit logs", ("client.no_audit_facade",), gives("Audit")),
    Difference(
        "new",
        "from_dict sets what was given, no more",
        ("audit.lowlevel.model_from_dict",),
        body(json.dumps({"size": 1})),
    ),
    Difference(
        "shape",
        "resources are classes of their own",
        ("client.attrs",),
        both(_item(3, "Runs"), _item(4, "DeploymentRuns")),
    ),
    Difference(
        "shape",
        "the raw reply is not urllib3's",
        ("lowlevel.without_preload",),
        _item(0, "RawResponse"),
    ),
    Difference(
        "shape",
        "every exception can be imported from the package",
        ("models.exceptions_exported",),
        gives(
            "list",
            value=[
                "ApiException",
                "NotFoundException",
                "ForbiddenException",
                "UnauthorizedException",
                "BadRequestException",
                "ServiceException",
                "ConflictException",
                "UnprocessableEntityException",
            ],
        ),
    ),
    Difference(
        "shape",
        "the exceptions of 0.14.0 are among others",
        ("models.exceptions_module",),
        lambda case, expected: gives("list", includes=(expected.result or {})["value"])(
            case, expected
        ),
    ),
    Difference("shape", "the version", ("models.version",), gives("str", value=_version())),
)


def expectation(case: Case) -> tuple[Serve, Expectation]:
    """What the recorder answers in this case, and what the SDK has to do."""
    return apply(case, DIFFERENCES)
