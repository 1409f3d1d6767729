"""An API, a store and a cluster in memory, which can die before or after each thing they do.

``World.die_at`` counts down: each request, each write and each removal is two moments, one before
and one after it was done. At zero, everything dies with :class:`Killed`, as a process does.
"""

import json
import threading
from types import SimpleNamespace

from runtime.base.errors import APIConnectionError, APIStatusError
from runtime.bulk.job import Job
from runtime.bulk.recipe import Call, Lookup, Recipe

RECIPE = Recipe(
    name="run",
    distribution="shelves",
    create=Call("shelves.create", "title"),
    container="/shelf_id",
    upload=Call("shelves.put", "shelf"),
    upload_name="name",
    upload_data="content",
    start=Call("readings.start", "shelf_id"),
    run="/reading",
    wait=Call("readings.wait", "reading"),
    state="/state",
    succeeded=("read",),
    waiting=("asks",),
    results=Call("readings.found", "reading"),
    items="/found",
    file="/of",
    container_column="shelf_id",
    run_column="reading",
    replaces=True,
    find_container=Lookup("shelves.list", "/shelves", "/title", "/shelf_id"),
    find_run=Lookup("readings.list", "/readings", "/shelf_id", "/reading", since="after"),
    delete=Call("shelves.delete", "shelf"),
)


class Killed(BaseException):
    """The process is gone."""


class World:
    """What outlives every process: what the server and the store hold. Mutable."""

    def __init__(self):
        self.objects = {}
        self.shelves = {}  # id -> {"title", "files"}
        self.readings = {}  # id -> shelf
        self.deleted = []
        self.die_at = -1
        self.moments = 0
        self.bad = set()  # names of files whose reading fails
        self.refused = {}  # names of files -> the status of their upload
        self.ends = "read"
        self.replaces = True  # whether a file that is uploaded again replaces the first
        self.unanswered = set()  # operations of which no response comes, each once
        self.sent = []
        self.lock = threading.RLock()

    def moment(self):
        self.moments += 1
        self.die_at -= 1
        if self.die_at == 0:
            raise Killed

    def done(self, what, act):
        """Do something, between two moments at which the process may die."""
        with self.lock:
            self.moment()
            self.sent.append(what)
            result = act()
            self.moment()
            if what in self.unanswered:
                self.unanswered.discard(what)
                raise APIConnectionError("no response came")
            return result

    # -- the API -------------------------------------------------------------------------

    def client(self):
        """Something like a client."""
        client = SimpleNamespace(
            shelves=SimpleNamespace(
                create=self.create, put=self.put, list=self.list_shelves, delete=self.delete
            ),
            readings=SimpleNamespace(
                start=self.start, wait=self.wait, found=self.found, list=self.list_readings
            ),
            _session=SimpleNamespace(
                settings=SimpleNamespace(options=SimpleNamespace(middleware=()))
            ),
        )
        client.with_options = lambda **_: client
        return client

    def create(self, title):
        def act():
            key = len(self.shelves) + 1
            self.shelves[key] = {"title": title, "files": {}}
            return {"shelf_id": key}

        return self.done("create", act)

    def put(self, shelf, content, name="", **options):
        if not name:
            name, content = content
        self.put_options = options

        def act():
            if name in self.refused:
                raise status(self.refused[name])
            if shelf not in self.shelves:
                raise status(404)
            files = self.shelves[shelf]["files"]
            files[name if self.replaces or name not in files else f"{name} again"] = content.read()

        return self.done("put", act)

    def start(self, shelf_id, color=None):
        def act():
            key = f"r{len(self.readings) + 1}"
            self.readings[key] = shelf_id
            return {"reading": key}

        return self.done("start", act)

    def wait(self, reading, check, deadline):
        files = self.shelves[self.readings[reading]]["files"]
        failed = self.bad.intersection(content.decode() for content in files.values())
        return self.done("wait", lambda: {"state": "torn" if failed else self.ends})

    def found(self, reading):
        files = self.shelves[self.readings[reading]]["files"]
        found = [{"of": name, "text": content.decode()} for name, content in files.items()]
        return self.done("found", lambda: {"found": found})

    def list_shelves(self):
        shelves = [{"shelf_id": key, "title": one["title"]} for key, one in self.shelves.items()]
        return self.done("list_shelves", lambda: {"shelves": shelves})

    def list_readings(self, after):
        found = [{"reading": key, "shelf_id": shelf} for key, shelf in self.readings.items()]
        return self.done("list_readings", lambda: {"readings": found})

    def delete(self, shelf):
        def act():
            if shelf in self.deleted:
                raise status(404)
            self.deleted.append(shelf)

        return self.done("delete", act)


def status(code):
    from runtime.base.errors import status_error_class

    error = status_error_class(code)(f"status {code}")
    error.status_code = code
    return error


assert issubclass(type(status(404)), APIStatusError)


class Store:
    """The store of bulk, in a world."""

    place = "memory"

    def __init__(self, world):
        self.world = world

    def put(self, name, data):
        self.world.done(f"write {name}", lambda: self.world.objects.update({name: data}))

    def put_json(self, name, value):
        self.put(name, json.dumps(value).encode())

    def get(self, name):
        return self.world.objects.get(name)

    def get_json(self, name):
        found = self.get(name)
        return None if found is None else json.loads(found)

    def has(self, name):
        return name in self.world.objects

    def names(self, folder):
        inside = (name for name in self.world.objects if name.startswith(f"{folder}/"))
        return sorted(name[len(folder) + 1 :] for name in inside)

    def sweep(self, folder):
        assert all(not name.startswith(".") for name in self.names(folder))

    def remove(self, name):
        self.world.done(f"remove {name}", lambda: self.world.objects.pop(name, None))


def job(world, **changes):
    """A job of the world."""
    given = {
        "owner": "me",
        "recipe": RECIPE,
        "client": world.client,
        "place": "memory",
        "label": "bulk abc",
        "arguments": {"create": {}, "start": {"color": "blue"}, "results": {}},
        "storage_options": {},
        "source_options": {},
        "max_requests": 4,
        "senders": 1,
        "attempts": 1,
        "cleanup": False,
        "rows": False,
    }
    return Job(**{**given, **changes})
