"""A file on a server that keeps to HTTP, except where a test says how it misbehaves."""

import hashlib
from email.utils import formatdate

from loopback import CONTEXT, Answer, Param, Reply, operation
from runtime.spec.download import Download, OpenFile

PATH = Param("path", "path", "path", lambda: str, required=True, spans_segments=True)
RANGE = Param("range", "header", "Range", lambda: str)
OCTETS = Reply("200", "application/octet-stream", lambda: bytes)
PARTIAL = Reply("206", "application/octet-stream", lambda: bytes)

READ = operation("GET", "/files/{path}", params=(PATH, RANGE, CONTEXT), replies=(OCTETS, PARTIAL))
HEAD = operation(
    "HEAD", "/files/{path}", params=(PATH, CONTEXT), replies=(Reply("200"),), returns="response"
)
DOWNLOAD = Download(read=READ, checksum="x-sum")
WITH_HEAD = Download(read=READ, head=HEAD)
OPEN = OpenFile(read=READ, head=HEAD)

#: Seconds since 1970; long ago, so that a Last-Modified is a strong validator.
LONG_AGO = 1_700_000_000


def content(size=300_000, seed=b"a"):
    """``size`` bytes of which no two parts are equal."""
    block = b"".join(hashlib.sha256(seed + b"%d" % n).digest() for n in range(size // 32 + 1))
    return block[:size]


class Shelf:
    """Serves ``data``. ``faults`` are used up one a request: each is called with the ``Answer``
    that would be sent and the request, and returns what is sent instead; None sends it as it is.
    """

    def __init__(self, server, data, faults=(), etag='"one"', modified=None, ranges=True):
        self.server = server
        self.data = data
        self.faults = list(faults)
        self.etag = etag
        self.modified = modified
        self.ranges = ranges
        self.headers = {}
        #: what only HEAD says
        self.of_head = {}
        server.received.clear()
        server.connections = 0
        server.reply(self.answer)

    @property
    def asked(self):
        """The ranges that were asked for, "" where none was."""
        received = self.server.received
        return [one.headers.get("range", "") if one.method == "GET" else "HEAD" for one in received]

    def replace(self, data, etag='"two"'):
        self.data, self.etag = data, etag

    def answer(self, request):
        made = self.made(request)
        fault = self.faults.pop(0) if self.faults else None
        return made if fault is None else fault(made, request)

    def made(self, request):
        headers = {"Content-Type": "application/octet-stream", **self.headers}
        if request.method == "HEAD":
            headers.update(self.of_head)
        if self.etag:
            headers["ETag"] = self.etag
        if self.modified is not None:
            headers["Last-Modified"] = formatdate(self.modified, usegmt=True)
        wanted = request.headers.get("if-match")
        if wanted is not None and wanted != self.etag:
            return Answer(412, {"message": "changed"}, {"ETag": self.etag or ""})
        span = self._span(request, headers)
        if span is None:
            return Answer(200, self.data, headers)
        first, last = span
        if first >= len(self.data):
            return Answer(416, b"", {**headers, "Content-Range": f"bytes */{len(self.data)}"})
        last = min(last, len(self.data) - 1)
        headers["Content-Range"] = f"bytes {first}-{last}/{len(self.data)}"
        return Answer(206, self.data[first : last + 1], headers)

    def _span(self, request, headers):
        asked = request.headers.get("range")
        condition = request.headers.get("if-range")
        known = {**headers, **self.of_head}
        current = (known.get("ETag"), known.get("Last-Modified"))
        if not asked or not self.ranges or (condition and condition not in current):
            return None
        first, _, last = asked.partition("=")[2].partition("-")
        return int(first), int(last or len(self.data))


def dropped(after):
    """The connection breaks after so many bytes of the body."""

    def fault(answer, request):
        answer.headers.append(("Content-Length", str(len(answer.body))))
        answer.drop_after = after
        return answer

    return fault


def status(code, **headers):
    """Another status, with an error as JSON."""
    return lambda answer, request: Answer(code, {"message": "no"}, headers)


def changed(**headers):
    """Headers replaced; None removes one."""

    def fault(answer, request):
        names = {name.lower().replace("_", "-"): value for name, value in headers.items()}
        answer.headers = [(n, v) for n, v in answer.headers if n.lower() not in names]
        answer.headers += [(n, v) for n, v in names.items() if v is not None]
        return answer

    return fault


def both(*faults):
    """One fault after the other, in the same response."""

    def fault(answer, request):
        for one in faults:
            answer = one(answer, request)
        return answer

    return fault
