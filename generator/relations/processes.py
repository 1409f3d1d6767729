"""What happens over several requests: work, uploads in parts, links, workflows.

Frozen facts like those of :mod:`generator.relations.model`, each with its reason.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.ir.hints import BulkRecipe, UploadRecipe
from generator.ir.model import Operation
from generator.relations.model import InParameter, Input, Output, Place, Reason

# -- work --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Start:
    """An operation that starts work, and how its reply names that work to the poll.

    Several handles stand for several pieces of work, each of which may be null.
    """

    operation: Operation
    handles: tuple[Output, ...]
    argument: InParameter  # of the poll
    reason: Reason


@dataclass(frozen=True, slots=True)
class Work:
    """Something that goes on after a reply: who reports on it, starts it, ends it."""

    poll: Operation
    state: str  # pointer into the reply of the poll
    succeeded: tuple[str, ...]
    failed: tuple[str, ...]
    reason: Reason
    twins: tuple[Operation, ...] = ()  # others that report on the same work
    waiting: tuple[str, ...] = ()  # not final, but a person has to act
    interval: float = 3.0  # seconds between two polls
    place: str = ""  # path of the place whose things are this work
    starts: tuple[Start, ...] = ()
    results: tuple[Operation, ...] = ()
    cancels: tuple[Operation, ...] = ()
    deletes: tuple[Operation, ...] = ()


# -- uploads -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in parts, as ``x-sdk-upload`` of ``opens`` says."""

    opens: Operation
    sends: Operation
    finishes: Operation
    recipe: UploadRecipe
    place: str = ""  # path of the place where the file is then found


@dataclass(frozen=True, slots=True)
class SimpleSend:
    """A request that sends a whole file.

    ``data`` is the property that is the file, "" for the body itself; ``name`` is the parameter or
    property for its name, "" if the name goes with the content.
    """

    operation: Operation
    data: str
    name: str


@dataclass(frozen=True, slots=True)
class FileUpload:
    """A file of any size, as ``x-sdk-upload`` of ``about`` says.

    Files of at most ``up_to`` bytes are sent as ``simple`` says, larger ones in ``parts``; if one of
    them is missing, all go the other way.
    """

    about: Operation
    simple: SimpleSend | None = None
    up_to: int = 0
    parts: Upload | None = None


# -- links -------------------------------------------------------------------------------


class Rule(enum.Enum):
    """How it was found that a reply holds a value, the surest first."""

    STATED_LINK = "stated link"  # ``links`` of a response
    HANDLE = "handle"  # x-sdk-starts: the id of work
    UPLOAD = "upload"  # x-sdk-upload: a session, or what a part got
    CREATED = "created"  # the key of what was made
    LOCATION = "location"  # the address of what was made
    NAMED_ALIKE = "named alike"  # a property called like the argument
    LISTED = "listed"  # the key of an item of a list


@dataclass(frozen=True, slots=True)
class Source:
    """A reply that holds the value of a link."""

    operation: Operation
    output: Output
    rule: Rule
    reason: Reason


@dataclass(frozen=True, slots=True)
class Use:
    """A request that takes the value of a link."""

    operation: Operation
    input: Input
    required: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class Link:
    """One value that replies hold and requests take: the id of a pet.

    ``name`` is the words for it; ``batch_id``, ``batchId`` and ``{id}`` of ``/batches/{id}``
    are the same value. Each source fills each use.
    """

    name: tuple[str, ...]
    sources: tuple[Source, ...]  # the surest first
    uses: tuple[Use, ...]
    places: tuple[str, ...] = ()  # paths of the places whose things the value names
    chosen: bool = False  # whoever makes the thing says what it is called

    @property
    def best(self) -> tuple[Source, ...]:
        """The sources to take the value from: where it is made, else named, else listed.

        A value that one chooses needs no source but the reply to what was made with it.
        """
        ranks = [_WEAK.get(one.rule, 0) for one in self.sources]
        least = min(ranks, default=0)
        if self.chosen and least:
            return ()
        return tuple(s for s, rank in zip(self.sources, ranks, strict=True) if rank == least)


#: Sources that count only where there is no better one.
_WEAK = {Rule.NAMED_ALIKE: 1, Rule.LISTED: 2}


# -- documents in bulk -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bulk:
    """Any number of documents, as ``x-sdk-bulk`` of what starts the work on them says.

    They are uploaded into a thing of ``container``, whose key is at ``made`` in the reply to its
    creation; the work is started on that, and ``results`` name the documents.
    """

    recipe: BulkRecipe
    start: Start
    work: Work
    container: Place
    creates: Operation
    made: str
    uploads: Operation
    results: Operation


@dataclass(frozen=True, slots=True)
class BulkGap:
    """An operation with ``x-sdk-bulk`` for which something is not there; ``text`` says what, as a clause."""

    operation: Operation
    text: str


# -- workflows ---------------------------------------------------------------------------


class StepKind(enum.Enum):
    """What a request of a workflow is sent for."""

    PREPARE = "prepare"  # makes what the next ones need
    MAIN = "main"  # what the workflow is about
    WAIT = "wait"  # polls until work is done
    USE = "use"  # reads, changes or lists what was made
    CLEAN = "clean"  # removes it again


@dataclass(frozen=True, slots=True)
class WorkflowStep:
    """One request of a workflow."""

    operation: Operation
    kind: StepKind


class WorkflowKind(enum.Enum):
    """What a workflow shows."""

    WORK = "work"  # start, wait, fetch results
    UPLOAD = "upload"  # a file in parts
    LIFE = "life"  # make a thing, read, change and remove it
    WRITE = "write"  # write under a name of one's own choice, read, remove


@dataclass(frozen=True, slots=True)
class Workflow:
    """Requests in an order that works, from making what is needed to removing it."""

    kind: WorkflowKind
    about: Operation
    steps: tuple[WorkflowStep, ...]
