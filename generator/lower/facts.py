"""What is said about a property or parameter beside its type: prose, defaults, examples.

It may stand in place or where a reference leads; what stands in place comes first.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Loc
from generator.document.tree import Json, Obj
from generator.ir.limits import Limits
from generator.ir.types import Access, Doc, JsonValue
from generator.lower.allof import is_ref, landing
from generator.lower.bounds import limits_of
from generator.lower.reader import Context, doc_of, example_at, flag, items, value_at


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said about a value beside its type: in place first, then where it refers to.

    ``prose`` are the schemas whose words are about this value: a named type keeps its own.
    """

    own: tuple[Obj, ...]
    referred: tuple[Obj, ...]
    prose: tuple[Obj, ...]

    @staticmethod
    def of(ctx: Context, nodes: list[Json], *, named: bool) -> Facts:
        """Collect from ``nodes``, of which the last is the strongest."""
        own: list[Obj] = []
        referred: list[Obj] = []
        for node in reversed(nodes):
            if not isinstance(node, Obj):
                continue
            members = [m for m in items(node, "allOf") if isinstance(m, Obj)]
            for layer in (node, *reversed(members)):
                own.append(layer)
                target = landing(ctx, layer) if is_ref(layer) else None
                if isinstance(target, Obj):
                    referred.append(target)
        prose = own if named else own + referred
        return Facts(tuple(own), tuple(referred), tuple(prose))

    def value(self, key: str) -> tuple[bool, JsonValue]:
        """The first usable value of ``key``."""
        for node in (*self.own, *self.referred):
            found, value = value_at(node, key)
            if found:
                return True, value
        return False, None

    def example(self) -> tuple[bool, JsonValue]:
        """The first example."""
        for node in self.prose:
            found, value = example_at(node)
            if found:
                return True, value
        return False, None

    def doc(self) -> Doc:
        """The prose, each field from the first that has it."""
        docs = [doc_of(node) for node in self.prose]
        if len(docs) == 1:
            return docs[0]
        return Doc(
            title=next((d.title for d in docs if d.title), ""),
            summary=next((d.summary for d in docs if d.summary), ""),
            description=next((d.description for d in docs if d.description), ""),
            unit=next((d.unit for d in docs if d.unit), ""),
        )

    def limits(self) -> Limits:
        """Which values are allowed, as far as it is said in place."""
        return limits_of(self.own)

    def access(self, ctx: Context, loc: Loc) -> Access:
        """ReadOnly or writeOnly; both at once is neither."""
        nodes = (*self.own, *self.referred)
        read = any(flag(node, "readOnly") for node in nodes)
        write = any(flag(node, "writeOnly") for node in nodes)
        if read and write:
            message = "'readOnly' and 'writeOnly' exclude each other; both are ignored."
            ctx.sink.warning("L112", message, loc, hint="Remove one of the two.")
        if read == write:
            return Access.BOTH
        return Access.READ if read else Access.WRITE
