"""Personal words as a file: to look at, to keep, to carry to another machine."""

from __future__ import annotations

import json
from pathlib import Path

from app.prediction.personal.database import PersonalError
from app.prediction.personal.rows import LONGEST_WORD, MOST_USES, START, PersonalRows, WordRow
from app.prediction.personal.store import PersonalStore
from app.words.tokens import normalise, words_of
from nncore.untrusted.files import read_ordinary
from nncore.untrusted.json_text import parse_json
from nncore.whole_file import whole_file

FORMAT, VERSION = "lettersum personal words", 1
LARGEST_BYTES = 50_000_000  # more than a million pairs
MOST_VALUES = 6_000_000  # as Python's objects less than a gigabyte


def export_words(store: PersonalStore, path: Path) -> int:
    """Writes everything as JSON, to a file for its owner alone; returns how many words. Raises
    PersonalError."""
    counts = store.counts()
    content = {
        "format": FORMAT,
        "version": VERSION,
        "words": [
            [word.word, word.uses, word.picks, word.added, word.never]
            for word in counts.words.values()
        ],
        "pairs": [[b, k, n] for b, keys in counts.pairs.items() for k, n in keys.items()],
        "not_here": [[b, k] for b, keys in counts.not_here.items() for k in sorted(keys)],
    }
    try:
        with whole_file(path, private=True) as stream:
            stream.write(json.dumps(content, ensure_ascii=False, indent=0).encode())
    except OSError as error:
        raise PersonalError(f"{path}: can't be written ({error.strerror})") from None
    return len(counts.words)


def import_words(store: PersonalStore, path: Path) -> int:
    """Adds what an export holds to what is known; returns how many words it had.

    What is no word is left out, and so are its pairs. Raises PersonalError for another kind of
    file, and then nothing is changed.
    """
    rows = _read(path)
    store.import_rows(rows)
    return len(rows.words)


def _read(path: Path) -> PersonalRows:
    try:
        content = parse_json(read_ordinary(path, LARGEST_BYTES), MOST_VALUES)
        if (content["format"], content["version"]) != (FORMAT, VERSION):
            raise PersonalError(f"{path}: is no export of personal words")
        words = (_word_row(*row) for row in content["words"])
        pairs = ((b, k, _count(n)) for b, k, n in content["pairs"])
        not_here = ((b, k) for b, k in content["not_here"])
        return PersonalRows(
            words=[row for row in words if _is_word(row[1])],
            pairs=[row for row in pairs if _is_pair(row[0], row[1])],
            not_here=[row for row in not_here if _is_pair(*row)],
        )
    except OSError as error:
        raise PersonalError(f"{path}: can't be read ({error.strerror})") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise PersonalError(f"{path}: is no export of personal words") from None


def _word_row(word: str, uses: int, picks: int, added: bool, never: bool) -> WordRow:
    if not isinstance(added, bool) or not isinstance(never, bool):
        raise TypeError(added, never)
    return normalise(word), word, _count(uses), _count(picks), int(added), int(never)


def _is_word(word: str) -> bool:
    return len(word) <= LONGEST_WORD and words_of(word) == [word]


def _is_pair(before: str, key: str) -> bool:
    """Whether both are words as they are counted; nothing stands before the first of a sentence."""
    words = [key] if before == START else [before, key]
    return all(_is_word(word) and normalise(word) == word for word in words)


def _count(value: int) -> int:
    if type(value) is not int or not 0 <= value < MOST_USES:
        raise ValueError(value)
    return value
