"""How loud each voice should be, from text that neither the counts nor the network have seen.

Expectation maximisation for a mixture of fixed voices: the weights under which its words are
most likely. With p_v(i) what voice v gives to the i-th word, each round sets

    weight_v ← mean over i of  weight_v · p_v(i) / Σ_u weight_u · p_u(i)

which never lowers the likelihood (Jelinek and Mercer, 1980).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_network import Float64s, input_codes, training_samples
from app.prediction.keyboard.ranker import MixingWeights, broad_context
from app.words.broad_model import BroadModel

ROUNDS = 100
BATCH = 1024  # samples at a time; bounds the memory
# The weights that make such words likeliest let the network speak louder than is best for the
# first three places in text of another voice, where the counts of the whole text speak too.
HEADS_RESTRAINED = 0.7
# So they let the broad model speak more softly than is best in other voices than that of the text;
# in its own, this costs hardly anything. Chosen by measuring, see docs/suggestions.md.
# The recurrent network knows other voices too, so beside it less will do.
BROAD_AT_LEAST, BROAD_BESIDE_RECURRENT = 0.6, 0.3  # of all weights together


def mixture_weights(voices: Float64s, rounds: int = ROUNDS) -> Float64s:
    """Weights that add up to 1, shape (voices,), for probabilities of shape (voices, words).

    A word to which all voices give 0 has no say. Raises ValueError if that is so for all words.
    """
    heard = voices[:, voices.sum(axis=0) > 0]
    if not heard.size:
        raise ValueError("no voice gives any of the words a probability above 0")
    weights = np.full(len(voices), 1.0 / len(voices))
    for _ in range(rounds):
        spoken = weights[:, np.newaxis] * heard
        weights = (spoken / spoken.sum(axis=0)).mean(axis=1)
    return weights


def tuned_weights(model: KeyboardModel, sentences: Sequence[Sequence[int]]) -> MixingWeights:
    """The mixing weights under which these sentences of ids are most likely, the network's heads
    somewhat restrained, the broad model, if there is one, somewhat louder."""
    unknown = model.vocabulary.unknown
    words = np.concatenate([np.array(sentence, np.int64) for sentence in sentences])
    known = words != unknown
    contexts = model.contexts.event_probabilities(sentences)[known]
    heads = head_voices(model, sentences)
    dictionary = model.dictionary[words[known]].astype(np.float64)
    voices = [contexts, *heads, dictionary]
    if model.recurrent is not None:
        voices.append(recurrent_voice(model, sentences))
    if model.broad is not None:
        voices.append(broad_voice(model, model.broad, sentences))
    weights = mixture_weights(np.vstack(voices))
    weights[1 : 1 + len(heads)] *= HEADS_RESTRAINED
    context, *of_heads, dictionary_weight = weights[: 2 + len(heads)].tolist()
    recurrent = 0.0 if model.recurrent is None else float(weights[2 + len(heads)])
    broad = 0.0
    if model.broad is not None:
        others, least = float(weights[:-1].sum()), least_broad_share(model)
        broad = max(float(weights[-1]), others * least / (1 - least))
    return MixingWeights(context, tuple(of_heads), dictionary_weight, broad, recurrent)


def least_broad_share(model: KeyboardModel) -> float:
    """How much of all weights together the broad model has at least, 0 to 1."""
    return BROAD_AT_LEAST if model.recurrent is None else BROAD_BESIDE_RECURRENT


def broad_voice(
    model: KeyboardModel, broad: BroadModel, sentences: Sequence[Sequence[int]]
) -> Float64s:
    """P_broad of each known word of the sentences, in order, shape (words,); 0 for words that only
    the text has."""
    vocabulary = model.vocabulary
    said = []
    for sentence in sentences:
        for place, word in enumerate(sentence):
            if word < broad.size:
                context = broad_context(sentence[:place], broad, vocabulary.start)
                said.append(broad.probability(context, word))
            elif word != vocabulary.unknown:
                said.append(0.0)
    return np.array(said)


def recurrent_voice(model: KeyboardModel, sentences: Sequence[Sequence[int]]) -> Float64s:
    """P_recurrent of each known word of the sentences, in order, shape (words,); 0 for words that
    can't come out of it. Raises ValueError where there is no such network."""
    speaker = model.recurrent_speaker()
    if speaker is None:
        raise ValueError("the model has no recurrent network")
    said = []
    for sentence in sentences:
        for place, word in enumerate(sentence):
            if word < speaker.classes:
                said.append(float(speaker.probabilities(sentence[:place])[word]))
            elif word != model.vocabulary.unknown:
                said.append(0.0)
    return np.array(said)


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
