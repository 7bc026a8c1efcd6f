from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.own_text.charset import CHARSETS, MOST_PIECES, charset_of, charset_shown, sample_pieces

GERMAN = "Das ist ein schöner Tag für Äpfel und Öl auf der Straße.\n"
RUSSIAN = "Привет, как дела? Сегодня хорошая погода, пойдём гулять.\n"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (GERMAN, "cp1252"),
        ("L’été dernier, j’ai mangé à côté de la forêt.\n", "cp1252"),
        ("I’m here. It’s fine. So naïve!\n", "cp1252"),
        ("un café", "cp1252"),
        (GERMAN, "mac_roman"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy.\n", "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        ("Καλημέρα, τι κάνεις σήμερα; Πάμε μια βόλτα.\n", "cp1253"),
        ("こんにちは。今日はいい天気ですね。散歩に行きましょう。\n", "cp932"),
        ("你好,今天天气很好。我们去公园吧。\n", "gb18030"),
        ("안녕하세요. 오늘 날씨가 좋네요. 산책하러 갑시다.\n", "cp949"),
    ],
)
def test_encodings_are_recognised(text: str, codec: str) -> None:
    assert charset_of([text.encode(codec)]) == codec
    # Where hardly a line says it, as in most English text, too.
    assert charset_of([b"Plain words and no more.\n" * 500 + text.encode(codec)]) == codec


@given(st.text(max_size=50))
def test_utf8_is_utf8(text: str) -> None:
    assert charset_of([text.encode("utf-8", "replace")]) == "utf-8"
    assert charset_of([text.encode("utf-8-sig", "replace")]) == "utf-8"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_known_by_its_mark(codec: str) -> None:
    mark = "" if codec == "utf-16" else "\ufeff"
    assert charset_of([(mark + GERMAN).encode(codec)]) == "utf-16"


def test_utf8_that_is_damaged_in_places_is_not_made_into_something_else() -> None:
    assert charset_of([(GERMAN * 9).encode() + b"caf\xe9\n"]) == "utf-8"
    assert charset_of([GERMAN.encode() + GERMAN.encode("cp1252") * 9]) != "utf-8"


def test_nothing_is_known_of_what_makes_no_sense() -> None:
    assert charset_of([bytes(range(128, 256)) * 50]) is None


@given(st.text("aé€😀\n", max_size=400), st.integers(1, 9))
def test_a_large_file_is_known_by_pieces_wherever_they_are_cut(text: str, piece_bytes: int) -> None:
    content = text.encode()
    pieces = sample_pieces(BytesIO(content), piece_bytes)
    if len(content) <= MOST_PIECES * piece_bytes:
        assert pieces == [content]
    if piece_bytes >= 4:  # else there is room for no whole sign
        assert charset_of(pieces) == "utf-8"
    assert all(piece in content for piece in pieces)


def test_pieces_reach_from_the_beginning_to_the_end() -> None:
    lines = [f"line {number}\n".encode() for number in range(1_000)]
    pieces = sample_pieces(BytesIO(b"".join(lines)), 30)
    assert len(pieces) == MOST_PIECES
    assert pieces[0].startswith(lines[0])
    assert pieces[-1].endswith(lines[-1])
    assert all(line in lines for piece in pieces for line in piece.splitlines(keepends=True))


def test_a_strange_end_of_a_large_file_is_met() -> None:
    content = b"Plain words and no more.\n" * 100 + GERMAN.encode("cp1252")
    assert charset_of(sample_pieces(BytesIO(content), 100)) == "cp1252"


@pytest.mark.parametrize("codec", CHARSETS)
def test_line_breaks_are_what_they_are_in_ascii(codec: str) -> None:
    """Pieces are cut at them before anything is known."""
    signs = map(chr, (*range(0xD800), *range(0xE000, 0x10000)))
    every_sign = "".join(signs).encode(codec, "ignore")
    assert every_sign.count(b"\n") == 1


def test_names_are_those_that_people_know() -> None:
    assert charset_shown("cp1252") == "windows-1252"
    assert charset_shown("koi8_r") == "KOI8-R"
    assert charset_shown("gb18030") == "GB18030"
    assert charset_shown("mac_roman") == "Mac Roman"
