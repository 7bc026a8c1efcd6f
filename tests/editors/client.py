"""An editor for tests: speaks with ``lettersum lsp`` over its pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 300  # seconds; no machine is so slow


class Editor:
    """Starts the server; ends it on leaving the ``with``, and then ``code`` is its exit code."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app", "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=dict(os.environ) | dict(environment or {}),
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._in, self._out = self.process.stdin, self.process.stdout
        self._last_id = 0
        self._answers: dict[int, dict[str, Any]] = {}
        self.told: list[dict[str, Any]] = []  # what came that was no answer
        self.code: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._in.close()
        self._out.close()
        self.code = self.process.wait(PATIENCE)

    def send(self, content: bytes) -> None:
        """These bytes as they are, behind a header."""
        self._in.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self._in.flush()

    def notify(self, method: str, params: Any = None) -> None:
        """Says something."""
        self.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    def ask(self, method: str, params: Any = None) -> int:
        """Asks something; returns the number that the answer will have."""
        self._last_id += 1
        message = {"jsonrpc": "2.0", "id": self._last_id, "method": method, "params": params}
        self.send(json.dumps(message).encode())
        return self._last_id

    def answer(self, number: int) -> dict[str, Any]:
        """The whole answer of this number; what comes before it is kept."""
        while number not in self._answers:
            message = self.receive()
            if "id" in message and "method" not in message:
                self._answers[message["id"]] = message
            else:
                self.told.append(message)
        return self._answers.pop(number)

    def receive(self) -> dict[str, Any]:
        """The next message."""
        size = 0
        while (line := self._out.readline()).strip() or not size:
            if not line:
                raise EOFError("the server has ended")
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._out.read(size))
        return message

    def request(self, method: str, params: Any = None) -> Any:
        """Asks, and waits for the result."""
        answer = self.answer(self.ask(method, params))
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def initialize(
        self,
        settings: Any = None,
        encodings: Sequence[str] = (),
        process: int | None = None,
        capabilities: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Introduces itself; returns what the server says it can do."""
        general = {"positionEncodings": list(encodings)} if encodings else {}
        params = {
            "processId": process,
            "rootUri": None,
            "capabilities": {"general": general, **(capabilities or {})},
            "initializationOptions": settings,
        }
        result: dict[str, Any] = self.request("initialize", params)
        self.notify("initialized", {})
        return result

    def open(self, text: str, uri: str = "file:///note.md", language: str = "markdown") -> None:
        """Opens a document."""
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def change(
        self, text: str, start: tuple[int, int], end: tuple[int, int], uri: str = "file:///note.md"
    ) -> None:
        """Writes ``text`` in the place of what is between two places."""
        change = {"text": text, "range": {"start": place(*start), "end": place(*end)}}
        params = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [change]}
        self.notify("textDocument/didChange", params)

    def complete(
        self, line: int, character: int, uri: str = "file:///note.md", kind: int = 1
    ) -> list[dict[str, Any]]:
        """The items that are offered at a place."""
        result = self.request("textDocument/completion", caret(line, character, uri, kind))
        items: list[dict[str, Any]] = result["items"]
        return items

    def leave(self) -> int | None:
        """Says goodbye as the protocol wants it; returns the exit code."""
        self.request("shutdown")
        self.notify("exit")
        return self.process.wait(PATIENCE)


def place(line: int, character: int) -> dict[str, int]:
    """A place in a document."""
    return {"line": line, "character": character}


def caret(line: int, character: int, uri: str = "file:///note.md", kind: int = 1) -> dict[str, Any]:
    """What a request for completion has."""
    return {
        "textDocument": {"uri": uri},
        "position": place(line, character),
        "context": {"triggerKind": kind},
    }
