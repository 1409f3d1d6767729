"""Types of the IR: what a JSON Schema means, as two closed unions.

:data:`TypeRef` is a type in use; :data:`Decl` is a type that deserves a name. A declaration
is identified by the place of its schema in the document (:data:`DeclId`), never by a name:
names belong to targets. Every union here is closed: use ``match`` and ``assert_never``.

``limits``, and ``exclusive`` of unions, do not count when types are compared: a type is what a value
looks like in code, whichever of its values are allowed.
"""

from __future__ import annotations

import enum
import re
from dataclasses import KW_ONLY, dataclass, field
from typing import Literal, TypeAlias

from generator.diagnostics import Loc
from generator.ir.kinds import Kind
from generator.ir.limits import NO_LIMITS, Limits

Scalar: TypeAlias = "str | int | float | bool | None"
JsonValue: TypeAlias = "Scalar | tuple[JsonValue, ...] | dict[str, JsonValue]"

DeclId: TypeAlias = Loc


#: Where a paragraph ends: at an empty line, and where a list begins.
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t])")
_ITEM = re.compile(r"[ \t]*[-*+][ \t]+(.*)")


def _items(text: str) -> list[str]:
    """The items of the list with which ``text`` begins; none for something else, such as steps."""
    items: list[list[str]] = []
    for line in text.splitlines():
        found = _ITEM.match(line)
        if found:
            items.append([found[1]])
        elif not line.strip():
            continue
        elif items and line[0] in " \t":  # the rest of an item
            items[-1].append(line)
        else:
            break
    return [" ".join(" ".join(item).split()).rstrip(".;,") for item in items]


@dataclass(frozen=True, slots=True)
class Doc:
    """Prose of the document about one node. Hostile until a filter quoted it."""

    title: str = ""
    summary: str = ""
    description: str = ""
    unit: str = ""  # x-sdk-unit: "ms", "s", "ns", "bytes" ...

    @property
    def brief(self) -> str:
        """The first paragraph of the description, else summary or title, on one line.

        A list that it announces with a colon belongs to it. What else it announces, such as steps or
        a table, is not there, and then the colon is a full stop.
        """
        text = self.description.strip() or self.summary.strip() or self.title.strip()
        first, *rest = _PARAGRAPH.split(text, maxsplit=1)
        line = " ".join(first.split())
        if not line.endswith(":"):
            return line
        items = _items(rest[0]) if rest else []
        return f"{line} {'; '.join(items)}." if items else f"{line[:-1].rstrip()}."


@dataclass(frozen=True, slots=True)
class Primitive:
    """A scalar. ``format`` is the document's word, kept for documentation."""

    kind: Kind
    format: str = ""
    limits: Limits = field(default=NO_LIMITS, compare=False)


@dataclass(frozen=True, slots=True)
class Literals:
    """An enumeration used in place, or a const: the values in the order of the document."""

    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Array:
    """A JSON array of one item type."""

    item: TypeRef
    unique: bool = False
    xml: Xml | None = None
    limits: Limits = field(default=NO_LIMITS, compare=False)


@dataclass(frozen=True, slots=True)
class Tuple:
    """A JSON array with typed positions; ``rest`` is what may follow (None: nothing).

    Of the positions, the last ``optional`` ones may be missing.
    """

    items: tuple[TypeRef, ...]
    rest: TypeRef | None = None
    optional: int = 0


@dataclass(frozen=True, slots=True)
class Map:
    """A JSON object with free keys."""

    value: TypeRef
    limits: Limits = field(default=NO_LIMITS, compare=False)


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types, in the order of the document, without null."""

    variants: tuple[TypeRef, ...]
    discriminator: Discriminator | None = None
    exclusive: bool = field(default=False, compare=False)  # oneOf: no value is of two variants


@dataclass(frozen=True, slots=True)
class Nullable:
    """``inner`` or null. Never nested."""

    inner: TypeRef


@dataclass(frozen=True, slots=True)
class Named:
    """A reference to a declaration."""

    id: DeclId


@dataclass(frozen=True, slots=True)
class AnyType:
    """Any JSON value: the document says nothing, or nothing that Python can say."""


TypeRef: TypeAlias = (
    "Primitive | Literals | Array | Tuple | Map | Union | Nullable | Named | AnyType"
)


@dataclass(frozen=True, slots=True)
class Discriminator:
    """How a union names its variant: the property and ``(tag value, variant)`` pairs.

    A variant can be a union itself. ``default`` is the variant of objects whose tag is missing or
    not listed. With ``optional``, the property may be missing.
    """

    property: str
    mapping: tuple[tuple[Scalar, TypeRef], ...]
    default: TypeRef | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Xml:
    """The ``xml`` object of a schema."""

    name: str = ""
    namespace: str = ""
    prefix: str = ""
    attribute: bool = False
    wrapped: bool = False
    text: bool = False  # 3.2 nodeType: text, or cdata
    cdata: bool = False  # 3.2 nodeType: cdata
    item: Xml | None = None  # of the items of an array that is a whole body
    parts: tuple[Xml, ...] = ()  # of the positions of a tuple that is a whole body


class Access(enum.Enum):
    """readOnly and writeOnly."""

    BOTH = "both"
    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property of an object.

    ``required`` is the document's word; nullability is in ``type``. ``default`` is kept as
    written and only when ``has_default``. ``constant`` is the one value of every object that is
    sent, if ``has_constant``: whoever makes one need not give it. ``limits`` are those that are written
    in place; a named type has its own.
    """

    name: str
    type: TypeRef
    required: bool
    loc: Loc
    doc: Doc = Doc()
    access: Access = Access.BOTH
    deprecated: bool = False
    has_default: bool = False
    default: JsonValue = None
    has_constant: bool = False
    constant: Scalar = None
    has_example: bool = False
    example: JsonValue = None
    xml: Xml | None = None
    secret: bool = False  # format: password, or x-sdk-secret
    always: bool = False  # x-sdk-always-sent: in every response, though not required
    sent_if: tuple[str, JsonValue] | None = None  # x-sdk-sent-if: (sibling property, its value)
    tenant: str = ""  # x-sdk-tenant: what it names of the caller's own, such as "workspace"
    explicit: str = ""  # x-sdk-name
    former: tuple[str, ...] = ()  # x-sdk-renamed-from: what it was called before
    limits: Limits = NO_LIMITS


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHint:
    """What a declaration offers as a name; the target's naming decides.

    ``component`` is the key under ``components/schemas`` (or ``$defs``), "" for an inline
    schema. ``explicit`` is ``x-sdk-name``, ``former`` is ``x-sdk-renamed-from``. ``trail`` says how an inline schema is reached, from a
    component or an operation outwards: see :data:`Step`.
    """

    component: str = ""
    explicit: str = ""
    former: tuple[str, ...] = ()
    title: str = ""
    owner: str = ""  # operationId, component key, webhook name: where the trail starts
    owner_is_operation: bool = False
    trail: tuple[Step, ...] = ()


#: What a step leads to: ``value`` is that of a map, ``part`` a position of a tuple.
StepKind: TypeAlias = Literal[
    "request",
    "response",
    "parameter",
    "header",
    "callback",
    "property",
    "item",
    "value",
    "variant",
    "part",
]


@dataclass(frozen=True, slots=True)
class Step:
    """One step from an owner to an inline schema.

    ``word`` is the name of what it leads to, the status of a response, the index of a variant or
    a part. ``refers`` is the component that a variant refers to, if more than that holds for it.
    """

    kind: StepKind
    word: str = ""
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """``x-sdk-requires``: how many of these properties a request must give."""

    properties: tuple[str, ...]
    minimum: int  # 0 or 1
    maximum: int  # 1, or len(properties)


@dataclass(frozen=True, slots=True)
class Demand:
    """All properties of one of ``choices`` must be there, as ``anyOf`` of ``required`` says.

    With ``given``, only beside that property, as ``dependentRequired`` says.
    """

    choices: tuple[tuple[str, ...], ...]
    given: str = ""


@dataclass(frozen=True, slots=True)
class ObjectDecl:
    """An object with properties. ``extra`` is the type of undeclared keys (None: free)."""

    id: DeclId
    hint: NameHint
    doc: Doc
    _: KW_ONLY
    properties: tuple[Property, ...]
    extra: TypeRef | None = None
    bases: tuple[DeclId, ...] = ()  # allOf that only inherits: properties hold the own ones
    closed: bool = False  # additionalProperties: false
    deprecated: bool = False
    xml: Xml | None = None
    requires: tuple[Requirement, ...] = ()
    demands: tuple[Demand, ...] = field(default=(), compare=False)  # beside ``requires``
    limits: Limits = NO_LIMITS
    has_example: bool = False
    example: JsonValue = None


@dataclass(frozen=True, slots=True)
class EnumDecl:
    """A named enumeration; always open when read. ``nullable`` enumerations are Nullable(Named)."""

    id: DeclId
    hint: NameHint
    doc: Doc
    _: KW_ONLY
    values: tuple[Scalar, ...]
    value_docs: tuple[str, ...] = ()  # x-enum-descriptions, aligned with values
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class AliasDecl:
    """A named schema that is neither object nor enumeration: array, map, union, scalar."""

    id: DeclId
    hint: NameHint
    doc: Doc
    _: KW_ONLY
    target: TypeRef
    deprecated: bool = False
    xml: Xml | None = None


Decl: TypeAlias = "ObjectDecl | EnumDecl | AliasDecl"
