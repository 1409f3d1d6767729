"""A real Chromium, driven over its DevTools protocol: no more than these tests need."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--metrics-recording-only",
    "--disable-features=OptimizationHints,MediaRouter,Translate,LocalNetworkAccessChecks",
    # whatever a page asks for, nothing leaves the machine; what is asked for is recorded
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--remote-debugging-port=0",
    "--remote-allow-origins=*",
)


def executable() -> str:
    """The browser; "" when there is none."""
    named = os.environ.get("CHROME", "")
    return named or next((found for name in NAMES if (found := shutil.which(name))), "")


class PageError(AssertionError):
    """The page threw, or a command failed."""


@dataclass
class Page:
    """One tab."""

    socket: Any
    last: int = 0
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def command(self, method: str, **params: object) -> dict[str, Any]:
        self.last += 1
        self.socket.send(json.dumps({"id": self.last, "method": method, "params": params}))
        while True:
            reply = self._read(30)
            if reply.get("id") == self.last:
                if "error" in reply:
                    raise PageError(f"{method}: {reply['error']}")
                return reply["result"]

    def _read(self, seconds: float) -> dict[str, Any]:
        message = json.loads(self.socket.recv(timeout=seconds))
        match message.get("method"):
            case "Network.requestWillBeSent":
                self.requests.append(message["params"]["request"]["url"])
            case "Runtime.exceptionThrown":
                details = message["params"]["exceptionDetails"]
                said = details.get("exception", {}).get("description", details["text"])
                self.messages.append(said)
        return message

    def evaluate(self, expression: str) -> Any:
        """The value of an expression of the page; promises are awaited."""
        found = self.command(
            "Runtime.evaluate",
            expression=expression,
            awaitPromise=True,
            returnByValue=True,
            userGesture=True,
        )
        if "exceptionDetails" in found:
            details = found["exceptionDetails"]
            raise PageError(details.get("exception", {}).get("description", details["text"]))
        return found["result"].get("value")

    def open(self, url: str) -> None:
        """Go to ``url`` and wait until it is there with all that it loads."""
        self.command("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def wait(self, condition: str, seconds: float = 15) -> Any:
        """The value of ``condition`` once it is true."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if value := self.evaluate(condition):
                return value
            time.sleep(0.05)
        raise PageError(f"never true: {condition}\n{self.messages}")

    def size(self, width: int, height: int = 900) -> None:
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def dark(self, value: str) -> None:
        features = [{"name": "prefers-color-scheme", "value": value}]
        self.command("Emulation.setEmulatedMedia", features=features)

    def choose_file(self, selector: str, path: Path) -> None:
        """Choose ``path`` in a file input."""
        root = self.command("DOM.getDocument")["root"]["nodeId"]
        node = self.command("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.command("DOM.setFileInputFiles", nodeId=node, files=[str(path)])

    def key(self, key: str, code: int, text: str = "", modifiers: int = 0) -> None:
        """Press and release a key."""
        for kind in ("keyDown", "keyUp"):
            self.command(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                windowsVirtualKeyCode=code,
                modifiers=modifiers,
                text=text if kind == "keyDown" else "",
            )

    def screenshot(self, path: Path, *, whole: bool = False) -> None:
        found = self.command("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(found["data"]))


@dataclass
class Browser:
    """A running browser."""

    port: int

    @contextmanager
    def page(self, width: int = 1280, height: int = 900) -> Iterator[Page]:
        """A tab of its own, closed at the end; what it threw is a failure."""
        from websockets.sync.client import connect

        address = f"http://127.0.0.1:{self.port}/json"
        new = urllib.request.Request(f"{address}/new?about:blank", method="PUT")
        with urllib.request.urlopen(new, timeout=20) as reply:
            target = json.load(reply)
        with connect(target["webSocketDebuggerUrl"], max_size=None, proxy=None) as socket:
            page = Page(socket)
            for domain in ("Page", "Runtime", "Network", "DOM"):
                page.command(f"{domain}.enable")
            page.size(width, height)
            yield page
        urllib.request.urlopen(f"{address}/close/{target['id']}", timeout=20).close()
        assert not page.messages, page.messages


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser with a profile of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [executable(), *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield Browser(_port(Path(profile) / "DevToolsActivePort", process))
        finally:
            process.terminate()
            process.wait(timeout=20)


def _port(path: Path, process: subprocess.Popen[bytes]) -> int:
    for _ in range(400):
        if path.exists() and (lines := path.read_text().split()):
            return int(lines[0])
        assert process.poll() is None, "the browser ended at once"
        time.sleep(0.05)
    raise PageError("the browser does not listen")
