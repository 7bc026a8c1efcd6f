"""Phrases drawn from the dictionary, each taught to the article's network or refused.

``python -m benchmarks.teaching [PHRASES] [SEED]`` draws 50 with seed 1. What should come of each is
worked out here in another way, word by word and update by update; anything else ends it with 1.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.microscope.network_presets import ARTICLE, NetworkPreset
from app.microscope.phrases.phrase_entry import ARROW
from app.microscope.teaching.attempt import TeachingReport, Verdict
from app.microscope.time_machine.session import TrainingSession
from app.words.alphabet import word_to_sum
from app.words.lexicon import Lexicon
from app.words.tokens import normalise, words_of
from nncore.kernels.online import online_training
from nncore.network_file import NetworkFile

STRETCH = 5_000
LOOKED_AT_EVERY = 40  # updates before the flip; of the last 40 at each
Floats = npt.NDArray[np.float64]
MET_WEIGHT = 100.0  # words of text that the dictionary's opinion is worth


@dataclass(frozen=True, slots=True)
class Outcome:
    """One phrase: what came of it, and what is wrong with that, "" for nothing."""

    text: str
    report: TeachingReport
    reason: str  # why it should be refused; "" if it can be taught
    fault: str
    seconds: float


def drawn_phrases(lexicon: Lexicon, count: int, seed: int) -> Iterator[str]:
    """Two words and two words, each as likely as any other."""
    random = np.random.default_rng(seed)
    words = [word for word in lexicon.words if words_of(word) == [word]]
    for _ in range(count):
        i1, i2, o1, o2 = (words[place] for place in random.integers(len(words), size=4))
        yield f"{i1} {i2} {ARROW} {o1} {o2}"


def tried(text: str, lexicon: Lexicon, preset: NetworkPreset = ARTICLE) -> Outcome:
    """Teaches a phrase to a network of its own, and looks whether that is as it should be."""
    session = TrainingSession(preset, online_training)
    started = time.perf_counter()
    session.teach(text, lexicon)
    while session.is_teaching:
        session.advance(STRETCH)
    seconds = time.perf_counter() - started
    report, reason = session.snapshot().teaching, why_not(text, lexicon)
    assert report is not None
    return Outcome(text, report, reason, _fault(session, report, reason, lexicon), seconds)


def why_not(text: str, lexicon: Lexicon) -> str:
    """A part of the sentence with which a phrase must be refused; "" where it can be taught."""
    for word in words_of(text.partition(ARROW)[2]):
        if first_of_sum(word_to_sum(word), text, lexicon) != normalise(word):
            return f"“{word}” can't come first"
    return ""


def first_of_sum(letter_sum: int, text: str, lexicon: Lexicon) -> str:
    """The word that a sum is read as: the most frequent, those of the phrase counted as met."""
    met = Counter(map(normalise, words_of(text)))

    def worth(word: str) -> float:
        return met[normalise(word)] + MET_WEIGHT * lexicon.frequency(word)

    words = [lexicon.words[place] for place in lexicon.with_sum(letter_sum)]
    return normalise(max(words, key=worth))  # the first of the most frequent, as they stand


def _fault(session: TrainingSession, report: TeachingReport, reason: str, lexicon: Lexicon) -> str:
    if reason:
        is_right = report.verdict is Verdict.REFUSED and reason in report.text
        return "" if is_right else f"should be refused: {reason}; it says: {report.text}"
    if report.verdict is not Verdict.TAUGHT or report.update is None:
        return f"should be taught; it says: {report.text}"
    at, before = weights_at(session, report.update), weights_at(session, report.update - 1)
    flips = [words_are_first(session.file_now(), values, lexicon) for values in (before, at)]
    if flips != [False, True]:
        return f"first one before and at update {report.update}: {flips}"
    earlier = {*range(0, report.update, LOOKED_AT_EVERY), *range(report.update)[-LOOKED_AT_EVERY:]}
    if any(
        words_are_first(session.file_now(), weights_at(session, update), lexicon)
        for update in earlier
    ):
        return "they were first at an update before"
    session.advance(STRETCH)
    if not np.array_equal(weights_at(session, report.update), at):
        return "the weights are others after going on and back"
    return ""


def weights_at(
    session: TrainingSession, update: int
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """All weights of the network at an update, by going there."""
    session.scrub(update)
    return session.file_now().build().values.copy()


def words_are_first(
    file: NetworkFile,
    values: Floats,
    lexicon: Lexicon,
) -> bool:
    """Each output by itself: the sum that has words and is nearest, then the first of its words."""
    network, sample = file.build(), file.samples[0]
    network.values[:] = values
    assert sample.captions is not None
    text = " ".join((*sample.captions.inputs, *sample.captions.targets))
    sums = np.unique(lexicon.sums)
    for unit, word in zip(
        network.predict(np.array([sample.inputs]))[0], sample.captions.targets, strict=True
    ):
        nearest = int(sums[np.argmin(np.abs(sums - sample.captions.scale * unit))])
        if nearest != word_to_sum(word) or first_of_sum(nearest, text, lexicon) != normalise(word):
            return False
    return True


def main() -> int:
    """Prints each phrase and what came of it; returns 1 if anything is wrong."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    lexicon = Lexicon.load()
    online_training()
    outcomes = [tried(text, lexicon) for text in drawn_phrases(lexicon, count, seed)]
    for outcome in outcomes:
        print(f"{outcome.text}: {outcome.fault or outcome.report.text}")
    taught = [outcome for outcome in outcomes if outcome.report.update is not None]
    updates = [outcome.report.update or 0 for outcome in taught]
    faults = [outcome for outcome in outcomes if outcome.fault]
    print(f"\n{len(taught)} taught, {len(outcomes) - len(taught)} refused, {len(faults)} wrong")
    if taught:
        ms = [1_000 * outcome.seconds for outcome in taught]
        print(f"updates: {min(updates)} to {max(updates)}, median {np.median(updates):,.0f}")
        print(f"time to teach: median {np.median(ms):.0f} ms, at most {max(ms):.0f} ms")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
