"""Overlays as files: OpenAPI Overlay 1.0, 1.1 and 1.2; their actions, and what is wrong with them.

What keeps an action from being applied is an error; what only departs from the specification is a
warning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.diagnostics import Loc, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.document.source import SourceFile
from generator.document.tree import Arr, Json, Obj

#: On an action: matching nothing is fine.
OPTIONAL: Final = "x-sdk-optional"
_EXPRESSION: Final = "Write a JSONPath expression, such as $.info."

_VERSION: Final = re.compile(r"1\.(\d)(\.\d+)?")
_NEWEST: Final = 2
_KEYS: Final = ("overlay", "info", "extends", "actions")
_INFO_KEYS: Final = ("title", "version")
_ACTION_KEYS: Final = ("target", "description", "update", "remove", "copy")
_BEGIN: Final = "Begin it with overlay: 1.0.0 (or 1.1.0, 1.2.0)."


def read_actions(overlay: SourceFile, sink: Sink) -> tuple[bool, list[Obj]]:
    """The actions of an overlay that can be applied; what is wrong is reported.

    Also whether values that do not go together are faults: since 1.1 they are, while 1.0 leaves
    open what becomes of them.
    """
    root = overlay.value
    start = Loc(overlay.uri)
    if not isinstance(root, Obj):
        message = "This is not an overlay: the file does not contain a mapping."
        sink.error("O001", message, start, hint=_BEGIN)
        return False, []
    minor = _minor(root, start, sink)
    if minor is None:
        return False, []
    _check_keys(root, _KEYS, "overlay", sink)
    _check_head(root, start, sink)
    actions = root.get("actions")
    if not isinstance(actions, Arr):
        place = root.at("actions") if "actions" in root else start
        message = "An overlay needs a list of 'actions'."
        sink.error("O002", message, place, hint="List its changes under 'actions'.")
        return False, []
    found = [
        item
        for index, item in enumerate(actions)
        if _sound(item, actions.at(index), sink) and isinstance(item, Obj)
    ]
    _check_repeats(found, sink)
    return minor > 0, found


def _minor(root: Obj, start: Loc, sink: Sink) -> int | None:
    """The second number of the version; None after a message."""
    version = root.get("overlay")
    found = _VERSION.fullmatch(version) if isinstance(version, str) else None
    if found is not None and int(found[1]) <= _NEWEST:
        return int(found[1])
    if "overlay" not in root:
        message, place = "This is not an overlay: the key 'overlay' is missing.", start
    else:
        message = f"The overlay version {version!r} is not supported."
        place = root.at("overlay")
    sink.error("O001", message, place, hint=_BEGIN)
    return None


def _check_head(root: Obj, start: Loc, sink: Sink) -> None:
    """``info`` and ``extends``: nothing depends on them here, but other tools refuse the file."""
    info = root.get("info")
    if not isinstance(info, Obj):
        place = root.at("info") if "info" in root else start
        message = "An overlay needs an 'info' with a title and a version."
        sink.warning("O002", message, place, hint="Add info: {title: ..., version: 1.0.0}.")
    else:
        for key in _INFO_KEYS:
            if not isinstance(info.get(key), str):
                place = info.at(key) if key in info else info.loc
                message = f"The 'info' of an overlay needs a text as its {key}."
                sink.warning("O002", message, place, hint=f"Add {key} to it.")
    if "extends" in root and not isinstance(root["extends"], str):
        message = "The 'extends' of an overlay must be the address of a document."
        sink.warning("O002", message, root.at("extends"), hint="Write it as text.")


def _check_repeats(actions: list[Obj], sink: Sink) -> None:
    """Actions that stand there twice: the second one repeats what the first one did."""
    seen: set[str] = set()
    for action in actions:
        text = repr(action)
        if text in seen:
            message = "The overlay has the same action twice."
            sink.warning("O002", message, action.loc, hint="Remove one of the two.")
        seen.add(text)


def _sound(action: Json, loc: Loc, sink: Sink) -> bool:
    """Whether an action can be applied; what is wrong is reported."""
    if not isinstance(action, Obj):
        message = "An action must be a mapping with a 'target'."
        sink.error("O002", message, loc, hint="Write {target: $.info, update: {...}}.")
        return False
    before = len(sink)
    _check_keys(action, _ACTION_KEYS, "action", sink)
    target = action.get("target")
    if "target" not in action:
        hint = "Add target: a JSONPath expression, such as $.info."
        sink.error("O002", "The action has no 'target'.", loc, hint=hint)
    elif not isinstance(target, str):
        message = "The 'target' of an action must be a JSONPath expression."
        sink.error("O002", message, action.at("target"), hint=_EXPRESSION)
    for key in ("remove", OPTIONAL):
        if key in action and not isinstance(action[key], bool):
            message = f"The {key!r} of an action must be true or false."
            sink.error("O002", message, action.at(key), hint=f"Write {key}: true.")
    if "copy" in action and not isinstance(action["copy"], str):
        message = "The 'copy' of an action must be a JSONPath expression."
        sink.error("O002", message, action.at("copy"), hint=_EXPRESSION)
    if len(sink) > before:
        return False
    _check_doubt(action, loc, sink)
    return True


def _check_doubt(action: Obj, loc: Loc, sink: Sink) -> None:
    """What an action says that cannot be what its author meant."""
    if action.get("remove") is True:
        return
    if "update" not in action and "copy" not in action:
        hint = "Add 'update', 'remove' or 'copy'."
        sink.warning("O002", "The action does nothing.", loc, hint=hint)
    elif "update" in action and "copy" in action:
        message = "The action has both 'update' and 'copy'; the update is used."
        sink.warning("O002", message, action.at("copy"), hint="Remove one of the two.")


def _check_keys(node: Obj, known: Sequence[str], what: str, sink: Sink) -> None:
    for key in node:
        if key not in known and not key.startswith("x-"):
            message = f"The {what} has the unknown key {key!r}."
            sink.error("O002", message, node.at(key), hint=did_you_mean(key, known))
