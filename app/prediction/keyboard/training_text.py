"""The text that the keyboard is trained on, and what of it is for what.

The network learns from about eighteen sentences of twenty. One is for validation: it says which
epoch was best, and the mixing weights are set on it. One is for the test: nothing at all is known
of it, not even its words, until the suggestions have been measured on it. The counts of the
finished model are of the whole text.

Which sentence is for what is decided in one of two ways. The text that comes with the program is
divided by turns, as the recurrent network that comes with it learned from the same sentences
(``prepared``). Any other text is counted, and divided by what the sentences say (``of_counts``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.counting.parts import Part
from app.counting.text_counts import CountedSentence, TextCounts
from app.errors import LettersumError
from app.prediction.keyboard.codes import CodeTable, code_table, of_the_most_frequent
from app.prediction.keyboard.keyboard_network import build_network, input_codes
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.windows import Ids, Windows
from app.words.corpus import split_lines
from app.words.lexicon import Lexicon
from app.words.tokens import normalise
from app.words.trigram_counts import MOST_TRIGRAMS, TrigramCounts
from app.words.vocabulary import Vocabulary
from nncore.optimizers import Adam
from nncore.training import TrainingRun

HELD_BACK_EVERY = 10  # sentences divided by turns; again by turns for validation and for the test
FEWEST_SENTENCES = 20  # divided by turns
FEWEST_DIFFERENT = 100  # divided by what they say, so that a few are for validation and the test
# How often a sentence counts at most. A table of a large text keeps some sentences, by chance; one
# of them that is there a million times would drown all others.
MOST_TIMES = 1000
# Triples of sentences that the network doesn't learn from, which are two in twenty. Only large text
# has more, and there the rarest don't matter.
MOST_KEPT_APART = MOST_TRIGRAMS // 3

Sentences = Sequence[Sequence[str]]


class TrainingTextError(LettersumError):
    """Text that a model can't be trained on; the message is one line."""


@dataclass(frozen=True, slots=True)
class TextCounted:
    """How much text there is, how many words can be offered, and how many sentences of it are for
    what; of those to train on the network sees ``learned``."""

    sentences: int
    words: int
    vocabulary: int
    train: int
    validation: int
    test: int
    learned: int


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Sentences that the network never learns from, as ids and as normalised words, and how often
    each counts; None where that is once."""

    ids: list[list[int]]
    words: list[list[str]]
    times: tuple[int, ...] | None = None

    @classmethod
    def of(
        cls, sentences: Sentences, vocabulary: Vocabulary, times: tuple[int, ...] | None = None
    ) -> HeldBack:
        """These sentences; words that the vocabulary lacks have the id of the unknown."""
        return cls(
            [vocabulary.ids_of(sentence) for sentence in sentences],
            [[normalise(word) for word in sentence] for sentence in sentences],
            times,
        )


@dataclass(frozen=True)
class TrainingText:
    """The text as ids, and the codes that its words have.

    Vocabulary and codes are those of the sentences for training and validation. ``learned`` is what
    the network learns from, ``triples`` are all that the sentences to train on have, and
    ``kept_apart`` those of all others.
    """

    counted: TextCounted
    lexicon: Lexicon
    vocabulary: Vocabulary
    learned: Windows
    validation: HeldBack
    test: HeldBack
    triples: TrigramCounts
    kept_apart: TrigramCounts
    inputs: tuple[CodeTable, ...]
    heads: tuple[CodeTable, ...]

    @classmethod
    def prepared(
        cls, typed_sentences: Sentences, lexicon: Lexicon, settings: KeyboardSettings
    ) -> TrainingText:
        """Sentences of words as they were typed, divided by turns. Raises TrainingTextError for too
        few, and for words that are in no dictionary."""
        if len(typed_sentences) < FEWEST_SENTENCES:
            raise TrainingTextError(
                f"the text has {len(typed_sentences)} sentences; "
                f"at least {FEWEST_SENTENCES} are needed"
            )
        train, for_validation, for_test = divided_by_turns(typed_sentences)
        vocabulary = Vocabulary.of_text(lexicon, [*train, *for_validation])
        train_ids = [vocabulary.ids_of(sentence) for sentence in train]
        validation, test = (HeldBack.of(p, vocabulary) for p in (for_validation, for_test))
        _check_known(validation, vocabulary)
        ids = np.concatenate([*train_ids, *validation.ids])
        counts = np.bincount(ids, minlength=len(vocabulary))[: len(vocabulary)]
        return cls(
            TextCounted(
                len(typed_sentences), sum(map(len, typed_sentences)), len(vocabulary),
                len(train), len(for_validation), len(for_test), len(train),
            ),
            lexicon,
            vocabulary,
            _windows(train_ids, vocabulary, settings),
            validation,
            test,
            TrigramCounts.of(train_ids, len(vocabulary)),
            TrigramCounts.of([*validation.ids, *test.ids], len(vocabulary)),
            *_tables((settings.inputs, settings.heads), vocabulary, counts),
        )  # fmt: skip

    @classmethod
    def of_counts(
        cls, counts: TextCounts, lexicon: Lexicon, settings: KeyboardSettings
    ) -> TrainingText:
        """Text that was counted. What is the same in two texts' counts is the same here, whatever
        the order in which they were read. Raises TrainingTextError as ``prepared`` does."""
        _check_enough(counts)
        vocabulary = Vocabulary.of_tally(lexicon, counts.spellings)
        validation, test = (
            HeldBack.of([s.words for s in found], vocabulary, _times(found))
            for found in (counts.sentences[Part.VALIDATION], counts.sentences[Part.TEST])
        )
        _check_known(validation, vocabulary)
        found = counts.sentences[Part.TRAIN]
        ids = (vocabulary.ids_of(sentence.words) for sentence in found)
        learned = _windows(ids, vocabulary, settings, _times(found)).counted()
        spoken = of_the_most_frequent(
            _word_counts(learned, len(vocabulary))
            + _word_counts(_windows_of(validation, vocabulary, settings), len(vocabulary))
        )
        kept_apart = counts.kept_apart.most_frequent(MOST_KEPT_APART)
        new_ids = np.full(counts.learned.size, vocabulary.unknown)
        new_ids[: len(counts.keys)] = vocabulary.ids_of(counts.keys)
        new_ids[-1] = vocabulary.start
        return cls(
            _sizes(counts, vocabulary),
            lexicon,
            vocabulary,
            learned,
            validation,
            test,
            counts.learned.most_frequent().renamed(new_ids, len(vocabulary)),
            kept_apart.renamed(new_ids, len(vocabulary)),
            *_tables((settings.inputs, settings.heads), vocabulary, spoken),
        )

    def new_run(self, settings: KeyboardSettings) -> TrainingRun:
        """A training run at its beginning; everything random in it comes from the seed."""
        rng = np.random.default_rng(settings.seed)
        network = build_network(settings.shape, self.inputs, self.heads, rng)
        return TrainingRun(network, Adam(settings.rate), rng)

    def fingerprint(self, settings: KeyboardSettings) -> str:
        """The same for the same text and settings: a stopped run goes on with no other."""
        digest = hashlib.sha256(repr(settings).encode())
        learned, triples, kept_apart = self.learned, self.triples, self.kept_apart
        for part in (learned.contexts, learned.words, learned.weights, triples.keys,
                     triples.counts, kept_apart.keys, kept_apart.counts):  # fmt: skip
            if part is not None:
                digest.update(np.ascontiguousarray(part).data)
        for held_back in (self.validation, self.test):
            digest.update(repr(held_back.times).encode())
            for sentence in held_back.ids:
                digest.update(np.array([*sentence, -1], np.int64).tobytes())
        return digest.hexdigest()

    def validation_windows(self, settings: KeyboardSettings) -> Windows:
        """What the network is asked after each epoch."""
        return _windows_of(self.validation, self.vocabulary, settings)

    def samples(self, windows: Windows) -> tuple[Ids, Ids]:
        """What goes in and what should come out, as codes."""
        targets = np.stack([table.codes[windows.words] for table in self.heads], axis=1)
        return input_codes(windows.contexts, self.inputs), targets

    def everything(self) -> TrigramCounts:
        """The triples of the whole text."""
        return self.triples.merged(self.kept_apart).most_frequent()


def divided_by_turns(sentences: Sentences) -> tuple[Sentences, Sentences, Sentences]:
    """For training, for validation and for the test: of twenty sentences the tenth is for
    validation, the twentieth for the test."""
    train, held_back = split_lines(sentences, HELD_BACK_EVERY)
    for_validation, for_test = split_lines(held_back, 2)
    return train, for_validation, for_test


def _check_enough(counts: TextCounts) -> None:
    """Raises TrainingTextError where one of the parts would be empty, or nearly so."""
    different = sum(map(len, counts.sentences.values()))
    if different < FEWEST_DIFFERENT:
        raise TrainingTextError(
            f"the text has {different} different sentences; at least {FEWEST_DIFFERENT} are needed"
        )
    for part, use in ((Part.VALIDATION, "validation"), (Part.TEST, "the test")):
        if not counts.sentences[part]:
            raise TrainingTextError(
                f"of the text's {different} different sentences none is for {use}, for which about "
                f"one in twenty is taken; a few more sentences are needed"
            )


def _check_known(validation: HeldBack, vocabulary: Vocabulary) -> None:
    """Raises TrainingTextError if no voice could say any of its words."""
    if all(word == vocabulary.unknown for sentence in validation.ids for word in sentence):
        raise TrainingTextError(
            "none of the words that the mixing weights would be set on is in the dictionary or "
            "twice in the text; more text in English is needed"
        )


def _times(sentences: Iterable[CountedSentence]) -> tuple[int, ...]:
    return tuple(min(sentence.count, MOST_TIMES) for sentence in sentences)


def _windows(
    ids: Iterable[Sequence[int]],
    vocabulary: Vocabulary,
    settings: KeyboardSettings,
    times: Sequence[int] | None = None,
) -> Windows:
    before = settings.shape.context_words
    return Windows.of(ids, vocabulary.unknown, vocabulary.start, before, times)


def _windows_of(held_back: HeldBack, vocabulary: Vocabulary, settings: KeyboardSettings) -> Windows:
    return _windows(held_back.ids, vocabulary, settings, held_back.times)


def _word_counts(windows: Windows, size: int) -> npt.NDArray[np.int64]:
    counts = np.bincount(windows.words, windows.weights, minlength=size)
    return np.rint(counts).astype(np.int64)


def _tables(
    sides: tuple[Sequence[str], Sequence[str]],
    vocabulary: Vocabulary,
    counts: npt.NDArray[np.int64],
) -> tuple[tuple[CodeTable, ...], tuple[CodeTable, ...]]:
    """The tables of what goes in and of what comes out; a family of both has one."""
    inputs, heads = sides
    made = {
        family: code_table(family, vocabulary.keys, counts)
        for family in dict.fromkeys((*inputs, *heads))
    }
    return tuple(made[family] for family in inputs), tuple(made[family] for family in heads)


def _sizes(counts: TextCounts, vocabulary: Vocabulary) -> TextCounted:
    sizes = counts.sizes
    return TextCounted(
        sum(size.sentences for size in sizes.values()),
        sum(size.words for size in sizes.values()),
        len(vocabulary),
        sizes[Part.TRAIN].sentences,
        sizes[Part.VALIDATION].sentences,
        sizes[Part.TEST].sentences,
        len(counts.sentences[Part.TRAIN]),
    )
