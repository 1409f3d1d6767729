"""What the SDK makes of replies otherwise than 0.14.0; the numbers are those of ``differences.py``."""

from __future__ import annotations

import pathlib
import pprint
import re
from typing import TYPE_CHECKING, Any

from tests.wire.difference import (
    Difference,
    attempts,
    both,
    gives,
    gives_served,
    headers,
    keeps_all,
    raises,
    refused,
)
from tests.wire.table import Case, Expectation

if TYPE_CHECKING:
    from tests.wire.difference import Change


def _once_then(error: str) -> Change:
    """Only the first request is sent, then ``error`` is raised."""

    def change(_case: Case, expected: Expectation) -> Expectation:
        name = {"class": "aihub.exceptions." + error}
        return expected._replace(requests=expected.requests[:1], result=None, raises=name)

    return change


_ROOT = pathlib.Path(__file__).resolve().parents[2]
#: What a client-made ``Run`` holds beside ``id``, in the order of the document.
_RUN_FIELDS = (
    "status",
    "start_timestamp",
    "finish_timestamp",
    "msg",
    "batch_id",
    "input_dir",
    "app_id",
    "deployment_id",
    "tags",
)
_EMPTY_RUN: dict[str, Any] = dict({"id": "r"}, **dict.fromkeys(_RUN_FIELDS))


def _version() -> str:
    text = (_ROOT / "specs/aihub/sdk.yaml").read_text(encoding="utf-8")
    found = re.search(r"^  version: (\S+)$", text, re.MULTILINE)
    return found.group(1) if found else "missing"


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
    Difference(
        4,
        "a list that every response has is a list, also where a response lacks it",
        ("resp.list_missing_key",),
        gives("list", value=[]),
    ),
    # -- 4
    Difference(
        4,
        "keys and nulls that the API sends are kept, nulls that it did not send are not invented",
        (
            "jobs.status.null_message",
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
            "!client.proxy_env_ignored",
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
        "text that is a number is read as one where a number is meant, and written as it came",
        ("batches.create.resp_id_string",),
        gives_served("Batch"),
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
        "a response that is nothing where an object is declared is an error",
        ("batches.create.resp_empty_body", "resp.null_body"),
        raises("ResponseValidationError"),
    ),
    Difference(
        4,
        "a reply under a wrong media type is read all the same",
        ("batches.create.resp_octet_200",),
        gives("Batch", to_dict={"id": 1}),
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
            "runs.results.case_value_null",
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
    Difference(
        6,
        "a POST is not sent a second time for a redirect that does not ask for it",
        ("redirect.post_302",),
        _once_then("APIStatusError"),
    ),
    Difference(6, "no context for another host", ("redirect.cross_host",), _without_context),
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
    # -- 11
    Difference(
        11,
        "an error in a 200 is an error",
        ("audit.lowlevel.v1_error_in_200",),
        raises("ApiException", status=200, message="no permission"),
    ),
    # -- shape
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
