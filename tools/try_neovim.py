"""Neovim with Lettersum as a person has it: editors/neovim/lettersum.lua, and keys.

    python tools/try_neovim.py

Starts Neovim without a screen, with that file as all its configuration, writes in a Markdown file,
and says step by step what is in its menu and in its buffer. Ends with 1 where that is not what it
should be. Needs Neovim 0.7 or newer (Debian: apt-get install neovim).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
CONFIGURATION = ROOT / "editors/neovim/lettersum.lua"
ITEMS = "complete_info(['items']).items"
MESSAGES = "execute('messages')"
PATIENCE = 120.0  # seconds


class Neovim:
    """A running Neovim, asked and given keys from outside."""

    def __init__(self, socket: Path, environment: dict[str, str]) -> None:
        self._command, self._environment = ["nvim", "--server", str(socket)], environment

    def ask(self, expression: str) -> Any:
        """The value of a Vim expression, of which Neovim prints no more than 2,000 bytes."""
        command = [*self._command, "--remote-expr", f"json_encode({expression})"]
        asked = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=True
        )
        return json.loads(asked.stdout or asked.stderr)

    def keys(self, keys: str) -> None:
        """Presses these keys."""
        subprocess.run([*self._command, "--remote-send", keys], env=self._environment, check=True)

    def wait(self, what: str, is_so: Callable[[], Any]) -> Any:
        """What it returns as soon as it is true."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if found := is_so():
                    return found
            except (subprocess.CalledProcessError, ValueError):
                pass
            time.sleep(0.1)
        raise SystemExit(f"waited in vain for {what}; it says: {self.ask(MESSAGES)}")

    @property
    def text(self) -> list[str]:
        """The lines of the buffer."""
        lines: list[str] = self.ask("getline(1, '$')")
        return lines

    def menu(self) -> list[str]:
        """The words that are offered."""
        words: list[str] = self.ask(f"map(copy({ITEMS}), 'v:val.word')")
        return words


@contextmanager
def neovim(folder: Path) -> Iterator[Neovim]:
    """Neovim with our file as its configuration, a note open in it."""
    plugins = folder / "config/nvim/plugin"
    plugins.mkdir(parents=True)
    shutil.copy(CONFIGURATION, plugins)
    note, socket = folder / "note.md", folder / "socket"
    note.write_text("", encoding="utf-8")
    environment = dict(os.environ) | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "LETTERSUM_HOME": str(folder / "lettersum"),
    }
    nowhere = subprocess.DEVNULL
    command = ["nvim", "--headless", "--listen", str(socket), str(note)]
    with subprocess.Popen(command, env=environment, stdin=nowhere, stderr=nowhere) as process:
        try:
            yield Neovim(socket, environment)
        finally:
            process.terminate()


def check(what: str, found: object, wanted: object) -> None:
    """Says what was found; ends where that is something else."""
    print(f"{what}: {found!r}")
    if found != wanted:
        raise SystemExit(f"that should be {wanted!r}")


def main() -> None:
    """Writes and takes words."""
    with tempfile.TemporaryDirectory() as folder, neovim(Path(folder)) as editor:
        attached = "luaeval('#vim.lsp.buf_get_clients(0)')"
        editor.wait("the server", lambda: editor.ask(attached))
        print(editor.ask("execute('version')").strip().splitlines()[0])
        editor.keys("iHow are y")
        check("offered first after 'How are y'", menu_after_asking(editor)[0], "you")
        check("its detail begins", editor.ask(f"{ITEMS}[0].menu")[:5], "61 · ")
        reasons = editor.ask(f"{ITEMS}[0].info[:900]")
        print(reasons)
        check("its reasons name the sum", "share the sum 61" in reasons, True)
        editor.keys("<C-y>")
        check("taken", editor.text, ["How are you"])
        editor.keys(" 😀 and how is your fam")
        check("offered behind an emoji", menu_after_asking(editor)[0], "family")
        editor.keys("<C-y>?")
        check("taken", editor.text, ["How are you 😀 and how is your family?"])
        editor.keys("<Esc>o<CR>```<CR>How are y")
        editor.keys("<C-x><C-o>")
        time.sleep(3)
        check("offered in code", editor.menu(), [])
        editor.keys("<Esc>:qa!<CR>")
    print("all as it should be")


def menu_after_asking(editor: Neovim) -> list[str]:
    """What Ctrl+X Ctrl+O shows."""
    editor.keys("<C-x><C-o>")
    words: list[str] = editor.wait("words", editor.menu)
    return words


if __name__ == "__main__":
    main()
