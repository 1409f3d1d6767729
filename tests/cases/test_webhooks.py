"""Requests as public services sign them: from what the document says to what is verified.

A row is a scheme that a service documents. The first three signatures were published by their
authors, the others were made with ``openssl dgst -mac HMAC``.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.cases.sdk import Sdk, generate

BODY = '{"id": 7, "name": "Zoë"}'.encode()
SECRET = "a secret of tests"
NOW = 1700000000
STAMPED = "{timestamp}{body}"
SLACK_BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGl"
    b"gcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
HEX = "991a898dc5d657be14da5a09765e9502e6ff4b65ac1b30520fd3722441d7a35a"
BASE64 = "mRqJjcXWV74U2loJdl6VAub/S2WsGzBSD9NyJEHXo1o="
STRIPE = "388bdbeffd8570d51a502e9fa58eda0f9a92c534024c69d2d277d9915ca42395"
MILLISECONDS = "429ddef6c66b9a2dd9b943f73bd0f8acef9c8daf4bf09cc9e0a694892f0886a5"
ISO = "6wnadOXYHzbtI3GpyZHGI8FLQAvTIjCPQYl6WNAmJc4="
BOX = "5UcL6JSeSnGOZIzUlR3NOTI7nIgxgCvg1OWnU9coR1I="
TWITCH = "fb3026acc7d72941b8c475b056a625992bb189c2c4d15f753a824920b84ff86a"
STANDARD = {
    "id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "timestamp": "1614265330",
    "signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}


@dataclass(frozen=True)
class Scheme:
    """``says`` is x-sdk-webhook-signature; without a type it is an HMAC."""

    name: str
    says: dict[str, Any]
    headers: dict[str, str]
    body: bytes = BODY
    secret: str = SECRET
    now: float = NOW

    @property
    def declared(self) -> dict[str, Any]:
        return {"type": "hmac", **self.says}


def _standard(name: str, prefix: str, says: dict[str, Any]) -> Scheme:
    headers = {f"{prefix}-{key}": value for key, value in STANDARD.items()}
    secret, body = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", b'{"test": 2432232314}'
    says = {"type": "standard-webhooks", **says}
    return Scheme(name, says, headers, body, secret, 1614265330)


SCHEMES = [
    _standard("standard", "webhook", {}),
    Scheme(
        "github",
        {"header": "X-Hub-Signature-256", "prefix": "sha256="},
        {
            "X-Hub-Signature-256": (
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
            )
        },
        b"Hello, World!",
        "It's a Secret to Everybody",
    ),
    Scheme(
        "slack",
        {
            "header": "X-Slack-Signature",
            "prefix": "v0=",
            "timestamp_header": "X-Slack-Request-Timestamp",
            "content": "v0:{timestamp}:{body}",
        },
        {
            "X-Slack-Signature": (
                "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
            ),
            "X-Slack-Request-Timestamp": "1531420618",
        },
        SLACK_BODY,
        "8f742231b10e8888abcd99yyyzzz85a5",
        1531420618,
    ),
    _standard("svix", "svix", {"header_prefix": "svix"}),
    Scheme(
        "stripe",
        {
            "header": "Stripe-Signature",
            "prefix": "v1=",
            "timestamp_prefix": "t=",
            "content": "{timestamp}.{body}",
        },
        {"Stripe-Signature": f"t={NOW},v1={'0' * 64},v1={STRIPE},v0=1234"},
    ),
    Scheme(
        "paddle",
        {
            "header": "Paddle-Signature",
            "prefix": "h1=",
            "timestamp_prefix": "ts=",
            "content": "{timestamp}:{body}",
            "tolerance": 5,
        },
        {
            "Paddle-Signature": (
                f"ts={NOW};h1=75523a9fd805568052570ca4f25044eba5a9c549b01c1d043bfa276d14a6684b"
            )
        },
    ),
    Scheme(
        "workos",
        {
            "header": "WorkOS-Signature",
            "prefix": "v1=",
            "timestamp_prefix": "t=",
            "timestamp": "milliseconds",
            "content": "{timestamp}.{body}",
        },
        {"WorkOS-Signature": f"t=1700000000123, v1={MILLISECONDS}"},
    ),
    Scheme(
        "zendesk",
        {
            "header": "X-Zendesk-Webhook-Signature",
            "encoding": "base64",
            "timestamp_header": "X-Zendesk-Webhook-Signature-Timestamp",
            "timestamp": "iso8601",
            "content": STAMPED,
        },
        {
            "X-Zendesk-Webhook-Signature": ISO,
            "X-Zendesk-Webhook-Signature-Timestamp": "2023-11-14T22:13:20Z",
        },
    ),
    Scheme(
        "box",
        {
            "header": "BOX-SIGNATURE-PRIMARY",
            "encoding": "base64",
            "timestamp_header": "BOX-DELIVERY-TIMESTAMP",
            "timestamp": "iso8601",
            "content": "{body}{timestamp}",
            "tolerance": 600,
        },
        {"BOX-SIGNATURE-PRIMARY": BOX, "BOX-DELIVERY-TIMESTAMP": "2023-11-14T14:13:20-08:00"},
    ),
    Scheme(
        "twitch",
        {
            "header": "Twitch-Eventsub-Message-Signature",
            "prefix": "sha256=",
            "id_header": "Twitch-Eventsub-Message-Id",
            "timestamp_header": "Twitch-Eventsub-Message-Timestamp",
            "timestamp": "iso8601",
            "content": "{id}{timestamp}{body}",
        },
        {
            "Twitch-Eventsub-Message-Signature": f"sha256={TWITCH}",
            "Twitch-Eventsub-Message-Id": "e1-id",
            "Twitch-Eventsub-Message-Timestamp": "2023-11-14T22:13:20Z",
        },
    ),
    Scheme(
        "close",
        {
            "header": "close-sig-hash",
            "secret": "hex",
            "timestamp_header": "close-sig-timestamp",
            "content": STAMPED,
        },
        {
            "close-sig-hash": "486817b426db1dcad0089808f147d1da58f9f091808fea30cce8675c3cda7195",
            "close-sig-timestamp": str(NOW),
        },
        secret="00112233445566778899aabbccddeeff",
    ),
    Scheme(
        "teams",
        {"header": "Authorization", "prefix": "HMAC ", "encoding": "base64", "secret": "base64"},
        {"Authorization": "HMAC ctATm39AfylahHfOtPD2adzki4PtH+ggILDlLYHSHnI="},
        secret="AAECAwQFBgcICQoLDA0ODw==",
    ),
    Scheme(
        "pagerduty",
        {"header": "X-PagerDuty-Signature", "prefix": "v1="},
        {"X-PagerDuty-Signature": f"v1={'f' * 64},v1={HEX}"},
    ),
    Scheme(
        "shopify",
        {"header": "X-Shopify-Hmac-Sha256", "encoding": "base64"},
        {"X-Shopify-Hmac-Sha256": BASE64},
    ),
    Scheme(
        "typeform",
        {"header": "Typeform-Signature", "prefix": "sha256=", "encoding": "base64"},
        {"Typeform-Signature": f"sha256={BASE64}"},
    ),
    Scheme("linear", {"header": "Linear-Signature"}, {"Linear-Signature": HEX.upper()}),
    Scheme(
        "paystack",
        {"header": "x-paystack-signature", "algorithm": "sha512"},
        {
            "x-paystack-signature": (
                "4988f22e7c7c01a5be270126675adf90cfe1398af6596bb296899fd1d6175f1f"
                "fd5833dbf2729eed018486e31caea9e71e06427493795a7077e07c70a96636ea"
            )
        },
    ),
    Scheme(
        "intercom",
        {"header": "X-Hub-Signature", "algorithm": "sha1", "prefix": "sha1="},
        {"X-Hub-Signature": "sha1=5a40539b2d55c4eb87a07ed18743614fe3c10012"},
    ),
]


def _hook(signature: dict[str, Any] | None) -> dict[str, Any]:
    schema = {"type": "object", "properties": {"id": {"type": "integer"}}}
    body = {"content": {"application/json": {"schema": schema}}}
    operation = {"requestBody": body, "responses": {"200": {"description": "Received."}}}
    return {"post": operation} | ({"x-sdk-webhook-signature": signature} if signature else {})


def _generated(
    root: dict[str, Any] | None, hooks: dict[str, dict[str, Any] | None], package: str = "signed"
) -> Sdk:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Signed", "version": "1"},
        "webhooks": {name: _hook(signature) for name, signature in hooks.items()},
    } | ({"x-sdk-webhook-signature": root} if root else {})
    made = generate(json.dumps(document).encode(), package)
    assert made.result.ok, [d.message for d in made.result.sink]
    return made


@pytest.fixture(scope="module")
def signed() -> Iterator[ModuleType]:
    """An SDK with a webhook for each of the schemes."""
    made = _generated(None, {scheme.name: scheme.declared for scheme in SCHEMES})
    with made.imported() as package:
        yield package


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_a_documented_scheme(
    signed: ModuleType, scheme: Scheme, monkeypatch: pytest.MonkeyPatch
) -> None:
    unwrap = getattr(signed.webhooks, f"unwrap_{scheme.name}")
    monkeypatch.setattr(time, "time", lambda: scheme.now)
    if scheme.body.startswith(b"{"):
        found = unwrap(scheme.body, scheme.headers, secret=scheme.secret)
        assert found.to_dict() == json.loads(scheme.body)
    else:  # verified, and then it is not JSON
        with pytest.raises(signed.ResponseValidationError):
            unwrap(scheme.body, scheme.headers, secret=scheme.secret)
    for body, secret in ((scheme.body + b" ", scheme.secret), (scheme.body, b"another key")):
        with pytest.raises(signed.WebhookVerificationError) as caught:
            unwrap(body, scheme.headers, secret=secret)
        assert caught.value.reason == "no_match"


@pytest.mark.parametrize(
    "scheme",
    [s for s in SCHEMES if "standard-webhooks" in s.says.values() or "content" in s.says],
    ids=lambda scheme: scheme.name,
)
def test_the_tolerance_of_a_scheme(
    signed: ModuleType, scheme: Scheme, monkeypatch: pytest.MonkeyPatch
) -> None:
    unwrap = getattr(signed.webhooks, f"unwrap_{scheme.name}")
    tolerance = scheme.says.get("tolerance", 300)
    for age, reason in ((tolerance + 2, "too_old"), (-tolerance - 2, "too_new")):
        monkeypatch.setattr(time, "time", lambda age=age: scheme.now + age)
        with pytest.raises(signed.WebhookVerificationError) as caught:
            unwrap(scheme.body, scheme.headers, secret=scheme.secret)
        assert caught.value.reason == reason
        if scheme.body.startswith(b"{"):
            unwrap(scheme.body, scheme.headers, secret=scheme.secret, tolerance=tolerance + 3)


def test_several_schemes_have_no_common_verify(signed: ModuleType) -> None:
    assert not hasattr(signed.webhooks, "verify")
    assert len(signed.webhooks.__all__) == 2 * len(SCHEMES)


def test_the_signature_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    stripe = next(scheme for scheme in SCHEMES if scheme.name == "stripe")
    other = {"type": "none"}
    made = _generated(stripe.declared, {"paid": None, "closed": None, "hello": other}, "rooted")
    monkeypatch.setattr(time, "time", lambda: NOW)
    with made.imported() as package:
        assert package.webhooks.__all__ == [
            *("parse_closed", "parse_hello", "parse_paid"),
            *("unwrap_closed", "unwrap_paid", "verify"),
        ]
        assert package.webhooks.verify(BODY, stripe.headers, secret=SECRET) is None
        with pytest.raises(package.ConfigurationError, match="ROOTED_WEBHOOK_SECRET"):
            package.webhooks.verify(BODY, stripe.headers)
        monkeypatch.setenv("ROOTED_WEBHOOK_SECRET", SECRET)
        assert package.webhooks.unwrap_paid(BODY, stripe.headers).id == 7
        with pytest.raises(package.ResponseValidationError):
            package.webhooks.unwrap_paid(b"[]", _signed_now(b"[]"), strict=True)


def _signed_now(body: bytes) -> dict[str, str]:
    """As RFC 2104 describes it, which needs no library but the hash."""
    inner, outer = (
        bytes(byte ^ pad for byte in SECRET.encode().ljust(64, b"\0")) for pad in (54, 92)
    )
    digest = hashlib.sha256(inner + f"{NOW}.".encode() + body).digest()
    return {"stripe-signature": f"t={NOW},v1={hashlib.sha256(outer + digest).hexdigest()}"}


def test_readme() -> None:
    readme = _generated({"type": "standard-webhooks"}, {"paid": None}).files["README.md"]
    assert "    payload = webhooks.unwrap_paid(body, headers)\n" in readme
    assert "`SIGNED_WEBHOOK_SECRET`" in readme
    unsigned = _generated(None, {"paid": None}).files["README.md"]
    assert "payload = webhooks.parse_paid(body)\n" in unsigned
    assert "SECRET" not in unsigned


def test_types(tmp_path: Path) -> None:
    made = _generated({"type": "standard-webhooks"}, {"paid": None, "hi": {"type": "none"}})
    for name, text in made.files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "user.py").write_text(
        "import typing\n"
        "from signed import models, webhooks\n"
        "scope: typing.List[typing.Tuple[bytes, bytes]] = []\n"
        "paid: models.PaidPayload = webhooks.unwrap_paid(b'', {'a': 'b'}, secret=['a', 'b'])\n"
        "webhooks.verify('', scope, secret=b'a', tolerance=5)\n"
        "webhooks.verify({}, scope)  # type: ignore[arg-type]\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "-p", "signed", "-m", "user"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
