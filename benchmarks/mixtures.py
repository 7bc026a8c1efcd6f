"""Many mixtures of the same voices, measured together: what tuning and resampling need.

The figures are those of ``app.prediction.evaluation``, but a word's rank is counted from all
scores at once instead of asked letter by letter, so that twenty mixtures cost little more than one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.prediction.evaluation import NOT_SHOWN, SHOWN
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.ranker import broad_context
from app.words.rude_words import load_rude_words

Float32s = npt.NDArray[np.float32]
Float64s = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counted:
    """Sums for each phrase and mixture: ``keys[n]`` and ``hits[k]`` have shape (mixtures,
    phrases) by the number of suggestions; ``characters`` and ``words`` have shape (phrases,)."""

    keys: dict[int, Ints]
    hits: dict[int, Ints]
    characters: Ints
    words: Ints

    def ks(self, shown: int) -> Float64s:
        """Keystroke savings in percent, shape (mixtures,)."""
        saved: Float64s = 1 - self.keys[shown].sum(axis=1) / self.characters.sum()
        return 100 * saved

    def hit(self, shown: int) -> Float64s:
        """Words found at their start in percent, shape (mixtures,)."""
        found: Float64s = self.hits[shown].sum(axis=1) / self.words.sum()
        return 100 * found


class Voices:
    """P(word) as each voice of some models says it, one dense row a voice, words by the alphabet.

    The rows are the first model's context, each model's heads in turn, the dictionary, and if the
    first model has it, what English at large says; then each model's recurrent network. All models
    must have the same vocabulary. ``names`` says which row is which.
    """

    def __init__(self, models: Sequence[KeyboardModel]) -> None:
        self.model, self._models = models[0], tuple(models)
        self._speakers = [model.speaker() for model in models]
        keys = self.model.vocabulary.keys
        self.order = np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64)
        self._keys = [keys[i] for i in self.order]
        self._place = np.empty_like(self.order)
        self._place[self.order] = np.arange(len(keys))
        heads = [f"{m}:{table.family}" for m, model in enumerate(models) for table in model.heads]
        broad = () if self.model.broad is None else ("broad",)
        speakers = {
            f"{place}:recurrent": speaker
            for place, model in enumerate(models)
            if (speaker := model.recurrent_speaker()) is not None
        }
        self.names = ("context", *heads, "dictionary", *broad, *speakers)
        self._recurrent = tuple(speakers.values())
        rude = {i for word in load_rude_words() if (i := self.model.vocabulary.id_of(word))}
        self._rude = self._place[sorted(rude)]
        self._rows = np.zeros((len(self.names), len(keys)), np.float32)
        self._rows[len(heads) + 1] = self.model.dictionary[self.order]

    def after(self, context: Sequence[int]) -> Float32s:
        """Shape (voices, V), valid until the next call."""
        self._rows[0] = self.model.contexts.probabilities(context)[self.order]
        row = 1
        for speaker in self._speakers:
            probabilities = speaker.code_probabilities(context)
            for head in range(len(speaker.heads)):
                spoken = np.zeros(len(self._keys), np.float32)
                only = [float(head == each) for each in range(len(speaker.heads))]
                speaker.add_to(spoken, probabilities, only)
                self._rows[row] = spoken[self.order]
                row += 1
        if (broad := self.model.broad) is not None:
            spoken = np.zeros(len(self._keys), np.float32)
            start = self.model.vocabulary.start
            spoken[: broad.size] = broad.probabilities(broad_context(context, broad, start))
            self._rows[self.names.index("broad")] = spoken[self.order]
        for place, recurrent in enumerate(self._recurrent, -len(self._recurrent)):
            spoken = np.zeros(len(self._keys), np.float32)
            spoken[: recurrent.classes] = recurrent.probabilities(context)
            self._rows[place] = spoken[self.order]
        return self._rows

    def silence(self, scores: Float32s, last: int | None) -> None:
        """What is never offered: rude words, and the word just written."""
        scores[:, self._rude] = -1
        if last is not None and last < len(self._keys):
            scores[:, self._place[last]] = -1

    def place_of(self, word: str) -> int | None:
        """The column of a word."""
        word_id = self.model.vocabulary.id_of(word)
        return None if word_id is None else int(self._place[word_id])

    def range_of(self, prefix: str) -> slice:
        """The columns of the words that begin so."""
        first = bisect_left(self._keys, prefix)
        size = len(prefix)
        return slice(first, bisect_right(self._keys, prefix, lo=first, key=lambda k: k[:size]))


def count_keys(voices: Voices, phrases: Sequence[Sequence[str]], mixtures: Float32s) -> Counted:
    """Runs a perfect user over the phrases with each mixture; shape (mixtures, voices)."""
    shape = (len(mixtures), len(phrases))
    keys = {n: np.zeros(shape, np.int64) for n in SHOWN}
    hits = {n: np.zeros(shape, np.int64) for n in SHOWN}
    characters = np.array([sum(map(len, phrase)) + len(phrase) - 1 for phrase in phrases])
    for column, phrase in enumerate(phrases):
        ids = voices.model.vocabulary.ids_of(phrase)
        for place, word in enumerate(phrase):
            scores = mixtures @ voices.after(ids[:place])
            voices.silence(scores, ids[place - 1] if place else None)
            ranks = ranks_of(voices, word, scores, is_last=place == len(phrase) - 1)
            for n in SHOWN:
                found = ranks <= n
                typed = np.where(found.any(axis=0), found.argmax(axis=0) + 1, _keys(phrase, place))
                keys[n][:, column] += typed
                hits[n][:, column] += found[0]
    return Counted(keys, hits, characters, np.array([len(phrase) for phrase in phrases]))


def ranks_of(voices: Voices, word: str, scores: Float32s, is_last: bool) -> Ints:
    """The rank after each number of letters typed, shape (letters, mixtures)."""
    place, ranks = voices.place_of(word), []
    for typed in range(len(word) + (0 if is_last else 1)):
        if place is None:
            ranks.append(np.full(len(scores), NOT_SHOWN))
            continue
        among = scores[:, voices.range_of(word[:typed])]
        target = scores[:, place, np.newaxis]
        rank = 1 + (among > target).sum(axis=1)
        # Of equal scores the lower id comes first.
        earlier = voices.order[voices.range_of(word[:typed])] < voices.order[place]
        rank += ((among == target) & earlier).sum(axis=1)
        ranks.append(np.where(target[:, 0] < 0, NOT_SHOWN, rank))
        if (ranks[-1] == 1).all():
            break
    return np.array(ranks)


def _keys(phrase: Sequence[str], place: int) -> int:
    """Letters of a word typed in full, and the space behind it unless it is the last."""
    return len(phrase[place]) + (place < len(phrase) - 1)
