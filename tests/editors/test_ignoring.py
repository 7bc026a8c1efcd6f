"""Files from which nothing is learned."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.editors.ignoring import is_ignored, path_of


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/home/ann/a.private.md", "*.private.md"),
        ("/home/ann/diary/2026/may.md", "diary/"),
        ("/home/ann/diary/may.md", "diary/*.md"),
        ("/home/ann/diary/may.md", "/home/ann/*"),
        ("/home/ann/Diary/May.md", "diary/"),
        ("c:/Users/ann/diary/may.md", "diary\\"),
        ("/x/a.md", "*"),
        (f"{Path.home()}/notes/a.md", "~/notes/"),
        ("/" + "x" * 5_000, "*.md"),
    ],
)
def test_ignored(path: str, pattern: str) -> None:
    assert is_ignored(path, ["nothing.txt", pattern])


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/home/ann/a.md", "*.private.md"),
        ("/home/ann/my-diary/may.md", "diary/"),
        ("/home/ann/diary.md", "diary/"),
        ("/other/home/ann/a.md", "/home/ann/*"),
        ("/x/a.md", ""),
        ("/x/a.md", "   "),
    ],
)
def test_not_ignored(path: str, pattern: str) -> None:
    assert not is_ignored(path, [pattern])
    assert not is_ignored(path, [])


def test_a_pattern_that_was_made_to_take_long_does_not() -> None:
    assert not is_ignored("/" + "a" * 4_000, ["*a" * 149 + "b"])


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///home/ann/a%20b.md", "/home/ann/a b.md"),
        ("file:///c%3A/x/a.md", "c:/x/a.md"),
        ("untitled:Untitled-1", "Untitled-1"),
        ("http://[", "http://["),
        ("", ""),
    ],
)
def test_the_path_in_an_editors_name(uri: str, path: str) -> None:
    assert path_of(uri) == path
