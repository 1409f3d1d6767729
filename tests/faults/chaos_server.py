"""The server of :mod:`tests.faults.chaos`: fails at random, and keeps the books of what it did."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, Any

from tests.faults.server import NOW, Answer, FaultServer, Request, labelled, moved, ok, refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.server import Scripted

PART = 1000
#: Seconds of silence that end an attempt.
SILENCE = 0.5
#: After these the server has done nothing.
REFUSALS = {"429", "425", "408", "503 later", "307"}


def content(call: str) -> bytes:
    """The bytes that belong to a call: its PUT, its file, its upload."""
    dice = random.Random("content" + call)
    return bytes(bytearray(dice.choices(range(256), k=dice.choice((1, 300, 2500, 4000)))))


class Chaos(FaultServer):
    """Rolls dice for each attempt, and keeps the books of what it did."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.seed = seed
        self.problems: list[tuple[str, str]] = []
        self.fates: Counter[str] = Counter()
        #: POSTs acted on, by call and target
        self.acted: Counter[tuple[str, str]] = Counter()
        self._attempts: Counter[tuple[str, str, str]] = Counter()
        self._redirected: set[str] = set()
        self._committed: set[str] = set()

    def note(self, kind: str, text: str) -> None:
        """Keep a problem; its kind is a row of the fault table or a word."""
        with self._lock:
            self.problems.append((kind, text))

    def _scripted(self, request: Request) -> Scripted:
        with self._lock:
            early = random.Random(f"{self.seed} early {sum(self.fates.values())}")
        if early.random() < 0.02:
            self.fates["early"] += 1
            return Answer(drop="early", reset=early.random() < 0.5)
        return self._on_head

    def _on_head(self, request: Request) -> Any:
        call = request.get("X-Call")
        with self._lock:
            self._attempts[call, request.method, request.target] += 1
            attempt = self._attempts[call, request.method, request.target]
        dice = random.Random(f"{self.seed} {call} {request.method} {request.target} {attempt}")
        if dice.random() < 0.03:
            self.fates["head"] += 1
            return Answer(drop="head", reset=dice.random() < 0.5)
        return lambda whole: self._on_body(whole, call, dice)

    def _on_body(self, request: Request, call: str, dice: random.Random) -> Answer:
        self._check_body(request, call)
        name, answer = self._fate(request, call, dice)
        with self._lock:
            self.fates[name] += 1
        if name not in REFUSALS:
            self._act(request, call)
        request.body = b""
        return answer

    def _fate(self, request: Request, call: str, dice: random.Random) -> tuple[str, Answer]:
        fine = proper(request, call)
        made = request.method == "POST" and request.target.endswith("/batches")
        again = f"{request.target}?again=1"
        fates: list[tuple[int, str, Callable[[], Answer]]] = [
            (60, "fine", lambda: fine),
            (4, "closes", lambda: fine.but(closes=True)),
            (4, "slow", lambda: fine.but(delay=dice.random() / 30)),
            (5, "lost", lambda: Answer(drop="body", reset=dice.random() < 0.5)),
            (4, "half a head", lambda: fine.but(cut_head=dice.randrange(1, 30))),
            (4, "half a body", lambda: fine.but(cut=dice.randrange(len(fine.body) or 1))),
            (3, "500", lambda: refused(dice.choice((500, 502, 504)))),
            (2, "503", lambda: refused(503)),
            (4, "503 later", lambda: refused(503, NOW)),
            (5, "429", lambda: refused(429, ("retry-after-ms", "1"))),
            (1, "425", lambda: refused(425)),
            (1, "408", lambda: refused(408)),
            (2, "307", lambda: moved(307, again) if "?" not in request.target else fine),
            (8, "303", lambda: moved(303, "/made/" + call) if made else fine),
        ]
        if dice.random() < 0.003:
            return "silence", fine.but(delay=SILENCE * 1.5)
        ((_, name, answer),) = dice.choices(fates, [share for share, _, _ in fates])
        given = answer()
        return (name if given is not fine else "fine"), given

    def _check_body(self, request: Request, call: str) -> None:
        if request.method != "PUT":
            return
        expected = content(call)
        if "/parts/" in request.target:
            number = int(request.target.partition("?")[0].rpartition("/")[2])
            expected = expected[(number - 1) * PART : number * PART]
        if request.body != expected:
            self.note("bytes", f"{call}: {request.target} got {len(request.body)} other bytes")

    def _act(self, request: Request, call: str) -> None:
        if request.method != "POST":
            return
        target = request.target.partition("?")[0]
        if "/sessions/" in target:
            self._finish(request.json["action"], call)
            return
        with self._lock:
            self.acted[call, target] += 1
            twice = self.acted[call, target] > 1
            kind = "A7" if call in self._redirected else "twice"
        if twice:
            self.note(kind, f"{call}: POST {target} was acted on twice")

    def _finish(self, action: str, call: str) -> None:
        if action == "commit":
            self._committed.add(call)
        elif call in self._committed:
            self.note("A1", f"{call}: aborted after a commit")

    def _reply(self, connection: Any, request: Request, answer: Answer) -> None:
        if answer.status == 303:
            self._redirected.add(request.get("X-Call"))
        super()._reply(connection, request, answer)


def proper(request: Request, call: str) -> Answer:
    """The right response."""
    path = request.target.partition("?")[0]
    number = int(call or 0)
    if "/made/" in path:
        return ok({"id": number})
    if "/multipart-upload/sessions/" in path:
        part = {"part_num": 1, "part_id": "p"}
        return Answer(201) if request.method == "POST" else ok(part, status=201)
    if path.endswith("/multipart-upload"):
        return ok({"session_id": f"s{call}", "part_size": PART}, status=201)
    if "/files/" in path:
        return (
            Answer(204)
            if request.method == "PUT"
            else labelled(content(call), "application/octet-stream")
        )
    if request.method == "DELETE":
        return ok({"job_id": call}, status=202)
    return ok({"id": number} if request.method == "POST" else {"batches": []})
