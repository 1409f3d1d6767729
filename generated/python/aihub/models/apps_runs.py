# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Models: apps runs."""

from __future__ import annotations

import datetime as _dt
from typing import TYPE_CHECKING, Any, ClassVar, Dict, FrozenSet, List, Mapping, Optional, Union

from typing_extensions import Annotated, Literal

from .._core.codec.markers import SENT, OpenEnum, Sent, Wire
from .._core.codec.models import SENT_LIST, Model as BaseModel
from .._core.codec.moments import moment
from .common import Run, RunAppRuntimeConfigInstabase

__all__ = [
    "CaseInfo",
    "CaseInfoField",
    "CaseInfoFieldValidations",
    "CaseInfoFieldValidationsFailure",
    "CaseInfoFieldValidationsFailuresInner",
    "CaseInputField",
    "DeleteRun202Response",
    "DeleteRunResponse",
    "Document",
    "DocumentClassificationConfidence",
    "DocumentField",
    "DocumentFieldConfidence",
    "DocumentFieldValidations",
    "DocumentFieldValidationsAlert",
    "DocumentFieldValidationsAlertsInner",
    "DocumentValidations",
    "FieldSourceCoordinates",
    "FileWithDocuments",
    "ListRuns200Response",
    "ModificationObject",
    "ModificationObjectModification",
    "ModificationObjectModificationsInner",
    "PageLayout",
    "ResultsKeys",
    "ResultsResponse",
    "ResultsResponseKeys",
    "RunAppRequest",
    "RunAppRequestSettings",
    "RunAppRequestSettingsKeys",
    "RunAppRequestSettingsParam",
    "RunAppRequestSettingsRuntimeConfig",
    "RunAppSettings",
    "RunAppSettingsKeys",
    "RunAppSettingsParam",
    "RunAppSettingsRuntimeConfig",
    "RunList",
]


class FieldSourceCoordinates(BaseModel):
    """A box around a value on a page, in the units of the page's layout."""

    top_x: Optional[Annotated[float, Wire("number")]] = None
    """The left edge."""
    top_y: Optional[Annotated[float, Wire("number")]] = None
    """The top edge."""
    bottom_x: Optional[Annotated[float, Wire("number")]] = None
    """The right edge."""
    bottom_y: Optional[Annotated[float, Wire("number")]] = None
    """The bottom edge."""
    page_number: Optional[int] = None
    """The number of the page, starting at 0."""


class ModificationObjectModification(BaseModel):
    """A change."""

    message: Optional[str] = None
    """The comment on the change, if there is one."""
    _nullable: ClassVar[FrozenSet[str]] = frozenset({"message"})


class ModificationObject(BaseModel):
    """An edit that a user made during a review."""

    timestamp: str
    """When the edit was made, as a date and time string, not a number."""
    user_id: str
    """Who made the edit, as a user ID."""
    modifications: Optional[List[ModificationObjectModification]] = None
    """The changes in this edit."""


class DocumentFieldConfidence(BaseModel):
    """The confidence in the value. Only present with `include_confidence_scores`."""

    model: Optional[Annotated[float, Wire("number")]] = None
    """The confidence of the model in the value."""
    ocr: Optional[Annotated[float, Wire("number")]] = None
    """The confidence of the OCR (text recognition) in the characters."""
    _nullable: ClassVar[FrozenSet[str]] = frozenset({"model", "ocr"})


class DocumentFieldValidationsAlert(BaseModel):
    """A rule that failed."""

    alert_level: Optional[str] = None
    """The severity. Always `FAILURE`."""
    msg: Optional[str] = None
    """What is wrong, for people to read."""
    blocked: Optional[bool] = None
    """Whether the failed rule blocks the run."""
    type: Optional[str] = None
    """The type of the rule."""
    locations: Optional[List[Dict[str, Any]]] = None
    """The places in the document that the rule checked."""


class DocumentFieldValidations(BaseModel):
    """The results of the validation rules for this field. Only present with
    `include_validation_results`.
    """

    valid: Optional[bool] = None
    """Whether the field passes all rules."""
    alerts: Optional[List[DocumentFieldValidationsAlert]] = None
    """The rules that failed. Empty if `valid` is `true`."""


class DocumentField(BaseModel):
    """A field that was extracted from a document."""

    field_name: Sent[str] = SENT
    """The name of the field, converted to a valid Python name."""
    value: Sent[str] = SENT
    """The extracted value, as a string. `ERROR` means that the extraction failed."""
    type: Optional[str] = None
    """The type of the field, for example `TEXT`."""
    error_msg: Optional[str] = None
    """Why there is no valid value."""
    source_coordinates: Optional[List[FieldSourceCoordinates]] = None
    """Where the value was found on the pages. Only present with `include_source_info`."""
    edit_history: Optional[List[ModificationObject]] = None
    """Who changed the value, and when. Only present with `include_review_results`."""
    confidence: Optional[DocumentFieldConfidence] = None
    """The confidence in the value. Only present with `include_confidence_scores`."""
    validations: Optional[DocumentFieldValidations] = None
    """The results of the validation rules for this field. Only present with
    `include_validation_results`.
    """
    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            field_name: Optional[str] = ...,
            value: Optional[str] = ...,
            type: Optional[str] = ...,
            error_msg: Optional[str] = ...,
            source_coordinates: Optional[List[FieldSourceCoordinates]] = ...,
            edit_history: Optional[List[ModificationObject]] = ...,
            confidence: Optional[DocumentFieldConfidence] = ...,
            validations: Optional[DocumentFieldValidations] = ...,
        ) -> None: ...


class PageLayout(BaseModel):
    """The size of a page."""

    page_number: int
    """The number of the page, starting at 0."""
    width: Annotated[float, Wire("number")]
    """The width of the page, in the units of the coordinates."""
    height: Annotated[float, Wire("number")]
    """The height of the page, in the units of the coordinates."""


class DocumentValidations(BaseModel):
    """The results of the validation rules. Only present with `include_validation_results`."""

    final_result_pass: Optional[bool] = None
    """Whether the document passes all rules."""


class DocumentClassificationConfidence(BaseModel):
    """The confidence in the class. Only present with `include_confidence_scores`."""

    model: Optional[Annotated[float, Wire("number")]] = None
    """The confidence of the model in the class."""
    _nullable: ClassVar[FrozenSet[str]] = frozenset({"model"})


class Document(BaseModel):
    """A document: a whole file, or a part of it."""

    fields: Sent[List[DocumentField]] = SENT_LIST
    """The extracted fields."""
    review_completed: Optional[bool] = None
    """Whether the review of the document is complete."""
    class_name: Optional[str] = None
    """The class of the document; null if the app does not classify documents."""
    page_numbers: Optional[List[int]] = None
    """The pages of the file that belong to the document. The numbering can differ from the one
    in `page_layouts`, which starts at 0.
    """
    page_layouts: Optional[List[PageLayout]] = None
    """The size of each page. Only present with `include_source_info`."""
    post_processed_paths: Optional[List[str]] = None
    """The paths of the processed output. Only present with `include_source_info`."""
    post_processed_pdf_path: Optional[str] = None
    """The path of the PDF of the processed document. Only present with `include_source_info`,
    and only if the run was started with `generate_post_process_pdf`. Use *Read a file* to
    download it.
    """
    class_edit_history: Optional[List[ModificationObject]] = None
    """Who changed the class, and when. Only present with `include_review_results`."""
    validations: Optional[DocumentValidations] = None
    """The results of the validation rules. Only present with `include_validation_results`."""
    classification_confidence: Optional[DocumentClassificationConfidence] = None
    """The confidence in the class. Only present with `include_confidence_scores`."""
    _nullable: ClassVar[FrozenSet[str]] = frozenset({"class_name"})
    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            fields: Optional[List[DocumentField]] = ...,
            review_completed: Optional[bool] = ...,
            class_name: Optional[str] = ...,
            page_numbers: Optional[List[int]] = ...,
            page_layouts: Optional[List[PageLayout]] = ...,
            post_processed_paths: Optional[List[str]] = ...,
            post_processed_pdf_path: Optional[str] = ...,
            class_edit_history: Optional[List[ModificationObject]] = ...,
            validations: Optional[DocumentValidations] = ...,
            classification_confidence: Optional[DocumentClassificationConfidence] = ...,
        ) -> None: ...


class FileWithDocuments(BaseModel):
    """An input file and the documents found in it."""

    original_file_name: Sent[str] = SENT
    """The name of the file when it was uploaded."""
    input_file_path: Optional[str] = None
    """The path that the run read the file from."""
    documents: Sent[List[Document]] = SENT_LIST
    """The documents in the file."""
    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            original_file_name: Optional[str] = ...,
            input_file_path: Optional[str] = ...,
            documents: Optional[List[Document]] = ...,
        ) -> None: ...


class ResultsKeys(BaseModel):
    """The keys that the run was started with."""

    custom: Optional[Dict[str, Any]] = None
    """The custom keys and their values. Secret keys are never returned."""


class CaseInputField(BaseModel):
    """A candidate for the value of a ranked field."""

    record_index: Optional[int] = None
    """The index of the document that the candidate comes from."""
    refined_phrase_name: Optional[str] = None
    """The name of the refined phrase that the candidate comes from."""


class CaseInfoFieldValidationsFailure(BaseModel):
    """A rule that failed."""

    type: str
    """The type of the rule, for example `all_inputs_match`."""
    msg: str
    """What is wrong, for people to read."""


class CaseInfoFieldValidations(BaseModel):
    """The results of the rules that compare documents of different classes. Only present with
    `include_validation_results`, and only for fields with such rules.
    """

    valid: bool
    """Whether the field passes all rules."""
    failures: Optional[List[CaseInfoFieldValidationsFailure]] = None
    """The rules that failed. Empty if `valid` is `true`."""


class CaseInfoField(BaseModel):
    """A field of a packet, taken from documents of several classes."""

    name: str
    """The name of the field."""
    value: str
    """The value of the field, as a string."""
    input_fields: Optional[List[CaseInputField]] = None
    """For a ranked field, the candidates for its value."""
    chosen_field: Optional[CaseInputField] = None
    """For a ranked field, the candidate that was chosen; null for other fields."""
    error_msg: Optional[str] = None
    """Why there is no valid value."""
    edit_history: Optional[List[ModificationObject]] = None
    """Who changed the value, and when. Only present with `include_review_results`."""
    validations: Optional[CaseInfoFieldValidations] = None
    """The results of the rules that compare documents of different classes. Only present with
    `include_validation_results`, and only for fields with such rules.
    """
    _nullable: ClassVar[FrozenSet[str]] = frozenset({"chosen_field"})


class CaseInfo(BaseModel):
    """The results for a packet of documents as a whole."""

    fields: Optional[List[CaseInfoField]] = None
    """The fields that combine documents of several classes."""


class ResultsResponse(BaseModel):
    """One page of the results of a run."""

    id: Sent[str] = SENT
    """The ID of the run."""
    status: Sent[
        Annotated[
            Union[
                Literal[
                    "CANCELLED", "COMPLETE", "FAILED", "PAUSED", "RUNNING", "STOPPED_AT_CHECKPOINT"
                ],
                str,
            ],
            OpenEnum(
                "CANCELLED", "COMPLETE", "FAILED", "PAUSED", "RUNNING", "STOPPED_AT_CHECKPOINT"
            ),
        ]
    ] = SENT
    """The status of the run.

    - `CANCELLED`: a user cancelled the run (final)
    - `COMPLETE`: the run and all reviews are complete, and the results are available;
      individual fields may have failed with the value `ERROR` (final)
    - `FAILED`: the run failed (final)
    - `PAUSED`: reserved for future use
    - `RUNNING`: the run is in progress
    - `STOPPED_AT_CHECKPOINT`: a validation rule failed, and the run waits for a human
      review
    """
    message: Optional[str] = None
    """A message about the run, for people to read. *Get the status of a run* calls this
    property `msg`.
    """
    start_timestamp: Optional[int] = None
    """When the run started, as a Unix timestamp in nanoseconds."""
    finish_timestamp: Optional[int] = None
    """When the run finished, as a Unix timestamp in nanoseconds; null if it has not finished."""
    batch_id: Optional[str] = None
    """The ID of the batch that the run processed, if its input was a batch. It is a string
    here, but an integer everywhere else.
    """
    files: Sent[List[FileWithDocuments]] = SENT_LIST
    """The input files on this page, with the documents in each file."""
    keys: Optional[ResultsKeys] = None
    """The keys that the run was started with."""
    case_info: Optional[CaseInfo] = None
    """The results for the packet (also called a case) as a whole: fields that combine
    documents of several classes. With `include_review_results`, they include the edit
    history.
    """
    review_completed: Optional[bool] = None
    """Whether the review of the run is complete."""
    has_more: Sent[bool] = SENT
    """Whether there are more pages. To get the next one, increase `file_offset` by the number
    of files on this page.
    """
    _nullable: ClassVar[FrozenSet[str]] = frozenset({"message", "finish_timestamp"})

    @property
    def started_at(self) -> Optional[_dt.datetime]:
        """`start_timestamp` as a datetime in UTC."""
        return moment(self.start_timestamp, "ns")

    @property
    def finished_at(self) -> Optional[_dt.datetime]:
        """`finish_timestamp` as a datetime in UTC."""
        return moment(self.finish_timestamp, "ns")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: Optional[str] = ...,
            status: Optional[
                Annotated[
                    Union[
                        Literal[
                            "CANCELLED",
                            "COMPLETE",
                            "FAILED",
                            "PAUSED",
                            "RUNNING",
                            "STOPPED_AT_CHECKPOINT",
                        ],
                        str,
                    ],
                    OpenEnum(
                        "CANCELLED",
                        "COMPLETE",
                        "FAILED",
                        "PAUSED",
                        "RUNNING",
                        "STOPPED_AT_CHECKPOINT",
                    ),
                ]
            ] = ...,
            message: Optional[str] = ...,
            start_timestamp: Optional[int] = ...,
            finish_timestamp: Optional[int] = ...,
            batch_id: Optional[str] = ...,
            files: Optional[List[FileWithDocuments]] = ...,
            keys: Optional[ResultsKeys] = ...,
            case_info: Optional[CaseInfo] = ...,
            review_completed: Optional[bool] = ...,
            has_more: Optional[bool] = ...,
        ) -> None: ...


class RunList(BaseModel):
    """One page of runs."""

    runs: Sent[List[Run]] = SENT_LIST
    """The runs on this page."""
    if TYPE_CHECKING:

        def __init__(self, *, runs: Optional[List[Run]] = ...) -> None: ...


class RunAppSettingsKeys(BaseModel):
    """Values for the keys that the app uses. A key without a value is empty during the run."""

    custom: Optional[Dict[str, Any]] = None
    """Custom keys: a map of key names to values of any type. See the *Keys* tab of the app's
    *Overview* page for the names.
    """
    secret: Optional[Dict[str, str]] = None
    """Secret keys: a map of key names to the aliases of secrets in your organization's vault.
    See the *Keys* tab of the app's *Overview* page for the names.
    """


class RunAppSettingsRuntimeConfig(BaseModel):
    """A few runtime options, such as PDF output. Use `keys` for everything else."""

    generate_post_process_pdf: Optional[bool] = None
    """Whether to create a PDF of each document after processing. If a file is split, each of
    its documents gets a PDF. Only documents with fewer than 100 pages get one. To get the
    paths, fetch the results with `include_source_info` and read `post_processed_pdf_path`.
    """
    instabase: Optional[RunAppRuntimeConfigInstabase] = None
    """Options of the Instabase platform."""


class RunAppSettings(BaseModel):
    """Settings for this run."""

    keys: Optional[RunAppSettingsKeys] = None
    """Values for the keys that the app uses. A key without a value is empty during the run."""
    runtime_config: Optional[RunAppSettingsRuntimeConfig] = None
    """A few runtime options, such as PDF output. Use `keys` for everything else."""
    tags: Optional[List[str]] = None
    """Labels for the run. *Get the status of a run* returns them. All tags together can have
    at most 500 characters.
    """


class RunAppRequest(BaseModel):
    """A run of an app to start."""

    app_name: Optional[str] = None
    """The name of the app. Specify either this or `app_id`."""
    app_id: Optional[str] = None
    """The ID of the app: the UUID after `/hub/apps/` in the URL of the app's page. Specify
    either this or `app_name`.
    """
    owner: Optional[str] = None
    """The account that owns the app. Defaults to your own account, which is correct for your
    own apps. For Marketplace apps published by Instabase, use `instabase`.
    """
    batch_id: Optional[int] = None
    """The ID of the batch to process. All of its files are processed. Specify either this or
    `input_dir`.
    """
    input_dir: Optional[str] = None
    """The full path of the folder to process, on a connected drive or Instabase Drive. The
    path ends with `/`. Specify either this or `batch_id`.
    """
    version: Optional[str] = None
    """The version of the app. Defaults to the latest production version."""
    output_workspace: Optional[str] = None
    """The name of the workspace to run the app in and to write the output to. Defaults to your
    personal workspace. A service account has no personal workspace, so it must specify this
    or `output_dir`.
    """
    output_dir: Optional[str] = None
    """The full path of the folder to write the output to, on a connected drive or Instabase
    Drive. It takes precedence over `output_workspace`.
    """
    settings: Optional[RunAppSettings] = None
    """Settings for this run."""


class DeleteRunResponse(BaseModel):
    """The jobs that delete the files of the run."""

    delete_input_dir_job_id: Optional[str] = None
    """The ID of the job that deletes the input; null if there is no such job."""
    delete_output_dir_job_id: Optional[str] = None
    """The ID of the job that deletes the output; null if there is no such job."""
    delete_log_dir_job_id: Optional[str] = None
    """The ID of the job that deletes the logs; null if there is no such job."""
    _nullable: ClassVar[FrozenSet[str]] = frozenset(
        {"delete_input_dir_job_id", "delete_output_dir_job_id", "delete_log_dir_job_id"}
    )


RunAppSettingsParam = Union[RunAppSettings, Mapping[str, Any]]
ListRuns200Response = RunList
"""The name of `RunList` in SDKs of OpenAPI Generator."""
DeleteRun202Response = DeleteRunResponse
"""The name of `DeleteRunResponse` in SDKs of OpenAPI Generator."""
ResultsResponseKeys = ResultsKeys
"""The name of `ResultsKeys` in SDKs of OpenAPI Generator."""
ModificationObjectModificationsInner = ModificationObjectModification
"""The name of `ModificationObjectModification` in SDKs of OpenAPI Generator."""
RunAppRequestSettings = RunAppSettings
"""The name of `RunAppSettings` in SDKs of OpenAPI Generator."""
RunAppRequestSettingsParam = RunAppSettingsParam
"""The name of `RunAppSettingsParam` in SDKs of OpenAPI Generator."""
DocumentFieldValidationsAlertsInner = DocumentFieldValidationsAlert
"""The name of `DocumentFieldValidationsAlert` in SDKs of OpenAPI Generator."""
CaseInfoFieldValidationsFailuresInner = CaseInfoFieldValidationsFailure
"""The name of `CaseInfoFieldValidationsFailure` in SDKs of OpenAPI Generator."""
RunAppRequestSettingsKeys = RunAppSettingsKeys
"""The name of `RunAppSettingsKeys` in SDKs of OpenAPI Generator."""
RunAppRequestSettingsRuntimeConfig = RunAppSettingsRuntimeConfig
"""The name of `RunAppSettingsRuntimeConfig` in SDKs of OpenAPI Generator."""
