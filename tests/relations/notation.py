"""Relations in a short hand, for expectations that people write and read.

``list all /pets /data`` is a role: purposes, how much of which place, and where the list or the
record stands. ``body /id`` is a place in a reply or a request, ``path petId`` a parameter. What
is not CERTAIN carries its confidence at the end.
"""

from __future__ import annotations

from generator.relations.model import (
    Confidence,
    InBody,
    InParameter,
    Input,
    OutBody,
    OutHeader,
    Output,
    OutUrl,
    Pages,
    Place,
    PlaceKind,
    Reason,
    Role,
    Scope,
)
from generator.relations.processes import Link, Source, Use, Work, Workflow
from generator.relations.relate import Relations


def show_place(place: Place) -> dict[str, str]:
    shown = {"noun": " ".join(place.noun)}
    if place.kind is PlaceKind.SINGLE:
        shown["kind"] = "single"
    if place.item_path:
        shown["item"] = place.item_path
    if place.parent:
        shown["parent"] = place.parent
    if place.key is not None:
        shown["key"] = _sure(place.key.property, place.key.reason)
    for name in ("lister", "creator", "reader", "replacer", "merger", "deleter"):
        operation = getattr(place, name)
        if operation is not None:
            shown[name] = operation.key
    return shown


def show_role(role: Role) -> str:
    words = ["+".join(p.value for p in (role.purpose, *role.also)), role.scope.value]
    if role.scope is not Scope.NONE:
        words.append(role.place or "/")
    if role.named_by is not None and not _in_path(role.named_by):
        words.append(f"by {show_input(role.named_by)}")
    if role.items is not None:
        words.append(f"items {role.items.pointer or '.'}")
    if role.record_at:
        words.append(f"record {role.record_at}")
    if role.body_at:
        words.append(f"body {role.body_at}")
    if role.action:
        words.append(f"does {' '.join(role.action)}")
    return _sure(" ".join(words), role.reason)


def show_pages(pages: Pages) -> str:
    words = [pages.style.value]
    if pages.argument is not None:
        words.append(show_input(pages.argument))
    if pages.next:
        words.append(f"next {pages.next}")
    if pages.key:
        words.append(f"key {pages.key}")
    if pages.each:
        words.append(f"each {pages.each}")
    if pages.size is not None:
        words.append(f"size {show_input(pages.size)}")
    if pages.start:
        words.append(f"from {pages.start}")
    if pages.has_more is not None:
        words.append(f"more {pages.has_more.pointer} {str(pages.has_more.more).lower()}")
    if pages.count:
        words.append(f"count {pages.count}")
    if pages.total:
        words.append(f"total {pages.total}")
    shown = _sure(" ".join(words), pages.reason)
    others = [f"or {show_pages(other)}" for other in pages.others]
    return " ".join([shown, *others])


def show_work(work: Work) -> dict[str, object]:
    shown: dict[str, object] = {
        "state": _sure(work.state, work.reason),
        "ends": f"{' '.join(work.succeeded)} | {' '.join(work.failed)}",
        "starts": {
            start.operation.key: ", ".join(map(show_output, start.handles)) for start in work.starts
        },
    }
    for name in ("results", "cancels", "deletes", "twins"):
        found = [operation.key for operation in getattr(work, name)]
        if found:
            shown[name] = found
    if work.waiting:
        shown["waiting"] = " ".join(work.waiting)
    return shown


def show_link(link: Link) -> dict[str, list[str]]:
    shown = {"from": [show_source(one) for one in link.sources]}
    shown["to"] = [show_use(one) for one in link.uses]
    if link.chosen:
        shown["chosen"] = ["yes"]
    return shown


def show_source(source: Source) -> str:
    text = f"{source.operation.key} {show_output(source.output)} {source.rule.value}"
    return _sure(text, source.reason)


def show_use(use: Use) -> str:
    text = f"{use.operation.key} {show_input(use.input)}{'' if use.required else ' optional'}"
    return _sure(text, use.reason)


def show_workflow(workflow: Workflow) -> str:
    steps = ", ".join(f"{step.kind.value} {step.operation.key}" for step in workflow.steps)
    return f"{workflow.kind.value}: {steps}"


def show_input(where: Input) -> str:
    match where:
        case InParameter(location=location, name=name):
            return f"{location.value} {name}"
        case InBody(pointer=pointer):
            return f"body {pointer}"


def show_output(where: Output) -> str:
    match where:
        case OutBody(pointer=pointer):
            return f"body {pointer}"
        case OutHeader(name=name):
            return f"header {name}"
        case OutUrl(header=header, template=template, parameter=parameter):
            return f"{header} {template} {parameter}"


def why(relations: Relations, about: str) -> Reason:
    """The reason of a fact: ``role KEY``, ``place PATH``, ``source KEY of pet id`` ..."""
    kind, _, name = about.partition(" ")
    match kind:
        case "role":
            return relations.roles[name].reason
        case "items":
            items = relations.roles[name].items
            assert items is not None
            return items.reason
        case "place":
            return relations.places[name].reason
        case "key":
            key = relations.places[name].key
            assert key is not None
            return key.reason
        case "pages":
            return relations.pages[name].reason
        case "work":
            return next(one for one in relations.work if one.poll.key == name).reason
        case "start":
            starts = [start for one in relations.work for start in one.starts]
            return next(one for one in starts if one.operation.key == name).reason
        case "source" | "use":
            operation, _, value = name.partition(" of ")
            link = next(one for one in relations.links if " ".join(one.name) == value)
            found = link.sources if kind == "source" else link.uses
            return next(one for one in found if one.operation.key == operation).reason
        case _:
            raise ValueError(about)


def _in_path(where: Input) -> bool:
    return isinstance(where, InParameter) and where.location.value == "path"


def _sure(text: str, reason: Reason) -> str:
    return text if reason.confidence is Confidence.CERTAIN else f"{text} {reason.confidence.name}"
