"""What libraries for spelling would give in the place of our slip index.

    python -m benchmarks.slip_libraries

The 100 slips of tests/data/slips.txt, typed whole, over the words of the default model. For each:
processor milliseconds to be ready, processor milliseconds a question (median; the first 50 slips
are asked in turn by all), for how many slips the word meant is among the candidates, and for how
many among the first three where candidates are ranked by distance, then by how frequent they are.
Ours is ranked by how likely its slip is times how frequent the word is. The libraries are asked for
words at a distance of up to 2; none of them finds words by a slip in their beginning, so none could
help before a word is typed whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import median

from rapidfuzz import process
from rapidfuzz.distance import OSA
from symspellpy import SymSpell, Verbosity

from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.predictor import Predictor
from app.words.slip_index import SlipIndex
from benchmarks.report import Table
from benchmarks.slips import TypedSlip, read_slips

FARTHEST = 2  # single steps from the word meant
_ASKED = 50  # candidates of each question, ranked
_TURNS = 50  # questions whose time is taken

Find = Callable[[str], list[str]]  # what is typed → candidates, best first
COLUMNS = ("", "ready, ms", "a question, ms", "candidates", "first 3")


def ours(keys: Sequence[str], shares: Sequence[float]) -> Find:
    """Our index, as the program asks it."""
    index = SlipIndex(keys)

    def find(typed: str) -> list[str]:
        found = index.find(typed)
        if not found.ids.size:
            found = index.find(typed, several=True)
        ranked = sorted(
            zip(found.ids.tolist(), found.likelihoods.tolist(), strict=True),
            key=lambda each: -each[1] * shares[each[0]],
        )
        return [keys[word_id] for word_id, _ in ranked[:_ASKED]]

    return find


def symspell(keys: Sequence[str], shares: Sequence[float]) -> Find:
    """Deletions of each word, looked up."""
    index = SymSpell(max_dictionary_edit_distance=FARTHEST, prefix_length=7)
    for key, share in zip(keys, shares, strict=True):
        index.create_dictionary_entry(key, max(round(share * 1e9), 1))

    def find(typed: str) -> list[str]:
        found = index.lookup(typed, Verbosity.ALL, max_edit_distance=FARTHEST)
        return [each.term for each in found[:_ASKED]]

    return find


def rapidfuzz(keys: Sequence[str], shares: Sequence[float]) -> Find:
    """The distance to every word, each time."""

    def find(typed: str) -> list[str]:
        near = process.extract(typed, keys, scorer=OSA.distance, score_cutoff=FARTHEST, limit=None)
        ranked = sorted(near, key=lambda each: (each[1], -shares[each[2]]))
        return [word for word, _, _ in ranked[:_ASKED]]

    return find


MAKERS = {"ours": ours, "symspellpy": symspell, "rapidfuzz": rapidfuzz}


def rows(
    keys: Sequence[str], shares: Sequence[float], slips: Sequence[TypedSlip]
) -> list[tuple[str, ...]]:
    """One for each, in the order of MAKERS."""
    finders: dict[str, Find] = {}
    ready_ms: dict[str, float] = {}
    for name, make in MAKERS.items():
        start = time.process_time()
        finders[name] = make(keys, shares)
        ready_ms[name] = (time.process_time() - start) * 1000
    asked_ms: dict[str, list[float]] = {name: [] for name in MAKERS}
    for slip in slips[:_TURNS]:
        for name, find in finders.items():
            start = time.process_time()
            find(slip.typed.lower())
            asked_ms[name].append((time.process_time() - start) * 1000)
    made = []
    for name, find in finders.items():
        found = [find(slip.typed.lower()) for slip in slips]
        among = sum(s.meant.lower() in words for s, words in zip(slips, found, strict=True))
        first = sum(s.meant.lower() in words[:3] for s, words in zip(slips, found, strict=True))
        made.append(
            (name, f"{ready_ms[name]:.0f}", f"{median(asked_ms[name]):.2f}", str(among), str(first))
        )
    return made


def main() -> None:
    """Prints the table."""
    predictor = Predictor.load()
    if not isinstance(predictor, KeyboardPredictor):
        raise SystemExit("the default is not the keyboard's; restore it")
    model = predictor.model
    shares = model.background.tolist()
    made = rows(model.vocabulary.keys, shares, read_slips())
    print(Table("The word meant of 100 slips", COLUMNS, tuple(made)).as_markdown())


if __name__ == "__main__":
    main()
