from __future__ import annotations

import black
import pytest

from generator.emit.chunks import Pieces

HEADER = '''# Generated
"""The module.

class NotOne:
    def neither(self): pass

piece_0 = 0
"""
from __future__ import annotations
import  os
'''

DESCRIPTORS = f"""
_A: Operation[Any] = Operation({", ".join(f"'{index}'" for index in range(60))})
_B = Operation({", ".join(f"b{index}" for index in range(60))})
_SHORT =  1
'''What it is.'''
"""

CLASSES = '''
class A(Base):
    """Doc.

    piece_1 = 0
    """
    x = 1
    # about one
    @cached_property
    def one( self ) -> int:
        """One."""
        from .x import y


        return y(self, a_long_argument_of_this_call, another_long_argument, the_third_argument, 4)
    uno = one
    async def two(self,
        a, # comment
        b): return 2
    # the end
class B:
    x : int
    """Documented."""

    y : str = pydantic.Field(default=None, validation_alias="aaaaaaaaaaaaaaaaa", serialization_alias="b")
@decorated
class C: pass


def  free( a ): return a
if  TYPE_CHECKING:
    class D:
        def inner( self ): ...
'''

CASES = {
    "everything": HEADER + DESCRIPTORS + CLASSES,
    "classes first": CLASSES + DESCRIPTORS,
    "nothing but a class": "class A: pass",
    "descriptors last": HEADER + CLASSES + DESCRIPTORS,
    "nothing": "",
    "a comment": "# only this\n",
    "one method": "class A:\n def f(self): return 1",
    "overloads": "class A:\n    @overload\n    def f(self): ...\n    @overload\n    def f(self, a): ...\n",
}


def format_text(text: str) -> str:
    return black.format_str(text, mode=black.Mode(line_length=100))


@pytest.mark.parametrize("case", CASES)
def test_pieces_give_the_bytes_of_the_whole(case: str) -> None:
    text = CASES[case]
    pieces = Pieces.of(text)
    joined = pieces.join(format_text(pieces.frame), [format_text(part) for part in pieces.parts])
    assert joined == format_text(text)


def test_what_a_file_is_taken_apart_into() -> None:
    pieces = Pieces.of(CASES["everything"])
    starts = [part.removeprefix("class _:\n").split("(")[0].strip() for part in pieces.parts]
    assert starts == [
        "_A: Operation[Any] = Operation",
        "_B = Operation",
        "@cached_property\n    def one",
        "async def two",
        'class B:\n    x : int\n    """Documented."""\n\n    y : str = pydantic.Field',
        "@decorated\nclass C: pass",
    ]
    assert pieces.mark == "piece__"  # what the document says is nothing to find parts by


@pytest.mark.parametrize("text", ["def x(:", "x = 1\0", "(" * 500 + ")" * 500])
def test_what_is_not_python_stays_in_one_piece(text: str) -> None:
    assert Pieces.of(text) == Pieces(text)
