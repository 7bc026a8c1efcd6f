from __future__ import annotations

from pathlib import Path

import pytest

from app.own_text.mail_beginnings import is_mail
from app.own_text.readers.mail import mail_text
from app.own_text.sources import Kind
from app.words.tokens import words_of
from tests.own_text.files import reason_of, source_of, texts_of, written
from tests.own_text.readers.mails import HEAD, mail_of

PARTS = b"Content-Type: multipart/mixed; boundary=x\n\n"


def test_a_mail_in_a_file(tmp_path: Path) -> None:
    mail = mail_of("Dear Ben,\n\nit's fine.\n", "<p>Dear <b>Ben</b></p>", b"\0" * 90)
    for name in ("a.eml", "1700000000.M1P2.host:2,S"):
        source = source_of(written(tmp_path / name, bytes(mail)))
        assert source.kind is Kind.MAIL
        assert texts_of(source) == ["Dear Ben,\n\nit's fine."]
        assert (source.words, source.is_exact) == (4, True)


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_encodings_that_a_mail_says(encoding: str, charset: str) -> None:
    mail = mail_of("x")
    mail.set_content("Schöne Grüße, Zoë", charset=charset, cte=encoding)
    assert mail_text(bytes(mail)) == "Schöne Grüße, Zoë"


@pytest.mark.parametrize(
    "charset",
    ["none-such", "punycode", "base64", "a\0b", "\xff", '"', "us-ascii", ""],
)
def test_an_encoding_that_makes_no_sense(charset: str) -> None:
    head = HEAD + f"Content-Type: text/plain; charset={charset}\n\n".encode("latin-1")
    assert mail_text(head + "Grüße".encode()) == "Grüße"
    assert mail_text(head + "Grüße".encode("cp1252")) == "Grüße"


def test_html_where_there_is_no_plain_text() -> None:
    html = (
        "<html><head><title>no</title><style>p {}</style></head><body><p>Fine &amp; good</p>"
        "<div>Two<br>lines</div><blockquote type=cite>quoted</blockquote></body></html>"
    )
    assert mail_text(bytes(mail_of("", html))) == "Fine & good\n\nTwo\n\nlines"
    assert mail_text(bytes(mail_of(" \n", html))) == "Fine & good\n\nTwo\n\nlines"
    assert mail_text(bytes(mail_of("Plain", html))) == "Plain"


def test_mails_in_a_mail_and_named_files_are_not_its_text() -> None:
    mail = mail_of("Mine")
    mail.add_attachment(mail_of("Sent on"))
    mail.add_attachment("in a file", filename="notes.txt")
    mail.add_attachment("after it", disposition="inline")
    assert mail_text(bytes(mail)) == "Mine\n\nafter it"


def test_what_is_quoted_or_stands_below_is_left_out() -> None:
    text = (
        "Dear Ben,\n\nOn Monday, 1 January 2024 at 10:00, Anna Meier\n<anna@example.org> wrote:\n"
        "> quoted\n>> and more\n\nMy answer.\n\n-- \nAnna\nTelephone\n"
    )
    assert mail_text(bytes(mail_of(text))) == "Dear Ben,\n\nMy answer."


def test_very_many_parts() -> None:
    parts = b"".join(b"--x\n\nPart %d is here\n" % number for number in range(10_000))
    text = mail_text(HEAD + PARTS + parts + b"--x--\n") or ""
    assert text.startswith("Part 0 is here\n\nPart 1 is here")
    assert text.count("Part") == 100


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\n", b"\0", HEAD, HEAD + PARTS, HEAD + PARTS + b"--x\n--x--\n",
        HEAD + b"Content-Type: message/rfc822\n\n" * 5_000,
        HEAD + b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n)
                        for n in range(3_000)),
        HEAD + b"Content-Type: multipart/alternative; boundary=x\n\n--x--",
        HEAD + b"Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\nbegin 666 a\n",
    ],
)  # fmt: skip
def test_broken_mails_have_no_text(content: bytes) -> None:
    assert words_of(mail_text(content) or "") == []


def test_a_mail_that_makes_no_sense_is_broken_and_one_without_text_is_not() -> None:
    for content in (HEAD + PARTS + b"no such part\n", HEAD + b"multipart/x" * 99):
        assert mail_text(content) is None
    assert mail_text(HEAD + b"\n> quoted\n") == ""
    assert mail_text(bytes(mail_of("", "<img>", b"\0" * 90))) == ""


def test_headers_without_end_take_no_time() -> None:
    """Of a megabyte the standard library would take minutes."""
    for header in (b'Content-Type: text/plain; a="";b="' + b'";' * 100_000,
                   b"Content-Type: text/plain" + b";\n a=b" * 100_000,
                   b"Content-Disposition: inline; " + b"a=b; " * 100_000):  # fmt: skip
        assert mail_text(HEAD + header + b"\n\nFine") == "Fine"


def test_what_begins_like_a_mail() -> None:
    assert is_mail(bytes(mail_of("x")))
    assert is_mail(b"Return-Path: <a@b>\r\nReceived: from x\r\n\tby y\r\nDate: today\r\n")
    assert not is_mail(b"Dear Anna,\nSubject: what we said\nDate: today\n")
    assert not is_mail(b"From: me\nTo: you\n\nSubject: a note\n")


def test_a_mail_without_text(tmp_path: Path) -> None:
    path = written(tmp_path / "a.eml", HEAD + b"Content-Type: image/png\n\nwords")
    assert reason_of(path) == "has no words"
