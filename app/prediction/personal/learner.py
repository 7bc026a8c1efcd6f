"""What is learned from the person, in one hand: the words, and the copy of the network."""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Sequence
from pathlib import Path

from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.personal.database import PersonalError, Version, Warn
from app.prediction.personal.personal_network import OtherModelError, PersonalNetwork
from app.prediction.personal.place import put_aside, remove_put_aside
from app.prediction.personal.store import PersonalStore
from app.prediction.personal.voice import PersonalVoice
from nncore.errors import CheckpointError
from nncore.network import Network
from nncore.private_file import make_private_folder
from nncore.temporary_file import sweep

_log = logging.getLogger(__name__)

SENTENCES_BETWEEN_SAVES = 10  # of the network; words are kept after each sentence


class Learner:
    """Learns sentence by sentence. Use it in one thread, and ``save`` it when done.

    ``network_file`` is where the copy of the network is kept; without it, it is not. ``warn`` is
    given one line when the copy can't be read or kept: the words are what counts, so learning and
    suggestions go on.
    """

    def __init__(
        self,
        model: KeyboardModel,
        store: PersonalStore,
        network_file: Path | None = None,
        warn: Warn = _log.warning,
    ) -> None:
        self._vocabulary = model.vocabulary
        self._store = store
        self._copy = PersonalNetwork(model)
        self._network_path = network_file
        self._warn = warn
        self._told = ""
        self._saved = 0  # sentences that the copy in the file has learned
        self._seen: Version | None = None
        self._wipes = store.wipes()
        self._kept = PersonalVoice(model.vocabulary, store.counts())
        if network_file is not None and os.path.lexists(network_file):
            self._load(network_file)

    @property
    def network(self) -> Network:
        """The personal copy of the network."""
        return self._copy.network

    def voice(self) -> PersonalVoice:
        """What the words say; made anew when this or another window has learned."""
        try:
            version = self._store.version()
            if version != self._seen:
                self._drop_if_wiped()
                self._kept = PersonalVoice(self._vocabulary, self._store.counts())
                self._seen = version
        except PersonalError as error:
            self._warn_once(str(error))  # what was known before is better than no suggestions
        return self._kept

    def learn(self, sentence: Sequence[str], picked: Collection[int] = (), known: int = 0) -> None:
        """Counts the sentence and takes one step of backpropagation, both without its first
        ``known`` words, which were learned before. Raises PersonalError where the words can't be
        kept."""
        self._store.learn(sentence, picked, known)
        self._drop_if_wiped()
        self._copy.learn(self._vocabulary.ids_of(sentence), known)
        if self._copy.sentences and self._copy.sentences % SENTENCES_BETWEEN_SAVES == 0:
            self.save()

    def save(self) -> None:
        """Keeps the copy of the network; words are kept already."""
        path = self._network_path
        try:
            self._drop_if_wiped()
            learned = self._copy.sentences
            if path is None or not learned or (learned == self._saved and path.exists()):
                return
            make_private_folder(path.parent)
            self._copy.save(path)
            self._saved = learned
        except (CheckpointError, PersonalError) as error:
            self._warn_once(str(error))
        except OSError as error:
            self._warn_once(f"{path}: can't be written ({error.strerror})")

    def drop_network(self) -> None:
        """Goes back to the network that everyone has. Raises PersonalError."""
        self._copy.drop()
        self._saved = 0
        if self._network_path is not None:
            remove_network(self._network_path)

    def wipe(self) -> None:
        """Forgets everything. Raises PersonalError."""
        try:
            self._store.wipe()
            self._wipes = self._store.wipes()
        finally:
            self.drop_network()

    def _drop_if_wiped(self) -> None:
        """Another window may have forgotten everything; the copy in this one must not bring it
        back."""
        wipes = self._store.wipes()
        if wipes != self._wipes:
            self._wipes = wipes
            self._copy.drop()
            self._saved = 0

    def _warn_once(self, line: str) -> None:
        if line != self._told:
            self._warn(line)
        self._told = line

    def _load(self, path: Path) -> None:
        try:
            self._copy.load(path)
            self._saved = self._copy.sentences
        except OtherModelError as error:
            _log.warning("the personal network starts afresh: %s", error)
        except CheckpointError as error:
            try:
                kept = f"it is kept as {put_aside(path)}"
            except OSError as second:
                self._network_path = None  # what is there is not written over
                kept = f"it can't be put aside ({second.strerror}), and no other is kept"
            self._warn(f"the personal network starts afresh: {error}; {kept}")


def remove_network(path: Path) -> None:
    """Removes the copy of the network, and what was put aside of it. Raises PersonalError."""
    try:
        path.unlink(missing_ok=True)
        remove_put_aside(path)
        sweep(path.parent)
    except OSError as error:
        raise PersonalError(
            f"{error.filename}: can't be removed ({error.strerror}); remove it yourself"
        ) from None
