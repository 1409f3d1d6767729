"""Every kind of change of a surface."""

from __future__ import annotations

from typing import Final

from generator.compat.change import Kinds, table
from generator.compat.sdk.kinds.arguments import ARGUMENTS
from generator.compat.sdk.kinds.fields import FIELDS
from generator.compat.sdk.kinds.methods import METHODS
from generator.compat.sdk.kinds.models import MODELS
from generator.compat.sdk.kinds.package import PACKAGE

#: Every kind, by id.
KINDS: Final[Kinds] = table(*METHODS, *ARGUMENTS, *MODELS, *FIELDS, *PACKAGE)
