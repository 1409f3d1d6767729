"""Where the parameters of a request travel, and how arrays and objects are written there."""

from __future__ import annotations

import enum


class ParamIn(enum.Enum):
    """Where a parameter travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    QUERYSTRING = "querystring"  # 3.2: the whole query

    @property
    def default_style(self) -> Style:
        """How values are written where the document does not say it."""
        return Style.SIMPLE if self in {ParamIn.PATH, ParamIn.HEADER} else Style.FORM


class Style(enum.Enum):
    """How arrays and objects are written in a parameter."""

    SIMPLE = "simple"
    LABEL = "label"
    MATRIX = "matrix"
    FORM = "form"
    SPACE = "spaceDelimited"
    PIPE = "pipeDelimited"
    TAB = "tabDelimited"  # Swagger 2.0 collectionFormat: tsv
    DEEP = "deepObject"
    COOKIE = "cookie"  # 3.2

    @property
    def explodes(self) -> bool:
        """Whether every item of an array has the name, where the document does not say it."""
        return self in {Style.FORM, Style.COOKIE}


class ArgumentIn(enum.Enum):
    """Where an argument of an operation goes; the first members are those of :class:`ParamIn`."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    QUERYSTRING = "querystring"
    BODY = "body"  # one property of the body
    BODY_ROOT = "body_root"  # the whole body
    PART = "part"  # a header of one part of a multipart body
    OWN = "own"  # no operation has it: what a composed method needs to know
    IGNORED = "ignored"  # taken, but never sent

    @classmethod
    def of(cls, location: ParamIn) -> ArgumentIn:
        """Where a parameter goes."""
        return cls(location.value)
