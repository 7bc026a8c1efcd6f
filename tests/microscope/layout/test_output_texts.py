from __future__ import annotations

from app.microscope.layout.descriptions import picture_in_words, unit_in_words
from app.microscope.layout.network_layout import Measures, lay_out
from app.microscope.layout.output_texts import (
    OutputLine,
    behind_text,
    has_words,
    lines_that_fit,
    output_lines,
    read_text,
)
from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR
from app.microscope.phrases.word_reader import OutputReading
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.kernels.online import train_online_numpy
from tests.microscope.snapshots import at_rest
from tests.words.lexicons import shipped_lexicon

LEXICON = shipped_lexicon()
MEASURES = Measures(29, 15, 14, 84, 21, 60, 110, 12)
COMPACT = Measures(21, 11, 6, 66, 15, 40, 90, 8, is_compact=True)


def trained(updates: int) -> NetworkSnapshot:
    session = TrainingSession(ARTICLE, lambda: train_online_numpy)
    session.know_words(LEXICON)
    session.advance(updates)
    return session.snapshot()


def test_a_learned_word_stands_out_with_its_rivals() -> None:
    snapshot = trained(2_000)
    target, first, rivals = output_lines(snapshot, 1, False, 4)
    assert target == OutputLine("target 0.65 · today")
    assert first == OutputLine("65 → today", is_strong=True)
    assert rivals.text.startswith("then state, ")


def test_before_it_is_learned_the_rank_of_the_wanted_word_is_said() -> None:
    reading = trained(0).reading(1)
    assert reading is not None
    lines = output_lines(trained(0), 1, False, 4)
    assert lines[1].text == f"{reading.letter_sum} → {reading.words[0]}"
    assert lines[2].text == f"wanted: {reading.rank:,}th"


def test_with_less_room_the_word_stays() -> None:
    snapshot = trained(2_000)
    assert [line.text for line in output_lines(snapshot, 0, False, 2)] == [
        "target 0.61 · you", "61 → you",
    ]  # fmt: skip
    assert [line.text for line in output_lines(snapshot, 0, True, 3)] == ["0.61 · you", "61 → you"]
    assert output_lines(snapshot, 0, False, 0) == ()


def test_without_words_there_are_target_and_meaning() -> None:
    assert output_lines(at_rest(ARTICLE), 0, False, 3) == (
        OutputLine("target 0.61"), OutputLine("you", True),
    )  # fmt: skip
    assert output_lines(at_rest(EXCLUSIVE_OR), 0, True, 3) == (
        OutputLine("target"), OutputLine("0"),
    )  # fmt: skip
    assert has_words(at_rest(ARTICLE))
    assert not has_words(at_rest(EXCLUSIVE_OR))


def test_a_word_that_is_missing_everywhere_is_said() -> None:
    reading = OutputReading(65.0, 65, (), "wori", None)
    assert read_text(reading) == "65 → no word"
    assert behind_text(reading) == "wanted: no word"


def test_what_is_read_is_told_to_screen_readers() -> None:
    snapshot = trained(2_000)
    assert "65, today, then state" in unit_in_words(snapshot, "o2")
    assert "o2: 65 → today" in picture_in_words(snapshot, "w5")
    assert "→ you" not in picture_in_words(at_rest(ARTICLE), "w5").split("chosen")[0]
    early = trained(0).reading(0)
    assert early is not None
    assert f"“you” is {early.rank:,}th" in unit_in_words(trained(0), "o1")


def test_lines_stay_between_outputs_and_biases() -> None:
    layout = lay_out((2, 2, 2), True, 800, 500, (MEASURES,))
    most = lines_that_fit(layout, 16)
    half = 16 * most / 2
    to_chip = layout.neurons["o1"].y - layout.bias_chips["v21"].bottom
    assert half <= to_chip + 1
    crowded = lay_out((2, 9, 9), False, 800, 240, (COMPACT,))
    assert lines_that_fit(crowded, 30) == 0
