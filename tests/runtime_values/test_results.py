"""Results that go on: a class joined with the model of a response is that model, to all who look."""

import copy
import json
import pickle
import sys
import types

import pytest
from runtime.base.errors import APIError
from runtime.codec.jsonable import to_jsonable
from runtime.codec.models import Model
from runtime.codec.pages import AsyncPage, BareSyncPage, SyncPage
from runtime.codec.results import joined, origin_of, plain


class Pet(Model):
    id: int
    name: str = ""


class ListPetsResponse(Model):
    pets: "list[Pet] | None" = None
    total: int = 0


class ListPetsPage(SyncPage[Pet], ListPetsResponse):
    pass


class AsyncListPetsPage(AsyncPage[Pet], ListPetsResponse):
    pass


class Numbered(Model):
    """The words of a response win over ours."""

    pages: int
    next_page: "str | None" = None
    keys: "list[str]" = []


class NumberedPage(BareSyncPage[int], Numbered):
    def pages_(self):
        return self._pages()


class Origin:
    """Where a page came from, as far as a page asks."""

    token = None

    def __init__(self, items):
        self.items = items

    def token_at(self, position):
        return {"at": position}

    def following(self):
        return None

    def __reduce__(self):
        return (Origin, ([],))


CAME = {"pets": [{"id": 1, "name": "a"}, {"id": 2, "odd": None}], "more": [3]}


def model():
    return ListPetsResponse.from_json(json.dumps(CAME))


def page(cls=ListPetsPage):
    made = model()
    return joined(cls, made, Origin(made.pets))


@pytest.mark.parametrize("cls", [ListPetsPage, AsyncListPetsPage])
@pytest.mark.parametrize(
    "look",
    [
        lambda value: value.to_dict(),
        lambda value: value.to_json(),
        to_jsonable,
        lambda value: value.model_dump(),
        lambda value: value.model_dump_json(),
        dict,
        bool,
        lambda value: value.model_fields_set,
        lambda value: value.additional_properties,
        lambda value: (value.pets, value.total, value.more),
        str,
        lambda value: repr(value).partition("(")[2],
        lambda value: plain(value) if isinstance(value, cls_of_results) else value,
    ],
)
def test_a_result_shows_what_its_model_shows(cls, look):
    assert look(page(cls)) == look(model())


cls_of_results = (ListPetsPage, AsyncListPetsPage)


MODELS = """
from __future__ import annotations
from typing import List, Optional
from runtime.codec.models import Model

class Listed(Model):
    pets: Pets
    more: Optional[List[Pets]] = None

class Owned(Listed):
    owner: str = ""

class Pet(Model):
    id: int

Pets = List[Pet]
"""
RESULTS = """
from runtime.codec.pages import SyncPage
from models_of_pets import Listed, Owned, Pet

class ListedPage(SyncPage[Pet], Listed):
    pass

class OwnedPage(SyncPage[Pet], Owned):
    pass
"""


@pytest.mark.parametrize(("page", "base"), [("ListedPage", "Listed"), ("OwnedPage", "Owned")])
@pytest.mark.parametrize("built", [False, True])
@pytest.mark.parametrize(
    "look", ["model_dump", "model_dump_json", "to_dict", "to_str", "model_copy"]
)
def test_names_of_fields_are_those_of_the_module_of_the_model(page, base, built, look, monkeypatch):
    for name, text in (("models_of_pets", MODELS), ("results_of_pets", RESULTS)):
        module = types.ModuleType(name)
        monkeypatch.setitem(sys.modules, name, module)
        exec(text, module.__dict__)
        if built and name == "models_of_pets":
            module.Owned.model_rebuild()
            module.Listed.model_rebuild()
    results, models = sys.modules["results_of_pets"], sys.modules["models_of_pets"]
    value = getattr(models, base).from_dict({"pets": [{"id": 1}]})
    made = joined(getattr(results, page), value, None)
    shown = getattr(made, look)()
    assert shown == getattr(value, look)()
    again = getattr(results, page).from_dict({"pets": [{"id": "2"}], "more": [[{"id": 3}]]})
    assert (type(again.pets[0]), again.pets[0].id) == (models.Pet, 2)


def test_equality_looks_at_the_content_alone():
    assert page() == model()
    assert model() == page()
    assert page() == page(AsyncListPetsPage)
    other = page()
    other.total = 2
    assert other != page()
    assert other != model()
    assert page() != 3


@pytest.mark.parametrize(
    ("copied", "same_origin"),
    [
        (copy.copy, True),
        (copy.deepcopy, True),
        (lambda value: value.model_copy(), True),
        (lambda value: value.model_copy(deep=True), True),
        (lambda value: pickle.loads(pickle.dumps(value)), False),
    ],
)
def test_copies_keep_the_origin_and_pickles_what_it_makes_of_itself(copied, same_origin):
    first = page()
    second = copied(first)
    assert type(second) is ListPetsPage
    assert second == first
    assert (origin_of(second) is origin_of(first)) is same_origin
    assert origin_of(second) is not None


def test_a_page_that_no_call_returned_says_so():
    made = ListPetsPage.from_dict(CAME)
    assert made == model()
    with pytest.raises(APIError, match="was not returned by a call"):
        iter(made)


def test_iterating_yields_items_and_dict_has_fields():
    assert [pet.id for pet in page()] == [1, 2]
    assert list(dict(page())) == ["pets", "total", "more"]
    with pytest.raises(KeyError):
        page()["odd"]


def test_properties_of_the_response_keep_their_names():
    made = joined(NumberedPage, Numbered(pages=3, keys=["a"]), Origin([1, 2]))
    assert (made.pages, made.next_page, made.keys) == (3, None, ["a"])
    assert list(made) == [1, 2]
    assert [each is made for each in made.pages_()] == [True]
    assert made.to_dict() == {"pages": 3, "keys": ["a"]}
