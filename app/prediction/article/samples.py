"""From phrases to samples: words become sums, sums become units the network can reach.

A sigmoid output lies between 0 and 1 and a sum doesn't, so the scale between them is explicit,
and stored with every model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.errors import LettersumError
from app.words.alphabet import word_to_sum
from app.words.tokens import words_of
from nncore.errors import UntrustedError
from nncore.untrusted.files import decode_text, read_ordinary
from nncore.untrusted.quoting import quoted_name, quoted_path

INPUT_WORDS = 2  # the article's: two sums in, two sums out
OUTPUT_WORDS = 2
MOST_PHRASES = 10_000
LARGEST_FILE_BYTES = 16_000_000


class PhraseError(LettersumError):
    """A file of phrases that can't be used; the message is one line."""


@dataclass(frozen=True, slots=True)
class SumScale:
    """unit = sum / ``divisor``. With 100, "How" = 46 becomes 0.46."""

    divisor: float = 100.0

    def sum_to_unit(self, letter_sum: float) -> float:
        """A sum as a network input or target."""
        return letter_sum / self.divisor

    def unit_to_sum(self, unit: float) -> float:
        """A network output as a sum, not rounded."""
        return unit * self.divisor


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that go in and the words that should come out."""

    given: tuple[str, ...]
    wanted: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All of them in order."""
        return (*self.given, *self.wanted)


def read_phrases(path: Path) -> list[Phrase]:
    """Reads a file with one phrase of four words a line; # begins a remark.

    Raises PhraseError naming the line that has fewer or more words.
    """
    where = quoted_path(path)
    try:
        lines = decode_text(read_ordinary(path, LARGEST_FILE_BYTES)).splitlines()
    except OSError as error:
        raise PhraseError(f"{where}: can't be read ({error.strerror})") from None
    except UntrustedError as error:
        raise PhraseError(f"{where}: {error}") from None
    phrases = []
    for number, line in enumerate(lines, start=1):
        words = tuple(words_of(line.partition("#")[0]))
        if not words:
            continue
        if len(words) != INPUT_WORDS + OUTPUT_WORDS:
            raise PhraseError(
                f"{where}, line {number}: has {len(words):,} words; a phrase needs four, "
                'two that go in and two that come out, like "How are you today"'
            )
        phrases.append(Phrase(words[:INPUT_WORDS], words[INPUT_WORDS:]))
    if not 0 < len(phrases) <= MOST_PHRASES:
        raise PhraseError(
            f"{where}: has {len(phrases):,} phrases; 1 to {MOST_PHRASES:,} are needed"
        )
    return phrases


def phrase_samples(
    phrases: Sequence[Phrase], scale: SumScale
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Inputs and targets in units, each of shape (phrases, 2).

    Raises PhraseError for a word whose sum a sigmoid output can't reach.
    """
    for phrase in phrases:
        for word in phrase.wanted:
            if not 0 < word_to_sum(word) < scale.divisor:
                raise PhraseError(
                    f'"{quoted_name(" ".join(phrase.words))}": the sum of "{quoted_name(word)}" '
                    f"is {word_to_sum(word)}; "
                    f"an output reaches sums between 0 and {scale.divisor:g}"
                )
    inputs = [words_to_units(phrase.given, scale) for phrase in phrases]
    targets = [words_to_units(phrase.wanted, scale) for phrase in phrases]
    return np.array(inputs), np.array(targets)


def words_to_units(words: Iterable[str], scale: SumScale) -> list[float]:
    """The sums of words, in units."""
    return [scale.sum_to_unit(word_to_sum(word)) for word in words]


def count_words(phrases: Iterable[Phrase]) -> Counter[str]:
    """How often each word is in the phrases, spelled as it stands there."""
    return Counter(word for phrase in phrases for word in phrase.words)
