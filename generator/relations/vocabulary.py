"""Words that APIs use by convention, as tables: verbs, envelopes, lists, pages, states.

All words are compared in lower case, after :func:`generator.names.words.split_words`: the name
``nextPageToken`` is ``next page token`` here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.names.plurals import singular
from generator.names.words import split_words
from generator.relations.model import Purpose

#: First words of names of operations, where a path says what HTTP's methods mostly say.
VERBS: Final[Mapping[str, Purpose]] = MappingProxyType(
    {
        **dict.fromkeys(("list", "search", "query", "find", "enumerate", "scan"), Purpose.LIST),
        **dict.fromkeys(("create", "add", "new", "insert"), Purpose.CREATE),
        **dict.fromkeys(("get", "retrieve", "describe", "info", "fetch"), Purpose.READ),
        **dict.fromkeys(("details", "lookup"), Purpose.READ),
        **dict.fromkeys(("replace", "put"), Purpose.REPLACE),
        **dict.fromkeys(("update", "edit", "modify", "change", "patch", "set"), Purpose.MERGE),
        **dict.fromkeys(("delete", "remove", "destroy"), Purpose.DELETE),
    }
)

#: Last words of names that name one thing, whatever the thing is.
IDS: Final = frozenset({"id", "uuid", "guid", "uid", "sid", "identifier", "key", "pk"})
#: Words that name a thing only together with what the thing is: the ``name`` of a pet.
SHARED: Final = IDS | {"code", "name", "number", "slug", "ref", "value"}

#: Properties around the one that a reply is about: the pet of ``{"data": {...}}``.
ENVELOPES: Final = frozenset(
    {"data", "result", "response", "item", "record", "object", "payload", "body", "entity"}
    | {"resource", "content", "output", "value", "embedded", "return"}
)
#: Properties that lists have, the likeliest first.
LISTS: Final = (
    *("items", "data", "results", "values", "records", "entries", "content", "list", "rows"),
    *("elements", "nodes", "objects", "resources", "hits", "docs", "documents", "edges", "result"),
    *("collection", "member", "members", "value", "response", "page", "matches", "contents"),
)
#: Properties beside those that a reply is about.
ASIDE: Final = frozenset(
    {"meta", "metadata", "links", "link", "included", "errors", "error", "warnings", "messages"}
    | {"message", "msg", "success", "ok", "status", "code", "pagination", "paging", "page"}
    | {"jsonapi", "schema", "facets", "aggregations", "debug", "notices", "info", "request_id"}
    | {"response_metadata", "result_info", "columns", "fields", "headers", "time", "version"}
    | {"kind", "etag", "object", "type", "self", "next", "previous", "prev", "first", "last"}
    | {"count", "total", "limit", "offset", "size", "cursor", "has_more", "query", "timestamp"}
    | {"reason", "details", "detail", "api_version", "cost"}
)


#: Steps of a path that say nothing of what is there.
VERSION: Final = re.compile(r"v?\d+([.-]\d+)*((alpha|beta)\d*)?|api|apis|rest", re.IGNORECASE)

#: Things that go on by themselves once they were made.
WORK: Final = frozenset(
    {
        "job",
        "task",
        "operation",
        "action",
        "run",
        "execution",
        "export",
        "import",
        "build",
        "deployment",
    }
    | {"process", "analysis", "backup", "restore", "conversion", "migration", "crawl", "render"}
    | {"workflow", "transcription", "evaluation", "scan", "report", "simulation", "prediction"}
)
#: Properties that tell how far something is, by their last word.
STATES: Final = frozenset({"state", "status", "phase"})
#: What work is called while it goes on, when it went well, and when it did not.
BUSY: Final = frozenset(
    {"running", "inprogress", "processing", "active", "started", "starting", "pending", "queued"}
    | {"scheduled", "executing", "working", "waiting", "submitted", "new", "created", "accepted"}
    | {"initializing", "preparing", "building", "deploying", "finalizing", "cancelling", "ongoing"}
    | {"validating", "canceling", "stopping", "notstarted", "inqueue", "enqueued", "initiated"}
)
DONE: Final = frozenset(
    {"succeeded", "success", "successful", "completed", "complete", "done", "finished", "ready"}
    | {"passed", "ended", "successed"}
)
LOST: Final = frozenset(
    {"failed", "failure", "fail", "error", "errored", "cancelled", "canceled", "aborted"}
    | {"expired", "rejected", "timedout", "timeout", "crashed", "terminated", "stopped", "killed"}
    | {"skipped", "partiallyfailed", "invalid", "lost", "broken"}
)
#: Last words of the paths that give what work has found.
RESULTS: Final = frozenset(
    {"result", "results", "output", "outputs", "findings", "answer", "answers", "response"}
    | {"download", "content", "data", "report", "file"}
)
#: Last words of the paths that end work before its time.
CANCELS: Final = frozenset({"cancel", "stop", "abort", "terminate", "kill"})


def joined(name: str) -> str:
    """A name as its words with underscores between: ``nextPageToken`` is ``next_page_token``."""
    return "_".join(split_words(name))


def aside(name: str) -> bool:
    """Whether a property stands beside what a reply is about, as counts and links do."""
    text = joined(name)
    words = text.split("_")
    return text in ASIDE or bool(_COUNTING.intersection(words))


_COUNTING: Final = frozenset({"total", "count", "page", "pages", "next", "prev", "previous"})


def plural(words: tuple[str, ...]) -> bool:
    """Whether the last word is for many: ``pets``, ``children``."""
    return bool(words) and singular(words[-1]) != words[-1]


def one_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of one of what ``words`` says there are many of."""
    return (*words[:-1], singular(words[-1])) if words else ()


#: Arguments that choose a page of a list; nothing but a list takes them.
PAGING: Final = frozenset(
    {"limit", "offset", "page", "page_size", "per_page", "pagesize", "perpage", "page_token"}
    | {"cursor", "page_number", "max_results", "next_token", "starting_after", "skip", "top"}
    | {"page_limit", "page_cursor", "items_per_page", "results_per_page", "start_token"}
)
