"""Learning a whole text at once, a page or a file: a batch at a time, and taken back on request.

Everything here is used in the prediction thread alone; between two batches it answers questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.prediction.personal.counting import LearnedSentence, Pair
from app.words.learnable import learnable_sentences
from app.writing.assistant import Assistant

BATCH_SENTENCES = 200  # a tenth of a second or so
LONGEST_LINE = 10_000  # signs; what stands without a line break is cut there

Sentence = tuple[str, ...]


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
    the network takes no step. ``known`` says how often each was learned before: so many are left
    out."""

    def __init__(self, name: str, text: str, known: Mapping[Sentence, int] | None = None) -> None:
        self.name = name
        self.sentences: Counter[Sentence] = Counter()
        self._words: Counter[str] = Counter()
        self._pairs: Counter[Pair] = Counter()
        self._known = dict(known or {})
        self._signs, self._read = len(text), 0
        self._coming = self._unknown_sentences(text)

    def learn_batch(self, assistant: Assistant) -> TextProgress:
        """Learns the next sentences. Raises PersonalError, and then nothing of them is learned."""
        batch = [each for _, each in zip(range(BATCH_SENTENCES), self._coming, strict=False)]
        if batch:
            counted = assistant.count(LearnedSentence(sentence) for sentence in batch)
            self._words.update(counted.words)
            self._pairs.update(counted.pairs)
            self.sentences.update(batch)
        is_over = len(batch) < BATCH_SENTENCES
        return self.progress(1.0 if is_over else min(self._read / self._signs, 0.99))

    def take_back(self, assistant: Assistant) -> None:
        """Takes back what was learned of the text, and no more. Raises PersonalError."""
        assistant.store.take_back(self._words, self._pairs)
        self._words.clear()
        self._pairs.clear()

    def progress(self, share: float, problem: str = "") -> TextProgress:
        """What is to be told."""
        return TextProgress(
            self.name, share, self.sentences.total(), self._words.total(), problem
        )  # fmt: skip

    def _unknown_sentences(self, text: str) -> Iterator[Sentence]:
        for line in _lines(text):
            for words in learnable_sentences(line):
                sentence = tuple(words)
                left = self._known.get(sentence, 0)
                if left:
                    self._known[sentence] = left - 1
                elif any(sentence):
                    yield sentence
            self._read += len(line)


def _lines(text: str) -> Iterator[str]:
    """A sentence ends with its line; lines of any length are read piece by piece."""
    for line in text.splitlines(keepends=True):
        for start in range(0, len(line), LONGEST_LINE):
            yield line[start : start + LONGEST_LINE]
