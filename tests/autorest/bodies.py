"""Bodies that the routes of the server expect."""

from __future__ import annotations

PETS = {
    "true": (
        "CreateAPTrue",
        {
            "id": 1,
            "name": "Puppy",
            "birthdate": "2017-12-13T02:29:51Z",
            "complexProperty": {"color": "Red"},
        },
    ),
    "cat": (
        "CreateCatAPTrue",
        {
            "id": 1,
            "name": "Lisa",
            "friendly": True,
            "birthdate": "2017-12-13T02:29:51Z",
            "complexProperty": {"color": "Red"},
        },
    ),
    "object": (
        "CreateAPObject",
        {
            "id": 2,
            "name": "Hira",
            "siblings": [
                {
                    "id": 1,
                    "name": "Puppy",
                    "birthdate": "2017-12-13T02:29:51Z",
                    "complexProperty": {"color": "Red"},
                }
            ],
            "picture": "//////4=",
        },
    ),
    "string": (
        "CreateAPString",
        {"id": 3, "name": "Tommy", "color": "red", "weight": "10 kg", "city": "Bombay"},
    ),
    "in": (
        "CreateAPInProperties",
        {
            "id": 4,
            "name": "Bunny",
            "additionalProperties": {"height": 5.61, "weight": 599, "footsize": 11.5},
        },
    ),
    "both": (
        "CreateAPInPropertiesWithAPString",
        {
            "id": 5,
            "name": "Funny",
            "@odata.location": "westus",
            "additionalProperties": {"height": 5.61, "weight": 599, "footsize": 11.5},
            "color": "red",
            "city": "Seattle",
            "food": "tikka masala",
        },
    ),
}

_FLAT = {"type": "Flat"}
DICTIONARY = {
    "Resource1": {
        "location": "West US",
        "tags": {"tag1": "value1", "tag2": "value3"},
        "properties": {"p.name": "Product1", **_FLAT},
    },
    "Resource2": {"location": "Building 44", "properties": {"p.name": "Product2", **_FLAT}},
}
COLLECTION = {
    "arrayofresources": [
        DICTIONARY["Resource1"],
        {"location": "East US", "properties": {"p.name": "Product2", **_FLAT}},
    ],
    "dictionaryofresources": DICTIONARY,
    "productresource": {"location": "India", "properties": {"p.name": "Azure", **_FLAT}},
}
_DETAILS = {
    "max_product_display_name": "max name",
    "max_product_capacity": "Large",
    "max_product_image": {"@odata.value": "http://foo"},
}
PRODUCT = {
    "base_product_id": "123",
    "base_product_description": "product description",
    "details": _DETAILS,
}
INHERITED = PRODUCT | {
    "details": _DETAILS
    | {"max_product_image": {"@odata.value": "http://foo", "generic_value": "https://generic"}}
}

FISH = {
    "fishtype": "salmon",
    "location": "alaska",
    "iswild": True,
    "species": "king",
    "length": 1.0,
    "siblings": [
        {
            "fishtype": "shark",
            "age": 6,
            "length": 20.0,
            "species": "predator",
            "birthday": "2012-01-05T01:00:00Z",
        },
        {
            "fishtype": "sawshark",
            "age": 105,
            "length": 10.0,
            "species": "dangerous",
            "picture": "//////4=",
            "birthday": "1900-01-05T01:00:00Z",
        },
        {
            "fishtype": "goblin",
            "color": "pinkish-gray",
            "age": 1,
            "length": 30.0,
            "species": "scary",
            "birthday": "2015-08-08T00:00:00Z",
            "jawsize": 5,
        },
    ],
}
