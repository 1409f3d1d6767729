"""The module ``bulk`` of an API with other names: what it takes, what it calls, and what it needs."""

import copy
import inspect
import json
import pickle
from dataclasses import asdict

import pytest
import yaml
from serving import ROOT

from tests.cases.sdk import generate

DOCUMENT = yaml.safe_load((ROOT / "tests/bulk/crates.yaml").read_text(encoding="utf-8"))


def sdk(document):
    return generate(json.dumps(document).encode(), "crates", targets=("python",))


def test_the_function_takes_what_its_operations_take():
    with sdk(DOCUMENT).imported() as crates:
        function = crates.bulk.begin_scan
        taken = dict(inspect.signature(function).parameters)
        assert list(taken) == [
            *("source", "output", "client"),
            *("owner", "start_output"),  # of the start; ``output`` is where the results go
            *("create_owner", "with_boxes"),
            "options",
        ]
        needed = [name for name, one in taken.items() if one.default is one.empty]
        assert needed == ["source", "output", "owner", "create_owner", "options"]
        assert "Who pays for it." in function.__doc__
        assert 'owner="' in function.__doc__


def test_the_recipe_calls_the_methods_of_the_client():
    with sdk(DOCUMENT).imported() as crates:
        recipe = asdict(crates.bulk._BEGIN_SCAN)
        assert pickle.loads(pickle.dumps(crates.bulk._BEGIN_SCAN)) == crates.bulk._BEGIN_SCAN
    assert recipe == {
        "name": "begin_scan",
        "distribution": "crates",
        "create": {"method": "crates.pack", "argument": "label"},
        "container": "/crate_id",
        "upload": {"method": "crates.replace_paper", "argument": "crate_id"},
        "upload_name": "paper",
        "upload_data": "body",
        "start": {"method": "scans.begin", "argument": "crate_id"},
        "run": "/scan_id",
        "wait": {"method": "scans.wait", "argument": "scan_id"},
        "state": "/phase",
        "succeeded": ("done",),
        "results": {"method": "scans.list_findings", "argument": "scan_id"},
        "items": "/findings",
        "file": "/paper_name",
        "rows_file": "",
        "upload_workers": "",
        "check": "check",
        "waiting": (),
        "container_column": "crate_id",
        "run_column": "scan_id",
        "label_limit": 100,
        "most_files": 40,
        "replaces": True,
        "find_container": {
            "method": "crates.list",
            "items": "/crates",
            "match": "/label",
            "key": "/crate_id",
            "since": "",
            "per_second": 1.0,
            "shared": (),
        },
        "find_run": None,
        "delete": None,
    }


def changed(change):
    document = copy.deepcopy(DOCUMENT)
    change(document["paths"])
    return document


def test_there_is_nothing_of_it_without_the_hint():
    made = sdk(changed(lambda paths: paths["/scans"]["post"].pop("x-sdk-bulk")))
    assert made.warnings == []
    assert not [path for path in made.files if "bulk" in path]
    assert "dask" not in made.files["pyproject.toml"]
    assert "bulk" not in made.files["crates/__init__.py"]
    assert "dask>=" in sdk(DOCUMENT).files["pyproject.toml"]


def _start(paths):
    return paths["/scans"]["post"]


def _upload(paths):
    return paths["/crates/{crateId}/papers/{paper}"]["put"]


def _more(paths):
    _upload(paths)["parameters"].append(
        {"name": "X-Sum", "in": "header", "required": True, "schema": {"type": "string"}}
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda p: _start(p).pop("x-sdk-starts"), "has no 'x-sdk-starts'"),
        (lambda p: p.pop("/scans/{scanId}/results"), "no list of results of the work"),
        (lambda p: p.pop("/crates/{crateId}/papers/{paper}"), "nothing that 'crate_id' may name"),
        (lambda p: p["/crates"].pop("post"), "nothing that 'crate_id' may name"),
        (_more, "'putPaper' takes more than a file and its name"),
        (lambda p: _start(p)["x-sdk-bulk"].update(since="from"), "has the argument 'from'"),
        (lambda p: _start(p)["x-sdk-bulk"].update(argument="crate"), "names the argument 'crate'"),
        (lambda p: _start(p)["x-sdk-bulk"].pop("file"), "The key 'file' is missing"),
        (lambda p: _start(p)["x-sdk-bulk"].update(file="name"), "'file' must be a JSON Pointer"),
        (lambda p: _start(p)["x-sdk-bulk"].update(most_files=-1), "must be a positive integer"),
        (lambda p: _start(p)["x-sdk-bulk"].update(most=1), "cannot have the key 'most'"),
    ],
)
def test_what_it_lacks_is_told_where_the_hint_is(change, says):
    (told,) = [
        one for one in sdk(changed(change)).warnings if "bulk" in one.message or says in one.message
    ]
    assert says in told.message
    # what an earlier definition may have had is a warning, a value of a wrong form is an error
    assert told.severity.value == ("error" if told.code == "L301" or "key" in says else "warning")
    assert told.code in {"N040", "L301", "L302"}
