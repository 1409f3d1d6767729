"""What is laid out is what black makes of it; what is not known is left to a formatter."""

from __future__ import annotations

import random

import pytest

from generator.emit import formatters
from generator.emit.format import Draft, finish
from generator.emit.layout import lay_out
from generator.emit.style import CodeStyle

STYLE = CodeStyle("black", (3, 10))
LONG = "a_name_that_is_as_long_as_names_in_documents_can_be"
CLASS = "ANameOfAClassThatIsAsLongAsTheTitlesOfSomeSchemas"
ENUM = 'Annotated[Union[Literal["one", "two"], str], OpenEnum("one", "two")]'
ALIASES = 'validation_alias="aNameOfTheWire", serialization_alias="aNameOfTheWire"'

#: Flat statements of every kind that the templates write, by what is special about them.
STATEMENTS = {
    "short": "x = 1",
    "call": f"x: int = pydantic.Field(default=None, {ALIASES}, repr=False)",
    "call, an item a line": f"x: int = pydantic.Field(default=None, {ALIASES}, {LONG}={LONG})",
    "long annotation, plain value": f"{LONG}: Optional[list[{CLASS}]] = None",
    "longer annotation, plain value": f"{LONG}: Optional[list[{CLASS}{CLASS}]] = None",
    "no annotation, plain value": f'{LONG} = "{LONG}{LONG}"',
    "no annotation, no way to split": f'x = "{LONG}{LONG}"',
    "annotation without value": f"{LONG}: {ENUM}",
    "long annotation, call": f"{LONG}: Optional[{ENUM}] = pydantic.Field(default=None)",
    "long annotation, long call": f"{LONG}: Optional[{ENUM}] = pydantic.Field(repr=0, {ALIASES})",
    "long name, call": f"{LONG}: Operation[{CLASS}] = Field({ALIASES})",
    "long class, call": f"{LONG}: {CLASS} = pydantic.Field({ALIASES})",
    "endless class": f"x: {CLASS}{CLASS}{CLASS}",
    "endless class, call": f"x: {CLASS}{CLASS}{CLASS} = pydantic.Field(repr=False, {ALIASES})",
    "collection in a call": f'x: F[str] = frozenset({{"{LONG}", "{LONG}"}})',
    "collections, an item a line": f'x = f({{"a": ("{LONG}",), "b": ["{LONG}", "c"]}}, (1, 2))',
    "tuple of one": f'x = f(params=(Param("a", "{LONG}", "{LONG}"),))',
    "endless name, call": f"{LONG}{LONG} = f({LONG}={LONG[:30]}, c={LONG[:30]})",
    "long call": f"{LONG} = client.{LONG}({LONG}={LONG[:30]}, c={LONG[:30]})",
    "addition": f'x = f(a["b"] + "{LONG}", {{"{LONG}": "{CLASS}" + a["{CLASS}"].g().h()}})',
    "with": f"with {CLASS}({LONG}={LONG}, {CLASS}={LONG}) as client:",
    "loop": f"for item in client.{LONG}({LONG}={LONG[:30]}, c={LONG[:30]}):",
    "loop, an argument a line": f"for item in client.{LONG}({LONG}={LONG}, {CLASS}={LONG}):",
    "alternative": 'A_NAME_OF_SOMETHING = os.environ.get("A_NAME_OF_SOMETHING") or sys.exit("It is not set.")',
    "alternative, all long": f'{LONG[:22]} = os.environ.get("{LONG[:22]}") or sys.exit("{LONG}{LONG[:30]}")',
    "union": f"X = list[{CLASS}] | dict[str, {CLASS}] | None",
    "union, a part a line": f"X = list[{CLASS}] | dict[str, {CLASS}] | {CLASS} | None",
    "union in a field": f"x: list[{CLASS}] | dict[str, {CLASS}] | None = None",
    "union in a long field": f"{LONG}: list[{CLASS}] | {CLASS} | None = Field({ALIASES})",
    "union in a subscript": f"X = list[list[{CLASS}] | dict[str, {CLASS}] | None]",
    "lambda": f"x = f({LONG}=lambda: models.{CLASS}, item=lambda: Optional[models.{CLASS}])",
    "import": f"from .{LONG} import {CLASS}, {LONG}",
    "import of one": f"from .{LONG} import {CLASS}{CLASS}",
    "statement that is a call": f'warnings.warn("{LONG}", DeprecationWarning, stacklevel=2, {LONG}=1)',
    "call of a call": f'super().__init__({{"{LONG}": {LONG}}}, options, {LONG})',
    "escaped quotes": r'x = f("\"a\"", "\"it' + "'" + r's", "\\", "\\\"b\"")',
    "escaped quotes, long": rf'x = f("\"a\"", "{LONG}", "{LONG}", "c, (d", "|", " = ")',
    "method of a long text": f'x = f(url, data="{LONG}{LONG}{LONG}".encode(), timeout=60)',
    "method of a long text alone": f'x = f(data="{LONG}{LONG}{LONG}".encode())',
    "wide characters": 'x = "名前"',
    "wide characters, long": f'x = f({LONG}="温度温度温度温度温度温度", {LONG[:20]}="Größe цена")',
    "wide characters, short": 'x = f(a_name_of_an_argument="温度温度温度温度温度温度温度温度温度温度温度温度", b="цена")',
}  # fmt: skip

#: What has several ways to be split, or a spelling of black's own.
UNKNOWN = {
    "condition": f"x = {LONG} if {LONG} else {CLASS}",
    "operators": f"x = {LONG} + {LONG} * {CLASS}",
    "comprehension": f"x = [{LONG} for {LONG} in {CLASS}]",
    "chain": f"x = f({LONG}).g({LONG}).h({CLASS})",
    "two brackets": f'x = f("{LONG}")("{LONG}", {CLASS})',
    "spaces": "x  =  1",
    "numbers": "x = 0xabc",
    "quotes": "x = 'a'",
    "emoji": f'x = f("{"😀①" * 15}", "{LONG}")',
    "comma at the end": f"x = f({LONG}, {LONG},)",
    "comment": "x = 1 # one",
    "union of a parameter": f"def f(a: {CLASS} | {CLASS} | None, b: int) -> None:",
    "union of a result": f"def {LONG}(a: int) -> {CLASS} | {CLASS} | None:",
}


def black(text: str) -> str:
    return formatters.black([text], STYLE)[0]


@pytest.mark.parametrize("depth", [0, 1, 2])
@pytest.mark.parametrize("what", STATEMENTS)
def test_a_statement(what: str, depth: int) -> None:
    heads = ["", "class A(B):\n", "class A(B):\n    def f(self) -> None:\n"]
    text = f"{heads[depth]}{'    ' * depth}{STATEMENTS[what]}\n"
    if text.endswith(":\n"):
        text += f"{'    ' * depth}    f()\n"
    layout = lay_out(text)
    assert not layout.holes
    assert layout.filled([]) == black(text)


@pytest.mark.parametrize(
    "result",
    [
        "None",
        f"models.{CLASS}{CLASS[:30]}",
        f"models.{CLASS}{CLASS}",
        CLASS * 2 + "X",
        f"Optional[List[models.{CLASS}{CLASS}]]",
    ],
)
@pytest.mark.parametrize(
    "parameter",
    ["a: int", f"{LONG}: Optional[Literal['a', '{LONG}']] = None".replace("'", '"'), "**o: U[O]"],
)
def test_a_definition(parameter: str, result: str) -> None:
    name = LONG * 2 if result == "None" else "f"
    body = '        """What it does."""\n        return self._run(_F, {}, options)\n'
    given = f"        self,\n        {parameter},\n"
    text = f"class A(B):\n    async def {name}(\n{given}    ) -> {result}:\n{body}"
    text += f"    @cached_property\n    def {LONG}(self) -> {result}:\n{body}"
    text += f"def {LONG}({parameter}, *, strict: bool = False) -> {result}:\n    return f(a)\n"
    if parameter.startswith("**"):
        text = text.replace("**o: U[O], *, strict", "a, *, strict")
    layout = lay_out(text)
    assert not layout.holes
    assert layout.filled([]) == black(text)


@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("width", [84, 87, 90, 99])
def test_names_that_leave_no_room(width: int, indent: str) -> None:
    """The two formatters differ there, so that none of it may be left to them."""
    name = "n" * width
    lines = ["class A(B):"] if indent else []
    for other in (20, 80, 90, 99):
        lines += [
            f'{indent}{name}: Operation[models.{"A" * other}] = Operation("{LONG * 2}", b=1)',
            f'{indent}{name} = F(lambda: _r.X.{"a" * other}, "{CLASS}")',
        ]
    text = "\n".join([*lines, ""])
    layout = lay_out(text)
    assert not layout.holes
    assert layout.filled([]) == black(text)


#: Modules that show where blank lines stand, and what becomes of docstrings.
MODULES = {
    "after imports": 'import a\n\n\n\nfrom b import c\n\n\n_X = 1\n\n\n\n"""About it."""\n_Y = 2\n',
    "after the title": '# Generated\n"""Title."""\nfrom a import b\n\nif TYPE:\n    from c import d\n\n    from e import f\n_X = 1\n',
    "title and class": '"""Title."""\nclass A(B):\n    """Doc."""\n    x: int\n',
    "definitions": 'class A(B):\n    """Doc."""\n    @p\n    def f(self) -> B:\n        """Doc."""\n        return B(self)\n    def g(self) -> B:\n        from .x import B\n        return B(self)\n    h = g\n\n    @q\n    def i(self) -> B:\n        return B(self)\nX = 1\nclass C(D):\n    """Doc."""\n    def f(self) -> B:\n        return B(self)\n',
    "classes": 'class A(B):\n    """Doc."""\n\n\n\n\n\nclass C(D):\n    """Doc."""\n    x: int\n    """About it."""\n    y: int\n',
    "exploded": '__all__ = [\n    "a",\n]\nx = f(\n    a,\n    {\n        "b": "c",\n    },\n)\n',
    "nothing in brackets": '__all__ = [\n]\nx = f(\n    a,\n    {\n    },\n)\n',
    "comments": '# one\n\n# two\n"""Title."""\n\nclass A(B):\n    """Doc."""\n\n    #: What it is.\n    x = C(A)\n\n    # and this\n    y = C(B)\n',
    "indented prose": 'class A(B):\n    """Doc\n\n        of one\n\n          line\n\n    """\n    x: int\n    """Doc\n\n        of two\n    """\n',
    "quotes in prose": 'class A(B):\n    """"a" or \\"b\\"\n    """\n\nclass C(D):\n    """Ends with "it\\""""\n',
    "backslashes in prose": 'class A(B):\n    """A path \\\\\n      and more\n    """\n\nclass C(D):\n    """A path \\\\"""\n',
    "one long line of prose": f'class A(B):\n    """{LONG} {LONG}\n    """\n',
    "a block": "class A(B):\n    def f(self) -> None:\n        if a is not None:\n            warn(a)\n        return b\n",
}  # fmt: skip


@pytest.mark.parametrize("what", MODULES)
def test_a_module(what: str) -> None:
    layout = lay_out(MODULES[what])
    assert not layout.holes
    text = layout.filled([])
    assert text == black(MODULES[what])
    if what != "quotes in prose":  # black puts a space before the closing quotes, ruff does not
        assert formatters.ruff([text], STYLE) == [text]


@pytest.mark.parametrize("depth", [0, 1, 2])
@pytest.mark.parametrize("what", UNKNOWN)
def test_what_is_unknown_is_left_to_a_formatter(what: str, depth: int) -> None:
    heads = ["", "class A(B):\n", "class A(B):\n    def f(self) -> None:\n"]
    text = f"{heads[depth]}{'    ' * depth}{UNKNOWN[what]}\n"
    text += "    " * (depth + 1) + "pass\n" if UNKNOWN[what].endswith(":") else ""
    draft = Draft.of(text, "t.jinja")
    assert draft.layout.holes
    assert finish([draft], STYLE) == [black(text)]


@pytest.mark.parametrize(
    "text",
    ["for x in y:\n        pass\n", "a = 1; b = 2\n", "x = (\n  1)\n", "# one\ndef f(): pass\n"],
)
def test_a_module_that_is_not_known_at_all(text: str) -> None:
    assert finish([Draft.of(text, "t.jinja")], STYLE) == [black(text)]


def test_statements_made_at_random() -> None:
    """What black makes of calls and annotations of any shape is what is laid out."""
    texts = [_Random(random.Random(seed)).statement() for seed in range(400)]
    layouts = [lay_out(f"{text}\n") for text in texts]
    known = [at for at, layout in enumerate(layouts) if not layout.holes]
    assert len(known) > 300
    wanted = formatters.black([f"{texts[at]}\n" for at in known], STYLE)
    assert [layouts[at].filled([]) for at in known] == wanted


class _Random:
    """Writes statements of the shapes that templates write."""

    def __init__(self, source: random.Random) -> None:
        self.source = source

    def name(self) -> str:
        return "abcdefgh"[self.source.randrange(8)] * self.source.choice((1, 5, 12, 30))

    def annotation(self, depth: int = 0) -> str:
        inner = (
            [self.annotation(depth + 1) for _ in range(self.source.randrange(1, 4))]
            if depth < 3
            else []
        )
        match self.source.randrange(5) if inner else 0:
            case 0:
                return f"models.{self.name().title()}"
            case 1:
                return f"list[{inner[0]}]"
            case 2:
                return f"Union[{', '.join([*inner, 'None'])}]"
            case 3:
                return f'Annotated[{inner[0]}, OpenEnum("{self.name()}", "{self.name()}")]'
            case _:
                return " | ".join([*inner, "None"])

    def value(self, depth: int = 0) -> str:
        inner = (
            [self.value(depth + 1) for _ in range(self.source.randrange(1, 4))] if depth < 3 else []
        )
        match self.source.randrange(6) if inner else 0:
            case 0:
                return f'"{self.name()}"'
            case 1:
                return f"({', '.join(inner)}{',' if len(inner) == 1 else ''})"
            case 2:
                return "{" + ", ".join(f'"{self.name()}": {item}' for item in inner) + "}"
            case 3:
                return f"lambda: list[{self.annotation(2)}]"
            case _:
                return f"Param({', '.join([*inner, f'{self.name()}={inner[0]}'])})"

    def statement(self) -> str:
        match self.source.randrange(4):
            case 0:
                return f"{self.name()}: {self.annotation()} = {self.value()}"
            case 1:
                return f"{self.name()} = {self.annotation()}"
            case 2:
                return f"{self.name()}: {self.annotation()} = Field({self.value()}, {self.value()})"
            case _:
                return f"{self.name()} = Operation({self.value()}, {self.value()})"
