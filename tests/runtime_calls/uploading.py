"""The server's side of uploads in parts, which misbehaves as a test wants it to."""

import threading
import time
from typing import Any

from loopback import CONTEXT, Answer, Body, Param, Reply, operation
from runtime.spec.options import Options
from runtime.spec.upload import FileUpload, Upload

SESSION = Param("session_id", "path", "session_id", lambda: str, required=True)
NUMBER = Param("number", "path", "number", lambda: int, required=True)
NOTHING = Reply("200")


def fields(*names):
    return (Body("application/json", lambda: Any, fields=tuple((name, name) for name in names)),)


def octets(argument):
    return (Body("application/octet-stream", lambda: bytes, argument=argument),)


def recipe(reply=NOTHING):
    """How to upload in parts; ``reply`` is that to the commit."""
    return Upload(
        data="file",
        open=operation("POST", "/uploads", bodies=fields("folder", "name", "size")),
        size="size",
        session="/id",
        part_size="/part_size",
        part=operation(
            "PUT",
            "/uploads/{session_id}/{number}",
            params=(SESSION, NUMBER, CONTEXT),
            bodies=octets("data"),
        ),
        part_session="session_id",
        part_number="number",
        part_data="data",
        part_reply=("number", "etag"),
        finish=operation(
            "POST",
            "/uploads/{session_id}",
            params=(SESSION, CONTEXT),
            bodies=fields("action", "parts"),
            replies=(reply,),
            sent_if=(("parts", "action", "commit"),),
        ),
        finish_session="session_id",
        action="action",
        commit="commit",
        abort="abort",
        parts="parts",
    )


PARTS = recipe()

#: In one request up to 10 bytes, and in parts above.
EITHER = FileUpload(
    data="file",
    name="called",
    simple=operation(
        "PUT",
        "/files/{folder}/{name}",
        params=(
            Param("folder", "path", "folder", lambda: str, required=True),
            Param("name", "path", "name", lambda: str, required=True),
            CONTEXT,
        ),
        bodies=octets("content"),
        replies=(NOTHING,),
    ),
    simple_data="content",
    simple_name="name",
    up_to=10,
    parts=PARTS,
    parts_name="name",
)


class Store:
    """``faults`` maps a step (``open``, ``part 2``, ``commit``, ``abort``) to what happens in its
    place: a list of answers, used one by one, or a function of the number of times it was asked,
    which returns an answer or None. ``before`` is called with each step before it is answered.
    """

    def __init__(self, server, part_size=4, faults=None, before=None, delay=0.0):
        self.part_size = part_size
        self.delay = delay
        self.faults = dict(faults or {})
        self.before = before
        self.lock = threading.Lock()
        self.steps = []
        self.files = {}
        self.open = {}  # by session: the name, the size and the parts
        self.ended = {}
        self.now = self.most = 0
        server.reply(self.answer)

    def count(self, step):
        return self.steps.count(step)

    @property
    def sent(self):
        """How often each part was sent."""
        return {step: self.count(step) for step in self.steps if step.startswith("part")}

    def answer(self, request):
        path = request.target.split("/")
        if path[2] == "files":
            self.files[path[-1]] = request.body
            self.steps.append("simple")
            return Answer(200)
        step = "open" if len(path) == 3 else f"part {path[4]}" if len(path) == 5 else ""
        step = step or request.json["action"]
        with self.lock:
            self.steps.append(step)
            self.now += step.startswith("part")
            self.most = max(self.most, self.now)
        try:
            if self.before is not None:
                self.before(step)
            fault = self._fault(step)
            if fault is not None:
                return fault
            if step.startswith("part"):
                time.sleep(self.delay)
            return self._done(step, path, request)
        finally:
            with self.lock:
                self.now -= step.startswith("part")

    def _fault(self, step):
        found = self.faults.get(step)
        if callable(found):
            return found(self.count(step))
        return found.pop(0) if found else None

    def _done(self, step, path, request):
        with self.lock:
            if step == "open":
                session = f"s{len(self.open) + len(self.ended) + 1}"
                self.open[session] = (request.json["name"], request.json["size"], {})
                return Answer(200, {"id": session, "part_size": self.part_size})
            session = path[3]
            if session not in self.open:
                return Answer(404, {"message": f"no session {session}"})
            name, size, parts = self.open[session]
            if step.startswith("part"):
                parts[int(path[4])] = request.body
                return Answer(200, {"number": int(path[4]), "etag": f"e{path[4]}"})
            if step == "commit":
                given = [part["number"] for part in request.json.get("parts", [])]
                whole = b"".join(parts[number] for number in sorted(parts))
                if given != sorted(parts) or len(whole) != size:
                    return Answer(400, {"message": "parts are missing"})
                self.files[name] = whole
            del self.open[session]
            self.ended[session] = step
            return Answer(200)


def upload(session, data, client=None, what=PARTS, **arguments):
    """Upload ``data`` with the client of ``session``, to the folder F as N."""
    client = client or session.client(max_retries=2)
    resource = session.resource(client)
    values = {"folder": "F", "name": "N", **arguments}
    if what is EITHER:
        del values["name"]
    options = {name: values.pop(name) for name in Options.__slots__ if name in values}
    return session.run(resource._run(what, {**values, "file": data}, options))
