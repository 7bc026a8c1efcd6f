"""A sample written as words: "How are → you today" is 46, 24 → 61, 65, and ÷ 100 what goes in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.errors import LettersumError
from app.prediction.article.samples import Phrase, SumScale, words_to_units
from app.words.alphabet import word_to_sum
from app.words.shortening import shortened
from app.words.tokens import words_of
from nncore.captions import LONGEST_CAPTION, Captions
from nncore.network_file import Sample

ARROW = "→"
USUAL_SCALE = 100.0
LONGEST_PHRASE = 2_000  # signs
_ARROWS = re.compile("→|[-=]+>|>")
_SHOWN_SIGNS = 30
_NEAR = 1e-9  # relative; a sum divided by its scale and multiplied again


class PhraseEntryError(LettersumError, ValueError):
    """A phrase that can't be a sample; the message is one line for the person who wrote it."""


def parse_phrase(text: str, inputs: int, outputs: int, scale: float = USUAL_SCALE) -> Sample:
    """The sample that a phrase is for a network of so many inputs and outputs, ``scale`` of a sum
    to one unit. ``->`` is an arrow too; without one the first words go in.

    Raises PhraseEntryError.
    """
    given, wanted = words_on_sides(text, inputs, outputs)
    _check_count(given, inputs, "before the arrow", "input")
    _check_count(wanted, outputs, "behind the arrow", "output")
    for word in (*given, *wanted):
        _check_word(word)
    for word in wanted:
        if word_to_sum(word) >= scale:
            raise PhraseEntryError(
                f"“{_short(word)}” is {word_to_sum(word)}, and an output reaches sums below "
                f"{scale:g}; take a word with a smaller sum"
            )
    return sample_of(Phrase(given, wanted), scale)


def sample_of(phrase: Phrase, scale: float) -> Sample:
    """The sums of a phrase in units, with the words as captions."""
    units = SumScale(scale)
    return Sample(
        tuple(words_to_units(phrase.given, units)),
        tuple(words_to_units(phrase.wanted, units)),
        Captions(phrase.given, phrase.wanted, scale),
    )


def phrase_of(sample: Sample) -> Phrase | None:
    """The words of a sample; None if its captions aren't words with the sums of its numbers."""
    captions = sample.captions
    if captions is None:
        return None
    sums = [word_to_sum(text) for text in (*captions.inputs, *captions.targets)]
    numbers = [number * captions.scale for number in (*sample.inputs, *sample.targets)]
    is_fitting = all(
        letter_sum and abs(number - letter_sum) <= _NEAR * letter_sum
        for letter_sum, number in zip(sums, numbers, strict=True)
    )
    return Phrase(captions.inputs, captions.targets) if is_fitting else None


def phrase_text(phrase: Phrase) -> str:
    """``How are → you today``"""
    return f"{' '.join(phrase.given)} {ARROW} {' '.join(phrase.wanted)}"


def scale_of(samples: Sequence[Sample]) -> float:
    """How much of a sum is one unit in the samples that are words; the usual 100 if none is."""
    scales = (
        sample.captions.scale
        for sample in samples
        if sample.captions is not None and phrase_of(sample) is not None
    )
    return next(scales, USUAL_SCALE)


def words_on_sides(text: str, inputs: int, outputs: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words before and behind the arrow, however many. Raises PhraseEntryError."""
    if len(text) > LONGEST_PHRASE:
        raise PhraseEntryError(f"more than {LONGEST_PHRASE:,} signs are too long for a phrase")
    if any(sign.isnumeric() and not sign.isalpha() for sign in text):
        raise PhraseEntryError(f"“{_short(text)}” has digits in it; write words with letters alone")
    sides = [tuple(words_of(side)) for side in _ARROWS.split(text)]
    if len(sides) == 1 and len(sides[0]) == inputs + outputs:
        return sides[0][:inputs], sides[0][inputs:]
    if len(sides) != 2:
        raise PhraseEntryError(
            f"“{_short(text)}” needs one arrow, → or ->, between what goes in and what comes out"
        )
    return sides[0], sides[1]


def _check_count(words: Sequence[str], needed: int, where: str, what: str) -> None:
    if len(words) != needed:
        has, units = _counted(len(words), "word"), _counted(needed, what)
        raise PhraseEntryError(f"{has} {where}, and the network has {units}; write one for each")


def _check_word(word: str) -> None:
    if len(word) > LONGEST_CAPTION:
        raise PhraseEntryError(f"“{_short(word)}” is too long; {LONGEST_CAPTION} signs at most")
    if not word_to_sum(word):
        raise PhraseEntryError(f"“{_short(word)}” has no letters from a to z, so it has no sum")


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count:,} {what}s"


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), _SHOWN_SIGNS)
