"""The calls that cannot be derived from the documents: what the server's routes expect.

For each document: operations, their parameters by the names on the wire, and bodies. Whatever is
not here is called without arguments, and what a GET gives is sent back to the same path.
"""

from __future__ import annotations

import base64
import datetime as dt
from typing import Any

from tests.autorest.bodies import COLLECTION, DICTIONARY, FISH, INHERITED, PETS, PRODUCT
from tests.autorest.call import Call
from tests.autorest.versions import VERSIONS

_UTC = dt.timezone.utc
_BYTES = base64.b64decode("5ZWK6b2E5LiC54ub54uc76ex76Ss76ex76iM76ip")
_BEGIN = "begin!*'();:@ &=+$,/?#[]end"
_ARRAY = ["ArrayQuery1", _BEGIN, "", ""]
_KEY = "1c88a67921784300a462b2cb61da2339"


def _scenarios(kind: str, **values: Any) -> list[Call]:
    """The header parameters of one type, and the headers that come back."""
    sent = [
        Call(
            f"header_param{kind}", {"scenario": name} | ({} if value is None else {"value": value})
        )
        for name, value in values.items()
    ]
    return sent + [Call(f"header_response{kind}", {"scenario": name}) for name in values]


_HEADERS = [
    Call("header_paramExistingKey", {"User-Agent": "overwrite"}),
    *_scenarios("Integer", positive=1, negative=-2),
    *_scenarios("Long", positive=105, negative=-2),
    *_scenarios("Float", positive=0.07, negative=-3.0),
    *_scenarios("Double", positive=7e120, negative=-3.0),
    *_scenarios("Bool", true=True, false=False),
    *_scenarios("String", valid="The quick brown fox jumps over the lazy dog", null=None, empty=""),
    *_scenarios("Date", valid=dt.date(2010, 1, 1), min=dt.date(1, 1, 1)),
    *_scenarios(
        "Datetime",
        valid=dt.datetime(2010, 1, 1, 12, 34, 56, 0, _UTC),
        min=dt.datetime(1, 1, 1, 0, 0, 0, 0, _UTC),
    ),
    *_scenarios(
        "DatetimeRfc1123",
        valid="Fri, 01 Jan 2010 12:34:56 GMT",
        min="Mon, 01 Jan 0001 00:00:00 GMT",
    ),
    *_scenarios("Duration", valid=dt.timedelta(123, hours=22, minutes=14, seconds=12.011)),
    *_scenarios("Byte", valid=_BYTES),
    *_scenarios("Enum", valid="GREY", null=None),
]

_PATH_ITEMS = {
    "globalStringPath": "globalStringPath",
    "pathItemStringPath": "pathItemStringPath",
    "localStringPath": "localStringPath",
}


def _path_item(operation: str, *queries: str) -> Call:
    sent = {f"{name}StringQuery": f"{name}StringQuery" for name in queries}
    return Call(f"pathItems_{operation}", {**_PATH_ITEMS, **sent})


CALLS: dict[str, list[Call]] = {
    **VERSIONS,
    "additionalProperties": [
        Call(f"Pets_{operation}", {}, body) for operation, body in PETS.values()
    ],
    "any-type": [Call("putObject", {}, {"foo": "bar"})],
    "body-array": [
        Call(
            "array_putDateTimeValid",
            {},
            ["2000-12-01T00:00:01Z", "1980-01-02T00:11:35Z", "1492-10-12T10:15:01Z"],
        )
    ],
    "body-binary": [
        Call("Upload_File", {}, {"more": "cowbell"}),
        Call("Upload_Binary", {}, b"Hello, world!"),
        Call("Download_ErrorStream", fails="BadRequestError"),
    ],
    "body-complex": [
        Call(
            "basic_putValid",
            {"api-version": "2016-02-29"},
            {"id": 2, "name": "abc", "color": "Magenta"},
        ),
        # null where the document has texts: only extra_body can send it
        Call(
            "array_putValid",
            options={
                "extra_body": {
                    "array": [
                        "1, 2, 3, 4",
                        "",
                        None,
                        "&S#$(*Y",
                        "The quick brown fox jumps over the lazy dog",
                    ]
                }
            },
        ),
        Call(
            "dictionary_putValid",
            options={
                "extra_body": {
                    "defaultProgram": {
                        "txt": "notepad",
                        "bmp": "mspaint",
                        "xls": "excel",
                        "exe": "",
                        "": None,
                    }
                }
            },
        ),
        Call("readonlyproperty_putValid", {}, {"size": 2}),
        Call(
            "polymorphism_putMissingDiscriminator",
            {},
            FISH,
        ),
    ],
    "body-datetime": [
        Call("datetime_putUtcMaxDateTime", {}, "9999-12-31T23:59:59.999Z"),
        Call("datetime_putUtcMaxDateTime7Digits", {}, "9999-12-31T23:59:59.9999999Z"),
        Call("datetime_putUtcMinDateTime", {}, dt.datetime(1, 1, 1, 0, 0, 0, 0, _UTC)),
        Call("datetime_putLocalPositiveOffsetMaxDateTime", {}, "9999-12-31T23:59:59.999+14:00"),
        Call("datetime_putLocalNegativeOffsetMaxDateTime", {}, "9999-12-31T23:59:59.999-14:00"),
        Call("datetime_putLocalPositiveOffsetMinDateTime", {}, "0001-01-01T00:00:00+14:00"),
        Call("datetime_putLocalNegativeOffsetMinDateTime", {}, "0001-01-01T00:00:00-14:00"),
    ],
    "body-datetime-rfc1123": [
        Call(
            "datetimerfc1123_putUtcMaxDateTime",
            {},
            "Fri, 31 Dec 9999 23:59:59 GMT",
        ),
    ],
    "body-dictionary": [
        Call(
            "dictionary_putDateTimeValid",
            {},
            {
                "0": "2000-12-01T00:00:01Z",
                "1": "1980-01-01T23:11:35Z",
                "2": "1492-10-12T18:15:01Z",
            },
        )
    ],
    "body-duration": [
        Call(
            "duration_putPositiveDuration",
            {},
            dt.timedelta(123, hours=22, minutes=14, seconds=12.011),
        )
    ],
    "body-formdata": [
        Call("formdata_UploadFile", {}, {"fileContent": b"content", "fileName": "a.txt"}),
        Call("formdata_UploadFileViaBody", {}, b"content"),
    ],
    "body-formdata-urlencoded": [
        Call(
            "formdataurlencoded_updatePetWithForm",
            {"petId": 1},
            {"pet_type": "dog", "pet_food": "meat", "pet_age": 42, "name": "Fido"},
        ),
        Call(
            "formdataurlencoded_partialConstantBody",
            {},
            {"grant_type": "access_token", "service": "bar", "access_token": "foo"},
        ),
    ],
    "body-integer": [
        Call("int_putMax32", {}, 2**31 - 1),
        Call("int_putMin32", {}, -(2**31)),
        Call("int_putMax64", {}, 2**63 - 1),
        Call("int_putMin64", {}, -(2**63)),
        Call("int_putUnixTimeDate", {}, dt.datetime(2016, 4, 13, 0, 0, 0, 0, _UTC)),
    ],
    "body-string": [
        Call("enum_putReferencedConstant", {}, {"ColorConstant": "green-color"}),
        Call("string_putBase64UrlEncoded", {}, b"a string that gets encoded with base64url"),
    ],
    "body-time": [Call("time_put", {}, dt.time(8, 7, 56))],
    "constants": [
        Call(
            "contants_putClientConstants",
            {
                "header-constant": True,
                "query-constant": 100,
                "path-constant": "path",
            },
        )
    ],
    "custom-baseUrl-more-options": [
        Call("paths_getEmpty", {"subscriptionId": "test12", "keyName": "key1", "keyVersion": "v1"}),
    ],
    "error-with-secrets": [
        Call(
            "CreateSecret",
            options={"extra_query": {"key": _KEY}, "extra_body": {"key": _KEY}},
        ),
        Call("GetErrorWithSecrets", fails="PermissionDeniedError"),
    ],
    "extensible-enums-swagger": [
        *(Call("Pet_GetByPetId", {"petId": name}) for name in ("tommy", "casper", "scooby")),
        Call("Pet_AddPet", {}, {"name": "Retriever", "IntEnum": "3", "DaysOfWeek": "Friday"}),
    ],
    "header": _HEADERS,
    "media_types": [
        Call("AnalyzeBody", {}, {"source": "foo"}),
        Call("AnalyzeBody", {}, b"PDF"),
        Call("AnalyzeBodyNoAcceptHeader", {}, {"source": "foo"}),
        Call("contentTypeWithEncoding", {}, "input"),
        Call("binaryBodyWithTwoContentTypes", {}, b"hello"),
        Call("binaryBodyWithThreeContentTypes", {}, b"hello"),
        Call("bodyThreeTypes", {}, {"hello": "world"}),
        Call("bodyThreeTypes", {}, "hello, world"),
    ],
    "merge-patch": [Call("patchSingle", {}, {"foo": "bar"})],
    "model-flattening": [
        Call(
            "putArray",
            {},
            [
                {"location": "West US", "tags": {"tag1": "value1", "tag2": "value3"}},
                {"location": "Building 44"},
            ],
        ),
        Call("putDictionary", {}, DICTIONARY),
        Call("putResourceCollection", {}, COLLECTION),
        Call("putSimpleProduct", {}, INHERITED),
        Call("postFlattenedSimpleProduct", {}, PRODUCT),
        Call("putSimpleProductWithGrouping", {"name": "groupproduct"}, PRODUCT),
    ],
    "multiple-inheritance": [
        Call("putPet", {}, {"name": "Butter"}),
        Call("putHorse", {}, {"name": "General", "isAShowHorse": False}),
        Call("putFeline", {}, {"meows": False, "hisses": True}),
        Call("putCat", {}, {"name": "Boots", "likesMilk": False, "meows": True, "hisses": False}),
        Call(
            "putKitten",
            {},
            {
                "name": "Kitty",
                "likesMilk": False,
                "meows": True,
                "hisses": False,
                "eatsMiceYet": True,
            },
        ),
    ],
    "non-string-enum": [Call("Int_put", {}, 200), Call("Float_put", {}, 200.4)],
    "object-type": [
        Call("put", {}, {"foo": "bar"}),
        Call("put", {}, {"bar": "foo"}, fails="BadRequestError"),
    ],
    "required-optional": [Call("explicit_putRequiredBinaryBody", {}, b"Hello")],
    "reserved-words": [
        Call("import_operationOne", {"parameter1": "foo"}),
        Call("operationWithContentParam", {}, b"hello, world"),
        Call("operationWithJsonParam", {}, {"hello": "world"}),
        Call("operationWithDataParam", {}, {"data": "hello", "world": "world"}),
        Call("operationWithFilesParam", {}, {"files": b"content", "fileName": "my.txt"}),
        Call(
            "operationWithUrl",
            {"url": "foo", "headerParameters": "x", "queryParameters": ["one", "two"]},
        ),
        Call("reservedEnum", {"enumParameter": "import"}),
    ],
    "url": [
        Call("paths_enumValid", {"enumPath": "green color"}),
        Call("paths_byteMultiByte", {"bytePath": _BYTES}),
        Call("paths_base64Url", {"base64UrlPath": b"lorem"}),
        Call(
            "paths_unixTimeUrl",
            {"unixTimeUrlPath": dt.datetime(2016, 4, 13, 0, 0, 0, 0, _UTC)},
        ),
        Call("paths_ArrayCsvInPath", {"arrayPath": ["ArrayPath1", _BEGIN, "", ""]}),
        Call("queries_enumValid", {"enumQuery": "green color"}),
        Call("queries_byteMultiByte", {"byteQuery": _BYTES}),
        *(
            Call(f"queries_ArrayString{style}Valid", {"arrayQuery": _ARRAY})
            for style in ("Csv", "Ssv", "Tsv", "Pipes")
        ),
        Call("queries_ArrayStringCsvEmpty", {"arrayQuery": [""]}),
        Call(
            "queries_ArrayStringNoCollectionFormatEmpty",
            {"arrayQuery": ["hello", "nihao", "bonjour"]},
        ),
        _path_item("getAllWithValues", "global", "pathItem", "local"),
        _path_item("getGlobalQueryNull", "pathItem", "local"),
        _path_item("getGlobalAndLocalQueryNull", "pathItem"),
        _path_item("getLocalPathItemQueryNull", "global"),
    ],
    "url-multi-collectionFormat": [
        Call("queries_ArrayStringMultiEmpty", {"arrayQuery": []}),
        Call("queries_ArrayStringMultiValid", {"arrayQuery": _ARRAY}),
    ],
    "validation": [
        Call(
            "postWithConstantInBody",
            {"constantParam": "constant"},
            {
                "constString": "constant",
                "constInt": 0,
                "child": {"constProperty": "constant"},
                "constChild": {"constProperty": "constant", "constProperty2": "constant2"},
            },
        )
    ],
    "xml-service": [
        Call("xml_jsonInput", {}, {"id": 42}),
    ],
    "xms-error-responses": [
        Call("Pet_GetPetById", {"petId": "tommy"}),
        Call("Pet_GetPetById", {"petId": "coyoteUgly"}, fails="NotFoundError"),
        Call("Pet_GetPetById", {"petId": "weirdAlYankovic"}, fails="NotFoundError"),
        Call("Pet_GetPetById", {"petId": "ringo"}, fails="BadRequestError"),
        Call("Pet_GetPetById", {"petId": "alien123"}, fails="ServerError"),
        Call("Pet_DoSomething", {"whatAction": "stay"}),
        Call("Pet_DoSomething", {"whatAction": "jump"}, fails="ServerError"),
        Call("Pet_DoSomething", {"whatAction": "fetch"}, fails="NotFoundError"),
    ],
}

#: what the client sends where a document knows of security
CREDENTIALS = {
    "security-key": "123456789",
    "security-aad": "https://security.microsoft.com/.default",
    "error-with-secrets": f"SharedKey {_KEY}",
}
