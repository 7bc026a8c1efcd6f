"""What each voice adds, every mixture tuned alike, with intervals; on texts from which nothing was
learned and on which nothing was chosen.

    python -m benchmarks.network_share [WORDS_IN.npz [LETTERS_IN.npz]]

Counts and networks are those of data/everyday.txt. A mixture's weights are those under which its
sentences for validation are likeliest, the networks of codes and the broad model held as in the
shipped one, so that none gets the credit of another's tuning. The files are recurrent networks
from ``python -m tools.train_recurrent``, which words go into as themselves and, with ``--family``,
by a family of codes; without them their rows are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.prediction.evaluation import Evaluation, evaluate, read_phrase_words
from app.prediction.keyboard.broad_file import load_broad
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.mixing import (
    BROAD_AT_LEAST,
    BROAD_BESIDE_RECURRENT,
    HEADS_RESTRAINED,
    broad_voice,
    head_voices,
    mixture_weights,
    recurrent_voice,
)
from app.prediction.keyboard.recurrent_file import load_recurrent
from app.prediction.keyboard.training_text import TrainingText
from app.resources import data_path
from app.words.context import ContextModel
from app.words.corpus import read_typed_sentences, split_lines
from app.words.lexicon import Lexicon
from benchmarks import presage
from benchmarks.mixtures import Counted, Voices, count_keys
from benchmarks.report import Table
from benchmarks.suggestions import LETTER_SUMS, TEXT, trained_model

DATA = Path(__file__).parents[1] / "tests/data"
STATEMENTS = 170  # lines of heldout.txt; messages follow
CHOSEN_ON = 160  # lines of one_voice.txt
RESAMPLES, SEED = 1000, 1

Float64s = npt.NDArray[np.float64]
Phrases = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Difference:
    """In points, with the 95 % interval of RESAMPLES draws of as many phrases."""

    points: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.points:+.2f} ({self.low:+.2f} to {self.high:+.2f})"


def difference(gained: Float64s, out_of: Float64s, rng: np.random.Generator) -> Difference:
    """100 · Σ gained / Σ out of; both have shape (phrases,), which are resampled together."""
    drawn = rng.integers(0, len(gained), (RESAMPLES, len(gained)))
    points = 100 * gained[drawn].sum(axis=1) / out_of[drawn].sum(axis=1)
    low, high = np.percentile(points, [2.5, 97.5])
    return Difference(100 * float(gained.sum() / out_of.sum()), float(low), float(high))


@dataclass(frozen=True, slots=True)
class Mixture:
    """A row of the table: its voices by name; what it adds is added to ``base``."""

    name: str
    voices: tuple[str, ...]
    base: str = ""


TEXT_ALONE, WITH_BROAD = "text + dictionary", "text + dictionary + broad"
_TEXT, _BROAD = ("context", "dictionary"), ("context", "dictionary", "broad")
CODES = ("0:frequent-word-or-ending", "0:letter-sum")
SUMS, WORDS_IN, LETTERS_IN = "1:letter-sum", "0:recurrent", "1:recurrent"


def mixtures(names: Sequence[str]) -> list[Mixture]:
    """All rows whose voices are among the names."""
    networks = {
        "letter sums": (SUMS,),
        "codes": CODES,
        "recurrent, letter sums in": (LETTERS_IN,),
        "recurrent, words in": (WORDS_IN,),
        "recurrent, words in, and codes": (WORDS_IN, *CODES),
    }
    rows = []
    for base, voices in ((TEXT_ALONE, _TEXT), (WITH_BROAD, _BROAD)):
        rows.append(Mixture(base, voices))
        rows += [Mixture(f"{base} + {n}", (*voices, *of), base) for n, of in networks.items()]
    rows = [row for row in rows if set(row.voices) <= set(names)]
    most = rows[-1]
    for left_out in ("context", "dictionary"):
        kept = tuple(voice for voice in most.voices if voice != left_out)
        rows.append(Mixture(f"the last without {left_out}", kept, most.name))
    return rows


def held_out() -> dict[str, Phrases]:
    """By name: what nothing was learned from."""
    lines = (DATA / "heldout.txt").read_text(encoding="utf-8").splitlines()
    own = (DATA / "one_voice.txt").read_text(encoding="utf-8").splitlines()
    formal = (DATA / "formal.txt").read_text(encoding="utf-8").splitlines()
    found = {
        "statements": lines[:STATEMENTS],
        "messages": lines[STATEMENTS:],
        "one voice": own[CHOSEN_ON:],
        "formal e-mails": formal,
    }
    if TEXT.exists():
        found["novels"] = split_lines(TEXT.read_text(encoding="utf-8").splitlines())[1]
    return {name: read_phrase_words(lines) for name, lines in found.items()}


def measure(words_in: Path | None = None, letters_in: Path | None = None) -> list[Table]:
    """A table for each text."""
    sentences = list(read_typed_sentences([data_path("everyday.txt")]))
    lexicon, settings = Lexicon.load(), KeyboardSettings()
    text = TrainingText.prepared(sentences, lexicon, settings)
    ours = trained_model(text, settings, load_broad(lexicon))
    sums = trained_model(TrainingText.prepared(sentences, lexicon, LETTER_SUMS), LETTER_SUMS)
    if words_in is not None:
        ours = replace(ours, recurrent=load_recurrent(lexicon, words_in))
    if letters_in is not None:
        sums = replace(sums, recurrent=load_recurrent(lexicon, letters_in))
    voices = Voices([ours, sums])
    rows = mixtures(voices.names)
    weights = tuned(rows, voices.names, [ours, sums], text)
    peer = presage.trained(" ".join(sentence).lower() for sentence in sentences)
    tables = []
    for kind, phrases in held_out().items():
        counted = count_keys(voices, phrases, weights.astype(np.float32))
        found = _figures(rows, counted)
        if peer is not None:
            found.append(("presage", *_peer_figures(evaluate(phrases, peer.suggest)), "", ""))
        words = f"{counted.words.sum():,} words"
        tables.append(Table(f"{len(phrases)} {kind}, {words}", COLUMNS, tuple(found)))
    return tables


COLUMNS = ("", "KS@3", "KS@5", "hit@3", "KS@3 added", "hit@3 added")


def tuned(
    rows: Sequence[Mixture], names: Sequence[str], models: Sequence[KeyboardModel],
    text: TrainingText,
) -> Float64s:  # fmt: skip
    """Weights of each mixture, shape (rows, voices), 0 for voices that are not in it."""
    said = _said(names, models, text)
    weights = np.zeros((len(rows), len(names)))
    for row, mixture in enumerate(rows):
        found = dict(zip(mixture.voices, mixture_weights(_of(said, mixture)), strict=True))
        for head in {*CODES, SUMS} & set(found):
            found[head] *= HEADS_RESTRAINED
        if "broad" in found:
            least = (
                BROAD_BESIDE_RECURRENT if {WORDS_IN, LETTERS_IN} & set(found) else BROAD_AT_LEAST
            )
            others = sum(found.values()) - found["broad"]
            found["broad"] = max(found["broad"], others * least / (1 - least))
        for name, weight in found.items():
            weights[row, names.index(name)] = weight
    return weights


def _of(said: Mapping[str, Float64s], mixture: Mixture) -> Float64s:
    return np.vstack([said[name] for name in mixture.voices])


def _said(
    names: Sequence[str], models: Sequence[KeyboardModel], text: TrainingText
) -> dict[str, Float64s]:
    """What each voice gives to each known word of the sentences for validation, with the counts
    of the others."""
    ids, unknown = text.validation.ids, text.vocabulary.unknown
    counts = ContextModel(text.triples)
    words = np.concatenate([np.array(sentence, np.int64) for sentence in ids])
    known = words != unknown
    found = {
        "context": counts.event_probabilities(ids)[known],
        "dictionary": models[0].dictionary[words[known]].astype(np.float64),
    }
    if models[0].broad is not None:
        found["broad"] = broad_voice(models[0], models[0].broad, ids)
    for place, model in enumerate(models):
        counted = replace(model, contexts=counts)
        for table, voice in zip(model.heads, head_voices(counted, ids), strict=True):
            found[f"{place}:{table.family}"] = voice
        if model.recurrent is not None:
            found[f"{place}:recurrent"] = recurrent_voice(model, ids)
    return {name: found[name] for name in names}


def _figures(rows: Sequence[Mixture], counted: Counted) -> list[tuple[str, ...]]:
    place = {mixture.name: row for row, mixture in enumerate(rows)}
    found = []
    for row, mixture in enumerate(rows):
        figures = [f"{counted.ks(n)[row]:.2f}" for n in (3, 5)] + [f"{counted.hit(3)[row]:.2f}"]
        base = place.get(mixture.base)
        gains = ["", ""] if base is None else _gains(counted, row, base)
        found.append((mixture.name, *figures, *gains))
    return found


def _gains(counted: Counted, row: int, base: int) -> Iterator[str]:
    rng = np.random.default_rng(SEED)  # the same phrases for each figure
    keys = (counted.keys[3][base] - counted.keys[3][row]).astype(np.float64)
    hits = (counted.hits[3][row] - counted.hits[3][base]).astype(np.float64)
    yield str(difference(keys, counted.characters.astype(np.float64), rng))
    yield str(difference(hits, counted.words.astype(np.float64), rng))


def _peer_figures(found: Evaluation) -> tuple[str, ...]:
    return f"{found.ks[3]:.2f}", f"{found.ks[5]:.2f}", f"{found.hit[3]:.2f}"


if __name__ == "__main__":
    for table in measure(*map(Path, sys.argv[1:3])):
        print(table.as_markdown())
