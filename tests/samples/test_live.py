"""Samples that are made in a page are those of the files, to the letter."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline import Request
from generator.targets.samples.plan import LANGUAGES
from tests.samples.live import Document, in_browser, put, samples_of

FOLDER = Path(__file__).parent
AIHUB = FOLDER.parents[1] / "specs" / "aihub" / "sdk.yaml"
DOCUMENTS = ("aihub", "hostile", "library", "telemetry")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Document, Path]]:
    """The samples of each document, and where the scripts of its site are."""
    found = {}
    for name in DOCUMENTS:
        folder = tmp_path_factory.mktemp(name)
        config = folder / "sdk.yaml"
        config.write_text("targets: [python, samples]\n", encoding="utf-8")
        place = FOLDER / f"{name}.yaml" if name == "hostile" else FOLDER / "live" / f"{name}.yaml"
        request = Request(str(place), config=config) if name != "aihub" else Request(config=AIHUB)
        document = samples_of(request)
        found[name] = (document, put(document.scripts, folder / "scripts"))
    return found


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_page_makes_the_samples_of_the_files(
    name: str, documents: Mapping[str, tuple[Document, Path]]
) -> None:
    document, folder = documents[name]
    made = in_browser(folder, [json.dumps([one.language, one.request]) for one in document.samples])
    wrong = [
        "\n".join([f"{one.name}: {one.language}", *_difference(one.text, text)])
        for one, text in zip(document.samples, made, strict=True)
        if text != one.text
    ]
    assert not wrong, f"{len(wrong)} of {len(made)}\n" + "\n".join(wrong[:3])
    assert {one.language for one in document.samples} >= {one.id for one in LANGUAGES}


def _difference(expected: str, text: str) -> list[str]:
    return list(unified_diff(expected.splitlines(), text.splitlines(), lineterm="", n=0))[:12]


def _changed(request: Mapping[str, Any], **body: Any) -> Mapping[str, Any]:
    return {**request, "body": {**request["body"], **body}}


def test_numbers_keep_their_text(documents: Mapping[str, tuple[Document, Path]]) -> None:
    document, folder = documents["hostile"]
    given = next(one.request for one in document.samples if one.name.startswith("numbers"))
    numbers = '{"a": 1.10, "b": 12345678901234567890, "c": -0.0, "d": 1E400}'
    request = json.dumps(_changed(given, value="@")).replace('"@"', numbers)
    ids = [one.id for one in LANGUAGES] + ["python"]
    made = in_browser(folder, [f"[{json.dumps(one)}, {request}]" for one in ids])
    for language, text in zip(ids, made, strict=True):
        for number in ("1.10", "12345678901234567890", "-0.0", "1E400"):
            assert number in text, (language, text)


#: Texts that try to be markup, or to take long.
HOSTILE = (
    "",
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "</code></pre><b>",
    "&lt;b&gt; &amp;",
    "'\"`\\",
    '"never closed\n# \n// \n/* ',
    "\0\u2028\ud83d\ufeff😀",
    *(
        2_000 * text
        for text in ("/*", '"""', "'", '"', "${", "#", "@'\n", 'r#"', "\\", "a", " ", "{[")
    ),
)


def test_highlighting_changes_no_text(documents: Mapping[str, tuple[Document, Path]]) -> None:
    document, folder = documents["hostile"]
    ids = [*dict.fromkeys(one.language for one in document.samples), "json", "no such language"]
    lines = [(one, text) for one in ids for text in HOSTILE]
    lines += [(one.language, one.text) for one in document.samples]
    lines.append(("json", '{"a": [1.5, true, null, "b"]}'))
    made = in_browser(folder, [json.dumps(line) for line in lines], "highlight")
    classes = set()
    for (language, given), (text, children) in zip(lines, made, strict=True):
        assert text == given, language
        assert {tag for tag, _, _ in children} <= {"", "span"}
        classes |= {name for _, name, _ in children}
    assert classes - {""} == {"c1", "k", "kc", "m", "na", "nb", "nc", "nf", "nt", "nv", "s"}


def test_every_language_is_colored(documents: Mapping[str, tuple[Document, Path]]) -> None:
    document, folder = documents["aihub"]
    samples = list({one.language: one for one in document.samples}.values())
    lines = [json.dumps([one.language, one.text]) for one in samples]
    for one, (_, children) in zip(samples, in_browser(folder, lines, "highlight"), strict=True):
        spans = {name: text for tag, name, text in children if tag}
        assert {"s", "c1"} <= set(spans), one.language
        assert spans["c1"].strip()[0] in "#/", one.language
        assert len(spans) >= 3, (one.language, spans)


def test_helpers_that_are_used_are_there(documents: Mapping[str, tuple[Document, Path]]) -> None:
    """Each helper that a script calls exists, and each that exists is called."""
    scripts = documents["aihub"][0].scripts
    names = json.loads(in_browser(documents["aihub"][1], ['["", null]'], "helpers")[0])
    used = {name for text in scripts.values() for name in re.findall(r"\$\.(\w+)", text)}
    kinds = {name for text in scripts.values() for name in re.findall(r"\$\.is\.(\w+)", text)}
    assert used - set(names["$"]) == set()
    assert kinds - set(names["is"]) == set()
