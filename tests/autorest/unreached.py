"""What does not work, and why: scenarios of the report, and calls that end with an error."""

from __future__ import annotations

from collections.abc import Mapping


def _by_name(reasons: Mapping[str, str]) -> dict[str, str]:
    """Names, each with its reason, from names by reason."""
    return {name: reason for reason, names in reasons.items() for name in names.split()}


#: Scenarios of the report that are not reached.
UNREACHED = _by_name(
    {
        "A path parameter that is empty would lead to another path: the SDK refuses it.": (
            "UrlPathsStringEmpty UrlPathsByteEmpty"
        ),
        "The SDK does not send again what may have happened already, unless it is safe.": (
            "HttpRetry500Patch HttpRetry503Post HttpRetry504Patch"
        ),
        "base64url is sent with padding.": "UrlPathsStringBase64Url putStringBase64UrlEncoded",
        "The root element of an array has no name of its own.": (
            "PutXMLListAtRoot PutXMLListAtRootSingle PutEmptyXMLListAtRoot "
            "StoragePutContainerACLXML"
        ),
        "The items of an array do not take the name of the schema that they refer to.": (
            "PutSimpleXML"
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
        "A redirect with a body is followed with the body or not at all; here it leads nowhere.": """
            httpInfrastructure/httpRedirects_put301 httpInfrastructure/httpRedirects_patch302
        """,
        "The SDK does not send again what may have happened already, unless it is safe.": """
            httpInfrastructure/httpRetry_patch500 httpInfrastructure/httpRetry_post503
            httpInfrastructure/httpRetry_patch504
        """,
        "The server wants a header, or a query, that its document does not require.": """
            header/header_customRequestId xms-error-responses/Pet_HasModelsParam
        """,
        "A Decimal comes as a float, and is refused when it is sent back.": """
            body-number/number_putBigDecimal body-number/number_putSmallDecimal
        """,
        "base64url is sent with padding.": """
            body-string/string_putBase64UrlEncoded url/paths_base64Url
        """,
        "A path parameter that is empty would lead to another path: the SDK refuses it.": """
            url/paths_stringEmpty url/paths_byteEmpty
        """,
        "The root element of an array has no name of its own.": """
            xml-service/xml_putRootList xml-service/xml_putRootListSingleItem
            xml-service/xml_putEmptyRootList xml-service/xml_putAcls
        """,
        "The items of an array do not take the name of the schema that they refer to.": """
            xml-service/xml_putSimple
        """,
    }
)
