"""One value of sdk.yaml is changed, and nothing else."""

from __future__ import annotations

import pytest

from generator.document.edit import with_value

# What the file is, and what it is with `package: version: 2.0.0`.
EDITS = {
    "plain": ("package:\n  version: 1.0.0 # now\n", "package:\n  version: 2.0.0 # now\n"),
    "quoted": ("package: {version: '1.0.0'}\n", "package: {version: '2.0.0'}\n"),
    "double": ('package:\n  version: "1.0.0"\n', 'package:\n  version: "2.0.0"\n'),
    "number": ("package:\n  version: 1.0\n", "package:\n  version: 2.0.0\n"),
    "empty": ("package:\n  version:\n  name: a\n", "package:\n  version: 2.0.0\n  name: a\n"),
    "missing": (
        "# top\npackage: # ours\n  # the name\n  name: a\n",
        "# top\npackage: # ours\n  # the name\n  version: 2.0.0\n  name: a\n",
    ),
    "missing in flow": ("package: {name: a}\n", "package: {version: 2.0.0, name: a}\n"),
    "empty flow": ("package: {}\n", "package: {version: 2.0.0}\n"),
    "no package": ("spec: a.yaml\n", "package:\n  version: 2.0.0\nspec: a.yaml\n"),
    "no file": ("", "package:\n  version: 2.0.0\n"),
    "only a comment": ("# sdk\n", "# sdk\npackage:\n  version: 2.0.0\n"),
    "JSON": (
        '{"package": {"name": "a", "version": "1.0.0"}}',
        '{"package": {"name": "a", "version": "2.0.0"}}',
    ),
    "JSON without": ('{"spec": "a"}', '{"package": {"version": "2.0.0"}, "spec": "a"}'),
    "other versions": (
        "version: 9\nclient: {version: 1.0.0}\npackage: {version: 1.0.0}\nx: {version: 1.0.0}\n",
        "version: 9\nclient: {version: 1.0.0}\npackage: {version: 2.0.0}\nx: {version: 1.0.0}\n",
    ),
    "line ends of Windows": (
        "package:\r\n  name: a\r\n",
        "package:\r\n  version: 2.0.0\r\n  name: a\r\n",
    ),
    "a byte order mark": (
        "\ufeffspec: a.yaml\npackage: {version: 1.0.0}\n",
        "\ufeffspec: a.yaml\npackage: {version: 2.0.0}\n",
    ),
    "letters of several bytes": (
        "# gr\u00fc\U0001f600\npackage: {name: a, version: 1.0.0} # \u00e9\n",
        "# gr\u00fc\U0001f600\npackage: {name: a, version: 2.0.0} # \u00e9\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), EDITS.values(), ids=EDITS)
def test_one_value(before: str, after: str) -> None:
    assert with_value(before, ("package", "version"), "2.0.0") == after
    assert with_value(after, ("package", "version"), "2.0.0") == after


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: &v 1.0.0\npackage: {version: *v}\n", "is an alias"),
        ("package: [1]\n", "no mapping"),
        ("package: {version: [1]}\n", "no scalar"),
        ("package: &p {name: a}\nother: *p\n", "other values"),
    ],
)
def test_what_cannot_be_changed_alone(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        with_value(text, ("package", "version"), "2.0.0")
