"""A real browser that tests look at pages with: headless Chromium, spoken to over two pipes, with no network."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import subprocess
from collections import deque
from dataclasses import dataclass, field
from shutil import which
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ALONE: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions"),
    *("--host-resolver-rules=MAP * 0.0.0.0", "--remote-debugging-pipe", "--hide-scrollbars"),
)


@dataclass(frozen=True, slots=True)
class Element:
    """One element as the browser has it, after everything it repairs: its name and its attributes."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)


class Browser:
    """One tab. ``requests`` is what the page opened last asked for beside itself, and its own policy did not stop."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, back
        self._held = b""
        self._number = 0
        self._session: str | None = None
        self._heard: deque[dict[str, Any]] = deque()
        self.requests: list[str] = []
        tab = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=tab, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **values: object) -> dict[str, Any]:
        """One question of the browser's own protocol, answered. Raises RuntimeError where it will not."""
        self._number += 1
        said: dict[str, object] = {"id": self._number, "method": method, "params": values}
        if self._session:
            said["sessionId"] = self._session
        os.write(self._to, json.dumps(said).encode() + b"\0")
        while True:
            heard = self._hear()
            if heard.get("id") == self._number:
                if "error" in heard:
                    raise RuntimeError(heard["error"])
                answer: dict[str, Any] = heard["result"]
                return answer
            self._heard.append(heard)

    def open(self, page: Path) -> None:
        """Show *page*, until everything that it would load is loaded."""
        self._heard.clear()
        self.ask("Page.navigate", url=page.as_uri())
        self._until("Page.loadEventFired")
        # What a page begins after it was loaded is asked for before this is answered.
        self.run("new Promise(done => setTimeout(done, 100))")
        asked = {one["requestId"]: one["request"]["url"] for one in self._told("Network.requestWillBeSent")}
        for one in self._told("Network.loadingFailed"):
            if one.get("blockedReason") == "csp":
                asked.pop(one["requestId"], None)
        self.requests = [address for address in asked.values() if address != page.as_uri()]

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever it says
        """What *script* says, run from outside the page (no policy of the page stops it)."""
        said = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        return said["result"].get("value")

    def elements(self) -> list[Element]:
        """Every element of the page, in order."""
        root = self.ask("DOM.getDocument", depth=-1, pierce=True)["root"]
        return list(_elements(root))

    def pdf(self, width: float, height: float) -> bytes:
        """The page printed on a sheet of *width* and *height* inches."""
        said = self.ask("Page.printToPDF", paperWidth=width, paperHeight=height, preferCSSPageSize=False)
        return base64.b64decode(said["data"])

    def _told(self, event: str) -> list[dict[str, Any]]:
        return [one["params"] for one in self._heard if one.get("method") == event]

    def _until(self, event: str) -> None:
        while not self._told(event):
            self._heard.append(self._hear())

    def _hear(self) -> dict[str, Any]:
        while b"\0" not in self._held:
            piece = os.read(self._back, 1 << 20)
            if not piece:
                raise RuntimeError("the browser is gone")
            self._held += piece
        message, _, self._held = self._held.partition(b"\0")
        heard: dict[str, Any] = json.loads(message)
        return heard


@contextlib.contextmanager
def browsing(home: Path) -> Iterator[Browser]:
    """A browser with nothing of anybody's in it; *home* is its folder."""
    program = which("chromium")
    if program is None:
        raise FileNotFoundError("chromium")
    ours_in, its_out = os.pipe()
    its_in, ours_out = os.pipe()
    # It listens on 3 and speaks on 4, whatever numbers ours have.
    call = f'exec "$0" "$@" 3<&{its_in} 4>&{its_out}'
    process = subprocess.Popen(
        ["bash", "-c", call, program, *_ALONE, f"--user-data-dir={home}", "about:blank"],
        pass_fds=(its_in, its_out),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(its_in)
    os.close(its_out)
    try:
        browser = Browser(ours_out, ours_in)
        yield browser
    finally:
        os.close(ours_out)
        os.close(ours_in)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def _elements(node: dict[str, Any]) -> Iterator[Element]:
    if node["nodeType"] == 1:
        named = node.get("attributes", [])
        yield Element(node["localName"], dict(zip(named[::2], named[1::2], strict=True)))
    for child in (*node.get("children", ()), *node.get("shadowRoots", ()), *node.get("pseudoElements", ())):
        yield from _elements(child)
    if "contentDocument" in node:
        yield from _elements(node["contentDocument"])
    if "templateContent" in node:
        yield from _elements(node["templateContent"])
