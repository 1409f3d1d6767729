"""All advice about one document, without what its owner has switched off."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final, TypeAlias

from generator.diagnostics import Diagnostic, Loc, Sink
from generator.document.model import Document
from generator.document.tree import Arr, Json, Obj
from generator.lint import document as whole
from generator.lint import lists, operations, values
from generator.lint.subject import Subject

_OFF: Final = "x-sdk-lint-off"

#: What looks for one kind of advice, and reports it.
Rule: TypeAlias = Callable[[Subject, Sink], None]

#: In the order of their codes.
RULES: Final[tuple[Rule, ...]] = (
    operations.without_id,
    operations.unlucky_name,
    operations.without_tag,
    operations.without_success,
    operations.without_body,
    values.poor_names,
    lists.uncertain_pages,
    lists.uncertain_work,
    values.without_unit,
    operations.without_error,
    operations.without_prose,
    operations.parameters_without_prose,
    values.example_that_cannot_be_invented,
    values.unmarked_secrets,
    values.values_alike,
    values.deprecated_in_prose,
    whole.unused_parts,
    whole.without_security,
    whole.servers,
    operations.parts_without_recipe,
    operations.unclear_file,
)


def advice(subject: Subject, off: Collection[str] = ()) -> Iterator[Diagnostic]:
    """What could be better, without the codes that are ``off`` everywhere or at the place."""
    sink = Sink()
    for rule in RULES:
        rule(subject, sink)
    places = list(_switched_off(subject.document))
    for item in sink:
        if item.code not in off and not _is_off(item, places):
            yield item


def _is_off(item: Diagnostic, places: Iterable[tuple[Loc, frozenset[str]]]) -> bool:
    loc = item.loc
    return loc is not None and any(
        item.code in codes
        and loc.uri == place.uri
        and (loc.pointer == place.pointer or loc.pointer.startswith(f"{place.pointer}/"))
        for place, codes in places
    )


def _switched_off(document: Document) -> Iterator[tuple[Loc, frozenset[str]]]:
    """The places with ``x-sdk-lint-off``, which holds for all below them as well."""
    seen: set[int] = set()
    stack: list[Json] = [document.root, *(node for node, _ in document.links.targets)]
    while stack:
        node = stack.pop()
        if not isinstance(node, Obj | Arr) or id(node) in seen:
            continue
        seen.add(id(node))
        stack += node.values() if isinstance(node, Obj) else node
        codes = node.get(_OFF) if isinstance(node, Obj) else None
        if codes is not None:
            listed = codes if isinstance(codes, Arr) else [codes]
            yield node.loc, frozenset(code for code in listed if isinstance(code, str))
