"""Teaching in a session: it stops at the update at which all words come first, and not before."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR, NetworkPreset
from app.microscope.phrases.phrase_entry import parse_phrase
from app.microscope.teaching import attempt as module
from app.microscope.teaching.attempt import TeachingReport, Verdict
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot
from nncore.kernels.online import online_training, train_online_numpy
from nncore.layers import Bias
from tests.words.lexicons import shipped_lexicon

LEXICON = shipped_lexicon()
FOUR = """How are → you today
What is → it you
me in → an owl
the cat → was me"""
QUICK = NetworkPreset("quick", replace(ARTICLE.file, rate=8.0, bias=Bias.TRAINED))


def session_of(preset: NetworkPreset = ARTICLE, compiled: bool = False) -> TrainingSession:
    loop = online_training() if compiled else train_online_numpy
    return TrainingSession(preset, lambda: loop)


def taught(session: TrainingSession, text: str, stretch: int = 1_000) -> TeachingReport:
    session.teach(text, LEXICON)
    while session.is_teaching:
        session.advance(stretch)
    report = session.snapshot().teaching
    assert report is not None
    return report


def words_first(snapshot: NetworkSnapshot) -> bool:
    """As the picture shows them."""
    readings = [snapshot.reading(output) for output in range(snapshot.file.layers[-1])]
    return all(reading is not None and reading.words[0] == reading.wanted for reading in readings)


def all_first(session: TrainingSession, update: int) -> bool:
    """All samples, whichever comes next, with the weights at an update."""
    session.scrub(update)
    snapshot, file = session.snapshot(), session.file_now()
    network, reader = file.build(), snapshot.reader
    assert reader is not None
    return all(
        reader.read(number, output, float(unit)).is_right
        for number, sample in enumerate(file.samples)
        for output, unit in enumerate(network.predict(np.array([sample.inputs]))[0])
    )


@pytest.mark.parametrize("stretch", [1, 7, 5_000])
def test_at_the_update_it_says_the_words_are_first_and_one_before_they_are_not(
    stretch: int,
) -> None:
    session = session_of()
    report = taught(session, "How are → you fine", stretch)
    assert report.verdict is Verdict.TAUGHT
    assert report.update is not None
    assert (session.update, session.head) == (report.update, report.update)
    here = session.snapshot()
    assert here.activity is Activity.FINISHED
    assert here.notice == report.text
    assert words_first(here)
    session.back()
    before = session.snapshot()
    assert before.update == report.update - 1
    assert not words_first(before)
    session.step()
    again = session.snapshot()
    assert again.weights == here.weights  # to the last bit
    assert words_first(again)
    assert again.teaching == report


def test_the_sentence_says_when_and_what_was_missing_before() -> None:
    session = session_of()
    report = taught(session, "How are → you fine")
    assert report.update is not None
    session.scrub(report.update - 1)
    late = [
        reading
        for output in range(2)
        if (reading := session.snapshot().reading(output)) is not None and not reading.is_right
    ]
    assert report.text.startswith(f"at update {report.update} both words come first; at ")
    for reading in late:
        assert f"“{reading.wanted}” " in report.text
        assert str(reading.rank) in report.text


def test_several_phrases_are_first_together() -> None:
    session = session_of(QUICK, compiled=True)
    report = taught(session, "How are → you today\nWhat is → it you", 2_000)
    assert report.verdict is Verdict.TAUGHT
    assert report.update is not None
    assert all_first(session, report.update)
    earlier = {*range(0, report.update, 53), *range(report.update - 40, report.update)}
    assert not any(all_first(session, update) for update in earlier)


def test_what_was_trained_before_is_looked_through_too() -> None:
    flip = taught(session_of(), "How are → you today").update
    session = session_of()
    session.advance(3_000)
    report = taught(session, "How are → you today")
    assert report.update == flip
    assert session.update == flip
    assert session.head == 3_000
    assert len(session.book.runs) == 1
    assert taught(session, "How are → you today") == report  # asked again


def test_other_phrases_begin_a_fork_where_one_looks() -> None:
    session = session_of()
    taught(session, "How are → you today")
    session.advance(500)
    at = session.update
    report = taught(session, "How are → you fine")
    assert len(session.book.runs) == 2
    assert session.book.run(session.position.run).start == at
    assert report.update is not None
    assert report.update > at
    assert session.snapshot().run.title == f"fork at {at}: How are → you fine"
    session.show_run(session.book.runs[0].number)
    assert session.snapshot().teaching is None  # it is of the other run


def test_steps_on_the_way_do_not_lead_past_the_flip() -> None:
    flip = taught(session_of(), "How are → you today").update
    session = session_of()
    session.teach("How are → you today", LEXICON)
    for _ in range(300):
        session.step()
    assert session.is_teaching
    session.advance(10)
    assert session.update == flip
    assert session.head == 300


def test_a_network_of_other_sizes_is_made_to_fit() -> None:
    session = session_of()
    report = taught(session, "What a nice → day")
    assert report.verdict is Verdict.TAUGHT
    assert session.file_now().layers == (3, 2, 1)
    session.undo()
    assert session.file_now().layers == ARTICLE.file.layers


def test_a_word_beyond_the_scale_gives_all_samples_a_larger_one() -> None:
    session = session_of(QUICK)
    report = taught(session, "How are → you understanding")
    assert report.verdict is Verdict.TAUGHT
    assert report.text.endswith("(sums ÷ 200)")
    assert session.file_now().samples == (parse_phrase("How are → you understanding", 2, 2, 200),)
    assert words_first(session.snapshot())
    session.back()
    assert not words_first(session.snapshot())


def test_what_no_network_could_learn_is_refused_and_nothing_changes() -> None:
    session = session_of()
    before = session.file_now()
    for text, reason in (
        ("", "write a phrase first"),
        ("How are → you wori", "not in the dictionary"),
        ("How are → you today\nHow are → you fine", "go in as the same sums"),
        ("How are → you " + "zz" * 20, "sums below 100"),
        ("How are → you today\nWhat is → it", "1 word behind the arrow"),
    ):
        session.teach(text, LEXICON)
        report = session.snapshot().teaching
        assert report is not None
        assert report.verdict is Verdict.REFUSED
        assert reason in report.text
        assert not session.is_teaching
        assert session.file_now() == before
    assert len(session.book.runs) == 1


def test_more_phrases_than_the_neurons_hold_end_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_UPDATES", 60_000)
    session = session_of(QUICK, compiled=True)
    report = taught(session, FOUR, 20_000)
    assert report.verdict is Verdict.GIVEN_UP
    assert "after 60,000 updates" in report.text
    assert "4 phrases seem more than 2 hidden neurons hold" in report.text
    assert session.update == 60_000
    assert not any(all_first(session, update) for update in range(0, 60_000, 2_997))


def test_a_network_that_runs_away_says_so() -> None:
    weights = {**ARTICLE.file.weights, "w5": math.inf}  # times a slope of 0 it is no number
    session = session_of(NetworkPreset("wild", replace(ARTICLE.file, weights=weights)))
    report = taught(session, "How are → you today")
    assert report.verdict is Verdict.GIVEN_UP
    assert "the numbers ran away" in report.text
    assert session.has_diverged


def test_samples_without_words_have_no_reading() -> None:
    session = session_of(EXCLUSIVE_OR)
    session.know_words(LEXICON)
    snapshot = session.snapshot()
    assert snapshot.reader is None
    assert snapshot.reading(0) is None
    worded = session_of()
    assert worded.snapshot().reading(0) is None  # there is no dictionary yet
    worded.know_words(LEXICON)
    assert worded.snapshot().reading(0) is not None
