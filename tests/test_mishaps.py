from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.mishaps import MishapListener, guarded, one_line, report_mishap_once


@pytest.fixture
def told() -> Iterator[list[str]]:
    lines: list[str] = []
    listener = MishapListener(lines.append)
    yield lines
    listener.close()


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (ValueError("no such weight"), "no such weight"),
        (ValueError("first\nsecond"), "first"),
        (ValueError("\nsecond"), "ValueError"),
        (MemoryError(), "MemoryError"),
    ],
)
def test_one_line_of_an_error(error: Exception, line: str) -> None:
    assert one_line(error) == line


def test_an_error_is_logged_with_its_traceback_and_told(
    told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    with guarded("surface"):
        raise ValueError("too large")
    assert told == ["surface: too large"]
    assert caplog.records[-1].exc_info is not None


def test_whoever_says_it_better_says_it(told: list[str], caplog: pytest.LogCaptureFixture) -> None:
    said: list[Exception] = []
    with guarded("draft", said.append):
        raise ValueError("too large")
    assert [str(each) for each in said] == ["too large"]
    assert told == []
    assert "draft: too large" in caplog.text


def test_an_error_while_saying_one_is_told(told: list[str]) -> None:
    def say(error: Exception) -> None:
        raise TypeError("can't say it")

    with guarded("draft", say):
        raise ValueError("too large")
    assert told == ["draft: can't say it"]


def test_what_happens_again_and_again_at_one_place_is_told_once(told: list[str]) -> None:
    def fail(number: int) -> None:
        raise ValueError(f"number {number}")

    for number in range(5):
        try:
            fail(number)
        except ValueError as error:
            report_mishap_once("told once", error)
    report_mishap_once("told once", KeyError("elsewhere"))
    assert told == ["told once: number 0", "told once: 'elsewhere'"]


def test_after_it_is_closed_a_listener_hears_nothing() -> None:
    lines: list[str] = []
    MishapListener(lines.append).close()
    with guarded("surface"):
        raise ValueError("too large")
    assert lines == []
