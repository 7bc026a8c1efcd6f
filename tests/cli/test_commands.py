"""The command as a whole: help, versions, usage, and the window it opens."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from app.__main__ import open_window
from app.cli.commands import run
from tests.cli.terminal import Lettersum, assert_one_line


def test_help_names_every_command_that_there_is(lettersum: Lettersum) -> None:
    out = lettersum("--help").out
    listed = out.partition("Commands:\n")[2]
    commands = [line.split()[0] for line in listed.splitlines()]
    assert {"suggest", "decode", "train", "trace", "evaluate", "encodings", "gui"} < set(commands)
    assert "..." not in listed  # no line of it is cut
    for command in commands:
        assert lettersum(command, "--help").out.startswith(f"Usage: lettersum {command} ")


def test_help_imports_no_command(lettersum: Lettersum, monkeypatch: pytest.MonkeyPatch) -> None:
    imported: list[str] = []
    monkeypatch.setattr("importlib.import_module", imported.append)
    assert "Commands:" in lettersum("--help").out
    assert imported == []


def test_unknown_commands_are_one_line(lettersum: Lettersum) -> None:
    assert_one_line(lettersum("sugest"), 2, "No such command", "lettersum --help")


@pytest.mark.parametrize("command", ["trace", "suggest", "decode"])
def test_arguments_that_no_system_can_write_are_one_line(
    lettersum: Lettersum, command: str
) -> None:
    answer = lettersum(command, "a\ud800")
    assert_one_line(answer, 2, r"'a\ud800' is no text that can be read")
    answer = lettersum(command, "a\0")
    assert_one_line(answer, 2, r"'a\x00' is no text that can be read")


@pytest.mark.parametrize("arguments", [[], ["gui"]])
def test_without_a_command_the_window_opens(arguments: list[str]) -> None:
    opened: list[bool] = []

    def open_window() -> int:
        opened.append(True)
        return 7

    assert run(arguments, open_window) == 7
    assert opened == [True]


def test_without_a_display_the_terminal_shows_the_main_job(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert open_window() == 0
    captured = capfd.readouterr()
    assert captured.err.count("\n") == 1
    assert "you today" in captured.out


def test_a_missing_library_is_named_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("app.gui.platform_check.missing_libraries", lambda environment: ["libegl1"])
    assert open_window() == 1
    captured = capfd.readouterr()
    assert "apt" in captured.err
    assert "libegl1" in captured.err


@pytest.mark.parametrize("chosen", [None, "3"])
def test_the_window_multiplies_in_one_thread_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, chosen: str | None
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("app.gui.platform_check.missing_libraries", lambda environment: [])
    threads: list[str] = []

    def run_window(**given: object) -> int:
        threads.append(os.environ["OPENBLAS_NUM_THREADS"])
        return 0

    monkeypatch.setattr("app.gui.start.run_window", run_window)
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", chosen or "")
    if chosen is None:
        monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    assert open_window() == 0
    assert threads == [chosen or "1"]


def test_a_reader_that_leaves_early_is_no_error() -> None:
    result = subprocess.run(
        f"{sys.executable} -m app decode 65 -n 100000 | head -1",
        shell=True, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.count("\n") == 1


def test_commands_start_without_qt_numba_or_pyqtgraph() -> None:
    code = (
        "import sys; from app.cli.commands import run; run(['suggest', 'How are'], lambda: 0);"
        "heavy = {'PySide6', 'numba', 'pyqtgraph', 'rich'} & set(sys.modules);"
        "sys.exit(f'imported: {heavy}' if heavy else 0)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("arguments", [["gui", "x.json"], ["x.json"], ["X.JSON"]])
def test_a_lesson_opens_the_window(arguments: list[str]) -> None:
    opened: list[tuple[str, ...]] = []

    def open_with(*lesson: str) -> int:
        opened.append(lesson)
        return 7

    assert run(arguments, open_with) == 7
    assert opened == [(arguments[-1],)]


def test_what_is_no_lesson_file_is_no_command() -> None:
    assert run(["x.txt"], lambda: 7) == 2
    assert run(["gui", "a.json", "b.json"], lambda: 7) == 2
