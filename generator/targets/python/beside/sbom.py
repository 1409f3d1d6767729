"""``sbom.cdx.json``: what the distribution is made of and needs, as CycloneDX 1.7.

The wheel carries it in ``.dist-info/sboms`` (PEP 770). A library does not choose the versions that
are installed with it, so its requirements stand there as external components with a range.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

import generator
from generator.emit.files import Data
from generator.targets.python.beside.requirements import REQUIRED, Requirement, extras
from generator.targets.python.beside.runtime import runtime_version
from generator.targets.python.planning.sdk import SdkPlan

#: Its name beside ``pyproject.toml``.
SBOM = "sbom.cdx.json"
_TOOL = "openapi-sdk-generator"


def sbom(plan: SdkPlan) -> dict[str, Data]:
    """The document, without times and random numbers: the same SDK has the same text."""
    names, given = plan.names, plan.settings.package
    own = f"{_purl(names.distribution)}@{quote(names.version, safe='')}"
    described: dict[str, Data] = {
        "type": "library",
        "bom-ref": own,
        "name": names.distribution,
        "version": names.version,
        "purl": own,
    }
    if given.license:
        described["licenses"] = [{"expression": given.license}]
    runtime = f"{_TOOL}-runtime@{runtime_version()}"
    optional: dict[str, Requirement] = {}
    for one in (one for extra in extras(plan) for one in extra.requirements):
        optional.setdefault(one.name, one)  # the first extra asks for the least
    components: list[Data] = [
        {
            "type": "library",
            "bom-ref": runtime,
            "name": f"{_TOOL}-runtime",
            "version": runtime_version(),
            "description": f"The code in {names.package}/_core, which the generator brings along.",
            "scope": "required",
        },
        *_components(REQUIRED, "required"),
        *_components(optional.values(), "optional"),
    ]
    needed: list[Data] = [runtime, *(_purl(one.name) for one in (*REQUIRED, *optional.values()))]
    tool: dict[str, Data] = {
        "type": "application",
        "name": _TOOL,
        "version": generator.__version__,
    }
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.7.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.7",
        "version": 1,
        "metadata": {"tools": {"components": [tool]}, "component": described},
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": needed}],
    }


def _components(requirements: Iterable[Requirement], scope: str) -> list[dict[str, Data]]:
    return [
        {
            "type": "library",
            "bom-ref": _purl(one.name),
            "name": one.name,
            "purl": _purl(one.name),
            "isExternal": True,
            "versionRange": f"vers:pypi/{'|'.join(one.version.split(','))}",
            "scope": scope,
        }
        for one in requirements
    ]


def _purl(name: str) -> str:
    """A package on the Python package index, as Package URL writes it."""
    return f"pkg:pypi/{quote(name.lower().replace('_', '-'), safe='')}"
