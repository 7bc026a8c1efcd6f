"""What is written beside an output: its target, and what it says as a word."""

from __future__ import annotations

from dataclasses import dataclass

from app.microscope.layout.geometry import Box
from app.microscope.layout.network_layout import NetworkLayout
from app.microscope.layout.picture_texts import target_lines
from app.microscope.phrases.phrase_entry import phrase_of
from app.microscope.phrases.word_reader import OutputReading
from app.microscope.teaching.lesson import ordinal
from app.microscope.time_machine.snapshot import NetworkSnapshot

CAPTION_GAP_PX = 10  # between a neuron and what is written beside it
READING_SIGNS = 13  # for which there is room behind the arrow; what is longer is cut


@dataclass(frozen=True, slots=True)
class OutputLine:
    """``is_strong`` stands out, as a meaning does."""

    text: str
    is_strong: bool = False


def output_lines(
    snapshot: NetworkSnapshot, output: int, is_compact: bool, most: int
) -> tuple[OutputLine, ...]:
    """At most so many lines beside an output, counted from 0, the most important first: target,
    meaning, and where the sample is words the word that is read, its rivals, and how far behind
    the wanted one is."""
    targets = target_lines(snapshot.trace.targets[output], is_compact)
    captions = snapshot.file.samples[snapshot.sample - 1].captions
    meaning = "" if captions is None else captions.targets[output]
    reading = snapshot.reading(output)
    if reading is None:
        lines = [*map(OutputLine, targets), *([OutputLine(meaning, True)] if meaning else ())]
    else:
        lines = [OutputLine(f"{targets[-1]} · {meaning}"), OutputLine(read_text(reading), True)]
        if most >= len(targets) + 2:
            lines = [*map(OutputLine, targets[:-1]), *lines, OutputLine(behind_text(reading))]
    return tuple(lines[:most])


def read_text(reading: OutputReading) -> str:
    """``61 → you``"""
    first = reading.words[0] if reading.words else "no word"
    return f"{reading.letter_sum} → {first}"


def behind_text(reading: OutputReading) -> str:
    """The words that come next, or how far behind the wanted one is: ``then her, may``,
    ``wanted: 141st``."""
    if reading.is_right:
        return f"then {', '.join(reading.words[1:])}" if len(reading.words) > 1 else ""
    return f"wanted: {ordinal(reading.rank)}" if reading.rank else "wanted: no word"


def reading_in_words(reading: OutputReading) -> str:
    """For a tool tip and a screen reader: ``61.32 reads as 61, you, then her, may, new``."""
    first, *rivals = reading.words or ("no word",)
    text = f"{reading.output:.2f} reads as {reading.letter_sum}, {first}"
    if rivals:
        text += f", then {', '.join(rivals)}"
    if reading.is_right:
        return text
    return f"{text}; “{reading.wanted}” is {ordinal(reading.rank) if reading.rank else 'no word'}"


def has_words(snapshot: NetworkSnapshot) -> bool:
    """Whether any sample is words, so that outputs are read as such."""
    return any(phrase_of(sample) is not None for sample in snapshot.file.samples)


def lines_that_fit(layout: NetworkLayout, line_height: float) -> int:
    """How many lines there is room for beside an output: to the next one's, and to the number of
    its bias."""
    neurons, measures = layout.neurons, layout.measures
    second = neurons.get("o2")
    pitch = layout.height if second is None else second.y - neurons["o1"].y
    if pitch < 2 * line_height:
        return 0  # they would lie over each other
    room = pitch
    if layout.biases:
        to_bias = measures.radius + measures.bias_edge + measures.bias_radius
        room = min(room, 2 * to_bias - measures.chip_height)
    return max(int(room / line_height), 2)


def lines_box(layout: NetworkLayout, output: str, line_height: float, lines: int) -> Box:
    """Where so many lines beside an output stand."""
    circle, height = layout.neurons[output], line_height * lines
    left = circle.x + circle.radius + CAPTION_GAP_PX
    return Box(left, circle.y - height / 2, max(layout.width - left, 0.0), height)
