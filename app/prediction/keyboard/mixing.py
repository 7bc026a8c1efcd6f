"""How loud each voice should be, from text that neither the counts nor the network have seen.

Expectation maximisation for a mixture of fixed voices: the weights under which its words are
most likely. With p_v(i) what voice v gives to the i-th word, each round sets

    weight_v ← mean over i of  weight_v · p_v(i) / Σ_u weight_u · p_u(i)

which never lowers the likelihood (Jelinek and Mercer, 1980).
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np

from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_network import Float64s, input_codes
from app.prediction.keyboard.ranker import MixingWeights, broad_context
from app.prediction.keyboard.recurrent_words import RecurrentSpeaker
from app.prediction.keyboard.windows import training_samples
from app.words.broad_model import BroadModel
from app.words.vocabulary import Vocabulary

ROUNDS = 100
BATCH = 1024  # samples at a time; bounds the memory
# The weights that make such words likeliest let the network speak louder than is best for the
# first three places in text of another voice, where the counts of the whole text speak too.
HEADS_RESTRAINED = 0.7
# So they let the broad model speak more softly than is best in other voices than that of the text;
# in its own, this costs hardly anything. Chosen by measuring, see docs/suggestions.md.
# The recurrent network knows other voices too, so beside it less will do.
BROAD_AT_LEAST, BROAD_BESIDE_RECURRENT = 0.6, 0.3  # of all weights together


@dataclass(frozen=True)
class OtherVoices:
    """What all voices but the network's heads say of each known word of some sentences, each of
    shape (words,); none of it changes while the network learns. ``times`` says how often each word
    counts; None where that is once."""

    context: Float64s
    dictionary: Float64s
    recurrent: Float64s | None
    broad: Float64s | None
    times: Float64s | None = None


def mixture_weights(
    voices: Float64s, rounds: int = ROUNDS, times: Float64s | None = None
) -> Float64s:
    """Weights that add up to 1, shape (voices,), for probabilities of shape (voices, words).
    ``times``, shape (words,), says how often each word counts.

    A word to which all voices give 0 has no say. Raises ValueError if that is so for all words.
    """
    is_heard = voices.sum(axis=0) > 0
    heard = voices[:, is_heard]
    if not heard.size:
        raise ValueError("no voice gives any of the words a probability above 0")
    counting = None if times is None else times[is_heard]
    weights = np.full(len(voices), 1.0 / len(voices))
    for _ in range(rounds):
        spoken = weights[:, np.newaxis] * heard
        weights = np.average(spoken / spoken.sum(axis=0), axis=1, weights=counting)
    return weights


def tuned_weights(
    model: KeyboardModel, sentences: Sequence[Sequence[int]], times: Sequence[int] | None = None
) -> MixingWeights:
    """The mixing weights under which these sentences of ids are most likely, the network's heads
    somewhat restrained, the broad model, if there is one, somewhat louder. ``times`` says how often
    each sentence counts."""
    listening = listen_to_others(model, sentences, times)
    while True:
        try:
            next(listening)
        except StopIteration as heard:
            others: OtherVoices = heard.value
            return weights_beside(model, sentences, others)


def listen_to_others(
    model: KeyboardModel, sentences: Sequence[Sequence[int]], times: Sequence[int] | None = None
) -> Generator[int, None, OtherVoices]:
    """Asks all voices but the network's heads, sentence by sentence; yields how many are done."""
    unknown = model.vocabulary.unknown
    words = np.concatenate([np.array(sentence, np.int64) for sentence in sentences])
    known = words != unknown
    speaker, broad = model.recurrent_speaker(), model.broad
    of_recurrent: list[float] = []
    of_broad: list[float] = []
    for done, sentence in enumerate(sentences, start=1):
        if speaker is not None:
            of_recurrent += _said_by_recurrent(speaker, sentence, unknown)
        if broad is not None:
            of_broad += _said_by_broad(broad, sentence, model.vocabulary)
        yield done
    counting = None
    if times is not None:
        counting = np.repeat(np.array(times, np.float64), list(map(len, sentences)))[known]
    return OtherVoices(
        model.contexts.event_probabilities(sentences)[known],
        model.dictionary[words[known]].astype(np.float64),
        None if speaker is None else np.array(of_recurrent),
        None if broad is None else np.array(of_broad),
        counting,
    )


def weights_beside(
    model: KeyboardModel, sentences: Sequence[Sequence[int]], others: OtherVoices
) -> MixingWeights:
    """The mixing weights with the network as it is now; ``others`` are of the same sentences."""
    heads = head_voices(model, sentences)
    voices = [others.context, *heads, others.dictionary]
    voices += [each for each in (others.recurrent, others.broad) if each is not None]
    weights = mixture_weights(np.vstack(voices), times=others.times)
    weights[1 : 1 + len(heads)] *= HEADS_RESTRAINED
    context, *of_heads, dictionary_weight = weights[: 2 + len(heads)].tolist()
    recurrent = 0.0 if others.recurrent is None else float(weights[2 + len(heads)])
    broad = 0.0
    if others.broad is not None:
        rest, least = float(weights[:-1].sum()), least_broad_share(model)
        broad = max(float(weights[-1]), rest * least / (1 - least))
    return MixingWeights(context, tuple(of_heads), dictionary_weight, broad, recurrent)


def least_broad_share(model: KeyboardModel) -> float:
    """How much of all weights together the broad model has at least, 0 to 1."""
    return BROAD_AT_LEAST if model.recurrent is None else BROAD_BESIDE_RECURRENT


def broad_voice(
    model: KeyboardModel, broad: BroadModel, sentences: Sequence[Sequence[int]]
) -> Float64s:
    """P_broad of each known word of the sentences, in order, shape (words,); 0 for words that only
    the text has."""
    said = (_said_by_broad(broad, sentence, model.vocabulary) for sentence in sentences)
    return np.array([p for of_sentence in said for p in of_sentence])


def recurrent_voice(model: KeyboardModel, sentences: Sequence[Sequence[int]]) -> Float64s:
    """P_recurrent of each known word of the sentences, in order, shape (words,); 0 for words that
    can't come out of it. Raises ValueError where there is no such network."""
    speaker, unknown = model.recurrent_speaker(), model.vocabulary.unknown
    if speaker is None:
        raise ValueError("the model has no recurrent network")
    said = (_said_by_recurrent(speaker, sentence, unknown) for sentence in sentences)
    return np.array([p for of_sentence in said for p in of_sentence])


def _said_by_broad(
    broad: BroadModel, sentence: Sequence[int], vocabulary: Vocabulary
) -> list[float]:
    said = []
    for place, word in enumerate(sentence):
        if word < broad.size:
            context = broad_context(sentence[:place], broad, vocabulary.start)
            said.append(broad.probability(context, word))
        elif word != vocabulary.unknown:
            said.append(0.0)
    return said


def _said_by_recurrent(
    speaker: RecurrentSpeaker, sentence: Sequence[int], unknown: int
) -> list[float]:
    said = []
    for place, word in enumerate(sentence):
        if word < speaker.classes:
            said.append(float(speaker.probabilities(sentence[:place])[word]))
        elif word != unknown:
            said.append(0.0)
    return said


def head_voices(model: KeyboardModel, sentences: Sequence[Sequence[int]]) -> Float64s:
    """P_head of each known word of the sentences, in order, shape (heads, words)."""
    speaker, vocabulary = model.speaker(), model.vocabulary
    contexts, words = training_samples(
        sentences, vocabulary.unknown, vocabulary.start, model.shape.context_words
    )
    spoken = np.empty((len(model.heads), len(words)))
    for start in range(0, len(words), BATCH):
        rows = slice(start, start + BATCH)
        p = model.network.predict(input_codes(contexts[rows], model.inputs))
        spoken[:, rows] = speaker.voices(p, words[rows])
    return spoken
