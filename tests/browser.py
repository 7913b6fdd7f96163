"""Chromium as a judge: it shows a web page at any size, and axe-core looks for what keeps people out."""

from __future__ import annotations

import atexit
import itertools
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

_QUIET = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
_OFFLINE = ["--disable-background-networking", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
_AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_KEYS = {"Tab": 9, "Enter": 13}


class Page:
    """A page as Chromium shows it. Each command is one of the DevTools protocol's."""

    def __init__(self, browser: Browser, session: str) -> None:
        self.browser, self.session = browser, session

    def command(self, method: str, **values: Any) -> dict[str, Any]:
        return self.browser.command(method, self.session, **values)

    def run(self, script: str) -> Any:
        """The value of a piece of JavaScript, or of what it promises."""
        found = self.command("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def resize(self, width: int, height: int = 900) -> None:
        """Shows it in a window of so many CSS pixels."""
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def media(self, kind: str = "", **features: str) -> None:
        """Shows it as on paper ("print"), or with features such as forced_colors="active"."""
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.command("Emulation.setEmulatedMedia", media=kind, features=named)

    def press(self, key: str) -> None:
        """Presses a key: "Tab" or "Enter"."""
        for kind in ("rawKeyDown", "keyUp"):
            self.command("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=_KEYS[key])

    def spoken(self) -> list[tuple[str, str]]:
        """The role and name of each node of the accessibility tree, in order."""
        nodes = {node["nodeId"]: node for node in self.command("Accessibility.getFullAXTree")["nodes"]}
        found, waiting = [], [next(iter(nodes))]
        while waiting:
            node = nodes[waiting.pop()]
            waiting += reversed([child for child in node["childIds"] if child in nodes])
            if not node["ignored"]:
                found.append((node["role"]["value"], node.get("name", {}).get("value", "")))
        return found

    def axe(self) -> list[str]:
        """What axe-core finds wrong, each with the elements that it is wrong with."""
        self.run(_axe())
        found = self.run(f"axe.run(document, {{runOnly: {json.dumps(_AXE_TAGS)}}}).then(r => r.violations)")
        return [f"{each['id']}: {node['html'][:200]}: {node['failureSummary']}" for each in found for node in each["nodes"]]


class Browser:
    """One Chromium, told what to do through a pair of pipes."""

    def __init__(self, program: str) -> None:
        read, self.write = os.pipe()
        self.read, write = os.pipe()
        self.numbers, self.rest = itertools.count(1), b""
        self.events: list[dict[str, Any]] = []
        # Chromium reads commands from descriptor 3 and answers on 4.
        shell = f'exec "$@" 3<&{read} 4>&{write}'
        profile = mkdtemp()
        command = [program, *_QUIET, *_OFFLINE, "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"]
        self.process = subprocess.Popen(
            ["bash", "-c", shell, "bash", *command], pass_fds=(read, write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(read)
        os.close(write)
        atexit.register(self._end, profile)

    def _end(self, profile: str) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.write)
        os.close(self.read)
        shutil.rmtree(profile, ignore_errors=True)

    def command(self, method: str, session: str = "", **values: Any) -> dict[str, Any]:
        """What Chromium answers; what happened in the meantime stands in `events`."""
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": values} | ({"sessionId": session} if session else {})
        os.write(self.write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return dict(answer["result"])
            self.events.append(answer)

    def wait(self, method: str, session: str) -> None:
        """Goes on when this event has happened."""
        while not any(event.get("method") == method and event.get("sessionId") == session for event in self.events):
            self.events.append(self._next())

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            more = os.read(self.read, 1 << 20)
            assert more, "Chromium has ended"
            self.rest += more
        message, _, self.rest = self.rest.partition(b"\0")
        return dict(json.loads(message))


@contextmanager
def shown(page: Path | str, width: int = 1280) -> Iterator[Page]:
    """The page in a file, or at an address. Where Chromium is missing the test is skipped; in CI it fails."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        message = "Chromium is missing: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    browser = _browser(program)
    target = browser.command("Target.createTarget", url="about:blank")["targetId"]
    session = browser.command("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    opened = Page(browser, session)
    opened.resize(width)
    opened.command("Page.enable")
    opened.command("Page.navigate", url=page if isinstance(page, str) else page.resolve().as_uri())
    browser.wait("Page.loadEventFired", session)
    yield opened
    browser.command("Target.closeTarget", targetId=target)
    browser.events.clear()


@cache
def _browser(program: str) -> Browser:
    return Browser(program)


@cache
def _axe() -> str:
    """axe-core, from a package that carries it; the package itself would load Playwright."""
    script = distribution("axe-playwright-python").locate_file("axe_playwright_python/axe.min.js")
    return Path(str(script)).read_text(encoding="utf-8")
