"""One file a construct: cases/NAME.yaml. To add a case, add a file.

A case has ``about`` (one sentence), the telling parts of a document (``schemas`` are
components/schemas, ``paths``, ``components``, ``security`` ...; ``version`` is 3.1.0 unless it
says otherwise) and ``expect`` in the short hand of ``ir_notation.py``:

- ``decls``: what each named declaration becomes; others may exist unless ``only`` is true;
- ``operations``: by operationId or ``METHOD /path``, the keys that matter;
- ``webhooks``, ``security_schemes``, ``servers``, ``skipped``: whole;
- ``diagnostics``: the codes of all that this stage reports. Nothing is reported without it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from ir_notation import name_of, show_decl, show_operation
from lowering import complete, lower_document

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
EXPECTATIONS = {
    "decls",
    "only",
    "operations",
    "webhooks",
    "security_schemes",
    "servers",
    "skipped",
    "diagnostics",
    "says",
}


def test_there_are_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert case.pop("about")
    expect = case.pop("expect")
    assert not expect.keys() - EXPECTATIONS
    lowered = lower_document(complete(**case))
    api = lowered.api
    decls = {name_of(decl.hint): show_decl(decl, api.decls) for decl in api.decls.values()}
    wanted = expect.get("decls", {})
    found = {name: decls.get(name, "nothing") for name in wanted}
    assert found == wanted, f"declared: {list(decls)}"
    if expect.get("only"):
        assert list(decls) == list(wanted)
    operations = {operation.key: operation for operation in api.operations}
    for key, parts in expect.get("operations", {}).items():
        shown = show_operation(operations[key], api.decls)
        assert {part: shown.get(part) for part in parts} == parts
    for key, shown in _others(api).items():
        if key in expect:
            assert shown == expect[key]
    assert sorted(set(lowered.codes)) == sorted(set(expect.get("diagnostics", [])))
    texts = "\n".join(f"{d.message} {d.hint}" for d in lowered.sink)
    for text in expect.get("says", []):
        assert text in texts


def _others(api) -> dict[str, object]:
    return {
        "webhooks": {
            hook.name: {"method": hook.operation.method} | show_operation(hook.operation, api.decls)
            for hook in api.webhooks
        },
        "security_schemes": {
            scheme.key: " ".join(
                [
                    scheme.kind.value,
                    *([scheme.location.value, scheme.name] if scheme.name else []),
                    *(f"{flow.kind.value}:{','.join(flow.scopes)}" for flow in scheme.flows),
                    *([scheme.http_scheme] if scheme.kind.value == "http" else []),
                ]
            )
            for scheme in api.security_schemes
        },
        "servers": {
            server.url: {v.name: [v.default, *v.enum] for v in server.variables}
            for server in api.servers
        },
        "skipped": {f"{skip.method} {skip.path}": skip.reason for skip in api.skipped},
    }
