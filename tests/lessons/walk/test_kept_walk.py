"""How far one has come, over a restart; what a damaged file costs is no more than that."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from app.lessons.errors import LessonError
from app.lessons.walk.kept_walk import KEPT_FILE, keep_walk, kept_walk
from app.lessons.walk.pages import PAGES, page_named
from app.lessons.walk.walking import Walk


def test_it_is_as_it_was_left(tmp_path: Path) -> None:
    walk = Walk(["net", "word"])
    error = page_named("error")
    assert error is not None
    walk.open(error)
    keep_walk(walk, tmp_path)
    kept = kept_walk(tmp_path)
    assert kept is not None
    assert (kept.done, kept.page) == ({"word", "net"}, error)
    assert kept.to_go_on_with is error
    if os.name == "posix":
        assert (tmp_path / KEPT_FILE).stat().st_mode & 0o777 == 0o600


def test_there_may_be_none(tmp_path: Path) -> None:
    assert kept_walk(tmp_path) is None


def test_pages_that_are_no_more_are_forgotten(tmp_path: Path) -> None:
    content = {"lettersum": "walk", "version": 1, "done": ["word", "cellar"], "page": "attic"}
    (tmp_path / KEPT_FILE).write_text(json.dumps(content))
    kept = kept_walk(tmp_path)
    assert kept is not None
    assert (kept.done, kept.page) == ({"word"}, PAGES[0])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b"{}",
        b'{"lettersum": "answers", "version": 1}',
        b'{"lettersum": "walk", "version": 2, "done": []}',
        b'{"lettersum": "walk", "version": 1, "done": 7}',
        b'{"lettersum": "walk", "version": 1, "done": [7]}',
        b'{"lettersum": "walk", "version": 1, "done": [], "page": []}',
        b'{"lettersum": "walk", "version": 1, "done": ["\\ud800"]}',
        b'{"lettersum": "walk", "version": 1, "done": ["' + b"x" * 500 + b'"]}',
        b'{"lettersum": "walk", "version": 1, "done": [' + b'"a",' * 500 + b'"a"]}',
        b'{"lettersum": "walk", "version": 1, "done": [], "done": []}',
        b"[" * 5_000,
        b'{"lettersum": "walk", "version": 1' + b"0" * 5_000 + b"}",
        b" " * 100_000,
    ],
)
def test_what_cant_be_read_is_said_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / KEPT_FILE
    path.write_bytes(content)
    with pytest.raises(LessonError) as caught:
        kept_walk(tmp_path)
    message = str(caught.value)
    assert KEPT_FILE in message
    assert "\n" not in message
    assert len(message) < 400 + len(str(path))


def test_a_folder_in_its_place_is_no_file(tmp_path: Path) -> None:
    (tmp_path / KEPT_FILE).mkdir()
    with pytest.raises(LessonError):
        kept_walk(tmp_path)
