"""What counts as a program of a page, and on which lines it stands."""

from __future__ import annotations

import pytest

from tests.guides.blocks import of_text, program

PAGE = """# Title

```python
a = 1
```

```python not run: needs a display
show(a)
```

~~~shell not run: it installs
pip
~~~

1. In a list:

   ```python
   b = a
   ```

```python
# conftest.py
fake = 1
```
"""


def test_blocks_of_a_page() -> None:
    blocks = of_text(PAGE)
    found = [(block.line, block.language, block.file, block.runs) for block in blocks]
    assert found == [
        (3, "python", "", True),
        (7, "python", "", False),
        (11, "shell", "", False),
        (17, "python", "", True),
        (21, "python", "conftest.py", True),
    ]
    assert program(blocks).splitlines() == [
        *("", "", "", "a = 1", "", "", "", "show(a)"),
        *[""] * 9,
        "b = a",
    ]


@pytest.mark.parametrize("info", [" skip", " not run", " not run:"])
@pytest.mark.parametrize("language", ["python", "bash", "shell"])
def test_a_fence_that_gives_no_reason(language: str, info: str) -> None:
    (block,) = of_text(f"```{language}{info}\nx = 1\n```\n")
    with pytest.raises(ValueError, match="a fence of code says"):
        _ = block.runs


@pytest.mark.parametrize("language", ["", "py", "console", "sh"])
def test_a_fence_that_does_not_say_its_language(language: str) -> None:
    (block,) = of_text(f"```{language}\nx = 1\n```\n")
    with pytest.raises(ValueError, match="not its language"):
        _ = block.runs


def test_data_that_is_none() -> None:
    (block,) = of_text("```json\n{'a': 1}\n```\n")
    with pytest.raises(ValueError, match="Expecting property name"):
        block.parse()
