from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.writing import page_file
from app.writing.page_file import PageFileError, PageText, read_page, write_page

LINES = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff"), max_size=60)


@given(text=LINES, newline=st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, text: str, newline: str
) -> None:
    path = tmp_path_factory.mktemp("page") / "page.txt"
    write_page(path, PageText(text, newline))
    found = read_page(path)
    assert found.text == text
    assert path.read_bytes() == text.replace("\n", newline).encode()
    write_page(path, found)
    assert path.read_bytes() == text.replace("\n", newline).encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\0\0", "is no text"),
        (b"caf\xe9 at noon", "is no UTF-8 text (byte 4)"),
    ],
)
def test_what_is_no_text_is_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "odd.bin"
    path.write_bytes(content)
    with pytest.raises(PageFileError, match=r"odd\.bin") as caught:
        read_page(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_never_ends_or_never_begins_is_one_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(PageFileError, match=r"can't be read \(is no ordinary file\)"):
            read_page(path)
        with pytest.raises(PageFileError, match="can't be written"):
            write_page(path, PageText("x"))


def test_missing_and_forbidden_places_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(PageFileError, match="can't be read"):
        read_page(tmp_path / "nowhere.txt")
    with pytest.raises(PageFileError, match="can't be read"):
        read_page(tmp_path)
    with pytest.raises(PageFileError, match="can't be written"):
        write_page(tmp_path / "no folder" / "page.txt", PageText("x"))


def test_a_file_too_large_for_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_file, "LARGEST_MB", 0)
    path = tmp_path / "large.txt"
    path.write_text("much")
    with pytest.raises(PageFileError, match=r"large\.txt: has 0 MB, and a page holds 0"):
        read_page(path)


def test_a_byte_order_mark_is_no_part_of_the_page(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"\xef\xbb\xbfHow are you")
    assert read_page(path).text == "How are you"


def test_who_may_read_a_file_stays_as_it_was_and_links_stay_links(tmp_path: Path) -> None:
    path, link = tmp_path / "page.txt", tmp_path / "link.txt"
    path.write_text("before")
    path.chmod(0o600)
    link.symlink_to(path)
    write_page(link, PageText("after"))
    assert link.is_symlink()
    assert path.read_text() == "after"
    assert os.stat(path).st_mode & 0o777 == 0o600


def test_a_page_of_one_person_is_readable_by_nobody_else_while_it_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "diary.txt"
    path.write_text("before")
    path.chmod(0o600)
    seen: set[int] = set()
    really_fsync = os.fsync

    def look_and_fsync(descriptor: int) -> None:
        seen.update(each.stat().st_mode & 0o777 for each in tmp_path.iterdir())
        really_fsync(descriptor)

    monkeypatch.setattr(os, "fsync", look_and_fsync)
    write_page(path, PageText("after"))
    assert path.read_text() == "after"
    assert seen == {0o600}


def test_a_page_with_two_names_and_one_with_a_long_name(tmp_path: Path) -> None:
    path, other = tmp_path / ("x" * 251 + ".txt"), tmp_path / "other.txt"
    write_page(path, PageText("before"))
    os.link(path, other)
    write_page(path, PageText("after"))
    assert other.read_text() == "after"
    assert path.samefile(other)
