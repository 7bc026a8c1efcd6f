"""What is learned from the person, in one hand: the words, and the copy of the network."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from pathlib import Path

from app.prediction.keyboard.model import KeyboardModel
from app.prediction.personal.network import PersonalNetwork
from app.prediction.personal.place import network_path, something_was_learned, words_path
from app.prediction.personal.store import PersonalStore
from app.prediction.personal.voice import PersonalVoice
from nncore.errors import CheckpointError
from nncore.network import Network

_log = logging.getLogger(__name__)

SENTENCES_BETWEEN_SAVES = 10  # of the network; words are kept after each sentence


class Learner:
    """Learns sentence by sentence. Use it in one thread.

    ``network_file`` is where the copy of the network is kept; without it, it is not.
    """

    def __init__(
        self, model: KeyboardModel, store: PersonalStore, network_file: Path | None = None
    ) -> None:
        self._vocabulary = model.vocabulary
        self._store = store
        self._copy = PersonalNetwork(model)
        self._network_path = network_file
        self._seen: tuple[int, int] | None = None
        self._kept = PersonalVoice(model.vocabulary, store.counts())
        if network_file is not None and network_file.exists():
            self._load(network_file)

    @property
    def network(self) -> Network:
        """The personal copy of the network."""
        return self._copy.network

    def voice(self) -> PersonalVoice:
        """What the words say; made anew when this or another window has learned."""
        version = self._store.version()
        if version != self._seen:
            self._kept = PersonalVoice(self._vocabulary, self._store.counts())
            self._seen = version
        return self._kept

    def learn(self, sentence: Sequence[str], picked: Collection[int] = (), known: int = 0) -> None:
        """Counts the sentence and takes one step of backpropagation, both without its first
        ``known`` words, which were learned before. Raises PersonalError."""
        self._store.learn(sentence, picked, known)
        self._copy.learn(self._vocabulary.ids_of(sentence), known)
        if self._copy.sentences % SENTENCES_BETWEEN_SAVES == 0:
            self.save()

    def save(self) -> None:
        """Keeps the copy of the network; words are kept already."""
        if self._network_path is not None and self._copy.sentences:
            self._copy.save(self._network_path)

    def drop_network(self) -> None:
        """Goes back to the network that everyone has."""
        self._copy.drop()
        if self._network_path is not None:
            self._network_path.unlink(missing_ok=True)

    def wipe(self) -> None:
        """Forgets everything. Raises PersonalError."""
        self._store.wipe()
        self.drop_network()

    def _load(self, path: Path) -> None:
        try:
            self._copy.load(path)
        except CheckpointError as error:
            # The words are what counts; the network learns again.
            _log.warning("the personal network starts afresh: %s", error)


def learner_if_any(model: KeyboardModel) -> Learner | None:
    """What was learned from the person, or None where nothing was. Raises PersonalError."""
    if not something_was_learned():
        return None
    return Learner(model, PersonalStore(words_path()), network_path())
