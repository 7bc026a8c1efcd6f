"""The file of counts, as written and as others may hand it over."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from app.counting.errors import CountingError
from app.counting.text_counts import TextCounts
from app.words.tokens import sentences_of
from nncore.untrusted.quoting import quoted_path
from tests.counting.counted import TEXT, assert_same
from tests.words.test_corpus import SAME_FOLDER

Arrays = dict[str, np.ndarray[Any, Any]]
COUNTS = TextCounts.of_sentences(
    sentences_of("The cat sat on a mat. É didn't. The dog sat. A Dog. " + "x" * 50 + " too.")
)


@SAME_FOLDER
@given(TEXT)
def test_what_is_written_is_read(tmp_path: Path, text: str) -> None:
    counts = TextCounts.of_sentences(sentences_of(text))
    counts.save(tmp_path / "counts.npz")
    assert_same(TextCounts.load(tmp_path / "counts.npz"), counts)


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "counts.npz"
    path.write_bytes(b"old")
    with pytest.raises(CountingError, match=r"no/counts\.npz: can't be written"):
        COUNTS.save(tmp_path / "no" / "counts.npz")
    COUNTS.save(path)
    assert_same(TextCounts.load(path), COUNTS)
    assert list(tmp_path.iterdir()) == [path]


def put(name: str, value: object) -> Callable[[Arrays], object]:
    return lambda arrays: arrays.__setitem__(name, np.array(value))


def text(name: str, change: Callable[[str], str]) -> Callable[[Arrays], object]:
    def changed(arrays: Arrays) -> None:
        content = change(arrays[name].tobytes().decode())
        arrays[name] = np.frombuffer(content.encode(), np.uint8)

    return changed


def setting(name: str, value: object) -> Callable[[Arrays], object]:
    return text("settings", lambda content: json.dumps(json.loads(content) | {name: value}))


def first(name: str, value: int) -> Callable[[Arrays], object]:
    def changed(arrays: Arrays) -> None:
        arrays[name] = arrays[name].astype(np.uint64 if value > 2**32 else np.uint32)
        arrays[name][0] = value

    return changed


HOSTILE: list[tuple[Callable[[Arrays], object], str]] = [
    (lambda arrays: arrays.pop("settings"), "no settings"),
    (setting("format", "lettersum model"), "no counts file"),
    (setting("version", 2), "another version"),
    (setting("sizes", {"train": [1, 1]}), "how large the text was"),
    (setting("sizes", {"train": [1, 1], "validation": [1, 1], "test": [-1, 1]}), "from 0 to"),
    (put("settings", np.zeros(20_000, np.uint8)), "no settings"),
    (lambda arrays: arrays.pop("words"), "lacks words"),
    (put("words", [1.5]), "no such numbers"),
    (put("words", np.frombuffer(b"\n" * 300_000, np.uint8)), "more than 250,000"),
    (text("words", lambda words: words.replace("cat", "Cat")), "a word that is none"),
    (text("words", lambda words: words.replace("cat", "c t")), "a word that is none"),
    (text("words", lambda words: words.replace("cat", "")), "a word that is none"),
    (text("words", lambda words: words.replace("cat", "x" * 46)), "more than 45 letters"),
    (text("words", lambda words: words.replace("cat", "sat")), "a word twice"),
    (text("words", lambda words: words + "\nmore"), "begun are"),
    (first("begun", 2**60), "not all from 0"),
    (text("spellings", lambda typed: typed.replace("Dog", "Dig")), "a word that is none"),
    (text("spellings", lambda typed: typed.replace("Dog", "dog")), "a spelling twice"),
    (first("spelling_words", 99), "of a word that is not there"),
    (first("spelling_counts", 0), "not all from 1"),
    (put("learned_vocabulary_size", np.uint8(3)), "third word|first word|of other words"),
    (put("learned_vocabulary_size", np.uint32(77)), "of other words"),
    (put("learned_vocabulary_size", np.array([1], np.uint8)), "no such numbers"),
    (first("learned_trigram_word", 4_000_000_000), "a word word above"),
    (first("learned_trigram_count", 0), "a count below 1"),
    (put("learned_trigram_first", np.zeros(4_000_001, np.uint8)), "more than 4,000,000"),
    (text("train_sentences", lambda lines: lines.replace("cat", "Cat")), "a sentence that is none"),
    (text("train_sentences", lambda lines: lines.replace("cat", "hat")), "where it doesn't belong"),
    (text("train_sentences", lambda lines: "\n".join(lines.split("\n")[::-1])), "doesn't belong"),
    (text("train_sentences", lambda lines: lines + "\n" + lines.split("\n")[-1]), "_counts are"),
    (first("train_counts", 0), "not all from 1"),
]


@pytest.mark.parametrize(("damage", "why"), HOSTILE)
def test_what_is_wrong_is_said_in_one_line(
    tmp_path: Path, damage: Callable[[Arrays], object], why: str
) -> None:
    path = tmp_path / "counts.npz"
    COUNTS.save(path)
    with np.load(path) as archive:
        arrays = dict(archive)
    damage(arrays)
    np.savez(path, **arrays)  # type: ignore[arg-type]
    with pytest.raises(CountingError, match=why) as caught:
        TextCounts.load(path)
    message = str(caught.value)
    assert message.startswith(f"{quoted_path(path)}: is damaged or no counts file (")
    assert message.endswith("count again with lettersum count")
    assert "\n" not in message


def test_other_files_are_told_from_counts(tmp_path: Path) -> None:
    path = tmp_path / "counts.npz"
    with pytest.raises(CountingError, match="can't be read"):
        TextCounts.load(path)
    for content in (b"", b"How are you", b"PK\x05\x06" + bytes(18)):
        path.write_bytes(content)
        with pytest.raises(CountingError, match="is damaged or no counts file"):
            TextCounts.load(path)
