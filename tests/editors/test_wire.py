"""The pipes between an editor and the server."""

from __future__ import annotations

import io
import os

import pytest

from app.editors import wire
from app.editors.wire import UNREAD, Input, Output


def test_messages_are_read_up_to_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "LARGEST_MESSAGE", 10)
    monkeypatch.setattr(wire, "_SKIPPED", 4)
    told: list[int] = []
    source = Input(io.BytesIO(b"head\r\n" + b"x" * 11 + b"0123456789"), told.append)
    assert source.readline() == b"head\r\n"
    assert source.read(11) == UNREAD
    assert source.read(10) == b"0123456789"
    assert told == [11]


def test_a_size_that_fits_nowhere_ends_with_the_input() -> None:
    told: list[int] = []
    assert Input(io.BytesIO(b"x" * 100), told.append).read(10**18) == UNREAD
    assert told == [10**18]


def test_a_header_without_end_is_cut() -> None:
    assert len(Input(io.BytesIO(b"x" * 100_000), lambda size: None).readline()) <= 5_000


def test_a_reader_that_is_gone_is_told_once_and_is_no_error() -> None:
    read, write = os.pipe()
    lost: list[bool] = []
    output = Output(write, lambda: lost.append(True))
    output.write(b"a")
    assert os.read(read, 10) == b"a"
    os.close(read)
    output.write(b"b")
    output.write(b"c")
    output.close()
    os.close(write)
    assert lost == [True]
