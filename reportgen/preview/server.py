"""Serving the preview to a browser on this machine, and nothing else to anybody else."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.preview import Preview

_HERE = Path(__file__).parent
_SHELL = {"/": ("shell.html", "text/html"), "/shell.css": ("shell.css", "text/css"), "/shell.js": ("shell.js", "text/javascript")}
_SHELL_MAY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'"
_PAGE_MAY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; frame-ancestors 'self'"
_HEARTBEAT = 10  # seconds after which a browser that has gone is noticed


class Server(ThreadingHTTPServer):
    """Listens on the loopback address; `port` 0 takes a free one. Raises OSError where it is taken."""

    daemon_threads = True

    def __init__(self, preview: Preview, port: int = 0) -> None:
        self.preview = preview
        super().__init__(("127.0.0.1", port), _Answer)
        self.address = f"http://127.0.0.1:{self.server_port}/"
        # A foreign page may have its own name lead to this machine ("DNS rebinding"): such a name is refused.
        self.names = {f"{name}:{self.server_port}" for name in ("127.0.0.1", "localhost")}

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is no fault."""


class _Answer(BaseHTTPRequestHandler):
    server: Server
    server_version, sys_version = "reportgen", ""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged."""

    def do_GET(self) -> None:
        preview = self.server.preview
        path = self.path.partition("?")[0]
        if self.headers.get_all("Host", []) not in ([name] for name in self.server.names):
            self._send(403, b"This is a preview for this machine only.", "text/plain")
        elif path in _SHELL:
            name, kind = _SHELL[path]
            self._send(200, (_HERE / name).read_bytes(), f"{kind}; charset=utf-8", _SHELL_MAY)
        elif path in ("/blank", "/page"):
            page = preview.page if path == "/page" else b"<!DOCTYPE html><title>No page yet</title>"
            self._send(200, page, "text/html; charset=utf-8", _PAGE_MAY)
        elif path == "/document.pdf" and preview.pdf:
            self._send(200, preview.pdf, "application/pdf")
        elif path == "/source":
            self._send(200, preview.text.encode(), "text/plain; charset=utf-8")
        elif path == "/events":
            self._tell()
        else:
            self._send(404, b"There is nothing here but the preview.", "text/plain")

    def _send(self, code: int, data: bytes, kind: str, may: str = "") -> None:
        self.send_response(code)
        headers = {"Content-Type": kind, "Content-Length": str(len(data)), "Cache-Control": "no-store"}
        guards = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin"}
        for name, value in (headers | guards | ({"Content-Security-Policy": may} if may else {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _tell(self) -> None:
        """Each state of the preview, as it comes about, until the browser goes."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        told: dict[str, object] = {}
        while True:
            state = self.server.preview.next_state(told, _HEARTBEAT)
            self.wfile.write(b": still here\n\n" if state is told else f"data: {json.dumps(state)}\n\n".encode())
            self.wfile.flush()
            told = state
