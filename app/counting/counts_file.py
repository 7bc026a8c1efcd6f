"""The counts file: an ``.npz`` of text and whole numbers, no pickles, read with suspicion.

``settings`` is JSON text: format, version and the sizes of the parts. Words, spellings and
sentences are UTF-8 text, one a line. ``begun`` has a number for each word, ``spelling_words`` and
``spelling_counts`` one for each spelling, ``…_counts`` one for each sentence; triples are columns
as TrigramCounts has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from app.counting.errors import CountingError
from app.counting.limits import LIMITS
from app.counting.parts import (
    LONGEST_SENTENCE_BYTES,
    MOST_SENTENCES,
    Part,
    is_kept_whole,
    parts_of,
    sentence_marks,
)
from app.words.numbered_text import NumberedText
from app.words.trigram_counts import MOST_READ, ContextError, Ids, TrigramCounts
from app.words.vocabulary import LONGEST_WORD
from nncore.errors import UntrustedError
from nncore.untrusted.arrays import ArrayArchive, open_arrays
from nncore.untrusted.files import decode_text
from nncore.untrusted.json_text import parse_json
from nncore.untrusted.numbers import whole_number
from nncore.untrusted.quoting import quoted_path
from nncore.whole_file import whole_file

FORMAT, VERSION = "lettersum counts", 1
LARGEST_BYTES = 450_000_000  # unpacked, all columns as large as they may be

_Array = npt.NDArray[Any]
_MOST_SPELLINGS = LIMITS.words + LIMITS.spellings
_LONGEST_WORD_BYTES = 4 * LONGEST_WORD + 1  # with its line break
_LARGEST_SETTINGS_BYTES = 10_000
_LARGEST_COUNT = 2**53
_LINES_AT_ONCE = 5_000
_TRIPLE_COLUMNS = ("trigram_first", "trigram_second", "trigram_word", "trigram_count")

Spellings = Mapping[str, Mapping[str, int]]
Sentence = tuple[tuple[str, ...], int]  # its words, and how often it stands in the text
Size = tuple[int, int]  # sentences, words


def write_columns(path: Path, columns: Mapping[str, _Array], sizes: Mapping[Part, Size]) -> None:
    """Writes a counts file, whole or not at all. Raises CountingError."""
    settings = {
        "format": FORMAT,
        "version": VERSION,
        "sizes": {part.name.lower(): list(sizes[part]) for part in Part},
    }
    own = {"settings": np.frombuffer(json.dumps(settings).encode(), np.uint8)}
    try:
        with whole_file(path) as stream:
            np.savez(stream, **own, **columns)  # type: ignore[arg-type]
    except OSError as error:
        raise CountingError(f"{quoted_path(path)}: can't be written ({error.strerror})") from None


@contextmanager
def open_counts(path: Path) -> Iterator[ArrayArchive]:
    """Opens a counts file. What goes wrong until the block ends is a CountingError, one line that
    begins with the path."""
    where = quoted_path(path)
    try:
        with open_arrays(path, LARGEST_BYTES) as archive:
            yield archive
    except OSError as error:
        raise CountingError(f"{where}: can't be read ({error.strerror or error})") from None
    except (UntrustedError, ContextError) as error:
        raise CountingError(
            f"{where}: is damaged or no counts file ({error}); use another copy, or count again "
            "with lettersum count"
        ) from None


def word_columns(keys: Sequence[str], spellings: Spellings) -> dict[str, _Array]:
    """Columns of the words and of how they were typed."""
    place_of = {key: place for place, key in enumerate(keys)}
    begun = [spellings.get(key, {}).get("", 0) for key in keys]
    typed = [
        (place_of[key], spelling, count)
        for key, counts in spellings.items()
        for spelling, count in counts.items()
        if spelling
    ]
    return {
        "words": _text(keys),
        "begun": _smallest(begun),
        "spellings": _text([spelling for _, spelling, _ in typed]),
        "spelling_words": _smallest([place for place, _, _ in typed]),
        "spelling_counts": _smallest([count for _, _, count in typed]),
    }


def triple_columns(kind: str, triples: TrigramCounts) -> dict[str, _Array]:
    """Columns of triples, their names beginning with ``kind``."""
    return {f"{kind}_{name}": array for name, array in triples.to_arrays().items()}


def sentence_columns(part: Part, sentences: Iterable[Sentence]) -> dict[str, _Array]:
    """Columns of the sentences of one part that are kept whole."""
    listed = list(sentences)
    name = part.name.lower()
    return {
        f"{name}_sentences": _text([" ".join(words) for words, _ in listed]),
        f"{name}_counts": _smallest([count for _, count in listed]),
    }


def sizes_from(archive: ArrayArchive) -> dict[Part, Size]:
    """The sizes of the parts; with them it is sure that this is a counts file."""
    header = archive.header("settings")
    if header is None or header.size_bytes > _LARGEST_SETTINGS_BYTES:
        raise UntrustedError("it has no settings")
    settings = parse_json(archive.read("settings").tobytes(), _LARGEST_SETTINGS_BYTES)
    if not isinstance(settings, dict) or settings.get("format") != FORMAT:
        raise UntrustedError("it is no counts file")
    if settings.get("version") != VERSION:
        raise UntrustedError("it is of another version of the program")
    sizes = settings.get("sizes")
    names = [part.name.lower() for part in Part]
    if not isinstance(sizes, dict) or sorted(sizes) != sorted(names):
        raise UntrustedError("it doesn't say how large the text was")
    return {part: _size(sizes[name]) for part, name in zip(Part, names, strict=True)}


def words_from(archive: ArrayArchive) -> tuple[tuple[str, ...], dict[str, dict[str, int]]]:
    """The words and how they were typed."""
    keys = _lines(archive, "words", LIMITS.words, _LONGEST_WORD_BYTES)
    _check_words(keys)
    if len(set(keys)) < len(keys):
        raise UntrustedError("it has a word twice")
    begun = _numbers(archive, "begun", len(keys))
    typed = _lines(archive, "spellings", _MOST_SPELLINGS, _LONGEST_WORD_BYTES)
    words = _numbers(archive, "spelling_words", len(typed))
    counts = _numbers(archive, "spelling_counts", len(typed), least=1)
    if words.max(initial=-1) >= len(keys):
        raise UntrustedError("it has a spelling of a word that is not there")
    if len(set(typed)) < len(typed):
        raise UntrustedError("it has a spelling twice")
    _check_words(typed, [keys[word] for word in words.tolist()])
    found = {key: {"": count} for key, count in zip(keys, begun.tolist(), strict=True) if count}
    for word, spelling, count in zip(words.tolist(), typed, counts.tolist(), strict=True):
        found.setdefault(keys[word], {})[spelling] = count
    return tuple(keys), found


def triples_from(archive: ArrayArchive, kind: str, words: int) -> TrigramCounts:
    """The triples whose columns begin with ``kind``, over so many words."""
    for name in _TRIPLE_COLUMNS:
        _check_header(archive, f"{kind}_{name}", MOST_READ, 4)
    _check_header(archive, f"{kind}_vocabulary_size", None, 4)
    names = (*_TRIPLE_COLUMNS, "vocabulary_size")
    triples = TrigramCounts.from_arrays({name: archive.read(f"{kind}_{name}") for name in names})
    if triples.vocabulary_size != max(words, 1):
        raise UntrustedError("its triples are of other words")
    return triples


def sentences_from(archive: ArrayArchive, part: Part) -> list[Sentence]:
    """The sentences of one part that are kept whole."""
    name = part.name.lower()
    most = MOST_SENTENCES[part]
    sentences = _lines(archive, f"{name}_sentences", most, LONGEST_SENTENCE_BYTES + 1)
    counts = _numbers(archive, f"{name}_counts", len(sentences), least=1)
    for some in _some(sentences):
        if list(NumberedText.of(["\n".join(some)]).sentences) != some:
            raise UntrustedError("it has a sentence that is none")
    if not all(map(is_kept_whole, sentences)):
        raise UntrustedError("it has a sentence that is too long")
    marks = sentence_marks(sentences)
    if (parts_of(marks) != part).any() or (marks[1:] < marks[:-1]).any():
        raise UntrustedError("it has a sentence where it doesn't belong")
    if len(set(sentences)) < len(sentences):
        raise UntrustedError("it has a sentence twice")
    same: dict[str, str] = {}  # one object for each word, however often it stands there
    return [
        (tuple(map(same.setdefault, words, words)), count)
        for sentence, count in zip(sentences, counts.tolist(), strict=True)
        for words in [sentence.split(" ")]
    ]


def _text(lines: Sequence[str]) -> _Array:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _smallest(numbers: Sequence[int]) -> _Array:
    return np.array(numbers, dtype=np.min_scalar_type(max(numbers, default=0)))


def _size(value: object) -> Size:
    if not isinstance(value, list) or len(value) != 2:
        raise UntrustedError("it doesn't say how large the text was")
    sentences, words = (
        whole_number(number, "the size of the text", most=_LARGEST_COUNT) for number in value
    )
    return sentences, words


def _check_header(archive: ArrayArchive, name: str, most: int | None, item_bytes: int) -> None:
    """A row of ``most`` unsigned numbers or fewer; one alone where that is None."""
    header = archive.header(name)
    if header is None:
        raise UntrustedError(f"it lacks {name}")
    is_row = header.shape == () if most is None else len(header.shape) == 1
    if not is_row or header.dtype.kind != "u" or header.dtype.itemsize > item_bytes:
        raise UntrustedError(f"its {name} are no such numbers")
    if most is not None and header.shape[0] > most:
        raise UntrustedError(f"its {name} are more than {most:,}")


def _lines(archive: ArrayArchive, name: str, most: int, longest_bytes: int) -> list[str]:
    _check_header(archive, name, most * longest_bytes, 1)
    content = archive.read(name).tobytes()
    if content.count(b"\n") >= most:
        raise UntrustedError(f"its {name} are more than {most:,}")
    return decode_text(content).split("\n") if content else []


def _numbers(archive: ArrayArchive, name: str, size: int, least: int = 0) -> Ids:
    _check_header(archive, name, size, 8)
    numbers = archive.read(name)
    if numbers.size != size:
        raise UntrustedError(f"its {name} are {numbers.size:,}, not {size:,}")
    if numbers.size and not least <= int(numbers.min()) <= int(numbers.max()) <= _LARGEST_COUNT:
        raise UntrustedError(f"its {name} are not all from {least} to {_LARGEST_COUNT:,}")
    return numbers.astype(np.int64)


def _check_words(typed: Sequence[str], keys: Sequence[str] | None = None) -> None:
    """Each is one word as it may be typed, whose normalised form is that in ``keys``; without
    them, itself."""
    for some, wanted in zip(_some(typed), _some(keys or typed), strict=True):
        if max(map(len, some)) > LONGEST_WORD:
            raise UntrustedError(f"it has a word of more than {LONGEST_WORD} letters")
        text = NumberedText.of(["\n".join(some)])
        found = [text.typed[word] for word in text.words.tolist()]
        if found != some or list(text.sentences) != wanted:
            raise UntrustedError("it has a word that is none")


def _some(lines: Sequence[str]) -> Iterator[list[str]]:
    """A few thousand at a time."""
    for start in range(0, len(lines), _LINES_AT_ONCE):
        yield list(lines[start : start + _LINES_AT_ONCE])
