"""All kinds of composed methods: which methods an SDK has of them, where, and how they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from generator.diagnostics.suggest import did_you_mean
from generator.ir.model import Operation
from generator.ir.wire import ArgumentIn
from generator.names.table import Wish, assign
from generator.targets.base import PlanRequest
from generator.targets.python.composed.downloads import DOWNLOAD, OPEN
from generator.targets.python.composed.files import UPLOAD_FILE
from generator.targets.python.composed.folders import UPLOAD_FOLDER
from generator.targets.python.composed.kind import Draft, Kind
from generator.targets.python.composed.starting import START_AND_WAIT
from generator.targets.python.composed.uploads import UPLOAD
from generator.targets.python.composed.waiting import WAIT, WATCH
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.own import compose_arguments
from generator.targets.python.naming.reserved import METHODS
from generator.targets.python.naming.resources import Resource, walk
from generator.targets.python.planning.composed import Composed, Constant, Scene
from generator.targets.python.planning.former import former_names
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.settings import KINDS, ArgumentSettings, MethodSettings

#: In this order, the methods of a resource get their names.
ALL: Final = (UPLOAD, UPLOAD_FILE, UPLOAD_FOLDER, WAIT, WATCH, START_AND_WAIT, DOWNLOAD, OPEN)

if {kind.name for kind in ALL} != set(KINDS):
    raise ImportError("the kinds of composed methods and their keys in sdk.yaml differ")


@dataclass(frozen=True, slots=True)
class _Found:
    """A composed method that is made: of which operation, as sdk.yaml says if it does."""

    kind: Kind
    operation: Operation
    draft: Draft
    settings: MethodSettings | None = None
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What names.lock calls it."""
        return f"{self.kind.name} {self.operation.key}"


def compose(request: PlanRequest, plan: SdkPlan) -> SdkPlan:
    """``plan`` with its composed methods."""
    scene = Scene(plan.api, request.relations, plan.resources, plan.methods, request.sink)
    found: dict[str, list[_Found]] = {resource.module: [] for resource in walk(plan.resources)}
    stated: set[tuple[str, str]] = set()
    for resource in walk(plan.resources):
        for one in _stated(scene, resource):
            found[resource.module].append(one)
            stated.add((one.kind.name, one.operation.key))
    for kind in ALL:
        for operation in kind.about(scene) if kind.automatic else ():
            if (kind.name, operation.key) not in stated:
                home, _ = scene.method(operation.key)
                draft = kind.draft(scene, operation, home, None)
                if draft is not None:
                    found[home.module].append(_Found(kind, operation, draft))
    locked = plan.kept.composed
    former = former_names(plan.own.renamed)
    composed = {
        resource.module: tuple(
            _named(
                scene,
                resource,
                found[resource.module],
                locked,
                former.get(".".join(resource.path), frozenset()),
            )
        )
        for resource in walk(plan.resources)
    }
    constants: dict[str, dict[str, Constant]] = {module: {} for module in composed}
    own = [c for group in composed.values() for one in group for c in one.constants]
    for plans in (one.started for one in plan.started.values()):
        own += (plans.polled.constant, plans.constant)
    for constant in own:
        constants[constant.module].setdefault(constant.name, constant)
    needed = {module: tuple(named.values()) for module, named in constants.items()}
    return replace(plan, composed=composed, constants=needed)


def _stated(scene: Scene, resource: Resource) -> Iterator[_Found]:
    """The composed methods that sdk.yaml asks for in ``resource``."""
    kinds = {kind.name: kind for kind in ALL}
    operations = {operation.key: operation for operation in scene.api.operations}
    for asked in resource.asked:
        settings = asked.settings
        if settings.off:
            continue
        kind, operation = kinds[settings.kind], operations[settings.operation]
        if operation not in tuple(kind.about(scene)):
            head = f"The operation {operation.key!r} has no {kind.needs!r}"
            message = f"{head}; the method {settings.name!r} is left out."
            hint = f"Add {kind.needs} to the operation, in the document or in an overlay."
            scene.sink.outdated("N008", message, settings.loc, hint=hint)
        elif (draft := kind.draft(scene, operation, resource, settings.loc)) is not None:
            yield _Found(kind, operation, draft, settings, asked.aliases)


def _named(
    scene: Scene,
    resource: Resource,
    found: Iterable[_Found],
    locked: Mapping[str, str],
    former: frozenset[str],
) -> Iterator[Composed]:
    """``found`` with their names, which are never those of other methods and resources."""
    loose = [one for one in found if one.settings is None]
    stated = [(one, one.settings) for one in found if one.settings is not None]
    held = dict.fromkeys(sorted(former), "a former name")
    held.update(
        {method.name: f"the method of {method.operation.key!r}" for method in resource.methods}
    )
    held.update({alias: "an alias" for method in resource.methods for alias in method.aliases})
    held.update({child.attribute: "a resource" for child in resource.children})
    held.update(
        {name: "a method of sdk.yaml" for one, s in stated for name in (s.name, *one.aliases)}
    )
    taken = [Wish(f"\0{name}", (name,), 0) for name in held]
    wishes = [Wish(one.key, one.draft.wishes) for one in loose]
    kept = {key: name for key, name in locked.items() if name not in held}
    given = assign([*taken, *wishes], reserved=METHODS, locked=kept)
    for collision in given.collisions:
        holder = held.get(collision.holder.removeprefix("\0"), f"{collision.holder!r}")
        scene.sink.info(
            "N005",
            f"The method of {collision.key!r} is named {collision.given}, because "
            f"{collision.wanted} is {holder}.",
            hint="Choose another name under resources in sdk.yaml.",
        )
    off = _switched_off(scene, resource, [given.names[one.key] for one in loose])
    for one, settings in stated:
        yield _composed(scene, one, settings.name)
    for one in loose:
        if given.names[one.key] not in off:
            yield _composed(scene, one, given.names[one.key])


def _switched_off(scene: Scene, resource: Resource, names: list[str]) -> set[str]:
    """The names of composed methods that sdk.yaml does not want."""
    off = set()
    for settings in (asked.settings for asked in resource.asked if asked.settings.off):
        if settings.name in names:
            off.add(settings.name)
        else:
            message = f"There is no composed method {settings.name!r} to leave out."
            hint = did_you_mean(settings.name, names, "Remove the line.")
            scene.sink.outdated("N011", message, settings.loc, hint=hint)
    return off


def _composed(scene: Scene, one: _Found, name: str) -> Composed:
    draft = one.draft
    settings = one.settings.arguments if one.settings is not None else None
    arguments = compose_arguments(draft.taken, draft.own, settings or (), scene.sink)
    if one.kind.keeps_names:
        _check_names(arguments, settings or (), scene)
    return Composed(
        kind=one.kind.name,
        name=name,
        key=one.key,
        about=one.operation,
        takes=replace(draft.takes, arguments=arguments),
        operations=draft.operations,
        summary=draft.summary,
        text=draft.text,
        returns=draft.returns,
        raises=draft.raises,
        spell=partial(draft.spell, arguments),
        constants=draft.constants,
        iterates=draft.iterates,
        fake=draft.fake,
        aliases=one.aliases,
        placed=one.settings is not None,
    )


def _check_names(
    arguments: Iterable[Argument], settings: Iterable[ArgumentSettings], scene: Scene
) -> None:
    """Report arguments of the operation that sdk.yaml calls something else."""
    locs = {entry.name: entry.loc for entry in settings}
    for argument in arguments:
        if argument.place is not ArgumentIn.OWN and argument.key != argument.name:
            scene.sink.error(
                "N013",
                f"The argument {argument.key!r} cannot be called {argument.name!r} here: exceptions "
                "name it as the method of the operation does.",
                locs.get(argument.name),
                hint="Rename it in the method of the operation, and remove the other name here.",
            )
