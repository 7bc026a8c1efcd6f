"""The predictors and what was learned from the person, in one hand.

Everything here is used in the prediction thread alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import Protocol, runtime_checkable

from app.prediction.personal.counting import Counted, LearnedSentence
from app.prediction.personal.database import PersonalError, Version, Warn
from app.prediction.personal.place import words_path
from app.prediction.personal.rows import PersonalWord
from app.prediction.personal.store import PersonalStore
from app.prediction.predictor_like import EncodablePredictor, PredictorLike
from app.prediction.presets import PRESETS
from app.words.reading import read_text
from app.words.tokens import normalise
from app.writing.answer import MOST_SLOTS, Answer, Question, answer_question

_log = logging.getLogger(__name__)

PRESET_TITLES = {"article": "Article", "keyboard": "Keyboard"}
_CLOSED = "what you write is not learned: the list of words could not be opened"


class LearnerLike(Protocol):
    """What a predictor has learned from the person."""

    def save(self) -> None:
        """Keeps it."""

    def wipe(self) -> None:
        """Forgets it."""


@runtime_checkable
class LearningPredictor(Protocol):
    """A predictor that can learn; one whose ``learner`` is None does not."""

    learner: LearnerLike | None

    def learn(self, sentence: Sequence[str], picked: Collection[int] = (), known: int = 0) -> None:
        """Learns one sentence, of which the first words may be known."""

    def count(self, sentences: Iterable[LearnedSentence]) -> Counted:
        """Learns words and pairs of many sentences; the network takes no step."""

    def with_learned_words(self, store: PersonalStore, warn: Warn) -> PredictorLike:
        """The same with what the store holds. Raises PersonalError, OSError."""


# Has the predictor of a preset, or of a model of the person's own by the key it was chosen by, or
# raises what says in one line why it can't be had; called in the prediction thread.
LoadPredictor = Callable[[str], PredictorLike]
OpenStore = Callable[[Warn], PersonalStore]


def open_personal_store(warn: Warn = _log.warning) -> PersonalStore:
    """The store in the person's own folder. Raises PersonalError."""
    try:
        return PersonalStore(words_path(), warn)
    except OSError as error:
        raise PersonalError(f"{error.filename}: can't be made ({error.strerror})") from None


class Assistant:
    """Answers with the predictor in use; learns whichever that is. One predictor learns at a time:
    what it has learned of words is in the store, from which the next one has them, and each has its
    own copy of its network.

    ``warn`` is given one line where what was learned is damaged, gone or can't be kept.
    """

    def __init__(
        self,
        load: LoadPredictor,
        warn: Warn = _log.warning,
        open_store: OpenStore = open_personal_store,
    ) -> None:
        self._load, self._warn, self._open_store = load, warn, open_store
        self._loaded: dict[str, PredictorLike] = {}
        self._encoded: dict[tuple[str, str], PredictorLike] = {}
        self._predictor: PredictorLike | None = None
        self._learned: tuple[str, PredictorLike] | None = None  # the one that learns, and its key
        self._store: PersonalStore | None = None
        self._never: tuple[Version, frozenset[str]] | None = None

    def open_memory(self) -> None:
        """Opens what was learned. Without it all but learning works. Raises PersonalError."""
        self._store = self._open_store(self._warn)
        self._give_learned_words()

    @property
    def has_memory(self) -> bool:
        """Whether what was learned is open."""
        return self._store is not None

    def use(self, preset: str, encoding: str = "") -> None:
        """Answers with this preset, or the model of this key, from now on; raises what its loading
        raises.

        ``encoding`` names the one that its network goes through alone, "" for all its voices
        together; a preset whose network knows but one encoding leaves it at that.
        """
        self._predictor = None
        self._let_go_but(preset)
        if preset not in self._loaded:
            self._loaded[preset] = self._load(preset)
        whole = self._with_learned_words(preset)
        if encoding and isinstance(whole, EncodablePredictor):
            if (preset, encoding) not in self._encoded:
                self._encoded[preset, encoding] = whole.through(encoding)
            self._predictor = self._encoded[preset, encoding]
        else:
            self._predictor = whole

    def answer(self, question: Question, most: int = MOST_SLOTS) -> Answer | None:
        """With as many cards; None where no predictor could be loaded."""
        if self._predictor is None:
            return None
        before = normalise(read_text(question.text).word_before)
        answer = answer_question(self._predictor, question, self._unwanted_after(before), most)
        keys = [normalise(word) for word in answer.offered.words] if answer.offered else []
        if any(key in self._unwanted_after(before) for before, key in pairwise(keys)):
            return replace(answer, offered=None)
        return answer

    @property
    def store(self) -> PersonalStore:
        """What was learned. Raises PersonalError where it could not be opened."""
        if self._store is None:
            raise PersonalError(_CLOSED)
        return self._store

    def learn(self, sentence: Sequence[str], picked: Collection[int], known: int = 0) -> None:
        """Learns one sentence without its first ``known`` words. Raises PersonalError."""
        if (learning := self._learning()) is not None:
            learning[0].learn(sentence, picked, known)
        elif self._store is not None:
            self._store.learn(sentence, picked, known)

    def count(self, sentences: Iterable[LearnedSentence]) -> Counted:
        """Learns words and pairs of many sentences, all or none. Raises PersonalError."""
        if (learning := self._learning()) is not None:
            return learning[0].count(sentences)
        return self.store.learn_all(sentences)

    def words(self) -> tuple[PersonalWord, ...]:
        """All learned words, the most used first. Raises PersonalError."""
        counts = self.store.counts()
        return tuple(sorted(counts.words.values(), key=lambda word: (-word.uses, word.word)))

    def wipe(self) -> None:
        """Forgets everything, on disk too. Raises PersonalError."""
        from app.prediction.personal.learner import remove_networks

        learning = self._learning()
        try:
            if learning is not None:
                learning[1].wipe()
            else:
                self.store.wipe()
        finally:
            remove_networks()
            # A predictor keeps scores of the network that was; a new one knows nothing.
            self._give_learned_words()

    def close(self) -> None:
        """Keeps what was learned and lets the file go."""
        try:
            self._save_learned()
        finally:
            if self._store is not None:
                self._store.close()

    def _learning(self) -> tuple[LearningPredictor, LearnerLike] | None:
        """The predictor that learns, with what it has learned."""
        predictor = self._learned[1] if self._learned else None
        if isinstance(predictor, LearningPredictor) and predictor.learner is not None:
            return predictor, predictor.learner
        return None

    def _save_learned(self) -> None:
        if (learning := self._learning()) is not None:
            learning[1].save()

    def _let_go_but(self, key: str) -> None:
        """Lets go of the models of the person's own but for one, as each takes much memory, and
        another may be kept under the same key by then."""
        gone = [each for each in self._loaded if each not in (key, *PRESETS)]
        if self._learned is not None and self._learned[0] in gone:
            self._save_learned()
            self._learned = None
        for each in gone:
            del self._loaded[each]
        for pair in [pair for pair in self._encoded if pair[0] in gone]:
            del self._encoded[pair]

    def _give_learned_words(self) -> None:
        """Makes the predictor anew that learns, with what the store holds."""
        if self._learned is not None:
            (key, before), self._learned = self._learned, None
            after = self._with_learned_words(key)
            if before is self._predictor:
                self._predictor = after

    def _with_learned_words(self, key: str) -> PredictorLike:
        """The loaded predictor with what was learned; from now on it is the one that learns."""
        bare = self._loaded[key]
        if self._store is None or not isinstance(bare, LearningPredictor):
            return bare
        if self._learned is None or self._learned[0] != key:
            self._save_learned()
            try:
                self._learned = key, bare.with_learned_words(self._store, self._warn)
            except (PersonalError, OSError) as error:
                self._warn(f"suggestions go on without what was learned: {error}")
                self._learned = None
                return bare
        return self._learned[1]

    def _unwanted_after(self, before: str) -> Set[str]:
        """What the person does not want after this word, "" for the beginning of a sentence; a
        predictor that learns sees to it itself."""
        if self._store is None or self._predictor is None or _learns(self._predictor):
            return frozenset()
        never = self._never[1] if self._never else frozenset()
        try:
            version = self._store.version_but_for_learning()
            if self._never is None or self._never[0] != version:
                self._never = version, self._store.never_wanted()
            never = self._never[1]
            return never | self._store.not_here_after(normalise(before))
        except PersonalError as error:
            self._warn(str(error))
            return never  # what was known before


def _learns(predictor: PredictorLike) -> bool:
    return isinstance(predictor, LearningPredictor) and predictor.learner is not None
