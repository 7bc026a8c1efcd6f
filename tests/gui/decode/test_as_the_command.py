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


@pytest.mark.parametrize(("text", "reason"), _GIVEN_TO_BOTH, ids=lambda text: ascii(text)[:24])
def test_both_refuse_in_the_same_words(
    room: DecodeRoom, capfd: pytest.CaptureFixture[str], text: str, reason: str
) -> None:
    room.go_to(text)
    assert room.letters.heading.text() == reason
    assert listed(room) == []
    answer = lettersum_in(capfd)("decode", text)
    assert_one_line(answer, 2, f"lettersum: {reason} (see lettersum decode --help)")


@pytest.mark.parametrize("text", ["to\0day", "\0"])
def test_the_window_refuses_what_no_argument_can_hold(room: DecodeRoom, text: str) -> None:
    room.go_to(text)
    assert room.letters.heading.text() == dict(REFUSED)[text]


def test_bytes_that_are_no_utf_8_are_refused_by_the_command(
    capfd: pytest.CaptureFixture[str],
) -> None:
    text = os.fsdecode(b"today\xff")
    answer = lettersum_in(capfd)("decode", text)
    assert_one_line(answer, 2, f"lettersum: {dict(REFUSED)[text]} (see lettersum decode --help)")


@pytest.mark.parametrize(
    "text",
    ["65", " 0065 ", "٦٥", "today", "Today", "“today!”", "-today", "wori", "a", "z" * 10_000],
)
def test_both_find_the_same_words(
    room: DecodeRoom,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    text: str,
) -> None:
    monkeypatch.setattr(Lexicon, "load", small_lexicon)
    room.go_to(text)
    out = lettersum_in(capfd)("decode", "--json", "--", text).out
    found = json.loads(out)
    assert room.decoded is not None
    assert found["sum"] == room.decoded.subject.letter_sum
    assert [row["word"] for row in found["words"]] == listed(room)
