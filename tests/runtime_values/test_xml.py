from __future__ import annotations

import datetime as _dt
import xml.etree.ElementTree as ET
from typing import Any, Dict, List, Optional, Union

import pytest
from pydantic import Field
from runtime.wire.bodies import build_body
from runtime.codec.values import decode_value
from runtime.base.errors import InvalidRequestError, ResponseValidationError
from runtime.codec.markers import XmlInfo
from runtime.codec.models import Model
from runtime.spec.operation import Body, Operation
from runtime.spec.options import Options
from runtime.codec.shapes import shape_of
from runtime.codec.xml import loads


class Tag(Model):
    id: Optional[int] = None
    name: Optional[str] = None

    _xml = {"": XmlInfo("Tag"), "id": XmlInfo(attribute=True)}


class Photo(Model):
    url: Optional[str] = None
    alt: Optional[str] = None

    _xml = {"url": XmlInfo(text=True), "alt": XmlInfo("title", attribute=True)}


class Pet(Model):
    id: Optional[int] = None
    name: Optional[str] = None
    born: Optional[_dt.datetime] = None
    alive: Optional[bool] = None
    photo_urls: Optional[List[str]] = Field(default=None, alias="photoUrls")
    tags: Optional[List[Tag]] = None
    marks: Optional[List[str]] = None
    photo: Optional[Photo] = None
    owner: Optional[Dict[str, Any]] = None
    kind: Optional[Union[Tag, Photo]] = None

    _xml = {
        "": XmlInfo("pet", namespace="http://example.com/pet", prefix="p"),
        "id": XmlInfo(attribute=True),
        "name": XmlInfo("petName", prefix="p"),
        "photo_urls": XmlInfo("photoUrl", wrapped=True, item=XmlInfo("url")),
        "tags": XmlInfo(wrapped=True, item=XmlInfo("tag")),
        "marks": XmlInfo("ignored", item=XmlInfo("mark")),
    }


PET = {
    "id": 5,
    "name": 'a<b> & "c"',
    "born": _dt.datetime(2024, 5, 1, tzinfo=_dt.timezone.utc),
    "alive": True,
    "photoUrls": ["u1", "u2"],
    "tags": [{"id": 1, "name": "x"}],
    "marks": ["m1", "m2"],
    "photo": {"url": "http://x", "alt": "y"},
    "owner": {"a": {"b": [1, 2]}},
}
TEXT = (
    '<p:pet xmlns:p="http://example.com/pet" id="5"><p:petName>a&lt;b&gt; &amp; "c"</p:petName>'
    "<born>2024-05-01T00:00:00Z</born><alive>true</alive>"
    "<photoUrl><url>u1</url><url>u2</url></photoUrl>"
    '<tags><tag id="1"><name>x</name></tag></tags><mark>m1</mark><mark>m2</mark>'
    '<photo title="y">http://x</photo><owner><a><b>1</b><b>2</b></a></owner></p:pet>'
)


def write(type_, value, media="application/xml"):
    operation = Operation("op", "POST", "/x", bodies=(Body(media, lambda: type_, argument="v"),))
    content = build_body(operation, {"v": value}, Options())
    assert content.headers["Content-Type"] == media
    return b"".join(content).decode()


def read(type_, text, **options):
    data = text if isinstance(text, bytes) else text.encode()
    return decode_value(type_, loads(data, shape_of(type_)), **options)


def test_writing():
    text = write(Pet, PET)
    assert text == '<?xml version="1.0" encoding="UTF-8"?>\n' + TEXT
    root = ET.fromstring(text)
    assert root.tag == "{http://example.com/pet}pet"
    assert root[0].text == PET["name"]


def test_reading():
    pet = read(Pet, TEXT, strict=True)
    assert pet.id == 5
    assert pet.alive is True
    assert pet.born == PET["born"]
    assert pet.photo_urls == ["u1", "u2"]
    assert pet.tags == [Tag(id=1, name="x")]
    assert pet.marks == ["m1", "m2"]
    assert pet.photo == Photo(url="http://x", alt="y")
    assert pet.owner == {"a": {"b": ["1", "2"]}}
    assert pet.name == PET["name"]


@pytest.mark.parametrize(
    ("info", "shape", "expected"),
    [
        (XmlInfo(), List[str], "<animals>a</animals><animals>b</animals>"),
        (XmlInfo("aliens"), List[str], "<animals>a</animals><animals>b</animals>"),
        (XmlInfo(item=XmlInfo("animal")), List[str], "<animal>a</animal><animal>b</animal>"),
        (XmlInfo("aliens", item=XmlInfo("animal")), List[str], "<animal>a</animal><animal>b</animal>"),
        (XmlInfo(wrapped=True), List[str], "<animals><animals>a</animals><animals>b</animals></animals>"),
        (XmlInfo("aliens", wrapped=True), List[str], "<aliens><aliens>a</aliens><aliens>b</aliens></aliens>"),
        (XmlInfo(wrapped=True, item=XmlInfo("animal")), List[str], "<animals><animal>a</animal><animal>b</animal></animals>"),
        (XmlInfo("aliens", wrapped=True, item=XmlInfo("animal")), List[str], "<aliens><animal>a</animal><animal>b</animal></aliens>"),
    ],
)  # fmt: skip
def test_arrays_as_the_specification_shows_them(info, shape, expected):
    model = type(
        "Zoo",
        (Model,),
        {
            "__annotations__": {"animals": Optional[List[str]]},
            "animals": None,
            "_xml": {"animals": info},
            "__module__": __name__,
        },
    )
    text = write(model, {"animals": ["a", "b"]})
    assert text.endswith(f"<Zoo>{expected}</Zoo>")
    assert read(model, text).animals == ["a", "b"]
    one = read(model, write(model, {"animals": ["a"]}))
    assert one.animals == ["a"]


def test_odds_and_ends():
    assert write(Tag, {"name": None, "id": 1}).endswith('<Tag id="1" />')
    assert write(Pet, "<raw/>") == "<raw/>"
    assert read(
        Tag, "<x:Tag xmlns:x='u' id='1' more='2'><other><a/></other></x:Tag>"
    ).additional_properties == {
        "other": {"a": ""},
        "more": "2",
    }
    assert read(Pet, "<pet id='x'/>").id == "x"
    assert read(List[Tag], "<tags><Tag id='1'/><Tag id='2'/></tags>") == [Tag(id=1), Tag(id=2)]
    nil = '<Tag xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><name xsi:nil="true"/></Tag>'
    assert read(Tag, nil).name is None
    assert read(Any, "<a x='1'><b>t</b><b/>tail</a>") == {"x": "1", "b": ["t", ""], "value": "tail"}
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?><Tag><name>é</name></Tag>'.encode("latin-1")
    assert read(Tag, latin).name == "é"
    with pytest.raises(ResponseValidationError):
        read(Pet, "<pet id='x'/>", strict=True)


@pytest.mark.parametrize("value", ["a\0b", "\x1f", "\ud800", "\ufffe"])
def test_characters_that_xml_cannot_carry(value):
    with pytest.raises(InvalidRequestError):
        write(Tag, {"name": value})
    with pytest.raises(InvalidRequestError):
        write(Pet, {"owner": {"a b": 1}})


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]><Tag><name>&x;</name></Tag>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><Tag/>',
        '<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><Tag>&b;</Tag>',
        "<Tag>", "", "{}", "<Tag>&unknown;</Tag>",
    ],
)  # fmt: skip
def test_hostile_and_broken_documents(text):
    with pytest.raises(ResponseValidationError):
        read(Tag, text)
