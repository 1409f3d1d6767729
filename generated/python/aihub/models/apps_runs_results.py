# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
"""Results of methods: apps runs results."""

from __future__ import annotations

from typing import Any, ClassVar, Dict, Iterator, List, Optional

from typing_extensions import NotRequired, Self, TypedDict

from .._core.codec.pages import AsyncPage, BareSyncPage, SyncPage
from .._core.codec.row_results import AsyncRows, SyncRows
from .._core.codec.started import AsyncStarted, SyncStarted
from .._core.spec.rows import Column, Rows
from .apps_runs import DeleteRunResponse, Document, ResultsResponse, RunList
from .common import JobStatusResponse, Run

__all__ = [
    "AsyncListRunsPage",
    "AsyncResultsPage",
    "AsyncStartedDeleteRun",
    "ListRunsPage",
    "ResultsPage",
    "ResultsRow",
    "StartedDeleteRun",
]

ResultsRow = TypedDict(
    "ResultsRow",
    {
        "run_id": Optional[str],
        "batch_id": Optional[str],
        "file_index": int,
        "file": Optional[str],
        "file_path": Optional[str],
        "document": Optional[int],
        "class": Optional[str],
        "class_confidence": Optional[float],
        "document_pages": Optional[str],
        "document_valid": Optional[bool],
        "document_reviewed": Optional[bool],
        "field_index": Optional[int],
        "field": Optional[str],
        "value": Optional[str],
        "type": Optional[str],
        "error_msg": Optional[str],
        "confidence": Optional[float],
        "ocr_confidence": Optional[float],
        "page": Optional[int],
        "box": Optional[str],
        "locations": Optional[str],
        "valid": Optional[bool],
        "alerts": Optional[str],
        "edit_history": Optional[str],
        "raw": NotRequired[str],
        "raw_parents": NotRequired[str],
    },
)
"""A row of a table: one field. Cells without a value are None.

- `run_id`: The ID of the run.
- `batch_id`: The ID of the batch that the run processed, if its input was a batch. It
  is a string here, but an integer everywhere else.
- `file_index`: The position of the file among all files of the run, starting at 0.
- `file`: The name of the file when it was uploaded.
- `file_path`: The path that the run read the file from.
- `document`: The position of the document in its file, starting at 0.
- `class`: The class of the document; null if the app does not classify documents.
- `class_confidence`: The confidence of the model in the class.
- `document_pages`: The pages of the file that belong to the document. The numbering can
  differ from the one in `page_layouts`, which starts at 0.
- `document_valid`: Whether the document passes all rules.
- `document_reviewed`: Whether the review of the document is complete.
- `field_index`: The position of the field in its document, starting at 0.
- `field`: The name of the field, converted to a valid Python name.
- `value`: The extracted value, as a string. `ERROR` means that the extraction failed.
- `type`: The type of the field, for example `TEXT`.
- `error_msg`: Why there is no valid value.
- `confidence`: The confidence of the model in the value.
- `ocr_confidence`: The confidence of the OCR (text recognition) in the characters.
- `page`: The page of the first place where the value was found, starting at 0. Only
  present with `include_source_info`.
- `box`: The box around the first place where the value was found, as JSON. Only present
  with `include_source_info`.
- `locations`: All places where the value was found, as JSON. Only present with
  `include_source_info`.
- `valid`: Whether the field passes all rules.
- `alerts`: The rules that failed. Empty if `valid` is `true`.
- `edit_history`: Who changed the value, and when. Only present with
  `include_review_results`.
- `raw`: With `raw=True`: the JSON of the object that the row is made of.
- `raw_parents`: With `raw=True`: the JSON of everything around that object, by level.
"""

_RESULTS_ROWS = Rows(
    (("file", "/files"), ("document", "/documents"), ("field", "/fields")),
    (
        Column("run_id", 0, "/id"),
        Column("batch_id", 0, "/batch_id"),
        Column("file_index", 1, type="integer", index=True),
        Column("file", 1, "/original_file_name"),
        Column("file_path", 1, "/input_file_path"),
        Column("document", 2, type="integer", index=True),
        Column("class", 2, "/class_name"),
        Column("class_confidence", 2, "/classification_confidence/model", type="number"),
        Column("document_pages", 2, "/page_numbers", join=", "),
        Column("document_valid", 2, "/validations/final_result_pass", type="boolean"),
        Column("document_reviewed", 2, "/review_completed", type="boolean"),
        Column("field_index", 3, type="integer", index=True),
        Column("field", 3, "/field_name"),
        Column("value", 3, "/value"),
        Column("type", 3, "/type"),
        Column("error_msg", 3, "/error_msg"),
        Column("confidence", 3, "/confidence/model", type="number"),
        Column("ocr_confidence", 3, "/confidence/ocr", type="number"),
        Column("page", 3, "/source_coordinates/0/page_number", type="integer"),
        Column("box", 3, "/source_coordinates/0", type="json"),
        Column("locations", 3, "/source_coordinates", type="json"),
        Column("valid", 3, "/validations/valid", type="boolean"),
        Column("alerts", 3, "/validations/alerts", type="json"),
        Column("edit_history", 3, "/edit_history", type="json"),
    ),
    distribution="instabase-aihub",
)


class ListRunsPage(SyncPage[Run], RunList):
    """A page: :class:`RunList`, and the way to the items of all further pages."""


class AsyncListRunsPage(AsyncPage[Run], RunList):
    """A page: :class:`RunList`, and the way to the items of all further pages."""


class ResultsPage(SyncRows[ResultsRow], BareSyncPage[Document], ResultsResponse):
    """A page: :class:`ResultsResponse`, and the way to the items of all further pages."""

    _table: ClassVar[Rows] = _RESULTS_ROWS

    def pages(self) -> Iterator[Self]:
        """This page and all further ones."""
        return self._pages()

    def has_next(self) -> bool:
        """Whether a further page can be asked for."""
        return self._has_next()

    def next_page(self) -> Optional[Self]:
        """The next page; None if this is the last one."""
        return self._next_page()

    def to_list(self) -> List[Document]:
        """The items of this page and of all further ones."""
        return self._to_list()

    @property
    def resume_token(self) -> Optional[Dict[str, Any]]:
        """Where the next page begins, for `resume=`; None at the end."""
        return self._resume_token


class AsyncResultsPage(AsyncRows[ResultsRow], AsyncPage[Document], ResultsResponse):
    """A page: :class:`ResultsResponse`, and the way to the items of all further pages."""

    _table: ClassVar[Rows] = _RESULTS_ROWS


class StartedDeleteRun(SyncStarted[List[JobStatusResponse]], DeleteRunResponse):
    """A response that started work: :class:`DeleteRunResponse`, and the way to wait for the work."""


class AsyncStartedDeleteRun(AsyncStarted[List[JobStatusResponse]], DeleteRunResponse):
    """A response that started work: :class:`DeleteRunResponse`, and the way to wait for the work."""
