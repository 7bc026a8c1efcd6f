"""Text files to sentences of words, of any size, in flat memory."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from app.errors import LettersumError
from app.words.tokens import sentences_of, split_prefix

Line = TypeVar("Line")

# Called with the bytes read so far and the bytes of all files together.
OnBytes = Callable[[int, int], None]

TEXT_SUFFIXES = (".txt", ".md")
CHUNK_BYTES = 1 << 20
# What is longer, in signs, is no sentence anyone typed; it is cut, between two words, so that
# memory stays flat.
LONGEST_SENTENCE = 100_000

# Each ends a sentence for tokens.sentences_of, so text can be cut behind it. That some ends are
# missing here only makes the pieces longer.
_SENTENCE_ENDS = "\n\r.!?…。"


class CorpusError(LettersumError):
    """Text that can't be used; the message says in one line which file and why."""


def text_files(paths: Iterable[Path]) -> list[Path]:
    """The files to read, each once: files as given, and from folders all *.txt and *.md.

    Folders are searched to any depth, in the order of the names; hidden files are left out.
    Raises CorpusError for a path that isn't there or is no ordinary file, and a folder that has no
    such file.
    """
    files: dict[str, Path] = {}
    for path in paths:
        try:
            found = _files_below(path) if path.is_dir() else [_ordinary(path)]
            files |= {os.path.realpath(file, strict=True): file for file in found}
        except OSError as error:
            raise _unreadable(path, error) from error
        if not found:
            raise CorpusError(f"{path}: no *.txt or *.md file in this folder; choose another")
    return list(files.values())


def read_typed_sentences(
    paths: Iterable[Path], on_bytes: OnBytes | None = None
) -> Iterator[list[str]]:
    """The words of each sentence of UTF-8 files and folders, spelled as they stand there.

    A sentence ends at . ! ? … a line break and the end of a file; one of more than
    LONGEST_SENTENCE signs may be cut between two words. Bytes that aren't UTF-8 part words.
    Raises CorpusError: at once for a path that text_files refuses, and when its turn comes for a
    file that can't be read or has NUL bytes, as only files that aren't text have.
    """
    return _read(text_files(paths), on_bytes)


def read_texts(files: Iterable[Path]) -> Iterator[tuple[int, str]]:
    """The text of UTF-8 files, cut behind sentences: how many bytes were read for it, and one or
    more whole sentences or none, about CHUNK_BYTES at a time. Together they are what
    read_typed_sentences reads.

    Raises CorpusError as that does for a file when its turn comes.
    """
    for file in files:
        carry = ""
        for size_bytes, text in _decoded(file):
            sentences, carry = cut_sentences(carry + text)
            yield size_bytes, sentences
        yield 0, carry


def cut_sentences(text: str) -> tuple[str, str]:
    """Whole sentences, and what follows the last of them: it may go on in the next chunk. Of one
    without end all but the last word counts as whole."""
    end = max(map(text.rfind, _SENTENCE_ENDS)) + 1
    sentences, rest = text[:end], text[end:]
    if len(rest) <= LONGEST_SENTENCE:
        return sentences, rest
    finished, word = split_prefix(rest)
    # A word of that length is no word; waiting for its end could fill the memory.
    return (text, "") if len(word) > LONGEST_SENTENCE else (sentences + finished, word)


def size_of(files: Iterable[Path]) -> int:
    """The bytes of all files together. Raises CorpusError for one that isn't there."""
    return sum(map(_size, files))


def split_lines(lines: Iterable[Line], every: int = 10) -> tuple[list[Line], list[Line]]:
    """To train on, and held back to measure on: of 1-based numbers, each ``every``-th line."""
    if every < 1:
        raise ValueError(f"every must be 1 or above, not {every}")
    train: list[Line] = []
    held_back: list[Line] = []
    for number, line in enumerate(lines, start=1):
        (train if number % every else held_back).append(line)
    return train, held_back


def _unreadable(path: Path, error: OSError) -> CorpusError:
    if isinstance(error, FileNotFoundError):
        return CorpusError(f"{error.filename or path}: no such file; check the path")
    return CorpusError(f"{path}: can't be read ({error.strerror})")


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError as error:
        raise _unreadable(file, error) from error


def _files_below(folder: Path) -> list[Path]:
    files: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        texts = (name for name in sorted(names) if name.lower().endswith(TEXT_SUFFIXES))
        visible = (Path(parent, name) for name in texts if not name.startswith("."))
        files += [file for file in visible if file.is_file() or file.is_symlink()]
    return files


def _ordinary(path: Path) -> Path:
    """Devices may have no end, and a pipe is waited for."""
    if path.exists() and not path.is_file():
        raise CorpusError(f"{path}: is no ordinary file; give text that is kept in one")
    return path


def _read(files: list[Path], on_bytes: OnBytes | None) -> Iterator[list[str]]:
    done, total = 0, size_of(files)
    for size_bytes, text in read_texts(files):
        yield from sentences_of(text)
        done += size_bytes
        if on_bytes and size_bytes:
            on_bytes(done, total)


def _decoded(file: Path) -> Iterator[tuple[int, str]]:
    """The bytes read and the text in them, a chunk after the other."""
    decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
    done = 0
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(CHUNK_BYTES):
                if (place := chunk.find(0)) >= 0:
                    raise CorpusError(
                        f"{file}: is not UTF-8 text (byte {done + place + 1} is 0); "
                        "save it as plain text in UTF-8"
                    )
                done += len(chunk)
                yield len(chunk), decode(chunk)
    except OSError as error:
        raise _unreadable(file, error) from error
