"""Words for pages: the names of arguments and of what replies say of further pages.

Names are written as :func:`generator.relations.vocabulary.joined` does, the likeliest first.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

#: How many items a page may have.
SIZES: Final = (
    *("limit", "page_size", "per_page", "max_results", "pagesize", "perpage", "size", "top"),
    *("page_limit", "items_per_page", "results_per_page", "take", "rows", "count", "max_items"),
    *("max_keys", "first", "num_results", "number_of_results", "maxresults"),
)
#: How many items to leave out; the first two mean nothing else.
OFFSETS: Final = (
    *("offset", "skip", "start_at", "start_index", "startindex", "first_result"),
    *("page_offset", "start", "from"),
)
#: Of these, names that begin a range when the request has the other end of it, too.
AMBIGUOUS: Final[Mapping[str, str]] = MappingProxyType({"start": "end", "from": "to"})
#: The number of a page.
PAGES: Final = (
    *("page", "page_number", "pagenumber", "page_no", "page_index", "page_num", "current_page"),
)
#: A token of the reply before.
CURSORS: Final = (
    *("cursor", "page_token", "next_token", "start_token", "pagetoken", "continuation_token"),
    *("starting_token", "page_cursor", "next_cursor", "continuation", "start_cursor", "after"),
    *("bookmark", "scroll_id", "skip_token", "next_page_token", "pagination_token", "page_after"),
    *("next_page", "token", "next", "marker"),
)
#: The token of the next page, in a reply.
NEXTS: Final = (
    *("next_cursor", "next_page_token", "next_token", "next_page_cursor", "next_marker"),
    *("continuation_token", "next_continuation_token", "end_cursor", "cursor", "next", "after"),
    *("pagination_token", "last_evaluated_key", "bookmark", "scroll_id", "next_page"),
)
#: Words of arguments and of marks that only say that something goes on.
STARTS: Final = frozenset({"start", "starting", "exclusive", "next", "from"})
MARKS: Final = frozenset({"next", "last", "evaluated"})
#: Words of addresses.
URL_WORDS: Final = frozenset({"url", "uri", "link", "href"})
#: Words of names that mean the next page and nothing else.
NEXT_WORDS: Final = URL_WORDS | {"next", "page", "pages", "results", "path", "odata"}
#: Objects beside a list that tell how it goes on.
HOLDERS: Final = frozenset(
    {"meta", "metadata", "paging", "pagination", "page_info", "pageinfo", "links", "page", "next"}
    | {"response_metadata", "result_info", "next_page", "cursors", "cursor", "pages", "info"}
)
#: True while further pages follow, and true on the last page.
MORE: Final = ("has_more", "has_next", "has_next_page", "more", "is_truncated", "truncated")
LAST: Final = ("is_last", "last", "is_last_page", "last_page")
#: The number of pages. That of ``page_count`` may be the number of items on a page.
COUNTS: Final = (
    *("total_pages", "pages", "num_pages", "number_of_pages", "pages_total", "totalpages"),
    "last_page",
)
#: The number of items on all pages.
TOTALS: Final = (
    *("total", "total_count", "total_items", "total_results", "total_elements", "total_entries"),
    *("total_records", "total_size", "totalcount", "count"),
)
