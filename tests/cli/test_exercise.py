"""``lettersum exercise``."""

from __future__ import annotations

import io
import json

import pytest

from app.lessons.exercise_file import parse_exercise
from app.lessons.ladder import draw_exercise
from tests.cli.terminal import Lettersum, assert_one_line


def test_json_is_the_exercise(lettersum: Lettersum) -> None:
    out = lettersum("exercise", "--level", "6", "--seed", "3", "--weight", "w1", "--json").out
    assert parse_exercise(out).sheet.right == draw_exercise(6, 3).sheet.right
    content = json.loads(out)
    assert (content["lettersum"], content["version"], content["level"]) == ("exercise", 1, 6)
    assert content["asks"][-1] == "w1'"


def test_in_the_terminal_right_numbers_are_right(
    lettersum: Lettersum, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = draw_exercise(1, 5)
    typed = "".join(f"{exercise.sheet.right[name]:.5g}\n" for name in exercise.asks)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    out = lettersum("exercise", "--seed", "5").out
    assert out.count("  right\n") == len(exercise.asks)
    assert out.endswith(f"{len(exercise.asks)} of {len(exercise.asks)} boxes right.\n")


@pytest.mark.parametrize("typed", ["", "\n", "q\n", "0.1\nq\n"])
def test_one_may_leave(lettersum: Lettersum, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert "0 of 15 boxes right." in lettersum("exercise").out


def test_wrong_usage_is_one_line(lettersum: Lettersum) -> None:
    assert_one_line(lettersum("exercise", "--level", "99"), 2, "--level")
    assert_one_line(lettersum("exercise", "--weight", "w99", "--json"), 1, "w99")
    assert_one_line(lettersum("exercise", "--seed", "-1"), 2, "--seed")


def test_any_shape(lettersum: Lettersum, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("q"))
    arguments = ("--shape", "3-4-2-1", "--weight", "w5", "--no-bias", "--json")
    exercise = parse_exercise(lettersum("exercise", *arguments).out)
    assert exercise.sheet.file.layers == (3, 4, 2, 1)
    assert not exercise.sheet.file.biases
    assert exercise.asks[-1] == "w5'"
    assert "A 2-3 network, seed 1" in lettersum("exercise", "--shape", "2 3").out
    assert_one_line(lettersum("exercise", "--shape", "9-9-9"), 1, "162 weights")
    assert_one_line(lettersum("exercise", "--shape", "many"), 1, "3-4-2-1")
    assert_one_line(lettersum("exercise", "--no-bias"), 2, "--shape")
