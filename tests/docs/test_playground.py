"""The playground in a real browser, against the mock server."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.mock import Options, Running, serve
from generator.pipeline import Request, Result, run
from generator.requests.build import build_requests
from generator.requests.model import FileBody, JsonBody
from tests.docs.browser import Page
from tests.docs.conftest import CONFIG
from tests.docs.plain import plain_server, static_server

TOKEN = "t-0123456789"
# One grey pixel.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


@pytest.fixture(scope="session")
def lowered() -> Result:
    return run(Request(config=CONFIG), "lower")


@pytest.fixture(scope="session")
def running(lowered: Result) -> Iterator[Running]:
    assert lowered.document is not None
    options = Options(tokens=frozenset({TOKEN}))
    with serve(lowered.document, lowered.relations, options) as server:
        yield server


@pytest.fixture
def mock(running: Running) -> Running:
    running.reset()
    return running


def find(site: Path, operation: str) -> str:
    """The address of the page of an operation."""
    words = f'"key": "{operation}"'
    found = [p for p in site.glob("reference/*/*.html") if words in p.read_text(encoding="utf-8")]
    assert len(found) == 1, found
    return found[0].as_uri()


def set_field(page: Page, label: str, value: str) -> None:
    """Type ``value`` into the field called ``label``."""
    page.evaluate(f"""(() => {{
        const label = [...document.querySelectorAll("api-playground label")]
          .find((one) => one.firstChild.textContent === {json.dumps(label)});
        const input = document.getElementById(label.htmlFor);
        for (let box = input; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
        input.focus();
        input.value = {json.dumps(value)};
        input.dispatchEvent(new Event("input", {{bubbles: true}}));
        input.dispatchEvent(new Event("change", {{bubbles: true}}));
        }})()""")


def field(page: Page, label: str, what: str = "input.value") -> Any:
    """What the field called ``label`` holds, or something else about its ``input`` and ``row``."""
    return page.evaluate(f"""(() => {{
        const label = [...document.querySelectorAll("api-playground label")]
          .find((one) => one.firstChild.textContent === {json.dumps(label)});
        const input = document.getElementById(label.htmlFor), row = input.closest(".pg-row");
        return {what};
        }})()""")


def press(page: Page, label: str) -> None:
    """Press the button that says ``label``."""
    shown = page.wait(f"""(() => {{
        const found = [...document.querySelectorAll("api-playground button")]
          .find((one) => (one.getAttribute("aria-label") || one.textContent) === {json.dumps(label)});
        if (!found || found.disabled) return false;
        found.click();
        return true;
        }})()""")
    assert shown
    if label == "Play":
        page.wait(OPEN)


OPEN = "!!document.querySelector('.pg-dialog[open]')"
ANSWER = "document.querySelector('.pg-answer').textContent"
STATE = "document.querySelector('.pg-state').textContent"


def login(page: Page, token: str = TOKEN) -> None:
    press(page, "Login")
    set_field(page, "API token", token)
    press(page, "Save")


def ready(page: Page, address: str, mock: Running, token: str = TOKEN) -> None:
    """The form with the root of the mock, a token and a context."""
    page.open(address)
    press(page, "Play")
    set_field(page, "Root URL", mock.root)
    set_field(page, "IB-Context", "acme-finance")
    login(page, token)


def send(page: Page, label: str = "Send Request") -> str:
    """Send the request, and give what the state line says once there is an outcome."""
    press(page, label)
    return finished(page)


def finished(page: Page) -> str:
    page.wait("document.querySelector('.pg-form').dataset.sending === undefined")
    return str(page.evaluate(STATE))


def reply_body(page: Page) -> str:
    return str(
        page.evaluate("document.querySelector('[aria-label=\"Response body\"]').textContent")
    )


def test_create_batch_gives_an_integer_id(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "createBatch"), mock)
    words = "[...document.querySelectorAll('.pg-dialog h3')].map((one) => one.textContent)"
    assert page.evaluate(words) == ["Body Parameters", "RESPONSE"]
    set_field(page, "name", "test-batch")
    set_field(page, "workspace", "")
    assert send(page).startswith("200 OK")
    assert isinstance(json.loads(reply_body(page))["id"], int)
    (recorded,) = mock.requests
    assert json.loads(recorded.body) == {"name": "test-batch"}
    assert recorded.header("authorization") == f"Bearer {TOKEN}"
    assert recorded.header("ib-context") == "acme-finance"
    assert recorded.header("cookie") is None
    assert page.evaluate("document.querySelector('.pg-body').textContent") == reply_body(page)
    line = page.evaluate("document.querySelector('.pg-line').textContent")
    assert "200 OK" in line
    assert "ms" in line
    assert "bytes" in line
    headers = page.evaluate(
        "document.querySelector('[aria-label=\"Response headers\"]').textContent"
    )
    assert "content-type: application/json" in headers


def test_upload_arrives_byte_for_byte(
    page: Page, site: Path, mock: Running, tmp_path: Path
) -> None:
    content = bytes(range(256)) * 2000 + b"\r\n\0end"
    file = tmp_path / "in voice.bin"
    file.write_bytes(content)
    ready(page, find(site, "addFileToBatch"), mock)
    page.choose_file("api-playground input[type=file]", file)
    assert send(page).startswith("204")
    (recorded,) = mock.requests
    assert recorded.body_sha256 == hashlib.sha256(content).hexdigest()
    assert recorded.header("content-type") == "application/octet-stream"


def test_an_upload_needs_its_file(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "addFileToBatch"), mock)
    assert "required" in send(page)
    assert not mock.requests
    assert page.evaluate("document.activeElement.type") == "file"


@pytest.mark.parametrize(
    ("keeps", "expected"), [(False, "org%2Fws%2Fa%20b"), (True, "org/ws/a%20b")]
)
def test_a_path_with_slashes(
    page: Page, site: Path, mock: Running, keeps: bool, expected: str
) -> None:
    ready(page, find(site, "readFile"), mock)
    set_field(page, "path", "org/ws/a b")
    if keeps:
        page.evaluate("document.querySelector('.pg-part > .pg-check input').click()")
    send(page)
    (recorded,) = mock.requests
    assert recorded.target.partition("?")[0].endswith(f"/v2/files/{expected}")


@pytest.mark.parametrize("value", ["..", "a/../b", ""])
def test_a_path_that_leads_elsewhere_is_not_sent(
    page: Page, site: Path, mock: Running, value: str
) -> None:
    ready(page, find(site, "readFile"), mock)
    set_field(page, "path", value)
    assert send(page).startswith("Not sent")
    assert not mock.requests


def test_an_error_reply_is_shown(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "createBatch"), mock)
    mock.faults("503:1")
    assert send(page).startswith("503")
    assert page.evaluate("!!document.querySelector('.pg-line .pg-bad')")


def test_a_wrong_token_is_told(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "createBatch"), mock, token="wrong")
    assert send(page).startswith("401")


def test_a_pasted_bearer_prefix_is_taken_off(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "createBatch"), mock, token=f" Bearer {TOKEN} ")
    assert send(page).startswith("200")


def test_the_token_stays_in_the_tab_unless_told(page: Page, site: Path, mock: Running) -> None:
    address = find(site, "createBatch")
    ready(page, address, mock)
    stored = "[JSON.stringify(localStorage), JSON.stringify(sessionStorage), location.href]"
    local, session, _ = page.evaluate(stored)
    assert TOKEN not in local
    assert TOKEN in session
    page.open(address)  # the tab knows it still
    press(page, "Play")
    press(page, "Logged in")
    assert page.evaluate("document.querySelector('.pg-login input').type") == "password"
    page.evaluate("document.querySelector('.pg-login [type=checkbox]').click()")
    press(page, "Save")
    local, session, href = page.evaluate(stored)
    assert TOKEN in local
    assert TOKEN not in session + href
    press(page, "Logged in")
    press(page, "Log out")
    assert TOKEN not in "".join(page.evaluate(stored))


def test_cors_is_named_with_what_can_be_done(page: Page, site: Path, mock: Running) -> None:
    """A server without CORS: the site's own pages, served by nobody who allows others."""
    with plain_server() as root:
        ready(page, find(site, "createBatch"), mock)
        set_field(page, "Root URL", root)
        assert "CORS" in send(page)
        told = page.evaluate(ANSWER)
        assert "Copy the sample" in told
        assert "python -m" not in told  # customers do not have it


def test_a_broken_connection_is_not_called_cors(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "createBatch"), mock)
    mock.faults("POST *=drop")
    assert "closed the connection" in send(page)
    assert "CORS" not in page.evaluate(ANSWER)


def test_a_response_that_breaks_off_is_told(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "listBatches"), mock)
    mock.faults("cut")
    assert "before the response was complete" in send(page)


def test_a_server_that_is_not_there_is_told_apart(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "createBatch"), mock)
    set_field(page, "Root URL", "http://127.0.0.1:9")
    assert send(page).startswith("No response from http://127.0.0.1:9")


@pytest.mark.parametrize("root", ["", "ftp://x", "api.example.com", "https://x/?a=b"])
def test_a_root_that_is_none_is_refused(page: Page, site: Path, mock: Running, root: str) -> None:
    ready(page, find(site, "createBatch"), mock)
    set_field(page, "Root URL", root)
    assert send(page).startswith("Not sent")


def test_a_text_comes_as_it_is_sent_and_the_old_response_goes(
    page: Page, site: Path, mock: Running
) -> None:
    steps = threading.Semaphore(0)
    pieces = [b"data: one\n\n", b"data: two\n\n"]
    with plain_server(cors=True, pieces=(pieces, steps), content_type="text/event-stream") as root:
        ready(page, find(site, "createBatch"), mock)
        send(page)
        assert "id" in reply_body(page)
        set_field(page, "Root URL", root)
        press(page, "Send Request")
        page.wait("!document.querySelector('[aria-label=\"Response body\"]')")
        steps.release()
        page.wait("/one/.test(document.querySelector('.pg-answer').textContent)")
        assert "two" not in page.evaluate(ANSWER)
        steps.release()
        assert finished(page).startswith("200 OK")
        assert reply_body(page) == "data: one\n\ndata: two\n\n"


def test_an_image_is_shown(page: Page, site: Path, mock: Running) -> None:
    """Known by its bytes too: files often come as octets of no type."""
    with plain_server(PIXEL, cors=True, content_type="application/octet-stream") as root:
        ready(page, find(site, "createBatch"), mock)
        set_field(page, "Root URL", root)
        send(page)
        assert page.wait("document.querySelector('.pg-body img').naturalWidth") == 1
    drawing = (
        b"<svg xmlns='http://www.w3.org/2000/svg' width='7' height='7'><script>hit=1</script></svg>"
    )
    with plain_server(drawing, cors=True, content_type="image/svg+xml") as root:
        set_field(page, "Root URL", root)
        send(page)
        assert page.wait("document.querySelector('.pg-body img').naturalWidth") == 7
        assert page.evaluate("document.querySelector('.pg-body img').src").startswith("data:")
        assert page.evaluate("[typeof hit, !!document.querySelector('.pg-body svg')]") == [
            "undefined",
            False,
        ]


def test_ids_travel_from_page_to_page(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "createBatch"), mock)
    send(page)
    made = json.loads(reply_body(page))["id"]
    assert page.evaluate("document.querySelector('.pg-follow').textContent").startswith("Next: ")
    (add,) = [
        href
        for text, href in page.evaluate(
            "[...document.querySelectorAll('.pg-follow')].map((a) => [a.textContent, a.href])"
        )
        if "Add a file to a batch" in text
    ]
    assert add == f"{find(site, 'addFileToBatch')}#play"
    page.open(add)
    page.wait(OPEN)
    assert field(page, "batch_id") == str(made)
    assert "From Create a batch" in field(page, "batch_id", "row.textContent")
    # What was typed stays, and the value is one click away.
    set_field(page, "batch_id", "77")
    page.open(find(site, "addFileToBatch"))
    press(page, "Play")
    assert field(page, "batch_id") == "77"
    press(page, f"Use {made} from Create a batch")
    assert field(page, "batch_id") == str(made)
    # Of another server, it would be somebody else's.
    page.open(find(site, "getBatch"))
    press(page, "Play")
    assert field(page, "batch_id") == str(made)
    set_field(page, "Root URL", "http://127.0.0.1:9")
    assert "From Create a batch" not in field(page, "batch_id", "row.textContent")


def test_an_address_in_a_header_gives_its_id(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "deleteFileOrFolder"), mock)
    set_field(page, "path", "acme/invoices/fs/drive/a.pdf")
    assert send(page).startswith("202")
    page.open(f"{find(site, 'jobStatus')}#play")
    page.wait(OPEN)
    job = page.evaluate("document.querySelector('.pg-hint').textContent")
    assert job == "From Delete a file or folder. "
    assert send(page).startswith("200")


def test_what_is_filled_in_is_kept_and_can_be_shared(page: Page, site: Path, mock: Running) -> None:
    address = find(site, "createBatch")
    ready(page, address, mock)
    set_field(page, "name", "Ünï & co = 100%")
    page.command("Page.reload")
    page.wait(OPEN)
    assert field(page, "name") == "Ünï & co = 100%"
    link = page.evaluate("document.querySelector('api-playground').form.link()")
    assert TOKEN not in link
    assert mock.root not in link
    page.evaluate("sessionStorage.clear()")
    page.open(link)
    page.wait(OPEN)
    assert field(page, "name") == "Ünï & co = 100%"
    # Escape closes; the page is as it was, and its sample says what was filled in.
    page.key("Escape", 27)
    page.wait(f"!{OPEN}")
    page.wait("location.hash === ''")
    assert page.evaluate("document.activeElement.textContent") == "Play"


def test_a_secret_value_is_neither_kept_nor_shared(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "createSecret"), mock)
    set_field(page, "alias", "billing-key")
    set_field(page, "value", "s3cret-value")
    asked = "document.querySelector('api-playground').form.link() + JSON.stringify(sessionStorage)"
    kept = page.evaluate(asked)
    assert "billing-key" in kept
    assert "s3cret-value" not in kept
    press(page, "Edit as JSON")  # text may hold it anywhere
    kept = page.evaluate(asked)
    assert "s3cret-value" not in kept


@pytest.mark.parametrize(
    "fragment",
    [
        "root=http://evil.example&body.name=<img src=x onerror=hit=1>",
        "body=%7B%22__proto__%22%3A%7B%22x%22%3A1%7D%7D&body.name=<img src=x onerror=hit=1>",
        "media=99&keep.path=yes&path.nothing=1&%E0%A4%A=1&body.name=<img src=x onerror=hit=1>",
    ],
)
def test_a_hostile_link_is_only_data(page: Page, site: Path, mock: Running, fragment: str) -> None:
    ready(page, find(site, "createBatch"), mock)
    page.open(f"{find(site, 'createBatch')}#play&{fragment}")
    page.wait(OPEN)
    assert field(page, "Root URL") == mock.root
    assert not mock.requests
    assert page.evaluate("[typeof hit, ({}).x, document.querySelectorAll('img').length]") == [
        "undefined",
        None,
        0,
    ]


def test_a_strict_policy_forbids_nothing_that_is_needed(
    page: Page, site: Path, mock: Running
) -> None:
    policy = "default-src 'self'; connect-src *; img-src 'self' data: blob:"
    watch = "addEventListener('securitypolicyviolation', (event) => {throw new Error(event.blockedURI)})"
    page.command("Page.addScriptToEvaluateOnNewDocument", source=watch)
    with static_server(site, policy) as url:
        ready(page, f"{url}{find(site, 'createBatch').removeprefix(site.as_uri())}", mock)
        assert send(page).startswith("200")
        told = (
            "Playground.mismatches([{pattern: '^(a+)+$', text: %r}]).then((found) => found.length)"
        )
        assert page.evaluate(told % "b") == 1
        assert page.evaluate(told % ("a" * 60 + "!")) == 0  # given up


def test_the_page_loads_nothing_for_what_it_shows_already(page: Page, site: Path) -> None:
    page.open(find(site, "createBatch"))
    later = ("samples/", "playground-form")
    assert "curl" in page.evaluate("document.querySelector('.pg-card pre code').textContent")
    assert not [url for url in page.requests if any(word in url for word in later)]
    page.evaluate("Site.language = 'python'")
    page.wait("/client/.test(document.querySelector('.pg-card pre code').textContent)")
    page.evaluate("Site.language = 'curl'")
    page.wait("/curl/.test(document.querySelector('.pg-card pre code').textContent)")


def test_the_copy_buttons(page: Page, site: Path) -> None:
    page.open(find(site, "createBatch"))
    page.command("Page.bringToFront")
    page.command(
        "Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"]
    )
    press(page, "Copy sample")
    page.wait("document.querySelector('.pg-said').textContent === 'Copied'")
    shown = page.evaluate("document.querySelector('.pg-sample code').textContent")
    assert page.evaluate("navigator.clipboard.readText()") == shown
    press(page, "Play")
    press(page, "Copy link")
    page.wait("document.querySelector('.pg-tools .pg-said').textContent === 'Copied'")
    assert "#play&body.name=" in page.evaluate("navigator.clipboard.readText()")


def test_the_sample_follows_the_form_in_the_language_of_the_site(page: Page, site: Path) -> None:
    page.open(find(site, "createBatch"))
    press(page, "Play")
    set_field(page, "name", 'it\'s $HOME `x` "q" \\ é')
    text = "document.querySelector('.pg-dialog .pg-sample code').textContent"
    assert 's $HOME `x` \\"q\\" \\\\ é' in page.wait(f"/HOME/.test({text}) && {text}")
    page.evaluate("""(() => { const select = document.querySelector(".pg-dialog .pg-bar select");
        select.value = "python"; select.dispatchEvent(new Event("change")); })()""")
    python = page.wait(f"/client/.test({text}) && {text}")
    compile(python, "sample", "exec")
    assert "client.batches.create(" in python
    # The choice holds for the whole site, and the card says what is filled in.
    press(page, "Close")
    card = "document.querySelector('.pg-card pre code').textContent"
    assert page.wait(f"/HOME/.test({card}) && {card}") == python
    page.open(find(site, "getBatch"))
    page.wait(f"/client.batches.get/.test({card})")


def test_json_and_form_are_two_views(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "createBatch"), mock)
    press(page, "Edit as JSON")
    set_field(
        page, "Body as JSON", '{"name": "x", "size": 12345678901234567890, "deep": {"a": [1.50]}}'
    )
    press(page, "Edit as form")
    assert field(page, "name") == "x"
    send(page)
    (recorded,) = mock.requests
    text = recorded.body.decode()
    assert "12345678901234567890" in text
    assert "1.50" in text
    press(page, "Edit as JSON")
    set_field(page, "Body as JSON", "{")
    assert "not valid JSON" in send(page)
    mock.clear()
    assert send(page, "Send anyway").startswith("400")
    assert mock.requests[0].body == b"{"


def test_nested_fields_lists_and_maps(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "runApp"), mock)
    press(page, "Edit as JSON")
    body = {
        "app_name": "Invoices",
        "batch_id": 4821,
        "settings": {
            "keys": {"secret": {"db": "alias"}},
            "runtime_config": {"generate_post_process_pdf": False},
            "tags": ["a", "b"],
        },
    }
    set_field(page, "Body as JSON", json.dumps(body))
    press(page, "Edit as form")
    press(page, "Add to tags")
    page.evaluate("document.activeElement.value = 'c'")
    send(page)
    body["settings"]["tags"].append("c")  # type: ignore[index]
    assert json.loads(mock.requests[0].body) == body


def test_a_wrong_value_is_named_and_can_be_sent_anyway(
    page: Page, site: Path, mock: Running
) -> None:
    ready(page, find(site, "getBatch"), mock)
    set_field(page, "batch_id", "12a")
    assert send(page) == "Not sent: batch_id must be an integer."
    assert field(page, "batch_id", "input.getAttribute('aria-invalid')") == "true"
    assert page.evaluate("document.activeElement.value") == "12a"
    assert not mock.requests
    send(page, "Send anyway")
    assert mock.requests[0].target.endswith("/v2/batches/12a")


def test_the_keyboard_alone_is_enough(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "createBatch"), mock)
    page.command("Page.bringToFront")
    page.evaluate("document.querySelector('.pg-form input').focus()")
    for _ in range(20):
        if page.evaluate("document.activeElement.textContent") == "Send Request":
            break
        page.key("Tab", 9)
    page.key("Enter", 13, "\r")
    page.wait("document.querySelector('.pg-state').textContent.startsWith('200')")


def test_a_binary_reply_is_downloaded(page: Page, site: Path, mock: Running) -> None:
    ready(page, find(site, "readFile"), mock)
    send(page)
    send(page, "Send anyway")
    link = page.evaluate("(a => [a.download, a.protocol])(document.querySelector('.pg-line a'))")
    assert link[0]
    assert link[1] == "blob:"


def test_a_reply_keeps_its_large_numbers(page: Page, site: Path) -> None:
    with plain_server(body=b'{"ns": 1772443830123456789}', cors=True) as root:
        page.open(find(site, "listBatches"))
        press(page, "Play")
        set_field(page, "Root URL", root)
        send(page)
        assert "1772443830123456789" in reply_body(page)


def test_every_operation_sends_what_its_samples_send(
    page: Page, site: Path, mock: Running, lowered: Result, tmp_path: Path
) -> None:
    """A form that nobody touched puts the request model on the wire."""
    assert lowered.api is not None
    assert lowered.settings is not None
    requests = build_requests(lowered.api, lowered.settings)
    upload = tmp_path / "sample.bin"
    differences = []
    ready(page, find(site, lowered.api.operations[0].key), mock)  # the tab keeps what it was told
    for operation in lowered.api.operations:
        model = requests.first(operation.key)
        mock.clear()
        # what the responses before this one held would be filled in
        page.evaluate(
            "delete sessionStorage[Object.keys(sessionStorage).find((one) => / values$/.test(one))]"
        )
        page.open(find(site, operation.key))
        press(page, "Play")
        if isinstance(model.body, FileBody):
            upload.write_bytes(model.body.content)
            page.choose_file("api-playground input[type=file]", upload)
        if "placeholder" in send(page):
            assert not mock.requests
            send(page, "Send anyway")
        (sent,) = mock.requests
        prefix = mock.root.removeprefix(mock.url)
        expected = (model.method, prefix + model.target, dict(model.sent_headers))
        found = {name: sent.header(name) for name, _ in model.sent_headers}
        if (sent.method, sent.target, found) != expected:
            differences.append((operation.key, sent.method, sent.target, found, expected))
        if isinstance(model.body, JsonBody):
            if json.loads(sent.body) != json.loads(json.dumps(model.body.value)):
                differences.append((operation.key, sent.body, model.body.value))
        elif isinstance(model.body, FileBody):
            if sent.body_sha256 != hashlib.sha256(model.body.content).hexdigest():
                differences.append((operation.key, "the file differs"))
        elif sent.body:
            differences.append((operation.key, sent.body, None))
    assert not differences


@pytest.mark.parametrize(("width", "color"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_axe_finds_nothing_wrong_with_what_opens(
    page: Page, site: Path, mock: Running, axe: str, width: int, color: str
) -> None:
    """The card, then a reply, a fault beside its field, the login, lists and maps with entries."""
    page.size(width)
    page.dark(color)
    page.open(find(site, "runApp"))
    page.evaluate(f"{axe};0")
    run = "axe.run('api-playground').then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].html))"
    assert page.evaluate(run) == []
    ready(page, find(site, "runApp"), mock)
    set_field(page, "app_name", "invoices")
    press(page, "Fill in the full example")
    send(page)
    set_field(page, "batch_id", "12x")
    send(page)
    press(page, "Logged in")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate(f"{axe};0")
    assert page.evaluate(run) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (
        page.evaluate(
            "Math.max(...[...document.querySelectorAll('.pg-dialog *')].map((one) => "
            "one.closest('pre, .pg-bar') ? 0 : one.getBoundingClientRect().right))"
        )
        <= width
    )
