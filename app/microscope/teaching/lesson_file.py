"""The network file in which the phrases that were written are the samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.microscope.building import with_neuron, without_neuron
from app.microscope.phrases.phrase_entry import (
    ARROW,
    PhraseEntryError,
    parse_phrase,
    scale_of,
    words_on_sides,
)
from app.microscope.tables.entries import MOST_SAMPLES
from app.words.alphabet import word_to_sum
from nncore.network_file import NetworkFile

SCALES = (100.0, 200.0, 500.0, 1_000.0)  # beyond the last no word of the dictionary comes
MOST_WORDS_AT_A_SIDE = 20  # of a phrase; more inputs are more than the picture takes


def taught_file(file: NetworkFile, text: str) -> NetworkFile:
    """``file`` with a phrase of each line as its samples, in their order.

    Where the first phrase has other numbers of words than there are inputs and outputs, the
    network gets as many; weights that stay keep their values. Where a word that shall come has a
    sum beyond the scale, all samples get the next of SCALES that is enough. Raises
    PhraseEntryError or BuildingError.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise PhraseEntryError(f"write a phrase first, like How are {ARROW} you today")
    if len(lines) > MOST_SAMPLES:
        raise PhraseEntryError(f"{len(lines):,} phrases are too many; {MOST_SAMPLES:,} at most")
    file = _fitted(file, lines[0])
    inputs, outputs = file.layers[0], file.layers[-1]
    scale = _scale(lines, file)
    samples = tuple(parse_phrase(line, inputs, outputs, scale) for line in lines)
    return file if samples == file.samples else replace(file, samples=samples)


def _scale(lines: Sequence[str], file: NetworkFile) -> float:
    """That of the samples there are, or a larger one."""
    ends = file.layers[0], file.layers[-1]
    wanted = (word for line in lines for word in words_on_sides(line, *ends)[1])
    largest = max(map(word_to_sum, wanted), default=0)
    now = scale_of(file.samples)
    return now if largest < now else next((each for each in SCALES if largest < each), now)


def _fitted(file: NetworkFile, line: str) -> NetworkFile:
    given, wanted = words_on_sides(line, file.layers[0], file.layers[-1])
    if not 0 < min(len(given), len(wanted)) <= max(len(given), len(wanted)) <= MOST_WORDS_AT_A_SIDE:
        return file  # the reader of phrases says what is wrong
    for layer, needed in ((0, len(given)), (len(file.layers) - 1, len(wanted))):
        while file.layers[layer] < needed:
            file = with_neuron(file, layer)
        while file.layers[layer] > needed:
            file = without_neuron(file, layer)
    return file
