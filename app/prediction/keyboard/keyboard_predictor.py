"""The keyboard's preset: suggestions for someone who types."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial

import numpy as np

from app.prediction.keyboard.ablation import ablated_models
from app.prediction.keyboard.continuing import LEAST_CHANCE, Likeliest, continued
from app.prediction.keyboard.encoded_network import EncodedNetwork, shipped_path
from app.prediction.keyboard.expected_codes import ExpectedCodes
from app.prediction.keyboard.expected_sums import ExpectedSums
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_network import Float32s, Ids
from app.prediction.keyboard.meant_words import MeantWords, weighed
from app.prediction.keyboard.message_voice import NOTHING_SAID, MessageShares, MessageVoice
from app.prediction.keyboard.ranker import Scored, best_ids
from app.prediction.personal.counting import Counted, LearnedSentence
from app.prediction.personal.database import Warn
from app.prediction.personal.learner import Learner
from app.prediction.personal.place import network_path
from app.prediction.personal.store import PersonalStore
from app.prediction.personal.voice import VoiceHere
from app.prediction.suggestion import (
    Continuation,
    Parts,
    PhraseSuggestion,
    Prediction,
    Suggestion,
)
from app.prediction.word_predictor import WordPredictor
from app.words.alphabet import word_to_sum
from app.words.message_model import MessageModel
from app.words.prefixes import PrefixIndex
from app.words.reading import read_text
from app.words.rude_words import load_rude_words
from app.words.slip_index import NO_SLIPS, Slips
from app.words.tokens import normalise

_log = logging.getLogger(__name__)

MOST_RUDE_EXPECTED = 4  # among the best words; more only costs another look


class KeyboardPredictor(WordPredictor):
    """Safe for several threads: one question is answered at a time."""

    def __init__(
        self,
        model: KeyboardModel,
        learner: Learner | None = None,
        codes: ExpectedCodes | None = None,
    ) -> None:
        """``learner`` is what was learned from the person; without it nothing is. ``codes`` says
        which codes are expected, where the network sees those of one encoding alone."""
        self.model = model
        self.lexicon = model.lexicon
        self.learner = learner
        self._ranker = model.ranker(network=learner.network if learner else None)
        self._sums, self._codes = ExpectedSums(model), codes
        self._prefixes = PrefixIndex(model.vocabulary.keys)
        self._meant = MeantWords(model.vocabulary, model.background)
        self._messages = MessageVoice(MessageModel.load(), model.vocabulary) if not codes else None
        self._lock = threading.Lock()
        ids = map(model.vocabulary.id_of, load_rude_words())
        self._rude = frozenset(word_id for word_id in ids if word_id is not None)

    def suggest(self, text: str, limit: int = 5) -> list[Suggestion]:
        read = read_text(text)
        if not read.is_prose:
            return []
        before = normalise(read.word_before)
        with self._lock:
            voice = self._heard(before, read.prefix, limit)
            scored = self._ranker.scored(self._meant.ids_of(read.spoken))
            said = self._said(read.finished)
            scores = said.mixed(scored.scores)
            scores = voice.mixed(scores) if voice else scores
            found, slips = self._matching(read.prefix, voice), NO_SLIPS
            if found is not None:
                slips = self._meant.completions(read.prefix, found, scores, limit)
                scores, found = weighed(scores, slips), np.concatenate([found, slips.ids])
            hidden = self._hidden(before, read.prefix, voice)
            ids = self._ranked(scores, hidden, found, limit)
            parts = self._parts(ids, scored, said, voice)
            return [
                self._suggestion(word_id, float(scores[word_id]), each, voice, slips)
                for word_id, each in zip(ids, parts, strict=True)
            ]

    def learn(self, sentence: Sequence[str], picked: Collection[int] = (), known: int = 0) -> None:
        """Learns one finished sentence, as typed; ``picked`` are the places of words taken from
        the suggestions, the first ``known`` words were learned before. Without a learner nothing
        happens. Raises PersonalError."""
        if self.learner is not None:
            with self._lock:
                self.learner.learn(sentence, picked, known)
                self._ranker.forget_scores()

    def count(self, sentences: Iterable[LearnedSentence]) -> Counted:
        """Learns words and pairs of many sentences; the copy of the network takes no step. Raises
        PersonalError, and ValueError without a learner."""
        if self.learner is None:
            raise ValueError("this predictor learns nothing")
        with self._lock:
            return self.learner.count(sentences)

    def suggest_phrases(self, text: str, limit: int = 5) -> list[PhraseSuggestion]:
        """The next two words together: each of the likeliest next words with what may follow it.

        The score is the product of both words'; its parts are those of the second word, scaled by
        the first one's score.
        """
        finished = read_text(text).finished
        pairs: list[PhraseSuggestion] = []
        for first in self.suggest(text, limit):
            after = self.suggest(f"{finished}{first.word} ", limit)
            pairs += [_pair(first, second) for second in after]
        return sorted(pairs, key=lambda pair: (-pair.score, pair.words))[:limit]

    def continuation(self, text: str, least: float = LEAST_CHANCE) -> Continuation | None:
        """The first suggestion with the words after it, as far as all are likely enough."""
        return self._continuation(text, self.suggest(text, 1), least)

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        started = time.perf_counter()
        found: Sequence[Suggestion | PhraseSuggestion]
        continuation = None
        if phrase:
            found = self.suggest_phrases(text, limit)
        else:
            found = suggested = self.suggest(text, limit)
            continuation = self._continuation(text, suggested)
        read = read_text(text)
        with self._lock:
            scored = self._ranker.scored(self._meant.ids_of(read.spoken))
            sums = self._sums.likeliest(self._ranker.speaker, scored.codes)
        ms = (time.perf_counter() - started) * 1000
        said = Prediction(text, tuple(found), sums, ms, continuation=continuation)
        if self._codes is None:
            return said
        codes = self._codes.likeliest(
            scored.codes[0], self._matching(read.prefix, None), self._rude
        )
        return replace(said, encoding=self._codes.encoding.name, predicted_codes=codes)

    def with_learned_words(self, store: PersonalStore, warn: Warn = _log.warning) -> WordPredictor:
        """The same predictor with what the store holds, and with the copy of the network beside
        it; what sees one encoding alone learns nothing. Raises PersonalError, OSError."""
        if self._codes is not None:
            return self
        copy = network_path(self.model.copy_mark)
        return KeyboardPredictor(self.model, Learner(self.model, store, copy, warn))

    def through(self, encoding: str) -> WordPredictor:
        """What is left of it where the network sees the codes of one encoding alone.

        Raises ValueError for a name that is none, FileNotFoundError or CheckpointError where the
        encoding's network can't be had.
        """
        return through_network(EncodedNetwork.load(shipped_path(encoding)), self.model)

    def ablated(self) -> Mapping[str, WordPredictor]:
        if self._codes is not None:
            return {}
        models = ablated_models(self.model)
        predictors: dict[str, WordPredictor] = {
            name: KeyboardPredictor(model, self.learner) for name, model in models.items()
        }
        predictors["personal off"] = KeyboardPredictor(self.model)
        return predictors

    def _continuation(
        self, text: str, suggested: Sequence[Suggestion], least: float = LEAST_CHANCE
    ) -> Continuation | None:
        if not suggested or suggested[0].slip:
            return None
        read = read_text(text)
        words, prefix = [normalise(word) for word in read.spoken], read.prefix
        before = normalise(read.word_before)
        with self._lock:
            voice, chance = self._heard(before, prefix, len(suggested)), suggested[0].score
            if prefix and chance:  # what is said of words that begin otherwise is out of question
                scores = self._mixed(words, voice, self._said(read.finished))
                chance /= float(scores[self._matching(prefix, voice)].sum())
            after = partial(self._likeliest_after, read.finished, words)
            return continued((suggested[0].word, min(chance, 1.0)), after, least)

    def _likeliest_after(
        self, finished: str, words: Sequence[str], more: Sequence[str]
    ) -> Likeliest | None:
        """What is suggested first after this text, its words, and more words behind it."""
        read = [*words, *map(normalise, more)]
        voice = self._heard(read[-1], "", 1)
        said = self._said(f"{finished} {' '.join(more)} ")
        scores, hidden = self._mixed(read, voice, said), self._hidden(read[-1], "", voice)
        best = int(scores.argmax())  # most often it may be shown, and all need not be ranked
        if best in hidden:
            best = next(iter(self._ranked(scores, hidden, None, 1)), best)
        if best in hidden:
            return None
        chance = float(scores[best])
        if voice:  # it is quieter in the scores than the person's own pairs would have it
            chance = max(chance, voice.share_after(best))
        return self._word(best, voice), chance

    def _said(self, finished: str) -> MessageShares:
        return self._messages.said(finished) if self._messages else NOTHING_SAID

    def _heard(self, before: str, prefix: str, wanted: int) -> VoiceHere | None:
        """What was learned from the person says of so many words after this one."""
        return None if self.learner is None else self.learner.heard(before, prefix, wanted)

    def _mixed(
        self, words: Sequence[str], voice: VoiceHere | None, said: MessageShares = NOTHING_SAID
    ) -> Float32s:
        """The scores of all words after these."""
        scores = said.mixed(self._ranker.scored(self._meant.ids_of(words)).scores)
        return voice.mixed(scores) if voice else scores

    def _word(self, word_id: int, voice: VoiceHere | None) -> str:
        return voice.word(word_id) if voice else self.model.vocabulary.words[word_id]

    def _ranked(
        self, scores: Float32s, hidden: Set[int], found: Ids | None, limit: int
    ) -> list[int]:
        """The ids of the best words that may be shown."""
        wanted = limit + len(hidden - self._rude) + MOST_RUDE_EXPECTED
        while True:
            ids = best_ids(scores, wanted, found).tolist()
            shown = [word_id for word_id in ids if word_id not in hidden]
            if len(shown) >= limit or len(ids) < wanted:
                return shown[:limit]
            wanted *= 4

    def _matching(self, prefix: str, voice: VoiceHere | None) -> Ids | None:
        """Ids of the words that begin with the prefix; None where nothing is typed yet."""
        if not prefix:
            return None
        found = self._prefixes.matching(prefix)
        if voice:
            found = np.concatenate([found, voice.new])
        return found

    def _hidden(self, before: str, prefix: str, voice: VoiceHere | None) -> frozenset[int]:
        """Rude words, unless typed in full; where nothing is typed yet, also the word before;
        and what the person does not want."""
        word_id = self.model.vocabulary.id_of(prefix or before)
        own = frozenset() if word_id is None else frozenset((word_id,))
        hidden = self._rude - own if prefix else self._rude | own
        return hidden | voice.hidden if voice else hidden

    def _parts(
        self, ids: list[int], scored: Scored, said: MessageShares, voice: VoiceHere | None
    ) -> list[Parts]:
        """What each voice says for each of the words; they add up to its score, but for slips."""
        known = [word_id for word_id in ids if word_id < len(self.model.vocabulary)]
        found = dict(zip(known, self._ranker.parts(scored, known), strict=True))
        parts = [said.added(found.get(word_id, Parts()), word_id) for word_id in ids]
        if voice:
            parts = [
                each.scaled(voice.rest).with_personal(voice.part(word_id))
                for word_id, each in zip(ids, parts, strict=True)
            ]
        return parts

    def _suggestion(
        self, word_id: int, score: float, parts: Parts, voice: VoiceHere | None, slips: Slips
    ) -> Suggestion:
        word = self._word(word_id, voice)
        slip = slips.slip_of(word_id)
        parts = parts.scaled(slip.likelihood) if slip else parts
        letter_sum = word_to_sum(word)
        rivals = len(self.lexicon.with_sum(letter_sum)) - (word_id < len(self.lexicon))
        return Suggestion(word, score, letter_sum, parts, rivals, slip)


def through_network(encoded: EncodedNetwork, keyboard: KeyboardModel) -> KeyboardPredictor:
    """Suggests words through one encoding, and says which codes it expects. ``keyboard`` gives the
    words and how frequent they are."""
    model = encoded.model(keyboard)
    return KeyboardPredictor(model, codes=ExpectedCodes(encoded, model))


def _pair(first: Suggestion, second: Suggestion) -> PhraseSuggestion:
    weight = first.score
    return PhraseSuggestion(
        (first.word, second.word),
        weight * second.score,
        (first.letter_sum, second.letter_sum),
        second.parts.scaled(weight),
        (first.rivals + 1) * (second.rivals + 1) - 1,
    )
