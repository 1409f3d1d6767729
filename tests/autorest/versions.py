"""Calls of an API that has three versions, each with a document of its own."""

from __future__ import annotations

from tests.autorest.call import Call

_ONE, _TWO, _THREE = ({"api-version": f"{number}.0.0"} for number in (1, 2, 3))
_HELLO = {"greetingInEnglish": "hello"}
_NIHAO = {**_HELLO, "greetingInChinese": "nihao"}

VERSIONS: dict[str, list[Call]] = {
    "multiapi-v1": [
        Call("testOne", {**_ONE, "id": 1}),
        Call("OperationGroupOne_testTwo", _ONE),
        Call("testDifferentCalls", {**_ONE, **_HELLO}),
    ],
    "multiapi-v2": [
        Call("testOne", {**_TWO, "id": 1}),
        Call("OperationGroupOne_testTwo", _TWO, {"id": 1}),
        Call("OperationGroupOne_testThree", _TWO),
        Call("OperationGroupTwo_testFour", {**_TWO, "parameterOne": True}),
        Call("testDifferentCalls", {**_TWO, **_NIHAO}),
    ],
    "multiapi-v3": [
        Call("OperationGroupOne_testTwo", _THREE, {"optionalProperty": "o"}),
        Call("OperationGroupTwo_testFour", _THREE, {"source": "foo"}),
        Call("OperationGroupTwo_testFour", _THREE, b"PDF"),
        Call("OperationGroupTwo_testFive", _THREE),
        Call("testDifferentCalls", {**_THREE, **_NIHAO, "greetingInFrench": "bonjour"}),
    ],
}
