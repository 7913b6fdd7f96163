"""What an author sees while writing: the page, made anew at each save, with what is wrong beside it."""

from __future__ import annotations

import signal
import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from reportgen.batch import Outcome, Workers, attempt_in_worker
from reportgen.build import CannotReach, Request, compose, read_source
from reportgen.document.tree import Document
from reportgen.files import passing_folder
from reportgen.finding import Finding, in_order
from reportgen.lint import CODES
from reportgen.preview.server import Server
from reportgen.render import HouseFault
from reportgen.render.web import render_html
from reportgen.source.reader import Unreadable, decode
from reportgen.style import Style
from reportgen.watch import PAUSE, Watch


class Preview:
    """The last good page of a document, what is wrong with it now, and the pages of its PDF.

    `state` is what the browser is told; it is replaced as a whole."""

    def __init__(self, source: Path, house: str | None = None) -> None:
        self.source, self.house = source, house
        self.changed = threading.Condition()
        self.page = self.pdf = b""
        self.text = ""
        self.state: dict[str, Any] = {"name": source.name, "version": 0, "page": 0, "pdf": 0, "broken": False, "findings": []}
        self.inputs: list[Path] = [source]

    def update(self) -> bool:
        """Reads the document again; returns whether its page could be drawn."""
        self.inputs = []
        page = b""
        try:
            document, style, findings = compose(Request(self.source, {}, house=self.house), self.inputs)
            told = [_told(finding, self.source) for finding in in_order(findings) if not finding.excuse]
            if document is not None and style is not None and all(f.code in CODES for f in findings if f.is_error):
                page = self._draw(document, style)
        except (CannotReach, HouseFault) as fault:
            told = [{"level": "error", "message": str(fault), "line": 0}]
        with self.changed:
            self.page = page or self.page
            self.text = self._read() or self.text
            version = self.state["version"] + 1
            self._tell(version=version, findings=told, broken=not page, page=version if page else self.state["page"])
        return bool(page)

    def request(self, folder: Path) -> Request:
        """That the PDF be made in a folder; as a draft where it cannot be published yet."""
        draft = any(finding["level"] == "error" for finding in self.state["findings"])
        return Request(self.source, {"pdf": folder / "preview.pdf"}, house=self.house, draft=draft)

    def set_pages(self, outcome: Outcome, version: int) -> None:
        """Takes the PDF that was made from this version, as soon as its words are told, and what its pages show to be wrong."""
        with self.changed:
            self.changed.wait_for(lambda: self.state["version"] >= version)
            if outcome.result is not None and outcome.result.written:
                self.pdf = outcome.result.written[0].read_bytes()
                self._tell(pdf=version)
            if outcome.result is not None and version == self.state["version"]:
                self._tell(findings=[_told(finding, self.source) for finding in outcome.result.findings])

    def next_state(self, told: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The state as soon as it is another than was told last, or after so many seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.state is not told, seconds)
            return self.state

    def _tell(self, **parts: Any) -> None:
        self.state = self.state | parts
        self.changed.notify_all()

    def _draw(self, document: Document, style: Style) -> bytes:
        def line(part: object) -> str:
            place = getattr(part, "place", None)
            return str(place.line) if place is not None and place.source.path == self.source else ""

        return render_html(document, style, line).data

    def _read(self) -> str:
        try:
            return decode(self.source, read_source(self.source))[0]
        except (CannotReach, Unreadable):
            return ""


def _told(finding: Finding, source: Path) -> dict[str, Any]:
    place = finding.place
    line = place.line if place is not None and place.source.path == source else 0
    return {"level": finding.level.value, "message": finding.message, "hint": finding.hint, "code": finding.code, "line": line}


def _ends() -> list[int]:
    """A list of the signals to end that came, by Ctrl-C or from elsewhere. The first is only noted, since what it raised
    could be lost in a callback; behind `&` or nohup a shell lets some pass a program by, and they still do."""
    came: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        came.append(number)
        if len(came) > 1:
            raise KeyboardInterrupt

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        asked = getattr(signal, name, None)
        if asked is not None and signal.getsignal(asked) is not signal.SIG_IGN:
            signal.signal(asked, note)
    return came


def watch(preview: Preview, server: Server) -> None:
    """Serves the preview, and makes it anew at each save, until it is told to end: it then raises KeyboardInterrupt."""
    ends = _ends()
    with passing_folder() as folder, Workers(1) as worker:
        pages: Future[Any] = worker.submit(_warm)  # begins the process while there is but one thread to copy
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def begin(request: Request, version: int) -> Future[Any]:
            made = worker.submit(attempt_in_worker, request)
            made.add_done_callback(partial(_show, preview, version))
            return made

        saves = Watch([preview.source])
        due = preview.update()
        while not ends:
            saves.add(preview.inputs)
            version, request = preview.state["version"], preview.request(folder)
            if saves.changed():
                begun = pages.done()
                if begun:  # beside the words; it may turn out that a draft, or none, was to be made
                    pages = begin(request, version + 1)
                due = preview.update() and not (begun and request == preview.request(folder))
            elif due and pages.done():
                due = False
                pages = begin(request, version)
            else:
                time.sleep(PAUSE)
        raise KeyboardInterrupt


def _warm() -> None:
    """Loads what makes a PDF, and what checks it: pikepdf, stopped while it loads, complains on the terminal."""
    import reportgen.verify.pdf  # noqa: F401
    from reportgen.render import engine

    with suppress(engine.EngineMissing):
        engine.load()


def _show(preview: Preview, version: int, pages: Future[Outcome]) -> None:
    if pages.exception() is None:
        preview.set_pages(pages.result(), version)
