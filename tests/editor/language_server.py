"""The YAML language server that VS Code and its kin run, as a judge: what an editor would say."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_PROGRAM = Path(__file__).parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


class Editor:
    """An editor that opens files and asks about them."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self.process = process
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.asked = 0
        self.ask("initialize", {"processId": os.getpid(), "rootUri": folder.as_uri(), "capabilities": {
            "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}, "hover": {"contentFormat": ["markdown"]}}}})  # fmt: skip
        self.tell("initialized", {})
        self.tell(
            "workspace/didChangeConfiguration",
            {"settings": {"yaml": {"schemaStore": {"enable": False}, "completion": True, "hover": True, "validate": True}}},
        )

    def open(self, path: Path) -> list[dict[str, Any]]:
        """Opens a file; the diagnostics that the server gives of it."""
        uri = path.as_uri()
        text = path.read_text(encoding="utf-8")
        self.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
        while uri not in self.diagnostics:
            self._read()
        return self.diagnostics.pop(uri)

    def at(self, question: str, path: Path, line: int, character: int) -> Any:
        """What the server answers about a place (counted from 0): "completion" or "hover"."""
        return self.ask(
            f"textDocument/{question}", {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": character}}
        )

    def ask(self, method: str, parameters: Any) -> Any:
        self.asked += 1
        number = self.asked
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, parameters: Any) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            assert line, "the language server has ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            answer = [None] * len(message["params"]["items"]) if message["method"] == "workspace/configuration" else None
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": answer})
        return message


@contextmanager
def editor(folder: Path) -> Iterator[Editor]:
    """An editor in a folder. Where the language server is missing the test is skipped; in CI it fails."""
    node = next(filter(None, (shutil.which("node", path=str(Path(sys.executable).parent)), shutil.which("node"))), None)
    if node is None or not _PROGRAM.exists():
        message = "the YAML language server is missing: make .venv/test"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with subprocess.Popen(
        [node, str(_PROGRAM), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield Editor(process, folder)
        finally:
            process.kill()
