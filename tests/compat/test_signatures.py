"""What a changed signature or annotation means for code that was written for the old one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from generator.compat.change import mirrored
from generator.compat.sdk.annotations import Types, names_in, with_names
from generator.compat.sdk.compare import compare
from generator.compat.sdk.facts import Facts
from generator.compat.sdk.kinds.table import KINDS
from generator.compat.surface import Argument, Call, Client, Surface
from generator.ir.model import Api, Info


def arguments(signature: str) -> Iterator[Argument]:
    """The arguments of a signature as Python writes it; ``_X`` is deprecated."""
    (function,) = ast.parse(f"def f({signature}): ...").body
    assert isinstance(function, ast.FunctionDef)
    found = function.args
    missing = [None] * (len(found.args) - len(found.defaults))
    pairs = [*zip(found.args, [*missing, *found.defaults], strict=True)]
    pairs += zip(found.kwonlyargs, found.kw_defaults, strict=True)
    for at, (one, default) in enumerate(pairs):
        annotation = ast.unparse(one.annotation) if one.annotation else "str"
        yield Argument(
            one.arg,
            annotation,
            ast.unparse(default) if default is not None else "",
            at if at < len(found.args) else None,
            required=default is None,
            location="ignored" if annotation == "Ignored" else "query",
            wire="size" if annotation == "Size" else one.arg,
        )


def facts(signature: str, result: str = "str") -> Facts:
    call = Call(
        kind="operation",
        about="makeX",
        operations=("makeX",),
        arguments=tuple(arguments(signature)),
        result=result,
    )
    client = Client(name="C", async_name="AsyncC")
    surface = Surface(package="p", distribution="p", client=client, calls={"x.make": call})
    return Facts(Api(info=Info(), operations=()), surface)


# Signatures before and after, and the kinds of changes with the arguments that they are about.
SIGNATURES = {
    "same": ("a, b=1", "a, b=1", []),
    "new at the end": ("a", "a, b=1", ["argument-added b"]),
    "new by keyword": ("a, b=1", "a, b=1, *, c: int=1", ["argument-added c"]),
    "new in the middle": ("a, b=1", "a, c: int=1, b=1", ["argument-inserted c"]),
    "new in front of what is by keyword": ("*, b=1", "c: int=1, *, b=1", ["argument-added c"]),
    "new and needed": ("a", "a, b: int", ["argument-added-required b"]),
    "gone from the end": ("a, b=1", "a", ["argument-removed b"]),
    "gone from the middle": ("a, b: int=1, c=1", "a, c=1", ["argument-withdrawn b"]),
    "gone by keyword": ("a, *, b=1", "a", ["argument-removed b"]),
    "gone and was needed": ("a, b: int", "a", ["argument-removed-required b"]),
    "two swapped": ("a, b: int", "b: int, a", ["argument-moved a"]),
    "one to the front": ("a, b, c, d", "d, a, b, c", ["argument-moved d"]),
    "by keyword now": ("a, b=1", "a, *, b=1", ["argument-keyword-only b"]),
    "by position, too": ("a, *, b=1", "a, b=1", ["argument-positional b"]),
    "by position before others": (
        "a=1, *, b=1",
        "b=1, a=1",
        ["argument-moved b"],
    ),
    "needed now": ("a, b=1", "a, b", ["argument-required b"]),
    "not needed any more": ("a, b", "a, b=1", ["argument-optional b"]),
    "another default": ("a=1", "a=2", ["argument-default-changed a"]),
    "wider": ("a: str", "a: Union[str, int]", ["argument-widened a"]),
    "narrower": ("a: Union[str, int]", "a: str", ["argument-narrowed a"]),
    "another type": ("a: str", "a: bytes", ["argument-type-changed a"]),
    "a value more": ("a: Literal['x']", "a: Literal['x', 'y']", ["argument-widened a"]),
    "no longer sent": ("a", "a: Ignored", ["argument-ignored a"]),
    "called otherwise": ("model", "model_name", ["argument-renamed model_name"]),
    "another name for what is sent": (
        "a: Size",
        "*, b: Size=1",
        [
            *("argument-renamed b", "argument-optional b", "argument-keyword-only b"),
        ],
    ),
    "nothing alike": (
        "size: int",
        "owner: str",
        ["argument-removed-required size", "argument-added-required owner"],
    ),
    "several at once": (
        "a, b: int=1, c: float=1",
        "a: Optional[str], z: bytes, *, c: float=1",
        [
            "argument-removed b",
            "argument-added-required z",
            "argument-widened a",
            "argument-keyword-only c",
        ],
    ),
}


@pytest.mark.parametrize(("old", "new", "says"), SIGNATURES.values(), ids=SIGNATURES)
def test_signatures(old: str, new: str, says: list[str]) -> None:
    found = compare(facts(old), facts(new)).changes
    assert [f"{c.id.removeprefix('sdk-')} {c.member}" for c in found] == says
    assert all(change.verdict is KINDS[change.id].verdict for change in found)
    assert all(change.subject == "x.make" for change in found)


#: Where names or the choice of what has moved differ on the way back.
UNLIKE = {"called otherwise", "two swapped", "another name for what is sent"}


@pytest.mark.parametrize("case", [case for case in SIGNATURES if case not in UNLIKE])
def test_what_is_reversed(case: str) -> None:
    """From NEW to OLD, the same things have changed."""
    old, new, _ = SIGNATURES[case]
    forth, back = compare(facts(old), facts(new)), compare(facts(new), facts(old))
    assert {c.member for c in forth.changes} == {c.member for c in back.changes}
    if len(forth.changes) == 1 and not case.startswith("by position before"):
        (change,) = forth.changes
        assert mirrored(change, KINDS)[0] == back.changes[0].id


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("str", "Optional[str]", ["sdk-result-widened"]),
        ("Optional[str]", "str", ["sdk-result-narrowed"]),
        ("A", "B", ["sdk-result-changed"]),
        ("List[int]", "List[Union[int, str]]", ["sdk-result-widened"]),
    ],
)
def test_results(old: str, new: str, kinds: list[str]) -> None:
    assert [c.id for c in compare(facts("a", old), facts("a", new)).changes] == kinds


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("Union[str, int]", "Union[int, str]", "same"),
        ("str | None", "Optional[str]", "same"),
        ("List[str]", "list[str]", "same"),
        ("Sent[List[str]]", "List[str]", "same"),  # never None to users, either way
        ("Sent[str]", "Optional[str]", "wider"),
        ("List[str]", "Sequence[str]", "wider"),
        ("int", "float", "wider"),
        ("Dict[str, int]", "Any", "wider"),
        ("Literal['a']", "str", "wider"),
        ("Union[Literal['a'], str]", "Union[Literal['b'], str]", "same"),
        ("models.Old", "models.New", "same"),  # renamed
        ("models.Page", "models.Base", "wider"),  # derives from it
        ("List[models.Old]", "List[models.Page]", "other"),
        ("Literal['Old']", "Literal['New']", "other"),
        ("not an annotation", "str", "other"),
        ("(" * 5000, "str", "other"),
    ],
)
def test_annotations(old: str, new: str, difference: str) -> None:
    types = Types({"Old": "New"}, {"Page": frozenset({"Base"})})
    assert types.difference(old, new) == difference


def test_names_in_annotations() -> None:
    assert [*names_in("Dict[str, 'x.y'] | models.Pet")] == ["Dict", "str", "Pet"]
    assert with_names("List[a.Pet] | Literal['Pet']", {"Pet": "Cat"}) == (
        "List[a.Cat] | Literal['Pet']"
    )


def test_each_kind_is_told() -> None:
    """Sentences name what they are about, and end as sentences do."""
    for kind in KINDS.values():
        sentence = kind.tell(what="`w`", where="`x`", before="`b`", after="`a`")
        assert sentence.endswith("."), kind.id
        assert "`" in sentence, kind.id
        assert kind.meaning.endswith("."), kind.id
        assert kind.verdict.value == "additive" or kind.advice, kind.id
