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

```shell
python
```

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
    found = [(block.line, block.file, block.runs) for block in blocks]
    assert found == [(3, "", True), (7, "", False), (17, "", True), (21, "conftest.py", True)]
    assert program(blocks).splitlines() == [
        *("", "", "", "a = 1", "", "", "", "show(a)"),
        *[""] * 9,
        "b = a",
    ]


@pytest.mark.parametrize("info", [" skip", " not run", " not run:"])
def test_a_fence_that_gives_no_reason(info: str) -> None:
    (block,) = of_text(f"```python{info}\nx = 1\n```\n")
    with pytest.raises(ValueError, match="a fence of Python says"):
        _ = block.runs
