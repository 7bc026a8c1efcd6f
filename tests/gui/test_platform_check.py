from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from app.gui import platform_check
from app.gui.platform_check import (
    apt_line,
    missing_display,
    missing_libraries,
    uses_x11,
    why_no_window,
)


@pytest.fixture(autouse=True)
def _on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


def refuse(*libraries: str) -> Callable[[str], object]:
    def load(library: str) -> object:
        if library in libraries:
            raise OSError(library)
        return object()

    return load


def test_without_a_display_one_line_says_what_to_do() -> None:
    message = missing_display({})
    assert message is not None
    assert "\n" not in message
    assert "DISPLAY" in message
    assert "lettersum suggest" in message


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc", "offscreen:size=800x600"])
def test_platforms_that_need_no_display(platform: str) -> None:
    assert missing_display({"QT_QPA_PLATFORM": platform}) is None


def test_wayland_is_a_display() -> None:
    assert missing_display({"WAYLAND_DISPLAY": "wayland-0"}) is None


def test_a_display_where_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform_check, "_x_server_answers", lambda: False)
    message = missing_display({"DISPLAY": ":99"})
    assert message is not None
    assert ":99" in message


def test_a_dead_display_is_really_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":64999")
    message = missing_display({"DISPLAY": ":64999"})
    assert message is not None
    assert ":64999" in message


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
        ({}, False),
    ],
)
def test_where_x11_is_used(environment: dict[str, str], expected: bool) -> None:
    assert uses_x11(environment) is expected


def test_missing_libraries_are_named_by_package() -> None:
    load = refuse("libEGL.so.1", "libxcb-cursor.so.0")
    assert missing_libraries({"DISPLAY": ":0"}, load) == ["libegl1", "libxcb-cursor0"]


def test_x11_libraries_matter_only_where_x11_is_used() -> None:
    load = refuse("libxcb-cursor.so.0", "libxkbcommon-x11.so.0")
    assert missing_libraries({"QT_QPA_PLATFORM": "offscreen"}, load) == []


def test_elsewhere_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert missing_display({}) is None
    assert missing_libraries({}, refuse("libGL.so.1")) == []


def test_the_apt_line() -> None:
    assert apt_line(["libegl1", "libxcb-cursor0"]) == "sudo apt install libegl1 libxcb-cursor0"


def test_why_no_window_prefers_the_display() -> None:
    assert why_no_window({}) == missing_display({})
    assert why_no_window({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_the_check_needs_no_qt() -> None:
    code = (
        "import sys; import app.gui.start, app.gui.platform_check as check; check.why_no_window();"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
