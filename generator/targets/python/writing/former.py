"""Names of before as Python code: methods, arguments and resources that warn of themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.emit.filters import py_str
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.resources import Resource
from generator.targets.python.planning.former import (
    Former,
    FormerArgument,
    FormerMethod,
    FormerName,
)
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.symbols import joined
from generator.targets.python.writing.children import child_view
from generator.targets.python.writing.docstrings import doc_view, wrap
from generator.targets.python.writing.signatures import former_signatures, split_parameter
from generator.targets.python.writing.views import (
    FormerChildView,
    FormerNameView,
    MethodView,
    OverloadView,
)

#: Where the runtime keeps what all this needs.
SPEC = "spec.deprecation"


def former_doc(said: Former) -> str:
    """The docstring of what stands for something else."""
    return wrap(
        f"Deprecated: use `{said.new}` instead. It will be removed in version {said.removed_in}."
    )


@dataclass(frozen=True, slots=True)
class Notices:
    """Writes what the methods of one module say of themselves; ``name`` imports."""

    name: Callable[[str, str], str]
    core: str = ".._core"

    def deprecated(self, notice: str) -> str:
        """The decorator of what is deprecated as a whole."""
        decorator = self.name(f"{self.core}.{SPEC}", "deprecated as _deprecated")
        return f"@{decorator}({py_str(notice)})"

    def told(
        self, former: Iterable[FormerArgument], arguments: Iterable[Argument], symbol: str
    ) -> tuple[str, ...]:
        """The decorator of a method some of whose arguments are not as others are."""
        told = dict(_told(arguments, symbol))
        written = ", ".join(f"{py_str(name)}: {py_str(text)}" for name, text in told.items())
        pairs = former_pairs(former)
        if pairs:
            decorator = self.name(f"{self.core}.{SPEC}", "arguments as _arguments")
            return (f"@{decorator}({pairs}, {{{written}}})",)
        if told:
            decorator = self.name(f"{self.core}.{SPEC}", "told as _told")
            return (f"@{decorator}({{{written}}})",)
        return ()

    def overloads(
        self, bases: tuple[OverloadView, ...], former: Sequence[FormerArgument]
    ) -> tuple[OverloadView, ...]:
        """The ways to call something, with those that have ``former`` names; () without any."""
        pairs = [(one.name, one.argument.name) for one in former]
        said = {one.name: one.said.notice for one in former}
        more: dict[tuple[str, ...], OverloadView] = {}
        for base in bases:
            for olds, signature in former_signatures(base.parameters, pairs):
                note = self.deprecated("; ".join(said[old] for old in olds))
                more.setdefault(signature, OverloadView(signature, (note, *base.notes)))
        if not more:
            return ()
        self.name("typing", "overload")
        return (*bases, *more.values())


def _told(arguments: Iterable[Argument], symbol: str) -> Iterator[tuple[str, str]]:
    for argument in arguments:
        name = joined(symbol, argument.name, argument=True)
        if argument.ignored:
            yield argument.name, f"{argument.name} is ignored. {argument.ignored}"
        elif argument.deprecated and (argument.has_default or not argument.required):
            yield argument.name, f"{name} is deprecated"


def former_pairs(former: Iterable[FormerArgument]) -> str:
    """The former names of arguments as a dict; "" where there are none."""
    entries = [
        f"{py_str(one.name)}: ({py_str(one.argument.name)}, {py_str(one.said.notice)})"
        for one in former
    ]
    return f"{{{', '.join(entries)}}}" if entries else ""


def former_children(
    plan: SdkPlan, path: tuple[str, ...], taken: Iterable[str] = ()
) -> tuple[FormerChildView, ...]:
    """The resources of before below ``path``, which is () for the client."""
    names = frozenset(taken)
    found = []
    for one in plan.former.children.get(path, ()):
        child = child_view(one.resource, names)
        root = "self._client" if path else "self"
        found.append(
            FormerChildView(
                attribute=one.attribute,
                module=child.module,
                class_name=child.class_name,
                async_class_name=child.async_class_name,
                hint=child.hint,
                async_hint=child.async_hint,
                doc=doc_view(former_doc(one.said)),
                notice=py_str(one.said.notice),
                found=".".join((root, *one.resource.path)),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class MethodNotices:
    """Lets the methods of one resource say what is deprecated of them, and adds those of before."""

    plan: SdkPlan
    notices: Notices

    def noted(
        self, view: MethodView, symbol: str, takes: PlannedMethod, *, off: bool
    ) -> MethodView:
        """``view`` of the method ``symbol``; ``off``: the API deprecates it."""
        former = self.plan.former.arguments.get(symbol, ())
        told = self.notices.told(former, takes.arguments, symbol)
        if off:
            note = self.notices.deprecated(f"{symbol} is deprecated")
            overloads = tuple(replace(o, notes=(note, *o.notes)) for o in view.overloads)
            view = replace(view, notes=(note,), overloads=overloads)
        view = replace(view, notes=(*view.notes, *told))
        bases = view.overloads or (OverloadView(view.parameters, view.notes[: int(off)]),)
        return replace(view, overloads=self.notices.overloads(bases, former) or view.overloads)

    def alias(self, former: FormerMethod, view: MethodView) -> MethodView:
        """The method of before, which is ``view`` today."""
        note = self.notices.deprecated(former.said.notice)
        kept = tuple(n for n in view.notes if not n.startswith("@_deprecated("))
        doc = doc_view(former_doc(former.said))
        return replace(
            view,
            name=former.name,
            doc=doc,
            async_doc=doc,
            notes=(note, *kept),
            overloads=tuple(replace(o, notes=(note,)) for o in view.overloads),
            aliases=(),
        )

    def through(self, view: MethodView, today: str) -> MethodView:
        """``view``, which calls the method of today: code of the owner's may have extended it."""
        cast, any_ = self.notices.name("typing", "cast"), self.notices.name("typing", "Any")
        given: list[str] = []
        by_position = True
        for parameter in view.parameters:
            name = split_parameter(parameter)[0]
            if parameter.startswith("**"):
                given.append("**call_options")
            elif parameter == "*":
                by_position = False
            else:
                given.append(name if by_position else f"{name}={name}")
        call = f'{cast}("{any_}", self).{today}({", ".join(given)})'
        awaits = "await " if view.async_keyword.startswith("async") else ""
        return replace(
            view,
            call=f"{cast}({py_str(view.result)}, {call})",
            async_call=f"{cast}({py_str(view.async_result)}, {awaits}{call})",
        )

    def cast(self, view: MethodView) -> MethodView:
        """``view`` of a method of another resource: nothing says what its recipe returns."""
        cast = self.notices.name("typing", "cast")
        return replace(
            view,
            call=f"{cast}({py_str(view.result)}, {view.call})",
            async_call=f"{cast}({py_str(view.async_result)}, {view.async_call})",
        )


def former_name(one: FormerName, module: str) -> FormerNameView:
    """A name of before in a module; ``module`` is where the thing is, seen from there."""
    return FormerNameView(one.name, module, one.target, py_str(one.said.notice))


def symbol_of(resource: Resource, name: str) -> str:
    """The symbol of a method."""
    return joined(".".join(resource.path), name, argument=False)
