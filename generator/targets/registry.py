"""The targets there are, in the order in which they plan.

A target is imported when a run asks for it, or to check a section that it has in ``sdk.yaml``.
"""

from __future__ import annotations

from typing import Final

from generator.config.section import Sections
from generator.targets.base import Entry, Registry, Target


def _python(sections: Sections) -> Target:
    from generator.targets.python.target import python_target  # noqa: PLC0415

    return python_target(sections)


def _samples(_: Sections) -> Target:
    from generator.targets.samples.plan import plan_samples  # noqa: PLC0415

    return plan_samples


def _docs(sections: Sections) -> Target:
    from generator.targets.docs.target import docs_target  # noqa: PLC0415

    return docs_target(sections)


def _postman(sections: Sections) -> Target:
    from generator.targets.postman.target import postman_target  # noqa: PLC0415

    return postman_target(sections)


TARGETS: Final[Registry] = (
    Entry("python", _python, sections=("resources", "models", "compat", "renamed")),
    Entry("samples", _samples, reads=("python",), copies=True),
    Entry("postman", _postman, sections=("postman",)),
    Entry("docs", _docs, sections=("docs",), reads=("python", "samples", "postman"), copies=True),
)
