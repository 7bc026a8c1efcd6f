"""Nothing is left of a server whose editor is gone."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from app.prediction.personal.place import FOLDER_VARIABLE
from tests.editors.client import PATIENCE, ROOT, Editor

# An editor that starts a server on these pipes, says its number, and stays.
EDITOR = """
import subprocess, sys
command = [sys.executable, "-m", "app", "lsp"]
server = subprocess.Popen(command, stdin=int(sys.argv[1]), stdout=int(sys.argv[2]))
print(server.pid, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "home"))


def test_what_was_agreed_upon_and_the_end_of_the_input_is_the_end() -> None:
    with Editor() as editor:
        said = editor.initialize(
            {"lettersum": {"afterSpace": True}}, encodings=["utf-8", "utf-16"], process=os.getpid()
        )
        editor.open("How are ")
    assert said["capabilities"]["positionEncoding"] == "utf-8"
    assert said["capabilities"]["completionProvider"]["triggerCharacters"] == [" "]
    assert editor.code == 1  # it was not told to leave


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are handed over otherwise")
def test_an_editor_that_is_killed_takes_the_server_along() -> None:
    """Though somebody else still has the other ends of its pipes."""
    input_read, input_write = os.pipe()
    output_read, output_write = os.pipe()
    command = [sys.executable, "-c", EDITOR, str(input_read), str(output_write)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
        pass_fds=(input_read, output_write),
    ) as editor:  # fmt: skip
        assert editor.stdout is not None
        int(editor.stdout.readline())
        os.close(input_read)
        os.close(output_write)
        params = {"processId": editor.pid, "rootUri": None, "capabilities": {}}
        message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
        content = json.dumps(message).encode()
        os.write(input_write, b"Content-Length: %d\r\n\r\n" % len(content) + content)
        with os.fdopen(output_read, "rb") as output:
            assert output.readline().startswith(b"Content-Length")
            editor.kill()
            editor.wait(PATIENCE)
            ended = False
            while not ended:  # its other end is closed by the end of the server
                assert select.select([output], [], [], PATIENCE)[0]
                ended = not output.read1(1 << 16)
    os.close(input_write)
