"""What is learned from the person, in one hand: the words, and the copy of the network."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.personal.counting import Counted, LearnedSentence
from app.prediction.personal.database import PersonalError, Version, Warn
from app.prediction.personal.personal_network import OtherModelError, PersonalNetwork
from app.prediction.personal.place import (
    network_paths,
    personal_folder,
    put_aside,
    remove_put_aside,
)
from app.prediction.personal.store import PersonalStore
from app.prediction.personal.voice import PersonalVoice, VoiceHere
from app.words.slip_distance import is_near
from nncore.errors import CheckpointError
from nncore.network import Network
from nncore.private_file import make_private_folder
from nncore.temporary_file import sweep

_log = logging.getLogger(__name__)

SENTENCES_BETWEEN_SAVES = 10  # of the network; words are kept after each sentence
# To read so many words takes a while; what another window learns then is heard of less often.
MANY_WORDS, OTHERS_EVERY_SECONDS = 50_000, 60.0


class Learner:
    """Learns sentence by sentence. Use it in one thread, and ``save`` it when done.

    ``network_file`` is where the copy of the network is kept; without it, it is not. ``warn`` is
    given one line when the copy can't be read or kept: the words are what counts, so learning and
    suggestions go on. If it is only to be read, a damaged copy stays where it is.
    """

    def __init__(
        self,
        model: KeyboardModel,
        store: PersonalStore,
        network_file: Path | None = None,
        warn: Warn = _log.warning,
        clock: Callable[[], float] = time.monotonic,
        *,
        is_read_only: bool = False,
    ) -> None:
        self._vocabulary = model.vocabulary
        self._store = store
        self._copy = PersonalNetwork(model)
        self._network_path = network_file
        self._warn = warn
        self._told = ""
        self._saved = 0  # sentences that the copy in the file has learned
        self._wipes, self._clock = store.wipes(), clock
        self._seen, self._read_at = store.version_but_for_learning(), clock()
        self._voice = PersonalVoice(model.vocabulary, store)
        if network_file is not None and os.path.lexists(network_file):
            self._load(network_file, is_read_only=is_read_only)

    @property
    def network(self) -> Network:
        """The personal copy of the network."""
        return self._copy.network

    @property
    def has_words(self) -> bool:
        """Whether any word is known."""
        return self._voice.words.rows > 0

    def voice(self) -> PersonalVoice:
        """What the words say. What is learned here is added to it; it is made anew when another
        window has learned, or when what is known was changed otherwise."""
        try:
            version = self._store.version_but_for_learning()
            if version != self._seen and not self._may_wait(version):
                self._drop_if_wiped()
                self._voice = PersonalVoice(self._vocabulary, self._store)
                self._seen, self._read_at = version, self._clock()
        except PersonalError as error:
            self._warn_once(str(error))  # what was known before is better than no suggestions
        return self._voice

    def heard(self, before: str, prefix: str, wanted: int) -> VoiceHere | None:
        """What the voice says at a place, see PersonalVoice.after; None where the words can't be
        read."""
        try:
            return self.voice().after(before, prefix, wanted)
        except PersonalError as error:
            self._warn_once(str(error))
            return None

    def learn(self, sentence: Sequence[str], picked: Collection[int] = (), known: int = 0) -> None:
        """Counts the sentence and takes one step of backpropagation, both without its first
        ``known`` words, which were learned before. Raises PersonalError where the words can't be
        kept."""
        self.count([LearnedSentence(sentence, picked, known)])
        self._drop_if_wiped()
        self._copy.learn(self._vocabulary.ids_of(sentence), known)
        if self._copy.sentences and self._copy.sentences % SENTENCES_BETWEEN_SAVES == 0:
            self.save()

    def count(self, sentences: Iterable[LearnedSentence]) -> Counted:
        """Counts words and pairs of sentences, and takes no step. Raises PersonalError."""
        counted = self._store.learn_all(map(self._with_name, sentences))
        self._voice.take(counted)
        return counted

    def _with_name(self, sentence: LearnedSentence) -> LearnedSentence:
        """Whether it begins with a name: a word with a capital that nobody else has, and that no
        slip of a key makes of a word."""
        first = sentence.words[0] if sentence.words else ""
        is_name = first[:1].isupper() and first not in self._vocabulary
        if not is_name or is_near(first, self._vocabulary):
            return sentence
        return replace(sentence, begins_with_name=True)

    def _may_wait(self, version: Version) -> bool:
        """Whether only other windows have learned, and there is too much to read it all again so
        soon."""
        mine, others = (version[0], version[2]), (self._seen[0], self._seen[2])
        if mine != others or self._voice.words.rows < MANY_WORDS:
            return False
        return self._clock() - self._read_at < OTHERS_EVERY_SECONDS

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

    def _load(self, path: Path, *, is_read_only: bool) -> None:
        try:
            self._copy.load(path)
            self._saved = self._copy.sentences
        except OtherModelError as error:
            _log.warning("the personal network starts afresh: %s", error)
        except CheckpointError as error:
            if is_read_only:
                self._warn(f"the personal network is left out: {error}")
                return
            try:
                kept = f"it is kept as {put_aside(path)}"
            except OSError as second:
                self._network_path = None  # what is there is not written over
                kept = f"it can't be put aside ({second.strerror}), and no other is kept"
            self._warn(f"the personal network starts afresh: {error}; {kept}")


def remove_network(path: Path) -> None:
    """Removes the copy of a network, and what was put aside of it. Raises PersonalError."""
    with _telling_what_stays():
        path.unlink(missing_ok=True)
        remove_put_aside(path)
        sweep(path.parent)


def remove_networks() -> None:
    """Removes the copies of all networks, and what was put aside of them. Raises PersonalError."""
    with _telling_what_stays():
        for path in network_paths():
            path.unlink(missing_ok=True)
        sweep(personal_folder())


@contextmanager
def _telling_what_stays() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PersonalError(
            f"{error.filename}: can't be removed ({error.strerror}); remove it yourself"
        ) from None
