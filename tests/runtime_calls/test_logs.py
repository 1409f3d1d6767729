import logging

import pytest
from loopback import Answer, SecurityScheme, operation, with_body


@pytest.fixture(autouse=True)
def clean_logger():
    logger = logging.getLogger("acme")
    yield
    logger.setLevel(logging.NOTSET)
    logger.handlers.clear()


def test_debug_shows_calls_but_no_secret(session, capsys):
    key = SecurityScheme("key", "apiKey", arguments=("key",), name="k", location="query")
    token = SecurityScheme("token", "bearer", arguments=("api_key",))
    declared = {"security": (key, token), "default_security": (("key", "token"),)}
    session.server.reply(Answer(503, {"reply": "body-of-it"}), Answer(200, {"reply": "body-of-it"}))
    values = {"key": "s3cret", "context": "ctx-value"}
    client = session.client(values, declared, debug=True, max_retries=1)
    session.call(client, with_body("PUT"), {"body": {"request": "body-of-it"}})
    printed = capsys.readouterr()
    assert printed.out == ""
    lines = printed.err.splitlines()
    assert len(lines) == 5
    assert "> PUT http://127.0.0.1" in lines[0]
    assert "/api/things?k=***" in lines[0]
    assert "Authorization: ***" in lines[0]
    assert "< 503 PUT in 0." in lines[1]
    assert "attempt 1: 503; retrying in 0.50 s" in lines[2]
    for secret in ("s3cret", "secret-token", "body-of-it", "ctx-value"):
        assert secret not in printed.err


def test_handler_is_added_once(session, capsys):
    for _ in range(3):
        session.call(session.client(debug=True), operation())
    assert len(logging.getLogger("acme").handlers) == 1
    assert len(capsys.readouterr().err.splitlines()) == 6


def test_quiet_without_debug(session, capsys):
    session.call(session.client(), operation())
    assert capsys.readouterr().err == ""
    assert logging.getLogger("acme").handlers == []


def test_listener_of_the_application_gets_the_lines(session, caplog):
    with caplog.at_level(logging.DEBUG, logger="acme"):
        session.call(session.client(), operation())
    assert [record.levelname for record in caplog.records if record.name == "acme"] == ["DEBUG"] * 2
