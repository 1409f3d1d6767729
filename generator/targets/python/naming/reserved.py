"""Names that emitted code keeps for itself.

Changing a set here renames things in every SDK that is generated again: that is a breaking change
for its users. Add only what the emitted code really uses, and say so in the changelog.
"""

# Constants of Python; what a models module imports steps aside for classes (see Imports.taken).
CLASSES = frozenset({"False", "None", "True"})

# Attributes of pydantic's BaseModel and of our own base class, and the builtins that the
# annotations of a class body name.
FIELDS = frozenset(
    {
        "additional_properties",
        "bool",
        "bytes",
        "construct",
        "copy",
        "dict",
        "float",
        "from_dict",
        "from_json",
        "from_orm",
        "int",
        "json",
        "list",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
        "mro",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "pydantic",
        "register",
        "schema",
        "schema_json",
        "self",
        "str",
        "to_dict",
        "to_json",
        "to_str",
        "tuple",
        "update_forward_refs",
        "validate",
    }
)

# Options of every call.
OPTIONS = (
    "extra_headers",
    "extra_query",
    "extra_body",
    "timeout",
    "deadline",
    "max_retries",
    "max_response_bytes",
    "send_credentials",
)
# ``call_options`` collects them in the signature of a method.
ARGUMENTS = frozenset({"self", "content_type", "call_options", *OPTIONS})

# Builtins that annotations in a resource class name, and attributes of the resource base.
METHODS = frozenset(
    {"api_instance", "bool", "bytes", "client", "float", "int", "models", "object", "str"}
)

# Attributes of the clients.
CLIENT_ATTRIBUTES = frozenset(
    {
        "aclose",
        "base_url",
        "client",
        "close",
        "copy",
        "debug",
        "is_closed",
        "max_retries",
        "preload",
        "request",
        "strict",
        "stream",
        "timeout",
        "with_options",
        "with_response",
    }
)

# Keyword arguments of every client beside the document's own.
CLIENT_ARGUMENTS = frozenset(
    {
        "self",
        "base_url",
        "debug",
        "default_headers",
        "default_query",
        "http_client",
        "max_retries",
        "strict",
        "timeout",
    }
)

# What the template of a resource names beside what it imports under any name.
RESOURCES = frozenset({"ClientValue"})
