"""What decoding and encoding cost. The kind ``json`` is what others are compared with."""

from __future__ import annotations

import gc
import importlib
import json
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator
from types import GenericAlias
from typing import Any

from speed import sides
from speed.payloads import KILO, LARGE, MIDDLE, parts, results

Found = dict[str, "float | str"]
Decode = Callable[[bytes], object]

#: size -> (batches, repetitions in a batch)
EFFORT = {KILO: (11, 200), MIDDLE: (11, 8), LARGE: (3, 1)}

#: replies with an odd value, before one is measured as if they had always come
_EARLIER = 1000


def decode(kind: str, *, size: int) -> Found:
    """A page of run results, from bytes to models; CPU in milliseconds."""
    own = _decoder(kind)
    body = results(size)
    return {"ms": in_turns([lambda: own(body)], *EFFORT[size])[0] * 1e3}


def in_turns(
    works: list[Callable[[], object]], batches: int, repetitions: int
) -> tuple[float, ...]:
    """The median CPU seconds of each of ``works``, after one batch that is not counted.

    What garbage collection a work leaves to be done falls on it.
    """
    costs: list[list[float]] = [[] for _ in works]
    for number in range(batches + 1):
        for work, seconds in zip(works, costs, strict=True):
            kept: object = None
            gc.collect()
            start = time.process_time()
            for _ in range(repetitions):
                kept = work()
            _settle()
            took = time.process_time() - start
            del kept
            if number:
                seconds.append(took / repetitions)
    return tuple(statistics.median(seconds) for seconds in costs)


def _settle() -> None:
    """Make a collection of young objects due that was put off."""
    garbage: list[list[int]] = [[] for _ in range(1000)]
    del garbage


def _decoder(kind: str) -> Decode:
    if kind == "aihub":
        decoder: Decode = importlib.import_module("aihub.models").ResultsResponse.from_json
        return decoder
    if kind == "openai":
        model = _openai_results()
        return lambda body: model.construct(None, **json.loads(body))
    return json.loads


def _openai_results() -> sides.Foreign:
    """The models that openai's generator would write; it decodes by ``construct``."""
    base = importlib.import_module("openai").BaseModel

    def model(name: str, **fields: sides.Foreign) -> sides.Foreign:
        annotations = {key: hint | None for key, hint in fields.items()}
        return type(base)(
            name,
            (base,),
            {"__annotations__": annotations, "__module__": __name__, **dict.fromkeys(fields)},
        )

    box = dict.fromkeys(("top_x", "top_y", "bottom_x", "bottom_y"), float)
    field = model(
        "Field",
        field_name=str,
        value=str,
        type=str,
        source_coordinates=_list(model("Box", **box, page_number=int)),
        confidence=model("Confidence", model=float, ocr=float),
        validations=model("Validations", valid=bool, alerts=list[dict[str, Any]]),
    )
    document = model(
        "Document",
        class_name=str,
        review_completed=bool,
        page_numbers=list[int],
        page_layouts=_list(model("Layout", page_number=int, width=float, height=float)),
        fields=_list(field),
    )
    file = model("File", original_file_name=str, documents=_list(document))
    return model(
        "Results",
        id=str,
        status=str,
        start_timestamp=int,
        finish_timestamp=int,
        batch_id=str,
        has_more=bool,
        files=_list(file),
    )


def _list(item: type) -> GenericAlias:
    return GenericAlias(list, (item,))


def former(kind: str) -> bool:
    """Whether it is the SDK of before this project, which takes no HTTP client."""
    return kind == "aihub" and not hasattr(importlib.import_module("aihub"), "AsyncAIHub")


def drift(kind: str, *, size: int) -> Found:
    """A reply in which one value is odd, and one in which none is; CPU in milliseconds.

    Replies are decoded in calls, through a client of httpx that has no network; what a call costs
    with an empty object is subtracted.
    """
    good, odd = results(size), results(size, odd=True)
    if kind == "json":
        base = decode(kind, size=size)["ms"]
        return {**dict.fromkeys(("good", "after", "odd", "first"), base), "times": 1.0}
    if former(kind):
        try:
            _decoder(kind)(odd)
        except ValueError as error:
            return dict.fromkeys(("good", "after", "odd", "times", "first"), type(error).__name__)
    replies = _Replies()
    hub = replies.hub()
    hub.preload()

    def reply(body: bytes) -> object:
        replies.body = body
        return hub.apps.runs.results("run-1")

    for _ in range(20):
        reply(results(KILO))
    calls: list[Callable[[], object]] = [
        lambda: reply(b"{}"),
        lambda: reply(good),
        lambda: reply(odd),
    ]
    empty, fine = in_turns(calls[:2], *EFFORT[size])
    start = time.process_time()
    _expect_odd(reply(odd))
    first = time.process_time() - start - empty
    for _ in range(_EARLIER):
        reply(results(KILO, odd=True))
    later, after, drifted = in_turns(calls, *EFFORT[size])
    return {
        "good": (fine - empty) * 1e3,
        "after": (after - later) * 1e3,
        "odd": (drifted - later) * 1e3,
        "times": (drifted - later) / (fine - empty),
        "first": first * 1e3,
    }


def _expect_odd(page: sides.Foreign) -> None:
    """An odd value must be kept, and written back."""
    last = page.files[-1].documents[-1].fields[-1]
    dumped = page.to_dict()["files"][-1]["documents"][-1]["fields"][-1]
    if last.value != 17 or dumped["value"] != 17:
        raise ValueError(f"The odd value became {last.value!r}, written back {dumped['value']!r}.")


class _Replies:
    """A client of httpx without a network. Mutable: the ``body`` of the next reply."""

    body = b"{}"
    status = 200

    def hub(self) -> sides.Foreign:
        """A client of the SDK that uses it."""
        httpx = importlib.import_module("httpx")

        def handle(_request: sides.Foreign) -> sides.Foreign:
            headers = {"content-type": "application/json"}
            return httpx.Response(self.status, headers=headers, content=self.body)

        client = httpx.Client(transport=httpx.MockTransport(handle))
        aihub = importlib.import_module("aihub")
        return aihub.AIHub(api_key="x", api_root="http://localhost/api", http_client=client)


def encode(kind: str, *, source: str) -> Found:
    """A call with a JSON body of 4.5 MB, from ``dicts`` or ``models``; CPU in milliseconds."""
    if kind == "json":
        body = {"action": "commit", "parts": parts()}
        return {"ms": in_turns([lambda: json.dumps(body).encode()], 3, 1)[0] * 1e3}
    replies = _Replies()
    replies.status = 201
    hub = replies.hub()
    given: list[Any] = parts()
    if source == "models":
        models = importlib.import_module("aihub.models")
        model = models.CommitMultipartUploadSessionRequestPartsInner
        given = [model.from_dict(part) for part in given]
    commit = hub.batches.commit_multipart_upload_session
    return {"ms": in_turns([lambda: commit("s", "commit", given)], 3, 1)[0] * 1e3}


def kept(kind: str, root: str, *, size: int) -> Found:
    """Bytes that the decoded value of a reply keeps for each byte of the reply, and at its peak."""
    if kind == "aihub":
        made = sides.client(kind, root)

        def page(size: int) -> object:
            return made.apps.runs.results(f"run-{size}")

    else:
        decoder = _decoder(kind)
        get = sides.client("http.client", root).get

        def page(size: int) -> object:
            return decoder(get(f"/api/v2/apps/runs/run-{size}/results"))

    page(KILO)
    gc.collect()
    tracemalloc.start()
    value = page(size)
    gc.collect()
    now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del value
    length = len(results(size))
    return {"kept": now / length, "peak": peak / length}


def rows(kind: str, *, size: int) -> Found:
    """The rows of a page of run results that was decoded; CPU in milliseconds."""
    body = results(size)
    if kind == "aihub":
        page = importlib.import_module("aihub.models").ResultsPage.from_json(body)
        return {"ms": in_turns([lambda: sum(1 for _ in page.rows())], 3, 1)[0] * 1e3}
    data = json.loads(body)
    return {"ms": in_turns([lambda: sum(1 for _ in _by_hand(data))], 3, 1)[0] * 1e3}


def _by_hand(page: sides.Foreign) -> Iterator[dict[str, Any]]:
    """What a user would write: the same cells, of parsed JSON that is known to have all objects."""
    for at, file in enumerate(page["files"]):
        for number, document in enumerate(file["documents"]):
            for index, field in enumerate(document["fields"]):
                spots = field.get("source_coordinates") or [{}]
                confidence = field.get("confidence") or {}
                yield {
                    "run_id": page.get("id"),
                    "batch_id": page.get("batch_id"),
                    "file_index": at,
                    "file": file.get("original_file_name"),
                    "file_path": file.get("input_file_path"),
                    "document": number,
                    "class": document.get("class_name"),
                    "field_index": index,
                    "field": field.get("field_name"),
                    "value": field.get("value"),
                    "type": field.get("type"),
                    "error_msg": field.get("error_msg"),
                    "confidence": confidence.get("model"),
                    "ocr_confidence": confidence.get("ocr"),
                    "page": spots[0].get("page_number"),
                    "box": json.dumps(spots[0]),
                    "locations": json.dumps(spots),
                    "alerts": json.dumps((field.get("validations") or {}).get("alerts")),
                    "edit_history": json.dumps(field.get("edit_history")),
                }


PROBES: dict[str, Callable[..., Found]] = {
    "decode": decode,
    "drift": drift,
    "encode": encode,
    "kept": kept,
    "rows": rows,
}
