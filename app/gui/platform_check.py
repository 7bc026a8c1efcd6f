"""What must be there before Qt is started, because Qt ends the whole process where it isn't.

Knows no Qt: the command line asks the same questions.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping

# Shared library -> the Debian/Ubuntu package that holds it.
_ALWAYS_NEEDED = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_NEEDED_BY_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_PLATFORMS_WITHOUT_DISPLAY = {
    "offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs", "vkkhrdisplay",
}  # fmt: skip

LibraryLoader = Callable[[str], object]


def missing_display(environment: Mapping[str, str] = os.environ) -> str | None:
    """One line that says why no window can be shown, or None where one can."""
    if not _is_linux() or _platform(environment) in _PLATFORMS_WITHOUT_DISPLAY:
        return None
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        return (
            "no display found (neither DISPLAY nor WAYLAND_DISPLAY is set); start Lettersum in a "
            'desktop session, or use a command such as: lettersum suggest "How are"'
        )
    if uses_x11(environment) and not _x_server_answers():
        return (
            f"no X server answers at DISPLAY={environment.get('DISPLAY', '')}; start Lettersum in "
            'a desktop session, or use a command such as: lettersum suggest "How are"'
        )
    return None


def uses_x11(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether Qt will draw through an X server here."""
    if not _is_linux():
        return False
    platform = _platform(environment)
    if platform:
        return platform == "xcb"
    return bool(environment.get("DISPLAY")) and not environment.get("WAYLAND_DISPLAY")


def missing_libraries(
    environment: Mapping[str, str] = os.environ, load: LibraryLoader = ctypes.CDLL
) -> list[str]:
    """The Debian/Ubuntu packages whose shared libraries Qt needs here and can't find."""
    if not _is_linux():
        return []
    needed = _ALWAYS_NEEDED | (_NEEDED_BY_X11 if uses_x11(environment) else {})
    return [package for library, package in needed.items() if not _loads(library, load)]


def apt_line(packages: list[str]) -> str:
    """The command that installs these packages."""
    return "sudo apt install " + " ".join(packages)


def why_no_window(environment: Mapping[str, str] = os.environ) -> str | None:
    """One line that says what keeps the window from opening and what to do, or None."""
    problem = missing_display(environment)
    if problem is None and (packages := missing_libraries(environment)):
        problem = f"the window needs libraries that are missing; install them: {apt_line(packages)}"
    return problem


def _is_linux() -> bool:
    return sys.platform.startswith("linux")


def _platform(environment: Mapping[str, str]) -> str:
    # "offscreen:size=800x600" and "wayland;xcb" are valid too: the first name decides.
    return environment.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]


def _loads(library: str, load: LibraryLoader) -> bool:
    try:
        load(library)
    except OSError:
        return False
    return True


def _x_server_answers() -> bool:
    """Tries to connect; where libxcb itself is missing, the list of libraries tells more."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return bool(answers)
