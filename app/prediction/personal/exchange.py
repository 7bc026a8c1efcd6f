"""Personal words as a file: to look at, to keep, to carry to another machine."""

from __future__ import annotations

import json
from pathlib import Path

from app.prediction.personal.store import (
    LONGEST_WORD,
    PersonalError,
    PersonalRows,
    PersonalStore,
    WordRow,
)
from app.words.tokens import normalise
from nncore.whole_file import whole_file

FORMAT, VERSION = "lettersum personal words", 1


def export_words(store: PersonalStore, path: Path) -> int:
    """Writes everything as JSON; returns how many words. Raises PersonalError."""
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
        with whole_file(path) as stream:
            stream.write(json.dumps(content, ensure_ascii=False, indent=0).encode())
    except OSError as error:
        raise PersonalError(f"{path}: can't be written ({error.strerror})") from None
    return len(counts.words)


def import_words(store: PersonalStore, path: Path) -> int:
    """Adds what an export holds to what is known; returns how many words it had.

    Raises PersonalError for another kind of file, and then nothing is changed.
    """
    rows = _read(path)
    store.import_rows(rows)
    return len(rows.words)


def _read(path: Path) -> PersonalRows:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if (content["format"], content["version"]) != (FORMAT, VERSION):
            raise PersonalError(f"{path}: is no export of personal words")
        return PersonalRows(
            words=[_word_row(*row) for row in content["words"]],
            pairs=[(str(b), str(k), _count(n)) for b, k, n in content["pairs"]],
            not_here=[(str(b), str(k)) for b, k in content["not_here"]],
        )
    except OSError as error:
        raise PersonalError(f"{path}: can't be read ({error.strerror})") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise PersonalError(f"{path}: is no export of personal words") from None


def _word_row(word: str, uses: int, picks: int, added: bool, never: bool) -> WordRow:
    key = normalise(word)
    if not 0 < len(key) <= LONGEST_WORD:
        raise ValueError(word)
    return key, word, _count(uses), _count(picks), int(bool(added)), int(bool(never))


def _count(value: int) -> int:
    if type(value) is not int or not 0 <= value < 2**40:
        raise ValueError(value)
    return value
