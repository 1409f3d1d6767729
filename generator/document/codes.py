"""What every diagnostic code of this room stands for, in one line.

A code never changes its meaning and is never used again. A test keeps the table and the
sources in step, and asks for a test of every code.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        # S is for reading files
        "S001": "a file cannot be read or decoded",
        "S002": "a file is not valid JSON",
        "S003": "a file is not valid YAML",
        "S004": "a YAML alias stands inside its own anchor",
        "S005": "a key is given twice",
        "S006": "a document is too deep or too large",
        "S007": "status codes are written as numbers",
        "S008": "an unknown YAML tag",
        "S010": "the document is not a mapping",
        "S011": "the document does not say that it is OpenAPI",
        "S012": "a version of OpenAPI that is not supported",
        "S013": "the version is written as a number",
        # O is for overlays
        "O001": "not an overlay of a supported version",
        "O002": "an action or a key of an overlay is malformed",
        "O003": "the target of an overlay action matches nothing",
        "O004": "an overlay action cannot be applied to its target",
        # R is for references
        "R001": "a reference leads nowhere, or to the wrong kind of thing",
        "R002": "a file that a reference names cannot be had",
        "R003": "a reference leads to a host that is not allowed",
        "R004": "references lead in a circle",
        "R005": "a discriminator value leads nowhere",
        # V is for structure
        "V001": "a value is of the wrong type",
        "V002": "a value of another type was converted",
        "V003": "a value is empty",
        "V004": "a parameter lacks its name or place",
        "V010": "the official schema of OpenAPI does not accept something",
        "V011": "the official schema of OpenAPI could not be applied",
        "V012": "the official schema was not applied to a large document",
        # U is for upgrade to the common dialect
        "U001": "keys beside a $ref are ignored",
        "U002": "nullable beside a $ref is honoured",
        "U003": "type: file outside Swagger 2.0",
        "U005": "a parameter gives its type without a schema",
        "U006": "a body parameter outside Swagger 2.0",
        "U007": "more than one body parameter",
        "U008": "items is a list of schemas",
        # D is for rules about a whole document
        "D001": "an operationId is used twice",
        "D002": "a placeholder of a path has no parameter",
        "D003": "a path parameter has no placeholder",
        "D004": "a default does not fit its schema",
        "D005": "an example does not fit its schema",
        "D006": "an unknown x-sdk extension",
        "D007": "an enum lists a value twice",
        "D008": "required names a property that does not exist",
        "D009": "a discriminator without a property name",
        "D010": "a document without operations",
        "D011": "paths that differ only in the names of placeholders",
        "D012": "the default of a server variable is not one of its values",
        "D013": "a security requirement names an unknown scheme",
        "D014": "a parameter is listed twice",
        "D015": "a path does not begin with a slash",
    }
)
