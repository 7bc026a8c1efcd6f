"""The window and the command take and refuse the same, and say it in the same words."""

from __future__ import annotations

import json
import os

import pytest

from app.gui.decode.room import DecodeRoom
from app.words.lexicon import Lexicon
from tests.cli.terminal import assert_one_line, lettersum_in
from tests.gui.decode.hands import listed
from tests.laboratory.small import small_lexicon
from tests.words.subjects import REFUSED

# What both can be given: no system passes NUL on, and a field drops what is no UTF-8.
_GIVEN_TO_BOTH = [pair for pair in REFUSED if "\0" not in pair[0] and "UTF-8" not in pair[1]]


def test_both_refuse_in_the_same_words(room: DecodeRoom, capfd: pytest.CaptureFixture[str]) -> None:
    lettersum = lettersum_in(capfd)
    for text, reason in _GIVEN_TO_BOTH:
        room.go_to("today")
        assert listed(room) != []
        room.go_to(text)
        assert room.letters.heading.text() == reason
        assert listed(room) == []
        answer = lettersum("decode", text)
        assert_one_line(answer, 2, f"lettersum: {reason} (see lettersum decode --help)")


def test_the_window_refuses_what_no_argument_can_hold(room: DecodeRoom) -> None:
    for text in ("to\0day", "\0"):
        room.go_to(text)
        assert room.letters.heading.text() == dict(REFUSED)[text]


def test_bytes_that_are_no_utf_8_are_refused_by_the_command(
    capfd: pytest.CaptureFixture[str],
) -> None:
    text = os.fsdecode(b"today\xff")
    answer = lettersum_in(capfd)("decode", text)
    assert_one_line(answer, 2, f"lettersum: {dict(REFUSED)[text]} (see lettersum decode --help)")


_FOUND_BY_BOTH = ("65", " 0065 ", "٦٥", "today", "Today", "“today!”", "-today", "wori", "a",
                  "z" * 10_000)  # fmt: skip


def test_both_find_the_same_words(
    room: DecodeRoom,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Lexicon, "load", small_lexicon)
    lettersum = lettersum_in(capfd)
    for text in _FOUND_BY_BOTH:
        room.go_to(text)
        found = json.loads(lettersum("decode", "--json", "--", text).out)
        assert room.decoded is not None
        assert found["sum"] == room.decoded.subject.letter_sum
        assert [row["word"] for row in found["words"]] == listed(room)
