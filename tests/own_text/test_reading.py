from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.own_text.reading import Read, TextReading, sort_out
from app.own_text.sources import LIMITS, Limits, Skipped, Source
from app.words.corpus import read_typed_sentences
from app.words.tokens import sentences_of, words_of
from tests.own_text.files import source_of, written

SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(*sources: Source, limits: Limits = LIMITS) -> tuple[list[str], TextReading]:
    reading = TextReading(sources, limits)
    return [text for _, text in reading.texts()], reading


def sentences(texts: Iterable[str]) -> list[list[str]]:
    return [sentence for text in texts for sentence in sentences_of(text)]


@SAME_FOLDER
@given(st.text(st.sampled_from("abÉéж€😀'’-. !?\n\r…\u0301\u00ad\ufeff"), max_size=80))
def test_plain_text_is_read_as_the_corpus_reads_it(tmp_path: Path, text: str) -> None:
    path = written(tmp_path / "a.txt", f"words {text}")
    texts, _ = read(source_of(path))
    assert sentences(texts) == list(read_typed_sentences([path]))


def test_a_long_text_in_another_encoding(tmp_path: Path) -> None:
    text = "Größe zählt, sagt Zoë. Oder nicht? " * 9_000
    path = written(tmp_path / "a.txt", text.encode("cp1252"))
    texts, reading = read(source_of(path))
    assert sentences(texts) == list(sentences_of(text))
    (outcome,) = reading.read
    assert outcome.words == pytest.approx(len(words_of(text)), rel=0.02)
    assert not outcome.is_exact


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_sentences_go_on_over_the_lines_of_a_wrapped_text(tmp_path: Path, end: str) -> None:
    paragraph = (
        "It was so late in the evening that nobody was about, and so cold that nobody wished to. "
        "Only the cat of the house next door sat on the wall between the two gardens."
    )
    wrapped = end.join(textwrap.wrap(paragraph, 66))
    path = written(tmp_path / "a.txt", f"{end}{end}".join([wrapped] * 9_000).encode())
    texts, _ = read(source_of(path))
    assert len(texts) > 2  # chunks end in the middle of a paragraph
    assert sentences(texts) == list(sentences_of(paragraph)) * 9_000


def test_a_sentence_without_end_is_cut_between_words(tmp_path: Path) -> None:
    words = ["word"] * 200_000
    texts, _ = read(source_of(written(tmp_path / "a.txt", " ".join(words))))
    assert len(texts) > 2
    assert [word for sentence in sentences(texts) for word in sentence] == words


def test_bytes_are_told_as_they_are_read(tmp_path: Path) -> None:
    table = "id,text\n" + "1,It is a message of some words\n" * 40_000
    paths = [
        written(tmp_path / "a.csv", table),
        written(tmp_path / "b.txt", "Some words.\n" * 100_000),
        written(tmp_path / "c.txt", "Few words."),
    ]
    reading = TextReading(map(source_of, paths))
    told = [size for size, _ in reading.texts()]
    assert sum(told) == reading.total_bytes == sum(path.stat().st_size for path in paths)
    assert min(told) >= 0
    assert max(told) < 1_100_000  # so that one sees how it goes on


def test_messages_are_apart(tmp_path: Path) -> None:
    """Though none of them ends with a full stop."""
    lines = "\n".join(json.dumps({"text": text}) for text in ("How are you", "  ", "fine"))
    texts, _ = read(source_of(written(tmp_path / "a.jsonl", lines)))
    assert sentences(texts) == [["How", "are", "you"], ["fine"]]


def test_signs_that_no_text_has(tmp_path: Path) -> None:
    lines = json.dumps({"text": "One\0two \ud800three \ud83d\ude00 four"})
    (text, *_), reading = read(source_of(written(tmp_path / "a.jsonl", lines)))
    text.encode()
    assert words_of(text) == ["One", "two", "three", "four"]
    assert "\0" not in text
    assert reading.read[0].left_out == (("signs that can't be read", 1),)


def test_reading_stops_where_it_is_closed(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "Some words.\n" * 100_000)
    other = written(tmp_path / "b.txt", "Other words.")
    reading = TextReading([source_of(path), source_of(other)])
    texts = reading.texts()
    next(texts)
    texts.close()
    assert reading.outcomes == []
    path.unlink()


def test_what_has_changed_since_it_was_looked_at(tmp_path: Path) -> None:
    paths = [written(tmp_path / f"{name}.txt", f"Words of {name}.") for name in "abcde"]
    sources = [source_of(path) for path in paths]
    paths[0].unlink()
    paths[1].unlink()
    paths[1].mkdir()
    written(paths[2], "Words of c. And more, far more than there were.")
    written(paths[3], "")
    texts, reading = read(*sources)
    skipped = [each for each in reading.outcomes if isinstance(each, Skipped)]
    assert [each.path for each in skipped] == paths[:2]
    assert skipped[0].reason == "no such file"
    assert sentences(texts)[:1] == [["Words", "of", "c"]]
    assert sentences(texts)[-1] == ["Words", "of", "e"]
    assert [each.source.path for each in reading.read] == paths[2:]


def test_a_file_that_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read is read, and the rest is said to be left out."""
    path = written(tmp_path / "a.txt", "Some words.\n" * 100_000)
    source = replace(source_of(path), is_exact=False)

    def failing(*_: object) -> Iterable[str]:
        yield "Some words.\n" * 30_000
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("app.own_text.reading.pieces_of", failing)
    texts, reading = read(source)
    assert len(sentences(texts)) == 30_000
    assert reading.read[0].left_out == (("the rest: input/output error", 1),)


def test_text_that_goes_on_as_none(tmp_path: Path) -> None:
    """Only what is before the NUL is text; the quick look saw none of it."""
    path = written(tmp_path / "a.txt", b"Some words.\n" * 9)
    source = source_of(path)
    written(path, b"Some words.\n" * 9 + b"\0\0More words.")
    texts, reading = read(source)
    assert sentences(texts) == [["Some", "words"]] * 9
    assert reading.read[0].left_out == (("the rest, which is no text", 1),)


def test_nobody_has_agreed_to_convert(tmp_path: Path) -> None:
    known = source_of(written(tmp_path / "a.txt", "Größe"))
    sure = source_of(written(tmp_path / "b.txt", "Größe".encode("utf-16")))
    guessed = source_of(written(tmp_path / "c.txt", "Die Größe zählt.".encode("cp1252")))
    none = Skipped(tmp_path / "d", tmp_path, "is empty")
    found = [known, guessed, none, sure]
    reason = "would be converted from windows-1252"
    refused = Skipped(guessed.path, guessed.given, reason)
    assert sort_out(found) == ([known, sure], [refused, none])
    assert sort_out(found, True) == ([known, guessed, sure], [none])
    assert sort_out(found, {guessed.path}) == sort_out(found, True)
    assert sort_out(found, {known.path}) == sort_out(found)


@SAME_FOLDER
@given(st.lists(st.text("ab.\n", max_size=9), max_size=30))
def test_how_pieces_are_put_together_makes_no_difference(tmp_path: Path, texts: list[str]) -> None:
    lines = "\n".join(json.dumps({"text": text}) for text in ["first", *texts])
    source = source_of(written(tmp_path / "a.jsonl", lines))
    expected = sentences(["first", *texts])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.own_text.reading._TOGETHER_SIGNS", 5)
        patch.setattr("app.own_text.reading._MOST_TOGETHER", 3)
        found, _ = read(source)
    assert len(found) >= len([text for text in texts if text.strip()]) / 3
    assert sentences(found) == expected


def test_a_source_without_words(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", '{"text": "words"}')
    source = replace(source_of(path), is_exact=False, part="other")
    _, reading = read(source)
    assert reading.outcomes == [Skipped(path, path, "has no words")]
    exact = source_of(path)
    assert read(exact)[1].outcomes == [Read(exact, 1, True, texts=1)]
