"""Uploads in parts: a session is opened, parts come in, a commit joins them."""

from __future__ import annotations

from generator.ir.hints import UploadRecipe
from generator.mock.behave import files
from generator.mock.wire.incoming import Call, Problem, RefusalError, as_text
from generator.mock.wire.values import Data, MissingType, as_object, find, is_number, put
from generator.mock.world.existence import filled
from generator.mock.world.records import new_key
from generator.mock.world.state import Session
from generator.mock.world.world import Answer, World
from generator.relations.model import Place
from generator.relations.processes import Upload

_PART_SIZE = 5 * 1024 * 1024  # where the document has no example


def step(world: World, call: Call) -> Answer:
    """One step of an upload."""
    operation = call.operation
    for upload in world.relations.uploads:
        place = world.relations.places.get(upload.place) if upload.place else None
        if operation is upload.opens:
            return _open(world, call, upload, place)
        if operation is upload.sends:
            return _part(world, call, upload.recipe)
        if operation is upload.finishes:
            return _finish(world, call, upload.recipe, place)
    return Answer()


def _open(world: World, call: Call, upload: Upload, place: Place | None) -> Answer:
    recipe = upload.recipe
    size = call.argument(recipe.size_argument)
    if isinstance(size, str) and size.isdecimal():
        size = int(size)
    if not is_number(size) or size < 1:
        message = f"{recipe.size_argument!r} must be a positive number of bytes."
        raise RefusalError(400, message, Problem("body", f"/{recipe.size_argument}", message))
    example = world.example(call.operation)
    part_size = world.options.part_size or _number(find(example, recipe.part_size), _PART_SIZE)
    number = world.state.next_number(f"{call.operation.path} sessions", 0)
    sample = find(example, recipe.session)
    path = call.operation.path
    key = new_key(None if isinstance(sample, MissingType) else sample, path, number)
    collection, name = _goal(call, place)
    world.state.sessions[as_text(key)] = Session(int(size), part_size, collection, name)
    reply = put(put(example, recipe.session, key), recipe.part_size, part_size)
    session = filled(upload.finishes.path, {recipe.finish_session_argument: as_text(key)})
    headers = {"Location": world.url(call, session)}
    return Answer(data=reply, headers=headers)


def _goal(call: Call, place: Place | None) -> tuple[str, str]:
    """The collection and key of the finished file, as the opening request names them."""
    if place is None:
        return "", ""
    given = {name: as_text(v) for name, v in as_object(call.body).items() if v is not None}
    given |= call.path_values()
    return filled(place.path, given), given.get(place.parameter, "")


def _part(world: World, call: Call, recipe: UploadRecipe) -> Answer:
    if _is_example(world, call, recipe.part_session_argument):
        return Answer()
    session, _ = _session(world, call, recipe.part_session_argument)
    number = _number(call.argument(recipe.part_number_argument), 0)
    count = -(-session.size // session.part_size)
    index = number - recipe.first_part
    if not 0 <= index < count:
        last = recipe.first_part + count - 1
        message = f"There is no part {number}; the parts are {recipe.first_part} to {last}."
        where = f"/{recipe.part_number_argument}"
        raise RefusalError(400, message, Problem("path", where, message))
    expected = min(session.part_size, session.size - index * session.part_size)
    content = call.incoming.body
    if len(content) != expected:
        message = f"Part {number} has {len(content)} bytes instead of {expected}."
        raise RefusalError(400, message, Problem("body", "", message))
    blob = world.state.keep(content)
    part_id = blob.digest[:10]
    session.parts[number] = (part_id, blob)
    reply = world.example(call.operation)
    for name in recipe.part_reply:
        old = find(reply, f"/{name}")
        sample: Data = "" if isinstance(old, MissingType) else old
        reply = put(reply, f"/{name}", number if is_number(sample) else part_id)
    return Answer(data=reply)


def _finish(world: World, call: Call, recipe: UploadRecipe, place: Place | None) -> Answer:
    if _is_example(world, call, recipe.finish_session_argument):
        return Answer()
    session, key = _session(world, call, recipe.finish_session_argument)
    action = call.argument(recipe.finish_action_argument)
    if action == recipe.finish_commit:
        _check_parts(call, recipe, session)
        _join(world, place, session)
    elif action != recipe.finish_abort:
        message = f"An upload cannot end with {action!r}."
        where = f"/{recipe.finish_action_argument}"
        raise RefusalError(400, message, Problem("body", where, message))
    del world.state.sessions[key]
    return Answer()


def _check_parts(call: Call, recipe: UploadRecipe, session: Session) -> None:
    """Raise RefusalError unless the commit names all parts that came, in order."""
    where = f"/{recipe.finish_parts_argument}"
    count = -(-session.size // session.part_size)
    for number in range(recipe.first_part, recipe.first_part + count):
        if number not in session.parts:
            message = f"Part {number} is missing."
            raise RefusalError(400, message, Problem("body", where, message))
    listed = call.argument(recipe.finish_parts_argument)
    wanted = [
        sorted([str(number), part_id]) for number, (part_id, _) in sorted(session.parts.items())
    ]
    given = [
        sorted(as_text(as_object(one).get(name)) for name in recipe.part_reply)
        for one in (listed if isinstance(listed, list) else [])
    ]
    if given != wanted:
        message = "The list of parts differs from the parts that were sent."
        raise RefusalError(400, message, Problem("body", where, message))


def _join(world: World, place: Place | None, session: Session) -> None:
    if place is None or not session.target:
        return
    content = b"".join(world.state.content(blob) for _, (_, blob) in sorted(session.parts.items()))
    world.known(place, session.target)
    files.store(world, place, session.target, session.name, world.state.keep(content))


def _session(world: World, call: Call, argument: str) -> tuple[Session, str]:
    key = as_text(call.argument(argument))
    session = world.state.sessions.get(key)
    if session is None:
        raise RefusalError(404, f"There is no upload {key!r}.")
    return session, key


def _is_example(world: World, call: Call, argument: str) -> bool:
    """Whether a request is the document's example, which is sent without the steps before it."""
    key = as_text(call.argument(argument))
    example = world.example_path(call.operation).get(argument)
    return world.options.seed and key not in world.state.sessions and key == example


def _number(value: object, default: int) -> int:
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else default
