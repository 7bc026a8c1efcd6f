"""The flip against looking every update up in the dictionary."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.network_presets import ARTICLE
from app.microscope.phrases.phrase_entry import parse_phrase
from app.microscope.teaching.flip import FirstTaught, outputs_of
from app.microscope.teaching.lesson import lesson_of
from nncore.events import OnlineProgress
from nncore.kernels.online import train_online_numpy
from nncore.layers import Bias
from nncore.network_file import NetworkFile
from nncore.online import OnlineTrainer, flat_network
from tests.examples import few_examples
from tests.words.lexicons import shipped_lexicon

LEXICON = shipped_lexicon()


def recorded(file: NetworkFile, updates: int) -> OnlineProgress:
    network = file.build()
    trainer = OnlineTrainer(
        network, *file.sample_arrays(), file.rate_array(network), train=train_online_numpy
    )
    event = trainer.advance(updates, history_every=1)
    assert isinstance(event, OnlineProgress)
    return event


@given(
    st.lists(st.integers(1, 4), min_size=2, max_size=4).map(tuple),
    st.sampled_from(list(Bias)),
    st.integers(1, 5),
    st.integers(0, 99),
)
def test_outputs_of_many_weights_are_those_of_the_network(
    layers: tuple[int, ...], bias: Bias, states: int, seed: int
) -> None:
    file = NetworkFile(layers, bias=bias)
    network = file.build()
    random = np.random.default_rng(seed)
    many = random.normal(size=(states, len(network.values)))
    inputs = random.normal(size=layers[0])
    together = outputs_of(flat_network(network), many, inputs)
    for values, outputs in zip(many, together, strict=True):
        network.values[:] = values
        np.testing.assert_allclose(outputs, network.predict(inputs[np.newaxis])[0], rtol=1e-12)


def slow_flip(file: NetworkFile, history: np.ndarray[tuple[int, int]]) -> int | None:
    """Every word of every state, looked up in the ranking of all words."""
    lesson = lesson_of(file.samples, LEXICON)
    network, decoder = file.build(), lesson.reader.decoder
    for row, values in enumerate(history):
        network.values[:] = values
        if all(
            next(decoder.nearest(unit * 100)).word == word
            for sample, phrase in zip(file.samples, lesson.phrases, strict=True)
            for unit, word in zip(
                network.predict(np.array([sample.inputs]))[0].tolist(), phrase.wanted, strict=True
            )
        ):
            return row
    return None


PHRASES = ("How are → you today", "What is → it you", "me in → an owl", "the cat → was me")


@few_examples(8)
@given(
    st.lists(st.sampled_from(PHRASES), min_size=1, max_size=2, unique=True),
    st.sampled_from((0.5, 2.0, 12.0, 40.0)),
    st.integers(0, 50),
    st.lists(st.integers(1, 150), min_size=1, max_size=3),
)
def test_the_first_update_with_all_words_first_is_found_in_stretches_of_any_length(
    phrases: list[str], rate: float, seed: int, stretches: list[int]
) -> None:
    samples = tuple(parse_phrase(phrase, 2, 2) for phrase in phrases)
    file = NetworkFile((2, 3, 2), bias=Bias.TRAINED, rate=rate, seed=seed, samples=samples)
    event = recorded(file, sum(stretches))
    first_taught = FirstTaught(lesson_of(samples, LEXICON), file)
    found, starts = None, itertools.accumulate(stretches, initial=0)
    for start, length in zip(starts, stretches, strict=False):
        part = slice(start, start + length)
        row = first_taught(start, event.errors[part], event.history[part])
        if row is not None:
            found = start + row
            break
    assert found == slow_flip(file, event.history)


def test_the_article_s_own_phrase_flips() -> None:
    event = recorded(ARTICLE.file, 5_000)
    first_taught = FirstTaught(lesson_of(ARTICLE.file.samples, LEXICON), ARTICLE.file)
    row = first_taught(0, event.errors, event.history)
    assert row is not None
    assert row == slow_flip(ARTICLE.file, event.history)
    assert first_taught.at(event.history[row])
    assert not first_taught.at(event.history[row - 1])


def test_weights_that_are_no_numbers_are_never_taught() -> None:
    first_taught = FirstTaught(lesson_of(ARTICLE.file.samples, LEXICON), ARTICLE.file)
    values = np.full((3, 12), np.nan)
    assert first_taught(0, np.array([np.nan] * 3), values) is None
    assert not first_taught.at(values[0])


@pytest.mark.parametrize("first_update", [0, 1])
def test_the_error_that_rules_out_is_that_of_the_sample_whose_turn_it_is(first_update: int) -> None:
    """With one sample's error known to be small and the other's large, order matters."""
    samples = tuple(parse_phrase(phrase, 2, 2) for phrase in PHRASES[:2])
    file = NetworkFile((2, 3, 2), bias=Bias.TRAINED, rate=8.0, seed=0, samples=samples)
    network = file.build()
    trainer = OnlineTrainer(
        network, *file.sample_arrays(), file.rate_array(network), first_update, train_online_numpy
    )
    event = trainer.advance(5_000, history_every=1)
    assert isinstance(event, OnlineProgress)
    row = FirstTaught(lesson_of(samples, LEXICON), file)(first_update, event.errors, event.history)
    assert row is not None
    assert row == slow_flip(file, event.history)
