from __future__ import annotations

import mailbox
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.own_text.mail_beginnings import is_mailbox
from app.own_text.readers.mailbox_file import mails_in
from app.own_text.reading import Read, TextReading
from app.own_text.sources import LIMITS, Kind
from tests.examples import few_examples
from tests.own_text.files import left_out_of, source_of, texts_of, written
from tests.own_text.readers.mails import mail_of

LINES = st.lists(st.text("ab é.", min_size=1, max_size=9).filter(str.strip), min_size=1, max_size=4)
BEGIN = b"From anna@example.org Mon Jan  1 10:00:00 2024\n"


def box_of(folder: Path, texts: list[str]) -> bytes:
    path = folder / "box"
    path.unlink(missing_ok=True)
    box = mailbox.mbox(path)
    for text in texts:
        box.add(mail_of(text))
    box.flush()
    box.close()
    return path.read_bytes()


def plain(text: str) -> str:
    return " ".join(text.split())


@given(st.lists(LINES, min_size=1, max_size=4))
@few_examples(20)
def test_what_the_standard_library_writes_comes_out(
    tmp_path_factory: pytest.TempPathFactory, mails: list[list[str]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    texts = ["\n".join(["Dear Ben,", *lines]) for lines in mails]
    path = written(folder / "Sent", box_of(folder, texts))
    source = source_of(path)
    assert source.kind is Kind.MAILBOX
    assert list(map(plain, texts_of(source))) == list(map(plain, texts))


def test_lines_that_begin_with_from(tmp_path: Path) -> None:
    texts = ["Dear Ben,\n\nFrom here to there at 10:00 in 2024\n\nit is far.", "Second."]
    path = written(tmp_path / "a.mbox", box_of(tmp_path, texts))
    assert texts_of(source_of(path)) == texts


def test_only_what_names_a_day_behind_an_empty_line_begins_a_mail() -> None:
    inner = b"Subject: x\n\nFrom here on\nFrom a Mon Jan 1 10:00:00 2024\n"
    content = BEGIN + inner + b"\n" + BEGIN.replace(b"\n", b"\r\n") + b"Subject: y\r\n\r\nEnd"
    assert list(mails_in(BytesIO(content), 1_000)) == [inner + b"\n", b"Subject: y\r\n\r\nEnd"]


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("From MAILER-DAEMON Thu Jan  1 00:00:00 1970", True),
        ("From - Mon Jan 01 10:00:00 2024", True),
        ("From 177@xxx Mon Jan 01 10:00:00 +0000 2024", True),
        ("From anna@example.org  Mon Jan  1 10:00 MET 2024", True),
        ("From: anna@example.org", False),
        ("From now on we meet at 10:30.", False),
        ("Dear all", False),
    ],
)
def test_what_begins_like_a_mailbox(line: str, begins: bool) -> None:
    assert is_mailbox(f"{line}\nSubject: x\n".encode()) is begins


def test_of_a_large_mail_the_beginning_is_read(tmp_path: Path) -> None:
    content = box_of(tmp_path, ["First.\n" + "word\n" * 2_000, "Second."])
    source = source_of(written(tmp_path / "a.mbox", content))
    first, second = texts_of(source, limits=replace(LIMITS, mail_bytes=500))
    assert first.startswith("First.\nword")
    assert len(first) < 600
    assert second == "Second."


def test_a_line_without_end_is_no_more_than_a_mail_may_be() -> None:
    content = BEGIN + b"\n" + b"x" * 1_000_000 + b"\n\n" + BEGIN + b"\nEnd"
    sizes = [len(mail) for mail in mails_in(BytesIO(content), 100_000)]
    assert sizes[0] < 200_000
    assert sizes[1] == 4


BROKEN = b"Subject: x\nContent-Type: multipart/mixed; boundary=gone\n\nno such part\n"
QUOTED = b"Subject: y\n\n> only what others wrote\n"


def test_mails_are_counted_and_what_has_no_text_is_left_out(tmp_path: Path) -> None:
    mails = [b"Subject: a\n\nFirst one.\n", BROKEN, QUOTED, b"Subject: b\n\nSecond.\n"]
    content = b"\n".join(BEGIN + mail for mail in mails)
    source = source_of(written(tmp_path / "inbox", content))
    left_out = (("mails that can't be read", 1), ("mails with no text of their own", 1))
    assert left_out_of(source, content) == [what for what, _ in left_out]
    assert (source.words, source.texts, source.left_out) == (3, 2, left_out)
    reading = TextReading([source])
    assert [text for _, text in reading.texts() if text]
    assert reading.outcomes == [Read(source, 3, True, left_out, 2)]


def test_of_a_large_mailbox_the_mails_are_known_once_it_is_read(tmp_path: Path) -> None:
    content = b"\n".join(BEGIN + b"Subject: a\n\nOne of many mails.\n" for _ in range(40))
    path = written(tmp_path / "inbox", content)
    source = source_of(path, limits=replace(LIMITS, head_bytes=900))
    assert (source.texts, source.is_exact) == (None, False)
    reading = TextReading([source])
    assert [text for _, text in reading.texts() if text]
    assert (reading.read[0].known.texts, reading.read[0].known.left_out) == (40, ())
