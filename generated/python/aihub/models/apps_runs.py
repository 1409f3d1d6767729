# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
"""Models: apps runs."""

from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, List, Optional, Union

from typing_extensions import Annotated, Literal

from .._core.markers import OpenEnum, Wire
from .._core.models import Model as BaseModel
from .common import Run, RunAppRequestSettingsRuntimeConfigInstabase

__all__ = [
    "CaseInfo",
    "CaseInfoField",
    "CaseInfoFieldValidations",
    "CaseInfoFieldValidationsFailuresInner",
    "CaseInputField",
    "DeleteRun202Response",
    "Document",
    "DocumentClassificationConfidence",
    "DocumentField",
    "DocumentFieldConfidence",
    "DocumentFieldValidations",
    "DocumentFieldValidationsAlertsInner",
    "DocumentValidations",
    "FieldSourceCoordinates",
    "FileWithDocuments",
    "ListRuns200Response",
    "ModificationObject",
    "ModificationObjectModificationsInner",
    "PageLayout",
    "ResultsResponse",
    "ResultsResponseKeys",
    "RunAppRequest",
    "RunAppRequestSettings",
    "RunAppRequestSettingsKeys",
    "RunAppRequestSettingsRuntimeConfig",
]


class FieldSourceCoordinates(BaseModel):
    """A box on a page around a value, in the units of that page's layout."""

    top_x: Optional[Annotated[float, Wire("number")]] = None
    """The left edge."""
    top_y: Optional[Annotated[float, Wire("number")]] = None
    """The upper edge."""
    bottom_x: Optional[Annotated[float, Wire("number")]] = None
    """The right edge."""
    bottom_y: Optional[Annotated[float, Wire("number")]] = None
    """The lower edge."""
    page_number: Optional[int] = None
    """The page, counted from 0."""


class ModificationObjectModificationsInner(BaseModel):
    """One change."""

    message: Optional[str] = None
    """The remark that goes with the change, if there is one."""
    _nullable: ClassVar[FrozenSet[str]] = frozenset({"message"})


class ModificationObject(BaseModel):
    """One edit that a person made during a review."""

    timestamp: str
    """When, as the text of a date and time rather than a number."""
    user_id: str
    """Who, by user ID."""
    modifications: Optional[List[ModificationObjectModificationsInner]] = None
    """What was changed in this one edit."""


class DocumentFieldConfidence(BaseModel):
    """How certain the value is. Comes with `include_confidence_scores`."""

    model: Optional[Annotated[float, Wire("number")]] = None
    """How sure the model is of the value."""
    ocr: Optional[Annotated[float, Wire("number")]] = None
    """How sure the text recognition is of the characters."""
    _nullable: ClassVar[FrozenSet[str]] = frozenset({"model", "ocr"})


class DocumentFieldValidationsAlertsInner(BaseModel):
    """A rule that was broken."""

    alert_level: Optional[str] = None
    """How grave it is. Only `FAILURE` occurs."""
    msg: Optional[str] = None
    """What is wrong, in words for people."""
    blocked: Optional[bool] = None
    """Whether the run cannot go on because of it."""
    type: Optional[str] = None
    """The kind of rule."""
    locations: Optional[List[Dict[str, Any]]] = None
    """The places in the document that the rule looked at."""


class DocumentFieldValidations(BaseModel):
    """How the rules for this field turned out. Comes with `include_validation_results`."""

    valid: Optional[bool] = None
    """Whether every rule for the field is kept."""
    alerts: Optional[List[DocumentFieldValidationsAlertsInner]] = None
    """One entry for each rule that was broken; empty while `valid` is true."""


class DocumentField(BaseModel):
    """One value that was looked for in a document."""

    field_name: Optional[str] = None
    """The name of the field, rewritten to a valid Python name."""
    value: Optional[str] = None
    """What was found, as text. `ERROR` means that the extraction failed."""
    type: Optional[str] = None
    """What kind of field it is, for example `TEXT`."""
    error_msg: Optional[str] = None
    """Why there is no good value."""
    source_coordinates: Optional[List[FieldSourceCoordinates]] = None
    """Where on the pages the value was read. Comes with `include_source_info`."""
    edit_history: Optional[List[ModificationObject]] = None
    """Who changed the value, and when. Comes with `include_review_results`."""
    confidence: Optional[DocumentFieldConfidence] = None
    """How certain the value is. Comes with `include_confidence_scores`."""
    validations: Optional[DocumentFieldValidations] = None
    """How the rules for this field turned out. Comes with `include_validation_results`."""


class PageLayout(BaseModel):
    """The size of one page."""

    page_number: int
    """The page, counted from 0."""
    width: Annotated[float, Wire("number")]
    """Its width, in the units of the coordinates."""
    height: Annotated[float, Wire("number")]
    """Its height, in the units of the coordinates."""


class DocumentValidations(BaseModel):
    """How the validation rules turned out. Comes with `include_validation_results`."""

    final_result_pass: Optional[bool] = None
    """Whether the document keeps every rule."""


class DocumentClassificationConfidence(BaseModel):
    """How certain the class is. Comes with `include_confidence_scores`."""

    model: Optional[Annotated[float, Wire("number")]] = None
    """How sure the model is of the class that it chose."""
    _nullable: ClassVar[FrozenSet[str]] = frozenset({"model"})


class Document(BaseModel):
    """One document, which is a whole file or a part of one."""

    fields: Optional[List[DocumentField]] = None
    """What was extracted."""
    review_completed: Optional[bool] = None
    """Whether a person has finished reviewing the document."""
    class_name: Optional[str] = None
    """The class that the document was sorted into; null when the app does not classify."""
    page_numbers: Optional[List[int]] = None
    """The pages of the file that belong to the document. Do not match them blindly against
    `page_layouts`, which counts from 0.
    """
    page_layouts: Optional[List[PageLayout]] = None
    """The size of each page. Comes with `include_source_info`."""
    post_processed_paths: Optional[List[str]] = None
    """Where the outcome of the processing is stored. Comes with `include_source_info`."""
    post_processed_pdf_path: Optional[str] = None
    """Where the PDF of the processed document is stored. Comes with `include_source_info`, if
    the run was started with `generate_post_process_pdf`. Read it with `GET
    /v2/files/{path}`.
    """
    class_edit_history: Optional[List[ModificationObject]] = None
    """Who changed the class, and when. Comes with `include_review_results`."""
    validations: Optional[DocumentValidations] = None
    """How the validation rules turned out. Comes with `include_validation_results`."""
    classification_confidence: Optional[DocumentClassificationConfidence] = None
    """How certain the class is. Comes with `include_confidence_scores`."""
    _nullable: ClassVar[FrozenSet[str]] = frozenset({"class_name"})


class FileWithDocuments(BaseModel):
    """One input file and what it was split into."""

    original_file_name: Optional[str] = None
    """The name that the file was uploaded under."""
    input_file_path: Optional[str] = None
    """The path from which the run read it."""
    documents: Optional[List[Document]] = None
    """The documents found in the file."""


class ResultsResponseKeys(BaseModel):
    """The keys that the run was started with."""

    custom: Optional[Dict[str, Any]] = None
    """The plain keys, by name. Secret keys are never returned."""


class CaseInputField(BaseModel):
    """One candidate for the value of a ranked field."""

    record_index: Optional[int] = None
    """The index of the document that offers it."""
    refined_phrase_name: Optional[str] = None
    """The name of the refined phrase that it comes from."""


class CaseInfoFieldValidationsFailuresInner(BaseModel):
    """A rule that was broken."""

    type: str
    """The kind of rule, for example `all_inputs_match`."""
    msg: str
    """What is wrong, in words for people."""


class CaseInfoFieldValidations(BaseModel):
    """How the rules that compare documents of different classes turned out. Comes with
    `include_validation_results`, for fields that have such rules.
    """

    valid: bool
    """Whether every rule for the field is kept."""
    failures: Optional[List[CaseInfoFieldValidationsFailuresInner]] = None
    """One entry for each rule that was broken; empty while `valid` is true."""


class CaseInfoField(BaseModel):
    """A field of a packet, gathered from documents of several classes."""

    name: str
    """What the field is called."""
    value: str
    """Its value, as text."""
    input_fields: Optional[List[CaseInputField]] = None
    """For a ranked field, the candidates to choose from."""
    chosen_field: Optional[CaseInputField] = None
    """For a ranked field, the candidate that gave the value; null for any other field."""
    error_msg: Optional[str] = None
    """Why there is no good value."""
    edit_history: Optional[List[ModificationObject]] = None
    """Who changed the value, and when. Comes with `include_review_results`."""
    validations: Optional[CaseInfoFieldValidations] = None
    """How the rules that compare documents of different classes turned out. Comes with
    `include_validation_results`, for fields that have such rules.
    """
    _nullable: ClassVar[FrozenSet[str]] = frozenset({"chosen_field"})


class CaseInfo(BaseModel):
    """What was found for a packet of documents as a whole."""

    fields: Optional[List[CaseInfoField]] = None
    """The fields that draw on documents of several classes."""


class ResultsResponse(BaseModel):
    """One page of the results of a run."""

    id: Optional[str] = None
    """The id of the run."""
    status: Optional[
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
    ] = None
    """Where the run stands:

    - `CANCELLED`: a user called it off (final)
    - `COMPLETE`: it is done, review included; single fields may still have failed and read
      `ERROR` (final)
    - `FAILED`: it did not get to the end (final)
    - `PAUSED`: not in use yet
    - `RUNNING`: it is at work
    - `STOPPED_AT_CHECKPOINT`: a validation rule was broken and a person has to review it
    """
    message: Optional[str] = None
    """A remark on the run, in words for people. The status of a run calls the same thing
    `msg`.
    """
    start_timestamp: Optional[int] = None
    """When the run began, in Unix time, nanoseconds.

    Unit: ns.
    """
    finish_timestamp: Optional[int] = None
    """When the run ended, in Unix time, nanoseconds; null until then.

    Unit: ns.
    """
    batch_id: Optional[str] = None
    """The batch that the run worked on, if it was one. It is written as text here, but as an
    integer everywhere else.
    """
    files: Optional[List[FileWithDocuments]] = None
    """The input files of this page, each with the documents in it."""
    keys: Optional[ResultsResponseKeys] = None
    """The keys that the run was started with."""
    case_info: Optional[CaseInfo] = None
    """What was found for the packet (also called case) as a whole: fields that draw on
    documents of several classes. With `include_review_results` they carry their edits.
    """
    review_completed: Optional[bool] = None
    """Whether the review is finished."""
    has_more: Optional[bool] = None
    """Whether another page follows. Raise `file_offset` by the number of files in this one to
    get it.
    """
    _nullable: ClassVar[FrozenSet[str]] = frozenset({"message", "finish_timestamp"})


class ListRuns200Response(BaseModel):
    """One page of runs."""

    runs: Optional[List[Run]] = None
    """The runs of this page."""


class RunAppRequestSettingsKeys(BaseModel):
    """Values for the keys that the app declares. A key without a value here stays empty during
    the run.
    """

    custom: Optional[Dict[str, Any]] = None
    """Plain keys: the name of a key to the value it takes, of any kind. The names are those on
    the *Keys* tab of the app's overview page.
    """
    secret: Optional[Dict[str, str]] = None
    """Secret keys: the name of a key to the alias of a secret in the vault of the
    organization. The names are those on the *Keys* tab of the app's overview page.
    """


class RunAppRequestSettingsRuntimeConfig(BaseModel):
    """The few run-time options that are not keys, such as the PDF output. Everything else goes
    into `keys`.
    """

    generate_post_process_pdf: Optional[bool] = None
    """`true` makes a PDF of every document after processing, one for each part where a file
    was split. Only documents with fewer than 100 pages get one. Its path is in the results,
    under `post_processed_pdf_path`, when they are fetched with `include_source_info`.
    """
    instabase: Optional[RunAppRequestSettingsRuntimeConfigInstabase] = None
    """Options of the platform itself."""


class RunAppRequestSettings(BaseModel):
    """Options for this one run."""

    keys: Optional[RunAppRequestSettingsKeys] = None
    """Values for the keys that the app declares. A key without a value here stays empty during
    the run.
    """
    runtime_config: Optional[RunAppRequestSettingsRuntimeConfig] = None
    """The few run-time options that are not keys, such as the PDF output. Everything else goes
    into `keys`.
    """
    tags: Optional[List[str]] = None
    """Free labels for the run, returned with its status. Together they may have 500
    characters.
    """


class RunAppRequest(BaseModel):
    """An order to run an app."""

    app_name: Optional[str] = None
    """The app by its name. Give this or `app_id`."""
    app_id: Optional[str] = None
    """The app by its id, the UUID that follows `/hub/apps/` in the address of the app's page.
    Give this or `app_name`.
    """
    owner: Optional[str] = None
    """The account that the app belongs to. Left out, it is the caller, which is right for apps
    of your own. An app that Instabase offers in the Marketplace belongs to `instabase`.
    """
    batch_id: Optional[int] = None
    """The batch to work on, with all of its files. Give this or `input_dir`."""
    input_dir: Optional[str] = None
    """The folder to work on, as a full path on a connected drive or on Instabase Drive, ending
    in `/`. Give this or `batch_id`.
    """
    version: Optional[str] = None
    """The version of the app. Left out, the newest one in production is taken."""
    output_workspace: Optional[str] = None
    """The workspace that the run belongs to and writes to, by its name. Left out, it is the
    personal workspace of the caller. A service account has none and must give this or
    `output_dir`.
    """
    output_dir: Optional[str] = None
    """The folder to write to, as a full path on a connected drive or on Instabase Drive. It
    wins over `output_workspace`.
    """
    settings: Optional[RunAppRequestSettings] = None
    """Options for this one run."""


class DeleteRun202Response(BaseModel):
    """The jobs that remove what belongs to the run."""

    delete_input_dir_job_id: Optional[str] = None
    """The job that removes the input folder; null when there is none."""
    delete_output_dir_job_id: Optional[str] = None
    """The job that removes the output folder; null when there is none."""
    delete_log_dir_job_id: Optional[str] = None
    """The job that removes the logs; null when there is none."""
    _nullable: ClassVar[FrozenSet[str]] = frozenset(
        {"delete_input_dir_job_id", "delete_output_dir_job_id", "delete_log_dir_job_id"}
    )
