import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.words.corpus import (
    CorpusError,
    OnBytes,
    read_typed_sentences,
    split_lines,
    text_files,
)
from app.words.tokens import normalise, sentences_of, words_of

TYPED = st.text(st.sampled_from("abÉéж€😀'’-. !?\n\r…\u0301\u00ad\ufeff"), max_size=80)
SAME_FOLDER = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def read_sentences(paths: Iterable[Path], on_bytes: OnBytes | None = None) -> Iterator[list[str]]:
    """The sentences with every word normalised."""
    typed = read_typed_sentences(paths, on_bytes)
    return ([normalise(word) for word in words] for words in typed)


@contextmanager
def limits(chunk_bytes: int, longest_sentence: int) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.words.corpus.CHUNK_BYTES", chunk_bytes)
        patch.setattr("app.words.corpus.LONGEST_SENTENCE", longest_sentence)
        yield


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@SAME_FOLDER
@given(TYPED, st.integers(1, 12))
def test_chunks_make_no_difference(tmp_path: Path, text: str, chunk_bytes: int) -> None:
    path = written(tmp_path / "a.txt", text)
    with limits(chunk_bytes, longest_sentence=1000):
        sentences = list(read_typed_sentences([path]))
        normalised = list(read_sentences([path]))
    assert sentences == list(sentences_of(text.removeprefix("\ufeff")))
    assert normalised == [[normalise(word) for word in words] for words in sentences]


@SAME_FOLDER
@given(st.lists(st.text("ab'é", min_size=1, max_size=6)), st.integers(1, 9), st.integers(6, 9))
def test_long_sentences_are_cut_between_words(
    tmp_path: Path, words: list[str], chunk_bytes: int, longest_sentence: int
) -> None:
    text = " ".join(words)
    path = written(tmp_path / "a.txt", text)
    with limits(chunk_bytes, longest_sentence):
        sentences = list(read_typed_sentences([path]))
    assert [word for sentence in sentences for word in sentence] == words_of(text)


def test_a_line_without_end_is_not_gathered(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "word " * 1000)
    with limits(chunk_bytes=100, longest_sentence=200):
        sentences = list(read_sentences([path]))
    assert sum(map(len, sentences)) == 1000
    assert max(map(len, sentences)) <= 300 / len("word ")


def test_a_word_without_end_is_not_gathered(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "x" * 1000 + " end")
    with limits(chunk_bytes=100, longest_sentence=200):
        words = [word for sentence in read_sentences([path]) for word in sentence]
    assert max(map(len, words)) <= 300
    assert "".join(words) == "x" * 1000 + "end"


def test_reading_is_lazy(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "One two.\n" * 20 + "\0")
    with limits(chunk_bytes=9, longest_sentence=100):
        assert next(read_sentences([path])) == ["one", "two"]


def test_files_end_sentences(tmp_path: Path) -> None:
    paths = [written(tmp_path / "a.txt", "How are"), written(tmp_path / "b.txt", "you today")]
    assert list(read_sentences(paths)) == [["how", "are"], ["you", "today"]]


def test_bytes_that_are_not_utf8_part_words(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", b"na\xefve caf\xe9. \xf0\x9f")
    assert list(read_sentences([path])) == [["na", "ve", "caf"]]


@pytest.mark.parametrize(
    "content", [b"\0", b"Good so far.\nThen\0 not", "Saved as UTF-16".encode("utf-16")]
)
def test_files_that_are_not_text(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path / "a.txt", content)
    with (
        limits(chunk_bytes=4, longest_sentence=100),
        pytest.raises(CorpusError, match="not UTF-8 text") as caught,
    ):
        list(read_sentences([path]))
    assert str(path) in str(caught.value)
    assert f"byte {content.index(0) + 1} " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_progress_is_told_in_bytes(tmp_path: Path) -> None:
    paths = [written(tmp_path / "a.txt", "Één. " * 10), written(tmp_path / "b.txt", "Twee. " * 10)]
    told: list[tuple[int, int]] = []
    with limits(chunk_bytes=16, longest_sentence=100):
        list(read_sentences(paths, lambda done, total: told.append((done, total))))
    done = [bytes_read for bytes_read, _ in told]
    assert {total for _, total in told} == {70 + 60}
    assert done == sorted(done)
    assert done[-1] == 130
    assert len(set(done)) >= 130 // 16


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    expected = ["a.txt", "b.MD", "c/deep/d.txt", "c/z.md"]
    for name in [*reversed(expected), "c/e.pdf", "note.txt.bak", ".hidden.txt", ".git/f.md"]:
        written(tmp_path / name, name)
    found = [str(path.relative_to(tmp_path)) for path in text_files([tmp_path])]
    assert sorted(found) == expected
    assert found.index("a.txt") < found.index("b.MD") < found.index("c/z.md")
    assert text_files([tmp_path]) == text_files(iter([tmp_path]))


def test_a_file_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "once")
    (tmp_path / "link.txt").symlink_to(path)
    assert len(text_files([path, tmp_path, path])) == 1


def test_any_file_is_read_when_it_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "letters.eml", "Dear all")
    assert list(read_sentences([path])) == [["dear", "all"]]


def test_nothing_to_read() -> None:
    assert list(read_sentences([])) == []


def test_an_empty_file(tmp_path: Path) -> None:
    assert list(read_sentences([written(tmp_path / "a.txt", "")])) == []


@pytest.mark.parametrize("name", ["absent.txt", "a.txt/b.txt", "x" * 400, "loop.txt"])
def test_paths_that_cannot_be_read_are_refused_at_once(tmp_path: Path, name: str) -> None:
    written(tmp_path / "a.txt", "text")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    with pytest.raises(CorpusError) as caught:
        read_sentences([tmp_path / "a.txt", tmp_path / name])
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_without_text_is_refused(tmp_path: Path) -> None:
    written(tmp_path / "photo.jpg", "")
    with pytest.raises(CorpusError, match=r"no \*\.txt or \*\.md file"):
        read_sentences([tmp_path])


def test_a_file_that_goes_away_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "text")
    sentences = read_sentences([path])
    path.unlink()
    with pytest.raises(CorpusError, match=r"a\.txt: no such file"):
        next(sentences)


def test_every_tenth_line_is_held_back() -> None:
    train, held_back = split_lines(range(1, 32))
    assert held_back == [10, 20, 30]
    assert train == [number for number in range(1, 32) if number % 10]


def test_every_line_may_be_held_back_but_not_more() -> None:
    assert split_lines("ab", every=1) == ([], ["a", "b"])
    with pytest.raises(ValueError, match="1 or above"):
        split_lines("ab", every=0)


def test_devices_and_pipes_are_refused_at_once(tmp_path: Path) -> None:
    """A pipe without a writer is waited for, for ever, and a device may have no end."""
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (Path("/dev/zero"), Path("/dev/null"), tmp_path / "pipe.txt"):
        with pytest.raises(CorpusError, match="is no ordinary file"):
            text_files([path])
    (tmp_path / "real.txt").write_text("How are you.")
    assert text_files([tmp_path]) == [tmp_path / "real.txt"]
