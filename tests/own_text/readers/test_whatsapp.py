from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.own_text.readers.whatsapp import is_whatsapp
from app.own_text.sources import LIMITS, Kind
from tests.own_text.files import source_of, texts_of, written

IPHONE = """\
[31.12.23, 10:00:01] Hiking: \u200eMessages and calls are end-to-end encrypted.
[31.12.23, 10:00:01] Anna: Hi there
how are you?

12:30 would be fine: or not
\u200e[31.12.23, 10:00:02] Ben: \u200eimage omitted
[31.12.23, 10:00:05] Ben M.: Ok: see you \u200e<This message was edited>
[31.12.23, 10:00:06] ~\u202fCleo: [really]
"""
ANDROID = """\
12/31/23, 10:00 - Messages and calls are end-to-end encrypted. Tap to learn more.
12/31/23, 10:00 - Anna created group "Hiking: 2024"
12/31/23, 10:01 - Anna: Hi there
how are you?
12/31/23, 10:01 - Ben: <Media omitted>
12/31/23, 10:02 - +49 170 1234567: IMG-20231231-WA0001.jpg (file attached)
look at this
12/31/23, 10:02 - Ben: VID-1.mp4 (Datei angehängt)
12/31/23, 10:03 - Anna: This message was deleted
12/31/23, 10:04 - Ben: null
12/31/23, 10:05 - Anna changed the subject to "a: b"
1/2/24, 9:05 - Ben: It's a < b
"""


def test_an_export_from_an_iphone(tmp_path: Path) -> None:
    source = source_of(written(tmp_path / "_chat.txt", IPHONE))
    assert source.kind is Kind.WHATSAPP
    assert texts_of(source) == [
        "Hi there\nhow are you?\n\n12:30 would be fine: or not", "Ok: see you", "[really]"
    ]  # fmt: skip


def test_an_export_from_android(tmp_path: Path) -> None:
    source = source_of(written(tmp_path / "WhatsApp Chat with Anna.txt", "\ufeff" + ANDROID))
    assert source.kind is Kind.WHATSAPP
    assert texts_of(source) == ["Hi there\nhow are you?", "look at this", "It's a < b"]


@pytest.mark.parametrize(
    "begin",
    [
        "[31.12.23, 10:00:01] ", "[12/31/23, 10:00:01\u202fPM] ", "31.12.23, 10:00 - ",
        "12/31/23, 10:00 pm - ", "12/31/23, 10:00 p.\u00a0m. - ", "2023-12-31, 10:00 - ",
        "31/12/2023 10:00 - ", "\u200e[31.12.2023, 10.00.01] ",
    ],
)  # fmt: skip
def test_dates_as_telephones_write_them(tmp_path: Path, begin: str) -> None:
    content = f"{begin}Anna: One\n{begin}Ben: Two\nlines\n{begin}Ben left\n"
    assert texts_of(source_of(written(tmp_path / "a.txt", content))) == ["One", "Two\nlines"]


def test_other_text_is_no_chat() -> None:
    assert is_whatsapp(IPHONE)
    assert is_whatsapp(ANDROID)
    assert not is_whatsapp("")
    assert not is_whatsapp(ANDROID.splitlines()[2])
    assert not is_whatsapp("Dear Anna,\n" + ANDROID)
    assert not is_whatsapp("12/31/23, 10:00 - a note\nof this day\n")


def test_a_message_without_end_is_given_in_pieces(tmp_path: Path) -> None:
    source = source_of(written(tmp_path / "a.txt", ANDROID))
    content = "12/31/23, 10:01 - Anna: Hi\n" + "there\n" * 100
    pieces = texts_of(source, content.encode(), replace(LIMITS, line_signs=50))
    assert max(map(len, pieces)) <= 50
    assert " ".join(pieces).split() == ["Hi", *["there"] * 100]
