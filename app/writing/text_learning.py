"""Learning a whole text at once, a page or a file: a batch at a time, and taken back on request.

Everything here is used in the prediction thread alone; between two batches it answers questions.
"""

from __future__ import annotations

import errno
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import LettersumError
from app.prediction.personal.counting import LearnedSentence, Pair
from app.words.learnable import learnable_sentences
from app.words.tokens import normalise
from app.writing.assistant import Assistant
from app.writing.done_sentences import key_of
from nncore.errors import UntrustedError
from nncore.untrusted.files import decode_text, read_ordinary
from nncore.untrusted.quoting import quoted_path

LARGEST_MB = 10  # a dozen novels: minutes
BATCH_SENTENCES, BATCH_WORDS = 200, 2_000  # a tenth of a second or so
LONGEST_LINE = 10_000  # signs; a longer one is cut at a space

_SPACE = re.compile(r"\s+")
_LINE_BREAK = re.compile(r"(?<=\S)[ \t]*(?:\r\n|[\r\n])[ \t]*(?=([^\W\d_]))")


class TextError(LettersumError):
    """A text that can't be learned; the message is one line."""


@dataclass(frozen=True, slots=True)
class TextProgress:
    """How far a text called ``name`` is learned: ``share`` from 0 to 1, with the sentences and
    words counted so far; ``problem`` is "" or says in one line why it went no further."""

    name: str
    share: float
    sentences: int
    words: int
    problem: str = ""


class TextLearning:
    """Counts the sentences of a text that may be learned, as if they had been typed; the copy of
    the network takes no step.

    ``read`` has the text, or raises TextError; it is called with the first batch. ``done`` says
    which sentences are done with, see DoneSentences: so many of them are left out.
    """

    def __init__(
        self, name: str, read: Callable[[], str], done: Mapping[str, int] | None = None
    ) -> None:
        self.name = name
        self.learned: Counter[str] = Counter()  # the sentences, by their keys
        self._words: Counter[str] = Counter()
        self._pairs: Counter[Pair] = Counter()
        self._done = dict(done or {})
        self._read, self._wipes = read, 0
        self._signs, self._signs_read = 1, 0
        self._coming: Iterator[tuple[str, ...]] | None = None

    def learn_batch(self, assistant: Assistant) -> TextProgress:
        """Learns the next sentences. Raises TextError and PersonalError, and then nothing of them
        is learned."""
        if self._coming is None:
            text = self._read()
            if len(text) > LARGEST_MB * 10**6:
                raise TextError(f"{self.name}: has more than {LARGEST_MB},000,000 signs; split it")
            self._signs, self._wipes = max(len(text), 1), assistant.store.wipes()
            self._coming = self._new_sentences(text)
        batch, is_over = self._batch(self._coming)
        if batch:
            counted = assistant.count(LearnedSentence(sentence) for sentence in batch)
            self._words.update(counted.words)
            self._pairs.update(counted.pairs)
            self.learned.update(map(key_of, batch))
        return self.progress(1.0 if is_over else min(self._signs_read / self._signs, 0.99))

    def take_back(self, assistant: Assistant) -> None:
        """Takes back what was learned of the text, and no more: nothing once everything was
        forgotten. Raises PersonalError."""
        if self._words and assistant.store.wipes() == self._wipes:
            assistant.store.take_back(self._words, self._pairs)
        self._words.clear()
        self._pairs.clear()

    def forget(self, words: Collection[str]) -> None:
        """All that was learned of these words is forgotten, so none of it can be taken back."""
        keys = set(map(normalise, words))
        for key in keys:
            del self._words[key]
        for pair in [pair for pair in self._pairs if not keys.isdisjoint(pair)]:
            del self._pairs[pair]

    def progress(self, share: float, problem: str = "") -> TextProgress:
        """What is to be told."""
        return TextProgress(self.name, share, self.learned.total(), self._words.total(), problem)

    def _batch(self, coming: Iterator[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], bool]:
        """The next sentences, and whether they were the last."""
        batch: list[tuple[str, ...]] = []
        words = 0
        for sentence in coming:
            batch.append(sentence)
            words += len(sentence)
            if len(batch) >= BATCH_SENTENCES or words >= BATCH_WORDS:
                return batch, False
        return batch, True

    def _new_sentences(self, text: str) -> Iterator[tuple[str, ...]]:
        for line in _lines(text):
            self._signs_read += len(line)
            for words in learnable_sentences(line):
                sentence, key = tuple(words), key_of(words)
                if self._done.get(key, 0):
                    self._done[key] -= 1
                elif any(sentence):
                    yield sentence


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, of LARGEST_MB at most. Where a line begins with a small letter, its
    sentence began in the line before. Raises TextError."""
    shown = quoted_path(path)
    try:
        text = decode_text(read_ordinary(path, LARGEST_MB * 10**6))
    except UntrustedError as error:
        raise TextError(f"{shown}: {error}; save it as UTF-8 first") from None
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise TextError(f"{shown}: {error.strerror}; split it first") from None
        raise TextError(f"{shown}: can't be read ({error.strerror})") from None
    return _LINE_BREAK.sub(lambda found: " " if found[1].islower() else found[0], text)


def _lines(text: str) -> Iterator[str]:
    """A sentence ends with its line; very long ones are read piece by piece, and what is written
    without a space stays whole."""
    for line in text.splitlines(keepends=True):
        start = 0
        while space := _SPACE.search(line, start + LONGEST_LINE):
            yield line[start : space.end()]
            start = space.end()
        yield line[start:]
