"""What readers can take with them: the definition, the collection, the SDK; and what programs look for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

from generator.emit.definition import can_be_written, definition_text
from generator.emit.files import Data, Derived, FileJob, Json, compact_bytes
from generator.emit.markdown import md_text
from generator.emit.prose import md_fence
from generator.ir.model import Api
from generator.targets.base import Definition
from generator.targets.tables.postman import PostmanTable
from generator.targets.tables.python import PythonTable

#: The folder whose files end up beside the first page.
EXTRA: Final = PurePosixPath("_extra")
_IMPORT: Final = "https://go.postman.co/import?url="


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloads:
    """The files, and how the first page offers them."""

    definition: Definition | None  # None where it cannot be written as one file
    postman: PostmanTable | None
    sdk: PythonTable | None
    url: str  # of the site, with a slash at its end; "" where nobody said

    @classmethod
    def of(
        cls,
        definition: Definition | None,
        postman: PostmanTable | None,
        sdk: PythonTable | None,
        url: str,
    ) -> Downloads:
        """Those that there are."""
        if definition is not None and not can_be_written(definition.value):
            definition = None
        return cls(definition=definition, postman=postman, sdk=sdk, url=url)

    @property
    def definition_file(self) -> str:
        """The name of the definition; "" without one."""
        if self.definition is None:
            return ""
        return "openapi.json" if self.definition.is_json else "openapi.yaml"

    def jobs(self, api: Api) -> Iterator[FileJob]:
        """The files."""
        if definition := self.definition:
            text = partial(definition_text, definition.value, is_json=definition.is_json)
            yield FileJob(EXTRA / self.definition_file, Derived((), lambda _: text()))
        if postman := self.postman:
            data = postman.collection
            yield FileJob(EXTRA / postman.file, Derived((), lambda _: compact_bytes(data)))
        catalog = self._catalog(api)
        yield FileJob(EXTRA / ".well-known" / "api-catalog", Json(catalog), language="json")

    def lines(self) -> Iterator[str]:
        """Blocks of Markdown; links begin at the first page."""
        if self.sdk is not None:
            yield "The Python SDK, which has a [reference](sdk.md) of its own:"
            yield md_fence(f"pip install {self.sdk.distribution}", "bash")
        files = [self._definition(), self._collection()]
        if any(files):
            yield "\n".join(f"- {one}" for one in files if one)

    def _definition(self) -> str:
        file = self.definition_file
        word = "JSON" if file.endswith("json") else "YAML"
        return f"The API definition (OpenAPI, {word}): {_link(file)}" if file else ""

    def _collection(self) -> str:
        if self.postman is None:
            return ""
        link = _link(self.postman.file)
        if self.url:
            target = _IMPORT + quote(self.url + self.postman.file, safe="")
            return f"The Postman collection: [Run in Postman](<{target}>), or download {link}"
        return f"The Postman collection: {link}. In Postman, choose *Import* and drop the file."

    def _catalog(self, api: Api) -> Data:
        """The API catalog (RFC 9727): a set of links (RFC 9264) from the API to what describes it.

        Without the URL of the site, the links begin at the catalog.
        """
        root = self.url or "../"
        entry: dict[str, Data] = {"anchor": next((s.address for s in api.servers), root)}
        if file := self.definition_file:
            kind = "application/vnd.oai.openapi" + ("+json" if file.endswith("json") else "")
            entry["service-desc"] = [{"href": f"{root}{file}", "type": kind}]
        entry["service-doc"] = [
            {"href": f"{root}index.html", "type": "text/html"},
            {"href": f"{root}llms.txt", "type": "text/plain"},
        ]
        return {"linkset": [entry]}


def _link(file: str) -> str:
    return f'<a href="{quote(file)}" download>{md_text(file)}</a>'
