"""Reads a whole package."""

from __future__ import annotations

from pathlib import Path

from generator.adopt import paging
from generator.adopt.endpoints import Endpoints
from generator.adopt.facts import Adopted, Package
from generator.adopt.package.client import read_client
from generator.adopt.package.files import PackageFiles, read_files
from generator.adopt.package.modules import Modules
from generator.adopt.package.pages import pages, read_schemes
from generator.adopt.package.resources import PackageTree, client_class
from generator.adopt.package.types import TypeWalk
from generator.diagnostics import GenerationError, Loc, Sink


def read_package(path: Path, endpoints: Endpoints, sink: Sink) -> Adopted:
    """What the package at ``path`` says; raises :class:`GenerationError` if it is none."""
    files = read_files(path, sink)
    modules = Modules(files)
    found = client_class(modules)
    if found is None:
        message = f"The package {path.as_posix()} has no class that is a SyncAPIClient."
        hint = "Give a package that Stainless generated."
        sink.error("A001", message, Loc(path.as_posix()), hint=hint)
        raise GenerationError
    client = read_client(*found, modules, endpoints)
    for name in client.unsent:
        message = (
            f"The argument {name!r} of the client is sent nowhere, so the client does not take it."
        )
        hint = "Add it in _custom/client.py if users of the client read it."
        sink.warning("A002", message, Loc(path.as_posix()), hint=hint)
    tree = PackageTree(modules, endpoints, sink)
    resources = tree.read()
    schemes = read_schemes(modules)
    classes, chosen = pages(tree.calls, schemes)
    items = {path: schemes[name].items for path, name in classes.items()}
    actions = [*client.actions, *tree.actions.values(), *paging.actions(chosen, endpoints)]
    return Adopted(
        _package(files),
        client.client,
        resources,
        TypeWalk(modules, endpoints, items).read(tree.calls),
        classes,
        legacy_response=modules.get("_legacy_response") is not None,
        actions=tuple(actions),
        files={"LICENSE": files.license} if files.license else {},
    )


def _package(files: PackageFiles) -> Package:
    facts = files.facts
    version = facts.get("version", "")
    license_name = facts.get("license-expression", facts.get("license", ""))
    authors = facts.get("author-email", "")
    return Package(
        name=files.name,
        distribution=facts.get("name", files.name),
        version=version,
        summary=" ".join(facts.get("summary", "").split()),
        license=license_name,
        authors=(authors,) if authors and "," not in authors else (),
    )
