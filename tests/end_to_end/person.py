"""Someone at the keyboard of a running Lettersum; there is no mouse."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np

from app.gui.theme.design_tokens import LIGHT
from app.prediction.personal.place import FOLDER_VARIABLE
from tests.end_to_end.display import Display, Pixels, wait_until
from tests.patience import PATIENCE_SECONDS

ROOT = Path(__file__).parents[2]
MS_BETWEEN_KEYS = 65  # 15 keys a second
_LEAST_CARD_PX = 4000  # area of the first card's ground; an empty one has no ground


class Person:
    """Starts the program with this home folder, and writes on its page.

    ``draft`` is the file in which the page is kept: what is on the page, seen from outside.
    """

    def __init__(self, display: Display, home: Path, log: Path) -> None:
        self._display, self.draft = display, home / "data" / "draft.txt"
        self._environment = display.environment() | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            FOLDER_VARIABLE: str(home / "data"),
        }
        with log.open("wb") as stream:
            self._program = subprocess.Popen(
                [sys.executable, "-m", "app"],
                cwd=ROOT,
                env=self._environment,
                stdout=stream,
                stderr=stream,
            )

    def wait_for_window(self) -> None:
        """Until the window is there and has suggestions: the page then has the focus."""
        self.wait_for_title("Lettersum")
        wait_until(self._sees_a_suggestion, "there is a suggestion")
        self.wait_for_answers()

    def wait_for_title(self, title: str) -> None:
        """Until a window with this title is to be seen and takes keys."""
        found = self._xdotool("search", "--sync", "--onlyvisible", "--name", f"^{title}$")
        self._xdotool("windowfocus", "--sync", found.split()[-1])

    def type(self, text: str) -> None:
        """Types as fast as a very good typist."""
        self._xdotool("type", "--delay", str(MS_BETWEEN_KEYS), text)

    def press(self, key: str) -> None:
        """Presses a key such as ctrl+s."""
        self._xdotool("key", key)

    def wait_for_page(self, text: str) -> None:
        """Until the page is kept with exactly this text, and suggestions for it are shown."""
        wait_until(lambda: self._kept() == text, f"the page is {text!r}")
        self.wait_for_answers()

    def wait_for_answers(self) -> None:
        """Until nothing moves in the lower half, where the suggestions are. The caret blinks and
        the title tells the time in the upper half."""
        height = self._display.pixels().shape[0]
        self._display.wait_until_still((slice(height // 2, None), slice(None)), self._program)

    def wait_for_other_room(self, before: Pixels) -> None:
        """Until a good part of the screen has changed."""
        wait_until(
            lambda: float(np.mean(self._display.pixels() != before)) > 0.02, "another room is shown"
        )
        self.wait_for_answers()

    def wait_for_end(self) -> int:
        """The exit code, once the program has ended."""
        return self._program.wait(timeout=PATIENCE_SECONDS)

    def leave(self) -> None:
        """Ends the program, whatever it is doing."""
        self._program.kill()
        self._program.wait(timeout=PATIENCE_SECONDS)

    def _kept(self) -> str:
        return self.draft.read_text(encoding="utf-8") if self.draft.exists() else ""

    def _sees_a_suggestion(self) -> bool:
        ground = int(LIGHT.accent_ground.lstrip("#"), 16)
        return int(np.sum(self._display.pixels() == ground)) > _LEAST_CARD_PX

    def _xdotool(self, *arguments: str) -> str:
        ran = subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=True,
        )
        return ran.stdout
