"""What is not called, and what does not work, each with the reason."""

from __future__ import annotations

from collections.abc import Mapping


def _by_name(reasons: Mapping[str, str]) -> dict[str, str]:
    """Names, each with its reason, from names by reason."""
    return {name: reason for reason, names in reasons.items() for name in names.split()}


#: Scenarios of the report that are not reached.
UNREACHED = _by_name(
    {
        "The SDK does not send again what may have happened already, unless it is safe.": (
            "HttpRetry500Patch HttpRetry503Post HttpRetry504Patch"
        ),
        "A value that an enum does not have is refused, also when it came from the server.": (
            "putComplexPolymorphismNoDiscriminator"
        ),
    }
)

_NO_BODY = "The document describes a body, and the server sends none."
_NOT_JSON = "The server sends what is no JSON on purpose."

#: Documents and operations, "document/operation", that end with an error.
FAILING = _by_name(
    {
        _NO_BODY: """
            body-array/array_getNull body-array/array_getComplexNull body-array/array_getArrayNull
            body-array/array_getDictionaryNull body-byte/byte_getNull
            body-complex/basic_getNotProvided body-dictionary/dictionary_getNull
            body-dictionary/dictionary_getDictionaryNull body-string/string_getNotProvided
            httpInfrastructure/httpRetry_options502
            httpInfrastructure/multipleResponses_getDefaultModelA200None
            httpInfrastructure/multipleResponses_get200ModelA200None
            reserved-words/import_operationOne reserved-words/operationWithContentParam
            reserved-words/operationWithJsonParam reserved-words/operationWithDataParam
            reserved-words/operationWithFilesParam reserved-words/operationWithUrl
            reserved-words/reservedEnum
        """,
        _NOT_JSON: """
            body-array/array_getInvalid body-boolean/bool_getInvalid
            body-dictionary/dictionary_getNullKey body-dictionary/dictionary_getInvalid
            body-integer/int_getInvalid body-integer/int_getInvalidUnixTime
            body-number/number_getInvalidFloat body-number/number_getInvalidDouble
            body-number/number_getInvalidDecimal httpInfrastructure/httpSuccess_options200
        """,
        "The server answers with an error that the path does not announce.": """
            httpInfrastructure/httpFailure_getNoModelError
            httpInfrastructure/httpFailure_getNoModelEmpty
            incorrect-error-response/getIncorrectErrorFromServer
        """,
        "The SDK does not send again what may have happened already, unless it is safe.": """
            httpInfrastructure/httpRetry_patch500 httpInfrastructure/httpRetry_post503
            httpInfrastructure/httpRetry_patch504
        """,
        "The server wants a header, or a query, that its document does not require.": """
            header/header_customRequestId xms-error-responses/Pet_HasModelsParam
        """,
        "A value that an enum does not have is refused, also when it came from the server.": """
            body-complex/polymorphism_putMissingDiscriminator
        """,
    }
)

#: documents whose operations are not called but for those above, and why
NOT_USED = {
    "azure-parameter-grouping": "extensions of Azure, which have a report of their own",
    "azure-special-properties": "extensions of Azure, which have a report of their own",
    "azure-resource": "there are no routes for it",
    "azure-resource-x": "there are no routes for it",
    "body-boolean.quirks": "the same operations as body-boolean",
    "body-number.quirks": "the same operations as body-number",
    "body-string.quirks": "the same operations as body-string",
    "constants": "there are routes for one of its operations",
    "httpInfrastructure.quirks": "the same operations as httpInfrastructure",
    "lro": "long running operations of Azure, which no document describes",
    "lro-parameterized-endpoints": "long running operations of Azure, which no document describes",
    "paging": "pages of Azure, which no document describes",
}

#: operations that are not called, and why
NOT_CALLED = {
    "getWrappedArray": "there is no route for it",
    "putWrappedArray": "the server does not answer",
    "flattencomplex_getValid": "there is no route for it",
}
