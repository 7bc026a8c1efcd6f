"""Files that people hand in to be trained on: whatever they hold, they are read or said to be
skipped, and what is read is text."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from email.message import EmailMessage
from io import StringIO
from pathlib import Path

from hypothesis import strategies as st

from app.own_text.looking import find_sources
from app.own_text.reading import TextReading, sort_out
from app.own_text.sources import Limits
from app.own_text.summary import outcome_lines, summary
from tests.fuzz.damage import damaged_bytes, damaged_json, odd_text
from tests.fuzz.fuzzing import Fuzz, assert_one_short_line

Bytes = st.SearchStrategy[bytes]

# So small that damaged files of some kilobytes reach them.
LIMITS = Limits(
    head_bytes=2_000, line_signs=3_000, cell_signs=500, value_signs=1_000, mail_bytes=20_000
)

CHAT = {
    "name": "Anna",
    "type": "personal_chat",
    "messages": [
        {"id": 1, "type": "service", "text": ""},
        {"id": 2, "type": "message", "text": "How are you?", "from": "Anna"},
        {"id": 3, "type": "message", "text": ["I am ", {"type": "bold", "text": "fine"}, "."]},
    ],
}
WHATSAPP = b"""[31.12.23, 10:00:01] Anna: How are
you?
[31.12.23, 10:00:02] Ben: \xe2\x80\x8eimage omitted
12/31/23, 10:05 PM - Ben: I am fine
"""
HTML = b"<html><head><title>x</title></head><body><p>How &amp; <b>are</b><!-- no --><br>you</body>"


def mail() -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@example.org", "b@example.org", "Hello"
    made["Date"] = "Mon, 01 Jan 2024 10:00:00 +0000"
    made.set_content("How are you, Zoë?\n\nOn 1 Jan 2024, Ben wrote:\n> fine\n\n-- \nAnna\n")
    made.add_alternative("<p>How are you?</p><blockquote>fine</blockquote>", subtype="html")
    made.add_attachment(b"\0\1", maintype="image", subtype="png", filename="a.png")
    return bytes(made)


def table() -> bytes:
    text = StringIO(newline="")
    csv.writer(text).writerows([["id", "text"], ["1", 'How, "are"\nyou'], ["2", "I am fine"]])
    return text.getvalue().encode()


def read_as(folder: Path, *names: str) -> Callable[[bytes], None]:
    """Reads a content under each of these names, in a folder and handed in."""

    def put_and_read(content: bytes) -> None:
        for name in names:
            path = folder / name
            path.write_bytes(content)
            for given in (path, folder):
                look_and_read(given)
            path.unlink()

    return put_and_read


def look_and_read(given: Path) -> None:
    found = list(find_sources([given], limits=LIMITS))
    assert len(found) == 1
    read, skipped = sort_out(found, converts=True)
    reading = TextReading(read, LIMITS)
    sizes = []
    for size, text in reading.texts():
        assert "\0" not in text
        text.encode()
        sizes.append(size)
    assert sum(sizes) == reading.total_bytes
    assert len(reading.outcomes) == len(read)
    lines = outcome_lines([*skipped, *reading.outcomes])
    for line in [*lines, *(each.shown for each in summary(reading.read))]:
        assert_one_short_line(line)


def folder_of(place: Path) -> Path:
    folder = place.absolute().parent / "folder"
    folder.mkdir()
    return folder


def test_own_plain_text(fuzz: Fuzz, place: Path) -> None:
    words = "How are you? Größe, naïve.\n"
    seeds = [words.encode(codec) for codec in ("utf-8", "utf-16", "cp1252")]
    drawn = odd_text([words]).map(lambda text: text.encode("utf-8", "surrogatepass"))
    fuzz.feed(damaged_bytes(seeds) | drawn, read_as(folder_of(place), "a.txt", "a"))


def test_own_tables(fuzz: Fuzz, place: Path) -> None:
    fuzz.feed(damaged_bytes([table()]), read_as(folder_of(place), "a.csv", "a.tsv"))


def test_own_json(fuzz: Fuzz, place: Path) -> None:
    lines = b"\n".join(json.dumps(each).encode() for each in CHAT["messages"])
    inputs = damaged_json([CHAT, CHAT["messages"]]) | damaged_bytes([lines])
    fuzz.feed(inputs, read_as(folder_of(place), "a.json", "a.jsonl"))


def test_own_chats(fuzz: Fuzz, place: Path) -> None:
    fuzz.feed(damaged_bytes([WHATSAPP]), read_as(folder_of(place), "a.txt"))


def test_own_mails(fuzz: Fuzz, place: Path) -> None:
    box = b"From - Mon Jan  1 10:00:00 2024\n" + mail() + b"\n"
    inputs = damaged_bytes([mail(), box * 2])
    fuzz.feed(inputs, read_as(folder_of(place), "a.eml", "a.mbox", "a"))


def test_own_pages(fuzz: Fuzz, place: Path) -> None:
    fuzz.feed(damaged_bytes([HTML]), read_as(folder_of(place), "a.html"))
