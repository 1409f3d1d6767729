"""The section of a release in a changelog: what people wrote is kept, and moved."""

from __future__ import annotations

import pytest

from generator.compat.changelog import PREFACE, has_section, with_section
from generator.emit.markdown import md_sentence

ADDED = {"Added": ["`a` is new."], "Removed": ["`b` is gone."]}
SECTION = "### Added\n\n- `a` is new.\n\n### Removed\n\n- `b` is gone.\n"

# The file before, and after 2.0.0 of 2026-01-02.
FILES = {
    "none": ("", f"{PREFACE}\n## [2.0.0] - 2026-01-02\n\n{SECTION}"),
    "only a title": ("# Changes\n", f"# Changes\n\n## [2.0.0] - 2026-01-02\n\n{SECTION}"),
    "no dates so far": (
        "# Changes\n\n## [1.0.0]\n\n- It begins.\n",
        f"# Changes\n\n## [2.0.0]\n\n{SECTION}\n## [1.0.0]\n\n- It begins.\n",
    ),
    "links at the end": (
        "# Changes\n\n## 1.0.0 - 2025-01-01\n\n- x\n\n[1.0.0]: https://example.com/1\n",
        (
            f"# Changes\n\n## [2.0.0] - 2026-01-02\n\n{SECTION}\n## 1.0.0 - 2025-01-01\n\n- x\n\n"
            "[1.0.0]: https://example.com/1\n"
        ),
    ),
    "unreleased, with words of their own": (
        (
            "# Changes\n\n## [Unreleased]\n\nA word before.\n\n### Security\n\n- s\n\n"
            "### Added\n\n- By *hand*\n  on two lines.\n\n## [1.0.0] - 2025-01-01\n\n- x\n"
        ),
        (
            "# Changes\n\n## [Unreleased]\n\n## [2.0.0] - 2026-01-02\n\nA word before.\n\n"
            "### Added\n\n- By *hand*\n  on two lines.\n- `a` is new.\n\n### Removed\n\n- `b` is gone.\n\n"
            "### Security\n\n- s\n\n## [1.0.0] - 2025-01-01\n\n- x\n"
        ),
    ),
    "nothing unreleased": (
        "# Changes\n\n## Unreleased\n\n## [1.0.0]\n\n- x\n",
        f"# Changes\n\n## Unreleased\n\n## [2.0.0]\n\n{SECTION}\n## [1.0.0]\n\n- x\n",
    ),
    "headings inside of code": (
        "# Changes\n\n## [Unreleased]\n\n### Added\n\n```\n## [9.9.9]\n### Fixed\n```\n",
        (
            "# Changes\n\n## [Unreleased]\n\n## [2.0.0] - 2026-01-02\n\n### Added\n\n"
            "```\n## [9.9.9]\n### Fixed\n```\n- `a` is new.\n\n### Removed\n\n- `b` is gone.\n"
        ),
    ),
    "headings inside of a comment": (
        "# Changes\n\n<!--\n## [Unreleased]\n-->\n\n<!-- one line -->\n## [1.0.0]\n\n- x\n",
        (
            "# Changes\n\n<!--\n## [Unreleased]\n-->\n\n<!-- one line -->\n\n"
            f"## [2.0.0]\n\n{SECTION}\n## [1.0.0]\n\n- x\n"
        ),
    ),
    "versions with a v": (
        "# Changes\n\n## v1.0.0\n\n- x\n",
        f"# Changes\n\n## [v2.0.0]\n\n{SECTION}\n## v1.0.0\n\n- x\n",
    ),
    "a section of the version, with a v": (
        "# Changes\n\n## [v2.0.0](https://example.com)\n\n- x\n",
        "# Changes\n\n## [v2.0.0](https://example.com)\n\n- x\n",
    ),
    "characters that end lines elsewhere": (
        "# Changes\n\n## [1.0.0]\n\n- a\u2028b\x0cc\x85d\n",
        f"# Changes\n\n## [2.0.0]\n\n{SECTION}\n## [1.0.0]\n\n- a\u2028b\x0cc\x85d\n",
    ),
    "small letters": (
        "# Changes\n\n## [Unreleased]\n\n### added\n\n- By hand.\n",
        (
            "# Changes\n\n## [Unreleased]\n\n## [2.0.0] - 2026-01-02\n\n### Added\n\n- By hand.\n"
            "- `a` is new.\n\n### Removed\n\n- `b` is gone.\n"
        ),
    ),
    "line ends of Windows": (
        "# Changes\r\n\r\n## [1.0.0]\r\n\r\n- x\r\n",
        f"# Changes\n\n## [2.0.0]\n\n{SECTION}\n## [1.0.0]\n\n- x\n".replace("\n", "\r\n"),
    ),
}


@pytest.mark.parametrize(("before", "after"), FILES.values(), ids=FILES)
def test_a_section(before: str, after: str) -> None:
    made = with_section(before, "2.0.0", ADDED, "2026-01-02")
    assert made == after
    assert has_section(made, "2.0.0")
    assert with_section(made, "2.0.0", ADDED, "2027-03-04") == made


def test_a_release_without_changes() -> None:
    made = with_section("# C\n", "1.0.1", {}, "")
    assert made == "# C\n\n## [1.0.1]\n\nNo changes that users of the SDK notice.\n"


@pytest.mark.parametrize(
    ("sentence", "markdown"),
    [
        ("`a` is new.", "`a` is new."),
        ("The field `a|b` of *x* <b> is `c`.", "The field `a|b` of \\*x\\* \\<b\\> is `c`."),
        ("One ` alone <i>.", "One \\` alone \\<i\\>."),
        ("`<script>`\n# no", "`<script>` \\# no"),
        ("- `a`", "\\- `a`"),
    ],
)
def test_sentences_are_markdown(sentence: str, markdown: str) -> None:
    assert md_sentence(sentence) == markdown
