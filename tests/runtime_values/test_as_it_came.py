"""A response is written back as it came: the spelling of scalars included, in each way to read it."""

import copy
import json
import logging
import pickle
import re
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
import animals_of_all_kinds as zoo
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from runtime.codec import scalars, times, tolerant
from runtime.codec.jsonable import json_bytes
from runtime.codec.numbers import Number, has_long_numbers, number
from runtime.codec.shapes import shape_of
from runtime.codec.source import CAME
from runtime.codec.values import decode_bytes, encode

CALM = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))

# property of zoo.Scalars -> JSON that it is read from, but would not be written as
SPELLINGS = {
    "whole": ['"5"', "5.0", "true", "-0", str(2**80), "1e2"],
    "number": ["1", "1.0", "-0.0", "1e5", "1E+5", "1.10", "1e400", "-1e400", '"1.5"', "true",
               "0.12345678901234567890123", "12345678901234567890.5", str(2**70 + 1)],
    "flag": ['"true"', '"yes"', "1", "0"],
    "data": ['"QQ"', '"QQ=="', '"QR=="', '"-_8="', '"QQ\\n=="'],
    "url_data": ['"QQ"', '"QQ=="', '"+/8="'],
    "at": ['"2024-05-01T12:00:00.000Z"', '"2024-05-01T12:00:00.1Z"', '"2024-05-01T12:00:00.123456789Z"',
           '"2024-05-01T12:00:00+00:00"', '"2024-05-01T12:00:00-00:00"', '"2024-05-01t12:00:00z"',
           '"2024-05-01 12:00:00"', '"2024-05-01T12:00:00"', '"2024-05-01T12:00Z"',
           '"2024-05-01"', "1764230000", "1764230000.5", '"1764230000"', '"2024-05-01T12:00:00+0200"'],
    "http_at": ['"Wed, 01 May 2024 12:00:00 GMT"', '"2024-05-01T12:00:00Z"',
                '"Wednesday, 01-May-24 12:00:00 GMT"'],
    "unix_at": ["1764230000", "1764230000.0", "1764230000.5", '"1764230000"', '"2024-05-01T12:00:00Z"'],
    "day": ['"2024-05-01"', '"2024-05-01T00:00:00Z"', "0"],
    "clock": ['"12:30"', '"12:30:00Z"', '"12:30:00+00:00"', '"12:30:00.120"', "3600"],
    "length": ['"P1M"', '"P1Y"', '"PT36H"', '"P2W"', '"PT0.50S"', '"P0D"', '"PT1.123456789S"', "90", "1.5",
               '"01:30:00"', '"-P1D"', '"+P1D"'],
    "seconds": ["90", "90.0", "1.5", '"PT30M"', '"90"'],
    "uid": ['"2EB8AA08-AA98-11EA-B4AA-73B441D16380"', '"2eb8aa08aa9811eab4aa73b441d16380"',
            '"urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380"'],
    "amount": ["12.50", "5", "5.0", "0.1234567890123456789012", '"12.50"', "1e2"],
    "amount_text": ['"1.10"', '"1e3"', '"+5"', '"007"', "12.5", "5"],
    "whole_text": ['"007"', '"+5"', '"1_0"', "5"],
    "flag_text": ['"True"', '"true"', "true"],
}  # fmt: skip
EACH = [(name, text) for name, texts in SPELLINGS.items() for text in texts]


def exactly(text):
    """JSON in which numbers are compared by their value, to the last digit, but 1 is not 1.0."""
    whole = {"parse_int": lambda digits: ("whole", int(digits))}
    return json.loads(text, parse_float=lambda digits: ("real", Decimal(digits)), **whole)


def fast(body):
    return decode_bytes(zoo.Scalars, body)


def strict(body):
    return decode_bytes(zoo.Scalars, body, strict=True)


def tolerantly(body):
    return tolerant.decode(shape_of(zoo.Scalars), body)


def noted(body):
    """Beside a value that does not match, with the mismatch logged."""
    logger = logging.getLogger("notes")
    logger.setLevel(logging.DEBUG)
    return decode_bytes(zoo.Scalars, body[:-1] + b', "text": 7}', logger=logger)


def from_json(body):
    return zoo.Scalars.from_json(body)


def copied(body):
    return pickle.loads(pickle.dumps(copy.deepcopy(fast(body).model_copy())))


@pytest.mark.parametrize("read", [fast, strict, tolerantly, noted, from_json, copied])
@pytest.mark.parametrize(("name", "text"), EACH)
def test_every_spelling(read, name, text):
    if read is tolerantly and (name == "amount" or "e400" in text or len(text) > 20):
        read = fast  # decode_bytes looks at numbers before
    came = read(f'{{"{name}": {text}}}'.encode())
    written = exactly(came.to_json())
    written.pop("text", None)
    assert written == exactly(f'{{"{name}": {text}}}')
    if read is not noted:
        assert exactly(json_bytes(encode(zoo.Scalars, came), None)) == exactly(
            f'{{"{name}": {text}}}'
        )


@pytest.mark.parametrize(("name", "text"), EACH)
def test_what_is_changed_is_written_anew(name, text):
    came = fast(f'{{"{name}": {text}, "text": "t"}}'.encode())
    assert getattr(came, name) is not None
    came.text = "new"
    assert exactly(came.to_json()) == exactly(f'{{"{name}": {text}, "text": "new"}}')
    other = fast(b'{"at": "2000-01-01T00:00:00Z", "length": "PT7S", "whole": 17, "number": 0.5}')
    if name in other.model_fields_set:
        setattr(came, name, getattr(other, name))
        assert came.to_dict()[name] == other.to_dict()[name]


@pytest.mark.parametrize(("name", "text"), EACH)
def test_what_a_caller_builds_is_not_kept(name, text):
    built = zoo.Scalars(**json.loads(f'{{"{name}": {text}}}'))
    assert CAME not in built.__dict__


def test_the_values_themselves():
    came = fast(
        b'{"amount": 12.50, "number": 0.12345678901234567890123, "at": "2024-05-01T12:00:00",'
        b' "length": "P1M"}'
    )
    assert str(came.amount) == "12.50"
    assert isinstance(came.number, float)
    assert came.number == 0.12345678901234568
    assert came.at == datetime(2024, 5, 1, 12)
    assert came.length == timedelta(days=30)


def test_nothing_is_kept_of_what_is_written_as_it_came(monkeypatch):
    monkeypatch.setattr(shape_of(zoo.Scalars), "exact", False)
    texts = {
        "whole": 5, "real": 1.5, "number": 2, "flag": True, "data": "QQ==", "url_data": "QQ",
        "at": "2024-05-01T12:00:00.123Z", "day": "2024-05-01", "clock": "12:30:00Z", "unix_at": 17,
        "length": "P1DT2H", "seconds": 90, "uid": "00000000-0000-0000-0000-000000000005",
        "amount_text": "1.10", "whole_text": "5", "flag_text": "true",
    }  # fmt: skip
    came = fast(json.dumps(texts).encode())
    assert came.__dict__.get(CAME) is None
    assert came.to_dict() == texts


CLOCKS = st.builds(
    lambda at, fraction, zone: f"{at.isoformat(timespec='seconds')}{fraction}{zone}",
    st.times(),
    st.from_regex(r"(\.[0-9]{1,9})?", fullmatch=True),
    st.from_regex(r"([Zz]|[+-](0[0-9]|1[0-9]|2[0-3]):?[0-5][0-9])?", fullmatch=True),
)
DATES = st.dates().map(str)
UNITS = [
    st.from_regex(rf"([0-9]{{1,4}}(\.[0-9]{{1,9}})?{unit})?", fullmatch=True) for unit in "YMWDHMS"
]
TEXTS = {
    "at": st.builds("{}{}{}".format, DATES, st.sampled_from("Tt "), CLOCKS),
    "http_at": st.datetimes(datetime(1970, 1, 1)).map(
        lambda at: at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    ),
    "day": DATES,
    "clock": CLOCKS,
    "length": st.builds("{}P{}{}{}{}T{}{}{}".format, st.sampled_from(["", "-", "+"]), *UNITS)
    | st.timedeltas().map(times.format_duration),
    "uid": st.uuids().flatmap(
        lambda uid: st.sampled_from([str(uid), str(uid).upper(), uid.hex, uid.urn])
    ),
    "data": st.from_regex(r"[A-Za-z0-9+/]{0,9}={0,2}", fullmatch=True),
    "url_data": st.from_regex(r"[A-Za-z0-9_-]{0,9}={0,2}", fullmatch=True),
    "amount_text": st.from_regex(
        r"[+-]?[0-9]{1,25}(\.[0-9]{1,25})?([eE][+-]?[0-9]{1,2})?", fullmatch=True
    ),
    "whole_text": st.from_regex(r"[+-]?[0-9]{1,25}", fullmatch=True),
    "flag_text": st.sampled_from(["true", "false", "True", "FALSE"]),
}
SCALARS = {field.name: field.shape.inner.scalar for field in shape_of(zoo.Scalars).fields}


@pytest.mark.parametrize("name", TEXTS)
@CALM
@given(data=st.data())
def test_any_spelling(name, data):
    text = data.draw(TEXTS[name])
    body = json.dumps({name: text})
    came = fast(body.encode())
    assert came.to_json() == body
    value = getattr(came, name)
    if not isinstance(value, str) and re.fullmatch(SCALARS[name].written, text):
        assert CAME not in came.__dict__
        assert SCALARS[name].dump(value) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[0.1, 0.30000000000000004, 123456789.25]", False),
        ("[1764230000000000000]", False),
        ('["12345678901234567890.5"]', True),  # inside a string: looked at once more, for nothing
        ("[0.1234567890123456789]", True),
        ("[1234567890123456789.5]", True),
        ("[" + "0.1, " * 20_000 + "0.1234567890123456789]", True),
        (
            "[" + "0.30000000000000004, " * 200 + "0.1234567890123456789]",
            False,
        ),  # too many to look at
    ],
)
def test_long_numbers(text, expected):
    assert has_long_numbers(text.encode()) is expected or text.startswith('["')


@CALM
@given(st.from_regex(r"(0|[1-9][0-9]{0,20})\.[0-9]{1,25}", fullmatch=True), st.integers(0, 40))
def test_every_long_number_is_found(text, before):
    lost = Decimal(repr(float(text))) != Decimal(text)
    body = b"[" + b"1.5," * before + text.encode() + b"]"
    assert has_long_numbers(body) is lost
    across = b"[" + b" " * ((1 << 14) - before) + text.encode() + b"]"  # two parts
    assert has_long_numbers(across) is lost
    assert has_long_numbers(b"[0.1234567890123456," + across[1:]) is lost


@CALM
@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_numbers_keep_their_text(value):
    text = json.dumps(str(value))[1:-1]
    found = number(text)
    assert isinstance(found, float)
    assert (found.text if isinstance(found, Number) else repr(found)) == text


@CALM
@given(st.datetimes(timezones=st.sampled_from([None, timezone.utc, timezone(timedelta(hours=2))])))
def test_datetimes_come_back(at):
    scalar = scalars.find(datetime)
    assert strict(json.dumps({"at": scalar.dump(at)}).encode()).at == at


@pytest.mark.parametrize("year", ["0001", "0099", "1994", "9999"])
def test_years_of_http_dates_have_four_digits(year: str) -> None:
    text = f"Thu, 01 Jan {year} 00:00:00 GMT"
    assert times.parse_http_date(text).year == int(year)
