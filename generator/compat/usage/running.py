"""What the program does when it is run: code of the program itself, as it stands there."""

from __future__ import annotations

from typing import Final

RUNNING: Final = '''\
def finish(lookups: List[Any], package: str, client: str) -> None:
    """Look up every symbol, print those that are gone, and end with 1 if there was one."""
    import importlib
    import sys
    import warnings

    warnings.simplefilter("ignore", DeprecationWarning)
    testing: Any = importlib.import_module(package + ".testing")
    fake: Any = getattr(testing, "Fake" + client)()
    clients = [fake.client(), fake.async_client()]
    gone = 0
    for kind, symbol, what in lookups:
        for problem in _problems(kind, symbol, what, clients):
            print(problem)
            gone = 1
    sys.exit(gone)


def _problems(kind: str, symbol: str, what: Any, clients: List[Any]) -> Iterator[str]:
    import importlib
    import operator

    if kind == "module":
        try:
            module: Any = importlib.import_module(symbol)
        except ImportError as error:
            yield f"{symbol}\\t{error}"
            return
        for name in what:
            if not hasattr(module, name):
                yield f"{symbol}.{name}\\tthe module has no such name"
    elif kind == "model":
        model: Any = getattr(models, symbol, None)
        if model is None:
            yield f"{symbol}\\tthere is no such model"
            return
        known = {*model.model_fields, *getattr(model, "_former", {})}
        yield from (f"{symbol}.{name}\\tthe model has no such field" for name in what if name not in known)
    else:
        for client in clients:
            try:
                function: Any = operator.attrgetter(symbol)(client) if kind == "call" else type(client)
            except AttributeError as error:
                yield f"{symbol}\\t{error}"
                return
            yield from _refused(symbol, function if kind == "call" else function.__init__, what, kind)


def _refused(symbol: str, function: Any, what: Any, kind: str) -> Iterator[str]:
    import inspect

    former: Any = {}
    inner: Any = function
    while inner is not None:
        former = {**getattr(inner, "__former_arguments__", {}), **former}
        inner = getattr(inner, "__wrapped__", None)
    today = inspect.signature(function).parameters
    positional = [n for n, p in today.items() if p.kind is p.POSITIONAL_OR_KEYWORD and n != "self"]
    at = 0
    for name, by_position in what:
        now = former[name][0] if name in former else name
        if now not in today:
            yield f"{symbol}({name})\\tthere is no such argument"
        elif by_position and positional[at : at + 1] != [now]:
            yield f"{symbol}({name})\\tit is no longer argument {at + 1} by position"
        at += bool(by_position)
'''
