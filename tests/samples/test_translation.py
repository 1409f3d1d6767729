"""Python and Jinja as JavaScript: what is translated means the same, the rest is refused."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import jinja2
import pytest

from generator.emit.engine import Engine
from generator.emit.templates import template_root
from generator.targets.samples.browser.definitions import Definitions
from generator.targets.samples.browser.patterns import js_pattern
from generator.targets.samples.browser.scope import UntranslatableError, source_of
from generator.targets.samples.browser.scripts import Printed, Scripts
from generator.targets.samples.browser.templates import js_template
from generator.targets.samples.plan import LANGUAGES, template_of
from tests.samples.live import in_browser, put

#: Expressions whose value is the same in both.
SAME = """
'a,b,,c'.split(',')
' a\\tb \\n c '.split()
'a=b=c'.partition('=')
'a=b=c'.rpartition('=')
'a.b'.partition('=')
'x'.join(str(n) for n in range(3))
', '.join(sorted({'b', 'a', 'c'}))
f'{255:04x} {8:03o} {65:x}'
f'{None} {True} {[] or "x"} {{}}'
'é😀x'[1]
len('a😀')
'a😀bc'[1:3]
'abc'[-1:]
'abc'[:-1]
'abcabc'.replace('b', '$&')
'abc'.find('z')
'#{x}'.startswith(('#', '$'))
'aXb'.lower().upper().capitalize()
'prefix-x'.removeprefix('prefix-').removesuffix('y')
'  x\\x85'.strip()
'--x-'.strip('-')
'"x"'.lstrip('"')
'ß'.isalpha()
'a1'.isalnum() and not 'a b'.isidentifier()
'é'.isascii()
'12'.isdecimal()
[*'ab', *('c',)][-1]
[(a, b) for a in range(3) for b in range(a) if a != 2 or b]
[n for n in range(5) if n % 2]
list({**{'2': 1, 'b': 2}, '1': 3, 'b': 4})
list(dict.fromkeys(['b', 'a', 'b']))
{'a': [1, {'b': None}]} == {'a': [1, {'b': None}]}
(1, 'a') == (1, 'b')
'b' in {'b': 1} and 'c' not in ('a', 'b') and 'b' in 'abc'
1 < 2 <= 2 < 3
() or '' or 'last'
'first' and [] or 0
not [] and not {} and not '' and bool('0')
max(['aa', 'b', 'cc'], key=len)
max((), default=7)
min(3, 1, 2)
sum(n for n in (1, 2))
any(c == 'b' for c in 'abc')
all([])
sorted(['b', 'a'], key=lambda one: (one != 'b', one))
list(enumerate('ab'))
list(zip('ab', (1, 2), strict=True))
next((c for c in 'abc' if c > 'a'), None)
next((c for c in '' if c), 'none')
chr(0x1f600) + chr(97)
ord('😀')
hex(255)
'ab' * 2 + '-' * 0
[1] + [2]
7 // 2 + 7 % 4 - 2 ** 3
(0x12345 >> 4) & 0xff
json.dumps({'é': ['"', 1.5, None, True]})
json.dumps({'é': '😀'}, ensure_ascii=False)
repr("it's") + repr('a"b')
'x\\r\\ny'.splitlines()
re.sub('[aeiou]', lambda found: found[0].upper(), 'banana')
re.sub(r'(a)(n)', r'\\2\\1', 'banana')
re.split('(,)', 'a,b')
re.findall('a.', 'banana')
shlex.quote("it's $HOME") + shlex.quote('a/b=c') + shlex.quote('')
(10).bit_length() + (2 ** 70).bit_length()
"""

#: Patterns and what they are tried on; everything is also tried on TRIED.
PATTERNS: Mapping[str, str] = {
    r"\d+|\w\b": "a1 é٣ _",
    r"^a|b$": "ab\n",
    r"(?i)É": "éÉ",
    r"(?s)a.b": "a\nb",
    r"(?m)^x": "y\nx",
    r"[^\]\-/]+": "a]b-c/d",
    r"[]a]": "]a",
    r"\Aa\Z": "a",
    r"(['\"]).*?\1": "'a\"' \"b'\"",
    "[\x00-\x1f\ud800-\udfff\U0001f600-\U0001f64f]": "a\x01😀",
    r"\x41\u00e9\U0001f600": "Aé😀",
    r"\s+": "a\x1c\u2003b",
    r"a{2,}?|\{": "aaa{",
    r"(?<=x)y(?!z)": "xyz xy",
}
TRIED = "Ab1_ é\n\t[x]{y}-/\\😀 'q' xy\r\n٣"

REFUSED = [
    "with open('x') as f: pass",
    "async def f(): pass",
    "global x",
    "del x[0]",
    "x = lambda *a: a",
    "def f(**more): return more",
    "x = 'a'[::-1]",
    "assert x",
    "try: x\nfinally: y",
    "x = a @ b",
    "x = f'{a:{b}}'",
    "f(**x)",
    "x = [1, *y][0] if z else await w",
    "match x:\n    case {'a': 1}: pass",
]

TEMPLATES = [
    "{% set x = 1 %}",
    "{% include 'a' %}",
    "{% macro m() %}{% endmacro %}",
    "{{ v.a + 1 }}",
    "{{ v.a() }}",
    "{{ v['a'] }}",
    "{% if v.a == 1 %}{% endif %}",
    "{% for a in v.b if a %}{% endfor %}",
    "{% for a in v.b %}{% else %}x{% endfor %}",
    "{{ v.a | indent(width=2) }}",
]


@pytest.fixture(scope="module")
def evaluate(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[str]], list[Any]]:
    """Evaluates JavaScript beside the helpers."""
    curl = [Printed(one, template_of(one)) for one in LANGUAGES if one.id == "curl"]
    folder = put(Scripts(curl).made(), tmp_path_factory.mktemp("scripts"))
    return lambda codes: in_browser(folder, [json.dumps(["", code]) for code in codes], "eval")


def test_expressions_mean_the_same(evaluate: Callable[[list[str]], list[Any]]) -> None:
    place = Definitions(source_of("tests.samples.names_of_all"), lambda symbol: symbol.script)
    codes = [line for line in SAME.splitlines() if line]
    names = vars(source_of("tests.samples.names_of_all").module)
    expected = [json.loads(json.dumps(eval(code, dict(names)), default=list)) for code in codes]
    made = evaluate([_translated(place, code) for code in codes])
    assert dict(zip(codes, made, strict=True)) == dict(zip(codes, expected, strict=True))


def _translated(place: Definitions, code: str) -> str:
    tree = ast.parse(code, mode="eval").body
    names = {
        one.id
        for one in ast.walk(tree)
        if isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load)
    }
    names |= {one.arg for one in ast.walk(tree) if isinstance(one, ast.arg)}
    return Definitions(place.source, place.use, frozenset(names)).js(tree)


def test_patterns_find_the_same(evaluate: Callable[[list[str]], list[Any]]) -> None:
    tried = [(one, text) for one, own in PATTERNS.items() for text in (own, TRIED)]
    codes = [
        f"Array.from({json.dumps(text)}.matchAll({js_pattern(re.compile(one))}), (m) => m[0])"
        for one, text in tried
    ]
    found = [[match[0] for match in re.finditer(one, text)] for one, text in tried]
    assert dict(zip(tried, evaluate(codes), strict=True)) == dict(zip(tried, found, strict=True))


@pytest.mark.parametrize("code", REFUSED)
def test_what_has_no_translation_is_refused(code: str) -> None:
    names = frozenset({"x", "y", "z", "a", "b", "w", "f"})
    place = Definitions(source_of("tests.samples.names_of_all"), lambda one: one.script, names)
    with pytest.raises(UntranslatableError):
        place.statement(ast.parse(code).body[0])


@pytest.mark.parametrize("text", TEMPLATES)
def test_templates_beyond_the_subset_are_refused(text: str) -> None:
    engine = Engine.at(template_root())
    with pytest.raises((UntranslatableError, jinja2.TemplateError)):
        js_template(engine, "t.jinja", text, lambda symbol: symbol.script)
