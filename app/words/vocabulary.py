"""All the words that suggestions can offer: those of the dictionary, and those of a text.

A word's id is its place. The first ids are the dictionary's indices; then come the words that only
the text has, the most frequent first, ties by the alphabet of the normalised form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from app.errors import LettersumError
from app.words.lexicon import Lexicon, checksum_of
from app.words.slip_index import SlipIndex
from app.words.tokens import normalise, words_of

# A name or a slip of a key occurs once; what occurs twice is likely to come again.
AT_LEAST = 2
# Keeps the ids of a model below 2¹⁶ with the dictionary of 45,000 words.
MOST_TEXT_WORDS = 20_000
# The longest word of an English dictionary has 45 letters.
LONGEST_WORD = 45
# What MOST_TEXT_WORDS take at most, in UTF-8 and with a line break each.
LARGEST_TEXT_BYTES = MOST_TEXT_WORDS * (4 * LONGEST_WORD + 1)
# Above it the rarest are dropped while a text is read, so that memory stays flat.
MOST_TALLIED = 200_000

# How often each spelling of a word occurs inside a sentence; at its start, "" is counted, since
# a capital there says nothing.
_Spellings = Counter[str]


class VocabularyError(LettersumError):
    """A vocabulary that can't be used; the message says in one line what is wrong with it."""


class Vocabulary:
    """Immutable. V is the number of words; two more ids stand for what is never offered.

    ``words``: display forms. ``keys``: their normalised forms, all different. In order of id.
    ``lexicon_size``: the ids below it are the dictionary's indices.
    ``unknown``: the id of any other word, V. ``start``: the id of the start of a sentence, V + 1.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    lexicon_size: int
    unknown: int
    start: int

    def __init__(self, lexicon: Lexicon, text_words: Sequence[str] = ()) -> None:
        """``text_words``: display forms of words that the lexicon lacks.

        Raises VocabularyError when one of them is not one word, is in the lexicon or stands twice.
        """
        text_keys = [_key_of(word) for word in text_words]
        self.words = (*lexicon.words, *text_words)
        self.keys = (*lexicon.keys, *text_keys)
        self.lexicon_size = len(lexicon)
        self.unknown = len(self.words)
        self.start = self.unknown + 1
        self._id_of_key = dict(zip(self.keys, range(self.unknown), strict=True))
        if len(self._id_of_key) < self.unknown:
            twice = next(key for key, count in Counter(self.keys).items() if count > 1)
            raise VocabularyError(f"the word {twice[:LONGEST_WORD]!r} is in the vocabulary twice")

    @classmethod
    def of_text(
        cls, lexicon: Lexicon, typed_sentences: Iterable[Sequence[str]], at_least: int = AT_LEAST
    ) -> Vocabulary:
        """The lexicon's words, and words that a text has ``at_least`` so many times.

        Of these the MOST_TEXT_WORDS most frequent. A word is shown in the spelling it has most
        often inside sentences (of equal ones, the one with fewest capitals), and if it only begins
        sentences, in lower case.
        """
        return cls.of_tally(lexicon, _tally(lexicon, typed_sentences), at_least)

    @classmethod
    def of_tally(
        cls,
        lexicon: Lexicon,
        tally: Mapping[str, Mapping[str, int]],
        at_least: int = AT_LEAST,
    ) -> Vocabulary:
        """The same from words that are counted already: how often each normalised word was typed in
        which way inside a sentence, and under "" how often it began one. Words of the lexicon may
        be among them.

        Raises VocabularyError for what is no word.
        """
        known = frozenset(lexicon.keys)
        counts = {
            key: count
            for key, spellings in tally.items()
            if key not in known
            and len(key) <= LONGEST_WORD
            and (count := sum(spellings.values())) >= at_least
        }
        keys = sorted(counts, key=lambda key: (-counts[key], key))[:MOST_TEXT_WORDS]
        return cls(lexicon, [_most_common(key, tally[key]) for key in keys])

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: object) -> bool:
        """Whether it can be offered, whatever its case."""
        return isinstance(word, str) and self.id_of(word) is not None

    def id_of(self, word: str) -> int | None:
        """The id of a word, whatever its case; None if it isn't there."""
        return self._id_of_key.get(normalise(word))

    def ids_of(self, words: Iterable[str]) -> list[int]:
        """The id of each word, ``unknown`` for those that aren't there."""
        get, unknown = self._id_of_key.get, self.unknown
        return [get(normalise(word), unknown) for word in words]

    @cached_property
    def slip_index(self) -> SlipIndex:
        """Finds words by what slips make of them. Made when it is first needed: loading need not
        wait for it."""
        return SlipIndex(self.keys)

    def to_arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """The words that only the text has, and a checksum of the dictionary's."""
        text = "\n".join(self.words[self.lexicon_size :])
        return {
            "text_words": np.frombuffer(text.encode(), dtype=np.uint8),
            "lexicon_checksum": np.array(
                checksum_of(self.keys[: self.lexicon_size]), dtype=np.uint32
            ),
        }

    @classmethod
    def from_arrays(
        cls, lexicon: Lexicon, arrays: Mapping[str, npt.NDArray[np.generic]]
    ) -> Vocabulary:
        """The vocabulary that to_arrays gave.

        Raises VocabularyError for anything else, and when the lexicon isn't that of then, as all
        ids would mean other words.
        """
        try:
            letters = arrays["text_words"]
            if letters.size > LARGEST_TEXT_BYTES or letters.dtype != np.uint8:
                raise VocabularyError("the list of words is damaged or far too long")
            text = letters.tobytes().decode()
            checksum = np.asarray(arrays["lexicon_checksum"]).item()
        except (KeyError, TypeError, ValueError) as error:
            raise VocabularyError("the list of words is damaged") from error
        if checksum != lexicon.checksum:
            raise VocabularyError("the model was made with another dictionary; train it again")
        return cls(lexicon, text.split("\n") if text else ())


def _key_of(word: str) -> str:
    if words_of(word) != [word]:
        raise VocabularyError(f"{word[:LONGEST_WORD]!r} in the vocabulary is not one word")
    return normalise(word)


def _tally(lexicon: Lexicon, typed_sentences: Iterable[Sequence[str]]) -> dict[str, _Spellings]:
    """The spellings of each word that the lexicon lacks, by its normalised form."""
    known = frozenset(lexicon.keys)
    tally: dict[str, _Spellings] = {}
    for words in typed_sentences:
        for place, word in enumerate(words):
            key = normalise(word)
            if key not in known and len(key) <= LONGEST_WORD:
                tally.setdefault(key, Counter())[word if place else ""] += 1
        if len(tally) > MOST_TALLIED:
            tally = _without_rarest(tally)
    return tally


def _without_rarest(tally: dict[str, _Spellings]) -> dict[str, _Spellings]:
    """Half of it at most: dropping a few at a time would take quadratic time."""
    least = sorted(spellings.total() for spellings in tally.values())[len(tally) // 2]
    return {key: spellings for key, spellings in tally.items() if spellings.total() > least}


def _most_common(key: str, spellings: Mapping[str, int]) -> str:
    inside = [
        (-count, sum(map(str.isupper, spelling)), spelling)
        for spelling, count in spellings.items()
        if spelling
    ]
    return min(inside)[2] if inside else key
