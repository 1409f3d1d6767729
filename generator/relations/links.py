"""Which replies hold the values that later requests take, a rule for each way to know it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from generator.ir.members import says_null
from generator.ir.model import Operation, Parameter
from generator.ir.types import TypeRef
from generator.names.words import split_words
from generator.notation.pointer import pointer_to, tokens_of
from generator.relations.facts import Known, input_of, template_of
from generator.relations.keys import find_key, names_things
from generator.relations.ledger import Ledger, open_ledger
from generator.relations.lists import find_record
from generator.relations.model import (
    Confidence,
    InBody,
    InParameter,
    Key,
    OutBody,
    OutHeader,
    Output,
    OutUrl,
    Place,
    Purpose,
    Reason,
    Role,
)
from generator.relations.places import Places
from generator.relations.processes import Link, Rule, Source, Upload, Use, Work
from generator.relations.records import sent_record
from generator.relations.uses import SHARED_NAMES, add_uses

_CHANGES: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def find_links(
    known: Known,
    places: Places,
    roles: Mapping[str, Role],
    work: Iterable[Work],
    uploads: Iterable[Upload],
) -> tuple[Link, ...]:
    """The values of an API, in the order in which its paths name them."""
    finder = _Finder(known, places, open_ledger(known, places))
    for operation in known.api.operations:
        finder.stated(operation)
    for each in work:
        finder.handles(each)
    for upload in uploads:
        finder.upload(upload)
    for role in roles.values():
        finder.created(role)
        finder.location(role)
    for role in roles.values():
        finder.named_alike(role.operation)
        finder.listed(role)
    for role in roles.values():
        add_uses(known, finder.ledger, role)
    return tuple(finder.ledger.links())


class _Finder:
    """Writes into the ledger who holds and who takes each value."""

    def __init__(self, known: Known, places: Places, ledger: Ledger) -> None:
        self.known = known
        self.places = places
        self.ledger = ledger
        self.by_path = {place.path: (shape, place) for shape, place in places.by_shape.items()}
        self.by_id = {op.operation_id: op for op in known.api.operations if op.operation_id}
        self.by_route = {f"{op.method} {op.path}": op for op in known.api.operations}
        self.nested: dict[str, list[Place]] = {}  # shape of /a -> the places /a/b with things
        for shape, place in places.by_shape.items():
            if place.item_path and not shape.endswith("/{}"):
                self.nested.setdefault(shape.rpartition("/")[0], []).append(place)

    # -- what is stated ----------------------------------------------------------------------

    def stated(self, operation: Operation) -> None:
        """``links`` of the replies."""
        for response in operation.successes():
            for link in response.links:
                target = self.by_id.get(link.operation) or self._by_reference(link.operation)
                if target is None:
                    continue
                reason = Reason(
                    Confidence.STATED,
                    f"The link {link.name} in the reply to {operation.key} says so.",
                )
                for parameter, expression in link.parameters:
                    self._link(operation, target, parameter, expression, reason)

    def _link(
        self, operation: Operation, target: Operation, name: str, expression: str, reason: Reason
    ) -> None:
        output = _output(expression)
        found = next((p for p in target.parameters if name in (p.name, _qualified(p))), None)
        if output is None or found is None:
            return
        value = self.ledger.in_path[target.key].get(found.name) or split_words(found.name)
        where = InParameter(found.location, found.name)
        self.ledger.add_use(value, Use(target, where, found.required, reason))
        self.ledger.add_source(value, Source(operation, output, Rule.STATED_LINK, reason))

    def _by_reference(self, reference: str) -> Operation | None:
        """The operation at ``#/paths/~1pets/get``."""
        steps = tokens_of(reference.partition("#")[2])
        if len(steps) != 3 or steps[0] != "paths":
            return None
        return self.by_route.get(f"{steps[2].upper()} {steps[1]}")

    def handles(self, work: Work) -> None:
        """The handles of work that is started."""
        for start in work.starts:
            name = self.ledger.in_path[work.poll.key].get(start.argument.name)
            name = name or split_words(start.argument.name)
            for handle in start.handles:
                source = Source(start.operation, handle, Rule.HANDLE, start.reason)
                self.ledger.add_use(name, Use(work.poll, start.argument, True, start.reason))
                self.ledger.add_source(name, source)

    def upload(self, upload: Upload) -> None:
        """The session of a file in parts, and what each part got."""
        recipe = upload.recipe
        reason = Reason(Confidence.STATED, f"x-sdk-upload of {upload.opens.key} says so.")
        session = OutBody(recipe.session)
        for operation, argument in (
            (upload.sends, recipe.part_session_argument),
            (upload.finishes, recipe.finish_session_argument),
        ):
            name = self.ledger.in_path[operation.key].get(argument) or split_words(argument)
            where = input_of(operation, argument)
            self.ledger.add_use(name, Use(operation, where, True, reason))
            self.ledger.add_source(name, Source(upload.opens, session, Rule.UPLOAD, reason))
        for part in recipe.part_reply:
            name = split_words(part)
            where = InBody(pointer_to([recipe.finish_parts_argument, "0", part]))
            self.ledger.add_use(name, Use(upload.finishes, where, True, reason))
            output = OutBody(pointer_to([part]))
            self.ledger.add_source(name, Source(upload.sends, output, Rule.UPLOAD, reason))

    # -- what was made -----------------------------------------------------------------------

    def created(self, role: Role) -> None:
        """The key of a thing in the reply to the operation that made it."""
        found = self.by_path.get(role.place)
        if found is None or role.purpose is not Purpose.CREATE:
            return
        _, place = found
        sent = sent_record(self.known, role.operation, place.noun)
        given = self.known.properties(sent[1]) if sent is not None else {}
        for name, parameter in self.ledger.of_place[place.path].items():
            asked = find_key(parameter, place.noun, given, self.known.decls)
            if asked is not None and given[asked.property].required:
                self.ledger.drafts[name].chosen = True
            for ref in self.known.of(role.operation).replies:
                at, record = find_record(self.known, ref, place.noun)
                key = self._key(place, parameter, record)
                if key is not None:
                    text = (
                        f"{role.operation.key} makes one thing of {place.path}. {key.reason.text}"
                    )
                    reason = Reason(min(key.reason.confidence, role.reason.confidence), text)
                    output = OutBody(f"{at}{pointer_to([key.property])}")
                    self.ledger.add_source(
                        name, Source(role.operation, output, Rule.CREATED, reason)
                    )

    def location(self, role: Role) -> None:
        """The address of what was made, in the header Location."""
        operation = role.operation
        if operation.method not in _CHANGES or not self.known.of(operation).tells_location():
            return
        found = self.by_path.get(role.place)
        place = found[1] if found is not None and role.purpose is Purpose.CREATE else None
        sure = place is not None and bool(place.item_path)
        if not sure:
            # POST /uploads may make what is at /uploads/sessions/{key}
            below = self.nested.get(self.known.of(operation).route.shape, [])
            place = below[0] if len(below) == 1 else None
        if place is None:
            return
        shape, _ = self.by_path[place.path]
        things = self.places.sites[f"{shape}/{{}}"]
        at = next(iter(things.methods.values()), None)
        template = template_of(at) if at is not None else place.item_path
        text = f"The reply to {operation.key} has the header Location, and {template} is one thing."
        reason = Reason(Confidence.CERTAIN if sure else Confidence.LIKELY, text)
        for name in self.ledger.of_place[place.path]:
            parameter = template.rpartition("{")[2].partition("}")[0]
            spans = at is not None and any(
                p.spans_segments for p in at.parameters if p.name == parameter
            )
            output = OutUrl("Location", template, parameter, spans)
            self.ledger.add_source(name, Source(operation, output, Rule.LOCATION, reason))

    # -- what is called alike, and lists -------------------------------------------------------

    def named_alike(self, operation: Operation) -> None:
        """A property of a reply that is called like a value of a path: ``job_id``."""
        if operation.method not in _CHANGES:
            return
        for ref in self.known.of(operation).replies:
            for name, prop in self.known.properties(ref).items():
                words = split_words(name)
                if words in SHARED_NAMES or says_null(prop.type, self.known.decls):
                    continue
                if words in self.ledger.drafts and names_things(prop.type, self.known.decls):
                    text = f"{name} in the reply to {operation.key} is called like the argument."
                    reason = Reason(Confidence.LIKELY, text)
                    output = OutBody(pointer_to([name]))
                    source = Source(operation, output, Rule.NAMED_ALIKE, reason)
                    self.ledger.add_source(words, source)

    def listed(self, role: Role) -> None:
        """The key of the first item of a list."""
        found = self.by_path.get(role.place)
        if found is None or role.purpose is not Purpose.LIST or role.items is None:
            return
        _, place = found
        for name, parameter in self.ledger.of_place[place.path].items():
            key = self._key(place, parameter, role.items.type)
            if key is not None:
                text = f"{role.operation.key} lists {place.path}. {key.reason.text}"
                reason = Reason(min(key.reason.confidence, role.items.reason.confidence), text)
                output = OutBody(f"{role.items.pointer}/0{pointer_to([key.property])}")
                self.ledger.add_source(name, Source(role.operation, output, Rule.LISTED, reason))

    def _key(self, place: Place, parameter: str, record: TypeRef | None) -> Key | None:
        return find_key(parameter, place.noun, self.known.properties(record), self.known.decls)


def _qualified(parameter: Parameter) -> str:
    """The name of a parameter as links may write it: ``path.id``."""
    return f"{parameter.location.value}.{parameter.name}"


def _output(expression: str) -> Output | None:
    """A runtime expression about a reply: ``$response.body#/id``, ``$response.header.NAME``."""
    if expression.startswith("$response.header."):
        return OutHeader(expression.removeprefix("$response.header."))
    if expression.startswith("$response.body#"):
        return OutBody(expression.removeprefix("$response.body#"))
    return None
