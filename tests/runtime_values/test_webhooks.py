"""Requests of the server: which are taken for real, and what is said of the others."""

import base64
import hashlib
import math
import pickle
import time
from email.message import Message

import pytest
from runtime.base.errors import (
    APIError,
    ConfigurationError,
    InvalidRequestError,
    InvalidTypeError,
    WebhookVerificationError,
)
from runtime.webhooks import Signature, parse

NOW = 1700000000
KEY = b"0123456789abcdef01234567"
SECRET = "whsec_" + base64.b64encode(KEY).decode()
OTHER = "whsec_" + base64.b64encode(b"another key").decode()
BODY = b'{"name": "Zo\xc3\xab"}'
ENV = "TEST_WEBHOOK_SECRET"
STANDARD = Signature(
    header="webhook-signature",
    env=ENV,
    content=("{id}", ".", "{timestamp}", ".", "{body}"),
    encoding="base64",
    key="whsec",
    prefix="v1,",
    timestamp_header="webhook-timestamp",
    id_header="webhook-id",
)
PLAIN = Signature(header="X-Signature", env=ENV, content=("{body}",))


def hmac_sha256(key, content):
    """RFC 2104, written out: a second implementation to compare with."""
    padded = key.ljust(64, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded) + content).digest()
    return hashlib.sha256(bytes(byte ^ 0x5C for byte in padded) + inner).digest()


def sign(body=BODY, key=KEY):
    content = f"msg_1.{NOW}.".encode() + body
    return "v1," + base64.b64encode(hmac_sha256(key, content)).decode()


def headers(**changed):
    found = {"id": "msg_1", "timestamp": str(NOW), "signature": sign()}
    found.update(changed)
    return {"webhook-" + name: value for name, value in found.items() if value is not None}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(time, "time", lambda: NOW)
    monkeypatch.delenv(ENV, raising=False)


def message():
    found = Message()
    for name, value in headers().items():
        found[name] = value
    return found


@pytest.mark.parametrize(
    "given",
    [
        headers(),
        {name.title(): value for name, value in headers().items()},
        list(headers().items()),
        iter(headers().items()),
        [(name.encode(), value.encode()) for name, value in headers().items()],
        {name.encode(): value.encode() for name, value in headers().items()},
        {name: [value] for name, value in headers().items()},
        {
            "REQUEST_METHOD": "POST",
            "wsgi.version": (1, 0),
            "wsgi.input": object(),
            **{"HTTP_" + k.upper().replace("-", "_"): v for k, v in headers().items()},
        },
        message(),
        headers(signature=f"v1a,AAAA v1,AAAA {sign()} v2,x"),
        [*headers(signature="v1,AAAA").items(), ("webhook-signature", sign())],
        headers(signature=f"v1,AAAA, {sign()}, v1,BBBB"),  # two headers that were joined
        [*headers().items(), *headers().items()],
    ],
    ids=range(13),
)
def test_headers(given):
    assert STANDARD.verify(BODY, given, SECRET, 300) is None


@pytest.mark.parametrize("given", [None, 5, "webhook-id", [1, 2], [("a",)], object()])
def test_what_are_no_headers(given):
    with pytest.raises(InvalidTypeError) as caught:
        STANDARD.verify(BODY, given, SECRET, 300)
    assert caught.value.path == "headers"
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("payload", [BODY, bytearray(BODY), BODY.decode()])
def test_payloads(payload):
    assert STANDARD.verify(payload, headers(), SECRET, 300) is None


@pytest.mark.parametrize("payload", [{"name": "Zoë"}, [], None, 5])
def test_decoded_payloads_are_refused(payload):
    with pytest.raises(InvalidTypeError, match="every byte; not " + type(payload).__name__):
        STANDARD.verify(payload, headers(), SECRET, 300)


@pytest.mark.parametrize(
    ("changed", "reason", "says"),
    [
        ({"id": None}, "missing_header", "the request has no header webhook-id"),
        ({"id": ""}, "missing_header", "webhook-id"),
        ({"timestamp": None}, "missing_header", "webhook-timestamp"),
        ({"signature": None}, "missing_header", "webhook-signature"),
        ({"id": "msg_2"}, "no_match", "no signature of the request matches"),
        ({"id": ["msg_1", "msg_2"]}, "invalid_header", "webhook-id has several values"),
        ({"timestamp": str(NOW - 1)}, "no_match", ""),
        ({"timestamp": [str(NOW), str(NOW + 1)]}, "invalid_header", "webhook-timestamp has"),
        ({"timestamp": str(NOW - 301)}, "too_old", "signed 301 seconds ago, and 300 are allowed"),
        ({"timestamp": str(NOW + 301)}, "too_new", "301 seconds in the future, and 300"),
        ({"timestamp": "0"}, "too_old", ""),
        ({"timestamp": "9" * 19}, "too_new", ""),
        *(
            ({"timestamp": text}, "invalid_header", "the time in the header webhook-timestamp")
            for text in (
                "x", "-1", "1e9", "nan", "inf", "1_7", "1.2.3", "9" * 400, "2023-11-14", "١٧", "."
            )
        ),
        ({"signature": "v1a," + sign()[3:]}, "invalid_header", "no signature that begins with"),
        ({"signature": "v1,"}, "invalid_header", ""),
        ({"signature": sign()[3:]}, "invalid_header", ""),
        ({"signature": "v1,\udc80é" + sign()[5:]}, "no_match", ""),
        ({"signature": sign()[:-4]}, "no_match", ""),
        ({"signature": sign().swapcase()}, "invalid_header", ""),
        ({"signature": "v1," + sign()[3:].swapcase()}, "no_match", ""),
        ({"signature": sign(key=b"another key")}, "no_match", ""),
        ({"signature": sign(body=b"{}")}, "no_match", ""),
    ],
)  # fmt: skip
def test_refusals(changed, reason, says):
    with pytest.raises(WebhookVerificationError) as caught:
        STANDARD.verify(BODY, headers(**changed), SECRET, 300)
    error = caught.value
    assert says in str(error)
    assert error.reason == reason
    assert isinstance(error, (APIError, ValueError))
    assert error.__cause__ is None
    assert error.__context__ is None
    for hidden in (SECRET, SECRET[6:], sign(), sign()[3:]):
        assert hidden not in str(error) + repr(error) + repr(vars(error))
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.reason, str(copy)) == (reason, str(error))


@pytest.mark.parametrize("age", [-300, 0, 299.5, 300])
def test_ages(age, monkeypatch):
    monkeypatch.setattr(time, "time", lambda: NOW + age)
    assert STANDARD.verify(BODY, headers(), SECRET, 300) is None
    assert STANDARD.verify(BODY, headers(), SECRET, math.inf) is None


@pytest.mark.parametrize("tolerance", [-1, math.nan, "300", None, True])
def test_what_is_no_tolerance(tolerance):
    with pytest.raises(InvalidRequestError, match="^tolerance: must be a number of seconds"):
        STANDARD.verify(BODY, headers(), SECRET, tolerance)


@pytest.mark.parametrize(
    "secret",
    [
        SECRET,
        SECRET[6:],
        f" {SECRET}\n",
        KEY,
        [OTHER, SECRET],
        (SECRET, OTHER),
        [OTHER, KEY],
    ],
)
def test_secrets(secret, monkeypatch):
    assert STANDARD.verify(BODY, headers(), secret, 300) is None
    with pytest.raises(WebhookVerificationError):
        STANDARD.verify(BODY + b" ", headers(), secret, 300)
    if isinstance(secret, str):
        monkeypatch.setenv(ENV, secret)
        assert STANDARD.verify(BODY, headers(), tolerance=300) is None
        with pytest.raises(WebhookVerificationError):  # what is passed comes first
            STANDARD.verify(BODY, headers(), OTHER, 300)


@pytest.mark.parametrize(
    ("secret", "says"),
    [
        (None, "the secret of the webhook is missing: .* variable TEST_WEBHOOK_SECRET$"),
        ("", "secret is empty"),
        (b"", "secret is empty"),
        ("  ", "secret is empty"),
        ("whsec_", "secret is empty"),
        ([], "secret is an empty list"),
        ([SECRET, ""], "secret is empty"),
        (5, "must be a str or bytes, not int"),
        ([SECRET, None], "must be a str or bytes, not NoneType"),
        ("whsec_$ecret", "secret is not base64"),
        ("whsec_sécrèt", "secret is not base64"),
        ("whsec_abcde", "secret is not base64"),
        ("whpk_" + SECRET[6:], "secret is not base64"),
    ],
)
def test_unusable_secrets(secret, says, monkeypatch):
    if secret is None:
        monkeypatch.setenv(ENV, "")
    with pytest.raises(ConfigurationError, match=says) as caught:
        STANDARD.verify(BODY, headers(), secret, 300)
    assert caught.value.__context__ is None
    if isinstance(secret, str) and len(secret) > 6:
        assert secret[6:] not in str(caught.value)


def test_hex():
    digest = hmac_sha256(KEY, BODY).hex()
    for signature in (digest, digest.upper(), "{}, {}".format("0" * 64, digest)):
        assert PLAIN.verify(BODY, {"x-signature": signature}, KEY) is None
    for signature in ("0" * 64, digest[:-2], digest + "00", "sha256=" + digest):
        with pytest.raises(WebhookVerificationError):
            PLAIN.verify(BODY, {"x-signature": signature}, KEY)
    with pytest.raises(ConfigurationError, match="secret is not hex"):
        PLAIN._replace(key="hex").verify(BODY, {"x-signature": digest}, "0x12")


def test_what_was_signed_stands_for_itself():
    """A piece that came is not read as a template again."""
    signature = Signature(
        header="S", env=ENV, content=("<", "{id}", "|", "{body}", ">"), id_header="I"
    )
    signed = hmac_sha256(KEY, b"<{body}|{id}>").hex()
    assert signature.verify(b"{id}", {"S": signed, "I": "{body}"}, KEY) is None
    assert signature.verify(b"", {"S": hmac_sha256(KEY, b"<a|>").hex(), "I": "a"}, KEY) is None


def test_combined_header_without_its_time():
    signature = Signature(
        header="S",
        env=ENV,
        content=("{timestamp}", ".", "{body}"),
        prefix="v1=",
        timestamp_prefix="t=",
    )
    for given, says in (
        (f"t={NOW},v1=", "the header S has no signature that begins with 'v1='"),
        ("t=,v1=00", "the header S has no time"),
        ("v1=00", "the header S has no time that begins with 't='"),
        ("t=1,t=2,v1=00", "the header S has several values"),
        ("t=x,v1=00", "the time in the header S cannot be read"),
    ):
        with pytest.raises(WebhookVerificationError, match=says) as caught:
            signature.verify(BODY, {"S": given}, KEY, 300)
        assert caught.value.reason == "invalid_header"


@pytest.fixture
def far_zone(monkeypatch):
    monkeypatch.setenv("TZ", "AWAY-13")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("2023-11-14T22:13:20Z", 0),
        ("2023-11-14T22:13:20.5+00:00", -0.5),
        ("2023-11-14T14:13:20-08:00", 0),
        ("2023-11-14T22:13:00", 20),
        ("2023-11-14", None),
        ("1700000000", None),
        ("0001-01-01T00:00:00+23:59", None),
        ("2023-99-14T22:13:20Z", None),
    ],
)
def test_iso_times(text, age, far_zone):
    signature = PLAIN._replace(
        content=("{timestamp}", "{body}"), timestamp="iso8601", timestamp_header="T"
    )
    given = {"X-Signature": hmac_sha256(KEY, text.encode() + BODY).hex(), "T": text}
    if age is None:
        with pytest.raises(WebhookVerificationError) as caught:
            signature.verify(BODY, given, KEY, 0)
        assert caught.value.reason in ("invalid_header", "too_old")
    else:
        assert signature.verify(BODY, given, KEY, abs(age)) is None


def test_the_comparison_takes_the_same_time(monkeypatch):
    import hmac

    compared = []
    monkeypatch.setattr(hmac, "compare_digest", lambda a, b: compared.append((a, b)) or False)
    with pytest.raises(WebhookVerificationError):
        PLAIN.verify(BODY, {"X-Signature": "00,11"}, [KEY, b"other"])
    assert [given for _, given in compared] == [b"00", b"11"] * 2


@pytest.mark.parametrize("payload", [{"a": {1, 2}}, {"a": b""}, object()])
def test_what_is_no_json(payload):
    with pytest.raises(InvalidTypeError, match="^payload: must be"):
        parse(lambda: dict, payload, strict=False)


def test_prefixes_with_spaces():
    signature = Signature(
        header="S",
        env=ENV,
        content=("{timestamp}", "{body}"),
        prefix="v1=",
        timestamp_prefix="t: ",
    )
    signed = hmac_sha256(KEY, str(NOW).encode() + BODY).hex()
    assert signature.verify(BODY, {"S": f"t: {NOW}; v1={signed}"}, KEY, 0) is None
