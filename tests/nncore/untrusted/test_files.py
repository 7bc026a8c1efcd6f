"""Ordinary files only, and no more of them than may be."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from nncore.errors import UntrustedError
from nncore.untrusted.files import decode_text, open_ordinary, read_ordinary


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert read_ordinary(tmp_path / "a", 3) == b"abc"
    with open_ordinary(tmp_path / "a", 3) as stream:
        assert stream.read() == b"abc"


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abcd")
    with pytest.raises(OSError, match="is larger than 3 bytes"):
        read_ordinary(tmp_path / "a", 3)


def test_a_file_that_is_larger_than_it_says_is_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"abcd")
    real = os.fstat

    def lying(handle: int) -> Any:
        fields = list(real(handle))
        fields[stat.ST_SIZE] = 0
        return os.stat_result(fields)

    monkeypatch.setattr("os.fstat", lying)
    with pytest.raises(OSError, match="is larger than 3 bytes"):
        read_ordinary(tmp_path / "a", 3)


def test_devices_folders_and_pipes_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # opened without a thought, it would wait for a writer for ever
    for path in (Path("/dev/zero"), tmp_path, tmp_path / "pipe"):
        with pytest.raises(OSError, match="no ordinary file"):
            read_ordinary(path, 100)


def test_names_that_no_file_can_have_are_oserrors() -> None:
    for name in ("a\0b", "x" * 5000, "none"):
        with pytest.raises(OSError, match=r"no name of a file|name too long|No such file"):
            read_ordinary(Path(name), 100)


def test_text_is_utf_8_without_nul_bytes() -> None:
    assert decode_text(b"\xef\xbb\xbfcaf\xc3\xa9") == "café"
    assert decode_text(b"caf\xe9", "replace") == "caf\ufffd"
    with pytest.raises(UntrustedError, match=r"byte 4\)"):
        decode_text(b"caf\xe9")
    for errors in ("strict", "replace"):
        with pytest.raises(UntrustedError, match="byte 2 is 0"):
            decode_text(b"a\0b", errors)
