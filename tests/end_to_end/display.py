"""A screen that nobody sees: an X server in memory, a window manager, and what is on the screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.gui.platform_check import apt_line, missing_libraries
from tests.patience import PATIENCE_SECONDS

PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox"}  # and their packages
SIZE_PX = (1280, 840)
STILL_SECONDS = 0.3

Pixels = npt.NDArray[np.uint32]
Area = tuple[slice, slice]
EVERYWHERE: Area = (slice(None), slice(None))


def why_no_display() -> str:
    """What is missing for a screen, and what installs it; "" if nothing is."""
    packages = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    packages += missing_libraries({"QT_QPA_PLATFORM": "xcb"})
    return f"a real window needs what is missing: {apt_line(packages)}" if packages else ""


class Display:
    """``name`` is what goes into the variable DISPLAY, ``server`` the process that draws it."""

    def __init__(self, name: str, frame_file: Path, server: int) -> None:
        self.name, self._frame_file, self._server = name, frame_file, server

    def environment(self) -> dict[str, str]:
        """The environment of a program that is to draw here."""
        kept = {key: value for key, value in os.environ.items() if key != "WAYLAND_DISPLAY"}
        return kept | {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def pixels(self, area: Area = EVERYWHERE) -> Pixels:
        """What is on the screen now, as 0x00RRGGBB of shape (height, width)."""
        content = np.memmap(self._frame_file, np.uint8, "r")  # in the X window dump format
        header = np.frombuffer(content, ">u4", 25)
        height, width, line_bytes = int(header[5]), int(header[4]), int(header[12])
        first = int(header[0]) + 12 * int(header[19])
        lines = np.frombuffer(content, "<u4", height * line_bytes // 4, first)
        return lines.reshape(height, line_bytes // 4)[:, :width][area] & np.uint32(0xFFFFFF)

    def wait_until_still(self, area: Area, program: subprocess.Popen[bytes]) -> None:
        """Waits until for a moment nothing has changed in the area, and neither the program nor
        the screen had anything to do: on a busy machine what changes next may still be waiting
        for its turn."""
        since, before = time.monotonic(), self.pixels(area)

        def is_still() -> bool:
            nonlocal since, before
            assert program.poll() is None, "the program has ended"
            now = self.pixels(area)
            if not (
                is_asleep(self._server) and is_asleep(program.pid) and np.array_equal(now, before)
            ):
                since, before = time.monotonic(), now
            return time.monotonic() - since >= STILL_SECONDS

        wait_until(is_still, "the screen is still")

    def save_picture(self, path: Path) -> None:
        """Writes what is on the screen as a PNG file."""
        from PySide6.QtGui import QImage

        pixels = np.ascontiguousarray(self.pixels())
        height, width = pixels.shape
        image = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32)
        assert image.save(str(path)), path


def is_asleep(process: int) -> bool:
    """Whether all threads of a process wait for something, none for its turn."""
    with suppress(FileNotFoundError, ProcessLookupError):  # a thread has ended meanwhile
        states = [
            path.read_text().rpartition(")")[2].split()[0]
            for path in Path(f"/proc/{process}/task").glob("*/stat")
        ]
        return set(states) <= {"S", "I"}
    return False


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Fails if the condition does not hold in time."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, f"waited in vain until {what}"
        time.sleep(0.02)


@contextmanager
def virtual_display(folder: Path) -> Iterator[Display]:
    """A display with a window manager; both end with the block. The screen is a file in
    ``folder``."""
    width, height = SIZE_PX
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24",
               "-fbdir", str(folder), "-nolisten", "tcp", "-noreset"]  # fmt: skip
    with _running(command, dict(os.environ), stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        assert number, "Xvfb found no free display"
        display = Display(f":{number}", folder / "Xvfb_screen0", server.pid)
        # Its own folder: no menu or setting of the person at this machine counts here.
        environment = display.environment() | {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        with _running(["openbox"], environment):
            yield display


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], stdout: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command, env=environment, stdout=stdout, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE_SECONDS)
        if process.stdout is not None:
            process.stdout.close()
