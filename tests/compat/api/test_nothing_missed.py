"""Whatever of a document is changed is told, and told as its opposite when it is changed back.

Every key that ``document/shape.py`` knows is added, changed and removed where the base document has
a place for it, and every field of the IR gets another value. What nobody is told of is listed here
with the reason.
"""

from __future__ import annotations

import copy
import dataclasses
import enum
import json
import random
from collections import Counter
from collections.abc import Iterator

import pytest

from generator.compat.api.compare import changes
from generator.compat.api.kinds.table import KINDS
from generator.compat.change import identity, mirrored
from generator.diagnostics import Loc
from generator.document.shape import ROOT, SHAPES, Form, Shape, member
from generator.ir.dump import dump, load
from generator.ir.model import Api
from tests.compat.api.edited_documents import GONE, api_of, edited
from tests.lower.lowering import lower_text

_SAMPLES = {
    Form.TEXT: "other",
    Form.FLAG: True,
    Form.NUMBER: 7,
    Form.STRINGS: ["email"],
    Form.TYPE: "boolean",
    Form.SCHEMA: {"type": "string"},
    Form.ADDITIONAL: False,
}

#: Keys of shapes that change nothing for users, by reason.
_SILENT = {
    "identities, which the document alone uses": {
        *("schema.$id", "schema.$anchor", "schema.$dynamicAnchor", "schema.$recursiveAnchor"),
        *("schema.$schema", "root.$self", "root.jsonSchemaDialect"),
    },
    "keys of Swagger 2.0, which mean nothing in 3.1": {
        *("root.host", "root.basePath", "root.schemes", "root.consumes", "root.produces"),
        *("operation.consumes", "operation.produces", "operation.schemes", "response.schema"),
        *("parameter.collectionFormat", "header.collectionFormat", "security_scheme.flow"),
        *("security_scheme.authorizationUrl", "security_scheme.tokenUrl"),
        *("security_scheme.refreshUrl", "schema.additionalItems"),
        *(
            f"{shape}.{key}"
            for shape in ("parameter", "header")
            for key in (
                *("type", "format", "pattern", "maximum", "minimum", "multipleOf", "minLength"),
                *("maxLength", "minItems", "maxItems", "uniqueItems"),
            )
        ),
    },
    "keys that do not belong there": {
        *("header.in", "header.name", "schema.summary", "path_item.title", "link.title"),
        *("link.summary", "security_scheme.scheme add", "security_scheme.in add"),
        *("security_scheme.name add", "security_scheme.openIdConnectUrl add"),
        *("security_scheme.oauth2MetadataUrl add", "parameter.style add", "encoding.style add"),
        *("header.style", "discriminator.defaultMapping"),  # the last is 3.2
    },
    "what the IR does not keep, and no emitted code reads": {
        *("header.allowEmptyValue", "header.allowReserved", "header.explode", "header.deprecated"),
        *("parameter.allowEmptyValue", "path_item.description", "path_item.summary"),
        *("link.description", "schema.contentEncoding add"),
    },
    "requests that the server makes have no methods; a type beside constants says no more": {
        *("operation.operationId add", "operation.tags add", "schema.type add"),
    },
    "removed, it means the same: path parameters are texts, keywords imply the type": {
        *("parameter.schema gone", "path_item.parameters gone"),
    },
}
_QUIET = {key for keys in _SILENT.values() for key in keys}


def _nodes(node: object, shape: Shape | None, way: tuple = ()) -> Iterator[tuple]:
    """The objects of a document with their shapes, references apart."""
    if shape is None or (isinstance(node, dict) and "$ref" in node):
        return
    if isinstance(node, dict):
        yield way, node, shape
        for key, value in node.items():
            if isinstance(value, dict | list):
                yield from _nodes(value, member(shape, key), (*way, key))
    elif isinstance(node, list):
        inner = SHAPES[shape.items] if shape.items else None
        for index, value in enumerate(node):
            yield from _nodes(value, inner, (*way, index))


def _edits() -> dict[str, list[tuple[tuple, str, object]]]:
    """Places for each key of each shape, with a new value there."""
    found: dict[str, list[tuple[tuple, str, object]]] = {}
    for way, node, shape in _nodes(edited({}), ROOT):
        name = "schema" if shape.name in {"additional", "schema_or_list"} else shape.name
        for key, of in shape.fields.items():
            form = SHAPES[of].form
            if key in node:
                found.setdefault(f"{name}.{key} gone", []).append((way, key, GONE))
                value = node[key]
                if isinstance(value, str | bool | int | float):
                    other = not value if isinstance(value, bool) else value + type(value)(1)
                    found.setdefault(f"{name}.{key} change", []).append((way, key, other))
            elif form in _SAMPLES:
                sample = _SAMPLES[form]
                found.setdefault(f"{name}.{key} add", []).append((way, key, sample))
    return found


def _put(document: dict, way: tuple, key: str, value: object) -> dict:
    document = copy.deepcopy(document)
    node = document
    for step in way:
        node = node[step]
    if value == GONE:
        del node[key]
    else:
        node[key] = value
    return document


def _mirrors(old: Api, new: Api) -> int:
    """How many changes there are; they are reversed when the two change places."""
    forward, backward = changes(old, new), changes(new, old)
    turned = Counter(repr(mirrored(one, KINDS)) for one in forward)
    assert turned == Counter(repr(identity(one)) for one in backward)
    assert len({(identity(one), one.member) for one in forward}) == len(forward), "told twice"
    return len(forward)


def test_every_key_of_a_document_is_compared() -> None:
    old, missed = api_of(edited({})), set()
    for about, places in _edits().items():
        if {about, about.split()[0]} & _QUIET:
            continue
        for way, key, value in places:
            new = lower_text(json.dumps(_put(edited({}), way, key, value))).api
            if _mirrors(old, new):
                break
        else:
            missed.add(about)
    assert missed == set()


#: Fields of the IR that follow from others, or that only naming reads.
_DERIVED = {
    *("Discriminator.optional", "Property.constant", "Property.has_constant", "Info.title"),
    *("Parameter.undeclared", "NameHint.title", "NameHint.owner", "NameHint.owner_is_operation"),
    *("NameHint.component", "Step.kind", "Step.word", "Step.refers"),
    *("Parameter.tenant", "Property.tenant"),  # what examples show
}


def _other(value: object) -> object:
    if isinstance(value, bool):
        return not value
    if isinstance(value, enum.Enum):
        members = list(type(value))
        return members[(members.index(value) + 1) % len(members)]
    return f"{value}x" if isinstance(value, str) else value + 1  # type: ignore[operator]


def _mutants(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """``value`` with one field changed, and the name of the field; identities stay."""
    if isinstance(value, Loc):
        return
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for one in dataclasses.fields(value):
            inner = getattr(value, one.name)
            for what, changed in _mutants(inner, f"{type(value).__name__}.{one.name}"):
                yield what, dataclasses.replace(value, **{one.name: changed})
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            for what, changed in _mutants(one, name):
                yield what, (*value[:index], changed, *value[index + 1 :])
    elif isinstance(value, dict):
        for key, one in value.items():
            for what, changed in _mutants(one, name):
                yield what, {**value, key: changed}
    elif isinstance(value, str | bool | int | float | enum.Enum):
        yield name, _other(value)


def test_every_field_of_the_ir_is_compared() -> None:
    # a parameter that operations share is one thing to us, and two to this test
    edits = {"@listPets/parameters/4": GONE, "@getPet/parameters": GONE}
    more = {
        "NewPet/properties/words/minItems": 1,
        "NewPet/properties/words/maxItems": 5,
        "/components/securitySchemes/digest": {"type": "http", "scheme": "digest"},
    }
    alone = edited({**edits, **more})
    api = load(dump(api_of(alone)))
    missed: Counter[str] = Counter()
    told: set[str] = set()
    for name, mutant in _mutants(api):
        assert isinstance(mutant, Api)
        if name not in told and missed[name] < 12:
            if changes(api, mutant):
                told.add(name)
            else:
                missed[name] += 1
    assert set(missed) - told - _DERIVED == set()
    assert told & _DERIVED == set(), "this is told of after all"


@pytest.mark.parametrize("seed", range(40))
def test_many_edits_at_once_are_reversed(seed: int) -> None:
    rnd = random.Random(seed)
    places = [place for group in _edits().values() for place in group]
    document = edited({})
    for way, key, value in rnd.sample(places, rnd.choice([2, 5, 20])):
        try:
            document = _put(document, way, key, value)
        except (KeyError, IndexError, TypeError):
            continue  # an edit before took it away
    _mirrors(api_of(edited({})), lower_text(json.dumps(document)).api)


def test_nothing_differs_after_a_dump() -> None:
    api = api_of(edited({}))
    assert changes(api, load(dump(api))) == ()
