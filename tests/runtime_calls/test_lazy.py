import sys
import threading
import types

import pytest
from runtime.lazy import cached_property, lazy_names


@pytest.fixture
def package(tmp_path, monkeypatch):
    folder = tmp_path / "lazypack"
    folder.mkdir()
    (folder / "__init__.py").write_text(
        "from runtime.lazy import lazy_names\n"
        "__getattr__, __dir__ = lazy_names(__name__, {'A': '.a', 'B': '.a:A', 'a': '.a:'})\n"
    )
    (folder / "a.py").write_text("class A: pass\n")
    (folder / "sub.py").write_text(
        "from runtime.lazy import lazy_names\n"
        "__getattr__, __dir__ = lazy_names(__name__, {'A': '.a'})\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield
    for name in [name for name in sys.modules if name.startswith("lazypack")]:
        del sys.modules[name]


def test_names_are_imported_on_first_use(package):
    import lazypack

    assert "lazypack.a" not in sys.modules
    assert lazypack.B is lazypack.A is lazypack.a.A
    assert isinstance(lazypack.a, types.ModuleType)
    assert {"A", "B", "a"} <= set(dir(lazypack))
    with pytest.raises(AttributeError, match="'lazypack' has no attribute 'C'"):
        lazypack.C  # noqa: B018
    assert vars(lazypack)["A"] is lazypack.A


def test_module_that_is_no_package(package):
    import lazypack.sub

    assert lazypack.sub.A is lazypack.A


def test_unknown_module_of_a_package_can_still_be_imported(package):
    with pytest.raises(ImportError):
        from lazypack import missing  # noqa: F401


def test_lazy_names_fails_for_what_is_not_there():
    get, _ = lazy_names(__name__, {})
    with pytest.raises(AttributeError):
        get("x")


class Counter:
    made = 0

    @cached_property
    def value(self):
        """What it is."""
        Counter.made += 1
        return object()


def test_property_is_computed_once():
    counter = Counter()
    assert counter.value is counter.value
    assert Counter.made == 1
    assert Counter.value.__doc__ == "What it is."
    assert Counter().value is not counter.value


def test_threads_get_one_value():
    counter = Counter()
    values = []
    threads = [threading.Thread(target=lambda: values.append(counter.value)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, values))) == 1
