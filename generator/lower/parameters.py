"""Parameters: what an operation takes outside its body."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

from generator.diagnostics import Loc
from generator.document.shape import reference
from generator.document.tree import Json, Obj
from generator.ir.kinds import Kind
from generator.ir.model import Example, Parameter
from generator.ir.types import Doc, Primitive, TypeRef
from generator.ir.wire import ParamIn, Style
from generator.lower.contents import encodings_of, examples_of
from generator.lower.facts import Facts
from generator.lower.hints import read_former, read_tenant
from generator.lower.reader import Context, doc_of, flag, obj, text
from generator.lower.scalars import is_secret
from generator.lower.schemas import Schemas
from generator.lower.trails import Spot
from generator.notation.paths import BracedText, PathTemplate
from generator.notation.pointer import tokens_of

# what the specification says belongs elsewhere: content negotiation and security
_NOT_PARAMETERS = frozenset({"accept", "content-type"})
#: The third of them, which is left to security schemes only where there are any.
_CREDENTIALS = "authorization"

_DELIMITERS = {"ssv": " ", "tsv": "\t", "pipes": "|"}
_ONLY_IN = {
    Style.LABEL: {ParamIn.PATH},
    Style.MATRIX: {ParamIn.PATH},
    Style.SIMPLE: {ParamIn.PATH, ParamIn.HEADER},
    Style.FORM: {ParamIn.QUERY, ParamIn.COOKIE, ParamIn.QUERYSTRING},
    Style.DEEP: {ParamIn.QUERY},
    Style.COOKIE: {ParamIn.COOKIE},
}


class UnclearError(Exception):
    """An operation cannot be understood; the text names the document's fault."""

    def __init__(self, reason: str, loc: Loc) -> None:
        super().__init__(reason)
        self.reason = reason
        self.loc = loc


class Parameters:
    """Lowers parameters; one that several operations share is lowered once."""

    def __init__(self, ctx: Context, schemas: Schemas) -> None:
        self._ctx = ctx
        self._schemas = schemas
        self._known: dict[int, Parameter | None] = {}  # by id() of the node; None: ignored
        self._told: set[Loc] = set()  # the places of ignored parameters

    def merged(
        self,
        shared: Sequence[Json],
        own: Sequence[Json],
        path: str,
        loc: Loc,
        spot: Spot,
        *,
        secured: bool = False,
    ) -> tuple[Parameter, ...]:
        """The parameters of an operation; ``own`` ones replace ``shared`` ones of its path.

        ``secured`` says that a security scheme writes the header Authorization.
        Every placeholder of ``path`` has one, every path parameter a placeholder. What the query
        of ``path`` states is no parameter: it would be sent twice. Raises :class:`UnclearError`.
        """
        stated = _stated(path)
        found: dict[tuple[ParamIn, str], Parameter] = {}
        for group in (shared, own):
            for node in group:
                parameter = self.parameter(node, loc, spot)
                if parameter is None:
                    continue
                if parameter.location is ParamIn.QUERY and parameter.name in stated:
                    continue
                header = parameter.location is ParamIn.HEADER
                if header and secured and parameter.name.lower() == _CREDENTIALS:
                    self._ignore(parameter.name, parameter.loc)
                    continue
                key = (parameter.location, parameter.name.lower() if header else parameter.name)
                found[key] = parameter
        return tuple(self._fit_path(list(found.values()), path, loc))

    def parameter(self, node: Json, loc: Loc, spot: Spot) -> Parameter | None:
        """One parameter; None for one that the specification has us ignore."""
        target = self._ctx.tree.deref(node)
        if not isinstance(target, Obj):
            where = f" at {reference(node)!r}" if reference(node) else ""
            raise UnclearError(f"a parameter{where} does not exist", _loc(node, loc))
        if id(target) not in self._known:
            name = text(target, "name")
            if reference(node) is not None:
                tokens = tokens_of(target.loc.pointer)
                spot = Spot(tokens[-1] if tokens else name)
            self._known[id(target)] = self._lower(target, name, spot.child("parameter", name))
        return self._known[id(target)]

    def _lower(self, node: Obj, name: str, spot: Spot) -> Parameter | None:
        sink, word = self._ctx.sink, text(node, "in")
        if not name:
            raise UnclearError("a parameter has no name", node.loc)
        try:
            location = ParamIn(word)
        except ValueError:
            raise UnclearError(
                f"the parameter {name!r} is in {word or 'no place'!r}, which does not exist",
                node.loc,
            ) from None
        if location is ParamIn.HEADER and name.lower() in _NOT_PARAMETERS:
            self._ignore(name, node.loc)
            return None
        credentials = location is ParamIn.HEADER and name.lower() == _CREDENTIALS
        schema, media_type, media = self._schema(node)
        found = self._type(schema, spot, location)
        facts = Facts.of(self._ctx, [schema] if isinstance(schema, Obj) else [], named=False)
        has_default, default = facts.value("default")
        style, explode = self._style(node, location), node.get("explode")
        required = flag(node, "required")
        if location is ParamIn.PATH and not required:
            message = f"The path parameter {name!r} is required, although it is not marked so."
            sink.warning("L204", message, node.loc, hint="Add required: true.")
        return Parameter(
            name=name,
            location=location,
            type=found,
            # the header of the client, or of one call, does as well
            required=(required and not credentials) or location is ParamIn.PATH,
            loc=node.loc,
            style=style,
            explode=explode if isinstance(explode, bool) else style.explodes,
            joined=_joined(schema),
            doc=_doc(node, facts),
            allow_reserved=flag(node, "allowReserved"),
            media_type=media_type,
            encoding=encodings_of(media),
            deprecated=flag(node, "deprecated") or any(flag(n, "deprecated") for n in facts.own),
            has_default=has_default,
            default=default,
            examples=self._examples(node, media_type, facts),
            spans_segments=flag(node, "x-sdk-spans-segments"),
            secret=credentials or _secret(node, facts),
            tenant=read_tenant((node, *facts.own), name, sink),
            explicit=text(node, "x-sdk-name"),
            former=read_former(node, sink),
            limits=facts.limits(),
        )

    def _ignore(self, name: str, loc: Loc) -> None:
        if loc not in self._told:
            self._told.add(loc)
            self._ctx.sink.info(
                "L201",
                f"OpenAPI ignores the header parameter {name!r}: media types and security schemes "
                "decide on this header.",
                loc,
                hint="Remove the parameter.",
            )

    def _schema(self, node: Obj) -> tuple[Json, str, Obj | None]:
        """The schema of a parameter; its media type, and that object, if it is described by one."""
        content = obj(node, "content")
        if content and "schema" not in node:
            media_type, media = next(iter(content.items()))
            media = self._ctx.tree.deref(media)
            if isinstance(media, Obj):
                return media.get("schema"), media_type, media
            return None, media_type, None
        return node.get("schema"), "", None

    def _type(self, schema: Json, spot: Spot, location: ParamIn) -> TypeRef:
        if isinstance(schema, Obj) and (schema or location is not ParamIn.PATH):
            return self._schemas.use(schema, spot)
        if location is ParamIn.PATH or schema is None:
            return Primitive(Kind.STRING)
        return self._schemas.use(schema, spot)

    def _style(self, node: Obj, location: ParamIn) -> Style:
        word, default = text(node, "style"), location.default_style
        if not word:
            return default
        try:
            style = Style(word)
        except ValueError:
            style = None
        if style is None or location not in _ONLY_IN.get(style, {location}):
            self._ctx.sink.warning(
                "L205",
                f"A {location.value} parameter cannot have the style {word!r}; {default.value!r} "
                "is used.",
                node.at("style"),
                hint=f"Write {default.value}, or remove the style.",
            )
            return default
        return style

    def _examples(self, node: Obj, media_type: str, facts: Facts) -> tuple[Example, ...]:
        found = examples_of(self._ctx, node)
        if not found and media_type:
            content = obj(node, "content")
            media = content.get(media_type) if content is not None else None
            found = examples_of(self._ctx, self._ctx.tree.deref(media), media_type)
        if not found:
            has_example, example = facts.example()
            found = (Example("", example),) if has_example else ()
        return found

    def _fit_path(self, found: list[Parameter], path: str, loc: Loc) -> list[Parameter]:
        """Make the path parameters those of the template."""
        names = PathTemplate.parse(path).names
        declared = {p.name for p in found if p.location is ParamIn.PATH}
        missing = [
            Parameter(
                name=name,
                location=ParamIn.PATH,
                type=Primitive(Kind.STRING),
                required=True,
                loc=loc,
                style=Style.SIMPLE,
                explode=False,
                undeclared=True,
            )
            for name in names
            if name not in declared
        ]
        kept = [p for p in found if p.location is not ParamIn.PATH or p.name in names]
        return kept + missing


def check_template(path: str, loc: Loc) -> None:
    """Raise :class:`UnclearError` for a path whose placeholders cannot be told from its text."""
    template = BracedText.parse(path)
    if not template.is_clear:
        raise UnclearError(f"the braces of the path {path!r} do not match", loc)
    if not template.is_named:
        raise UnclearError(f"the path {path!r} has a placeholder without a name", loc)


def _joined(schema: Json) -> tuple[str, ...]:
    """What joins the items of arrays inside an array, from the outside in."""
    found: list[str] = []
    inner = obj(schema, "items")
    while inner is not None and (word := text(inner, "collectionFormat")):
        found.append(_DELIMITERS.get(word, ","))
        inner = obj(inner, "items")
    return tuple(found)


def _secret(node: Obj, facts: Facts) -> bool:
    """Whether the value must not be shown; what is only written is nobody's to read."""
    nodes = (node, *facts.own, *facts.referred)
    return any(is_secret(each) or flag(each, "writeOnly") for each in nodes)


def _doc(node: Obj, facts: Facts) -> Doc:
    """The prose of a parameter; its schema's where it has none."""
    own, schema = doc_of(node), facts.doc()
    return Doc(
        title=own.title or schema.title,
        summary=own.summary,
        description=own.description or schema.description,
        unit=own.unit or schema.unit,
    )


def _stated(path: str) -> frozenset[str]:
    """The names in the query of a path, such as ``/?Action=list``; those with placeholders vary."""
    pieces = path.partition("#")[0].partition("?")[2].split("&")
    return frozenset(unquote(piece.partition("=")[0]) for piece in pieces if "{" not in piece)


def _loc(node: Json, otherwise: Loc) -> Loc:
    return node.loc if isinstance(node, Obj) else otherwise
