"""The window and the command take and refuse the same, and say it in the same words."""

from __future__ import annotations

import json

import pytest

from app.gui.decode.room import DecodeRoom
from app.words.lexicon import Lexicon
from tests.cli.terminal import assert_one_line, lettersum_in
from tests.gui.decode.hands import listed
from tests.laboratory.small import small_lexicon
from tests.words.subjects import REFUSED

# Half a surrogate pair reaches the command from a shell; a field drops it before anyone reads it.
_TYPED = [(text, reason) for text, reason in REFUSED if "UTF-8" not in reason]


@pytest.mark.parametrize(("text", "reason"), _TYPED, ids=lambda text: ascii(text)[:24])
def test_both_refuse_in_the_same_words(
    room: DecodeRoom, capfd: pytest.CaptureFixture[str], text: str, reason: str
) -> None:
    room.go_to(text)
    assert room.letters.heading.text() == reason
    assert listed(room) == []
    assert_command_refuses(capfd, text, reason)


@pytest.mark.parametrize(("text", "reason"), [pair for pair in REFUSED if pair not in _TYPED])
def test_the_command_refuses_what_no_field_can_hold(
    capfd: pytest.CaptureFixture[str], text: str, reason: str
) -> None:
    assert_command_refuses(capfd, text, reason)


def assert_command_refuses(capfd: pytest.CaptureFixture[str], text: str, reason: str) -> None:
    answer = lettersum_in(capfd)("decode", text)
    assert_one_line(answer, 2, f"lettersum: {reason} (see lettersum decode --help)")


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
