from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR, NetworkPreset
from app.microscope.phrases.word_reader import WordReader
from app.microscope.teaching.rank_history import RankHistory, is_small_enough
from app.microscope.time_machine import recording as module
from app.microscope.time_machine.recording import Recording
from app.microscope.time_machine.run import Run
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from tests.examples import few_examples
from tests.words.lexicons import shipped_lexicon

LEXICON = shipped_lexicon()
READER = WordReader(LEXICON, ARTICLE.file.samples)


def recording() -> Recording:
    return Recording(Run(1, "run 1", ARTICLE.file), lambda: train_online_numpy)


@few_examples(10)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=6))
def test_each_point_is_the_rank_of_the_word_that_is_furthest_behind(pieces: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_KEPT", 16)
        made = recording()
    history = RankHistory(made, READER)
    for piece in pieces:
        made.advance(piece)
        history.curve()
    curve = history.curve()
    assert curve is history.curve()
    assert curve.updates[-1] == sum(pieces)
    for update, rank in zip(curve.updates, curve.errors, strict=True):
        made.go_to(int(update))
        units = made.network.predict(made.inputs)[0]
        expected = [
            READER.decoder.rank(word, unit * 100)
            for word, unit in zip(("you", "today"), units.tolist(), strict=True)
        ]
        assert rank == max(each or 0 for each in expected)


def test_it_reaches_1_at_the_flip_and_not_before() -> None:
    session = TrainingSession(ARTICLE, lambda: train_online_numpy)
    session.teach("How are → you fine", LEXICON)
    session.advance(2_000)
    ranks = session.snapshot().ranks
    assert ranks is not None
    assert ranks.updates[-1] == session.update
    assert ranks.errors[-1] == 1
    assert (ranks.errors[ranks.updates < session.update] > 1).all()


def test_without_words_or_with_too_many_samples_there_is_none() -> None:
    session = TrainingSession(EXCLUSIVE_OR, lambda: train_online_numpy)
    session.know_words(LEXICON)
    assert session.snapshot().ranks is None
    many = replace(ARTICLE.file, samples=ARTICLE.file.samples * 3_000)
    assert not is_small_enough(many.samples, many.parameter_count)
    crowd = TrainingSession(NetworkPreset("many", many), lambda: train_online_numpy)
    crowd.know_words(LEXICON)
    assert crowd.snapshot().ranks is None
