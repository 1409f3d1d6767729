"""The files of a new project, written once: nothing that is there already is touched."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

import generator
from generator.emit.engine import Engine
from generator.emit.files import FileJob, Template
from generator.emit.filters import comment
from generator.emit.templates import template_root
from generator.emit.yaml import string_text
from generator.names.tree import Names
from generator.project.tree import tree_lines

_DISTRIBUTION: Final = "openapi-sdk-generator"
_FOLDER: Final = "project"

#: Path in the project -> template.
_FILES: Final[Mapping[str, str]] = {
    "sdk.yaml": "sdk.yaml",
    "overlay.yaml": "overlay.yaml",
    "Makefile": "Makefile",
    "requirements.txt": "requirements.txt",
    "requirements-docs.txt": "requirements-docs.txt",
    "pytest.ini": "pytest.ini",
    "tests/test_sdk.py": "test_sdk.py",
    ".github/workflows/ci.yml": "ci.yml",
    ".github/workflows/regenerate.yml": "regenerate.yml",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    "README.md": "README.md",
    "CHANGELOG.md": "CHANGELOG.md",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """What the templates of a project print. What goes into YAML is quoted for it."""

    spec: str
    distribution: str
    package: str
    client: str
    title: str
    title_comment: str
    overlay_title: str
    summary: str
    is_tolerant: bool  # the document has faults that would end a run otherwise
    has_license: bool
    license: str
    copyright: str
    tree: tuple[str, ...]
    generator: str
    generator_docs: str


def project_view(
    names: Names, title: str, spec: str, *, license_name: str = "", is_tolerant: bool = False
) -> ProjectView:
    """The view of a project for the API ``title``, whose document is at ``spec``.

    ``license_name`` is an SPDX expression, or "" for none.
    """
    shown = " ".join(title.split()) or names.package
    return ProjectView(
        spec=string_text(spec),
        distribution=names.distribution,
        package=names.package,
        client=names.client,
        title=shown,
        title_comment=comment(string_text(shown)).removeprefix("# "),
        overlay_title=string_text(f"Corrections and SDK hints for {shown}"),
        summary=string_text(f"The Python SDK for {shown}"),
        is_tolerant=is_tolerant,
        has_license=bool(license_name),
        license=license_name,
        copyright=string_text(f"Copyright (c) the authors of {names.distribution}"),
        tree=tuple(tree_lines(names.resources)),
        generator=requirement("mock"),
        generator_docs=requirement("docs"),
    )


def project_files(view: ProjectView) -> dict[str, bytes]:
    """The content of every file by its path, with slashes."""
    engine = Engine.at(template_root())
    found: dict[str, bytes] = {}
    for path, name in _FILES.items():
        job = FileJob(PurePosixPath(path), Template(f"{_FOLDER}/{name}.jinja", view))
        text = engine.render(job)
        found[path] = text if isinstance(text, bytes) else text.encode()
    return found


def requirement(extra: str) -> str:
    """How pip gets this generator again: its version, or the folder or URL that it is from."""
    name = f"{_DISTRIBUTION}[{extra}]"
    if address := _origin():
        return f"{name} @ {address}"
    return f"{name}=={generator.__version__}"


def _origin() -> str:
    """Where the generator was installed from when that is no package index (PEP 610); else ""."""
    try:
        found = importlib.metadata.distribution(_DISTRIBUTION).read_text("direct_url.json")
    except importlib.metadata.PackageNotFoundError:  # run from a checkout
        return Path(generator.__file__).parents[1].as_uri()
    if not found:
        return ""
    data = json.loads(found)
    revision = data.get("vcs_info", {})
    if not revision:
        return str(data["url"])
    return f"{revision['vcs']}+{data['url']}@{revision['commit_id']}"


def there_already(folder: Path, paths: Iterable[str]) -> list[str]:
    """Those of ``paths`` that exist in ``folder``, also as links that lead nowhere."""
    return [path for path in paths if (folder / path).exists() or (folder / path).is_symlink()]


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write new files; when that fails, those that were written are removed. Raises OSError."""
    made: list[Path] = []
    try:
        for name, content in files.items():
            path = folder / name
            made += _make_folders(path.parent)
            with path.open("xb") as file:
                made.append(path)
                file.write(content)
    except OSError:
        for path in reversed(made):
            path.rmdir() if path.is_dir() else path.unlink()
        raise


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; what was missing, the outermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]
