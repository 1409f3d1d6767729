"""Overlays: what a case file cannot show."""

from __future__ import annotations

import gc
import time

from generator.diagnostics import Sink
from generator.document.overlay import apply_overlays
from generator.document.source import load_text
from generator.document.tree import Arr, Obj

OVERLAY = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n"


def test_nothing_is_changed_in_place_and_the_rest_is_shared() -> None:
    source = load_text("a: {b: [1, {c: 2}], d: {e: 3}}\nf: {g: 4}\n", "doc.yaml")
    overlay = load_text(OVERLAY + "- {target: '$.a.b', update: {h: 5}}\n", "o.yaml")
    before, patch = repr(source.value), repr(overlay.value)
    sink = Sink()
    result = apply_overlays(source, [overlay, overlay], sink)
    assert len(sink) == 0
    assert repr(source.value) == before
    assert repr(overlay.value) == patch
    assert isinstance(result.value, Obj)
    assert isinstance(source.value, Obj)
    assert result.value["f"] is source.value["f"]
    inner = result.value["a"]
    assert isinstance(inner, Obj)
    items = inner["b"]
    assert isinstance(items, Arr)
    assert items == [1, {"c": 2}, {"h": 5}, {"h": 5}]
    added = items[2]
    assert isinstance(added, Obj)
    assert (added.loc.uri, items.loc.uri) == ("o.yaml", "doc.yaml")
    assert [layer.uri for layer in result.layers] == ["o.yaml", "o.yaml"]


def test_later_actions_do_not_reach_into_earlier_overlays() -> None:
    source = load_text("a: {}\nb: {}\n", "doc.yaml")
    overlay = load_text(
        OVERLAY
        + "- {target: '$.*', update: {x: {y: 1}}}\n- {target: '$.a.x', update: {z: 2}}\n"
        + "- {target: '$.b', update: {x: {y: 3}}}\n",
        "o.yaml",
    )
    result = apply_overlays(source, [overlay], Sink())
    assert result.value == {"a": {"x": {"y": 1, "z": 2}}, "b": {"x": {"y": 3}}}
    assert overlay.value["actions"][0]["update"] == {"x": {"y": 1}}  # type: ignore[index, call-overload]


def test_copies_are_independent() -> None:
    source = load_text("a: {x: {y: 1}}\nb: {}\n", "doc.yaml")
    actions = "- {target: '$.b', copy: '$.a'}\n- {target: '$.a.x', update: {y: 2}}\n"
    overlay = load_text(OVERLAY.replace("1.0.0", "1.1.0") + actions, "o.yaml")
    assert apply_overlays(source, [overlay], Sink()).value == {
        "a": {"x": {"y": 2}},
        "b": {"x": {"y": 1}},
    }


def test_many_matches_take_time_in_step() -> None:
    paths = "\n".join(f"  /p{i}: {{get: {{tags: [a]}}}}" for i in range(5_000))
    source = load_text(f"paths:\n{paths}\n", "doc.yaml")
    actions = "- {target: '$.paths.*.get', update: {x: 1}}\n- {target: '$.paths.*.get.tags', remove: true}\n"
    overlay = load_text(OVERLAY + actions, "o.yaml")
    gc.disable()  # which would look at all that other tests have left
    try:
        start = time.process_time()
        result = apply_overlays(source, [overlay], Sink())
        taken = time.process_time() - start
    finally:
        gc.enable()
    assert taken < 3
    assert isinstance(result.value, Obj)
    assert result.value["paths"]["/p4999"] == {"get": {"x": 1}}  # type: ignore[index, call-overload]


def test_without_overlays_the_source_is_the_result() -> None:
    source = load_text("a: 1\n", "doc.yaml")
    assert apply_overlays(source, [], Sink()) is source
