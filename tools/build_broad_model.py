"""Build data/models/broad.npz: what English at large says about the next word.

    python -m tools.build_broad_model [WHEEL] [--out FILE]

WHEEL is that of pocketsphinx 5.1.1, which carries a trigram model of US English (BSD-2 clause, see
data/LICENSE); without it, pip is asked for it. It is not needed to run the program. The model is
restricted to the dictionary, pruned by entropy, and kept as logarithms of 8 bits. The same wheel
and dictionary give the same file, byte for byte; a few seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np

from app.prediction.keyboard.broad_file import FILE, save_broad
from app.words.broad_model import REST_OF_ONE, SHARES, STEPS, BroadModel, Bytes, Followers, Words
from app.words.lexicon import Lexicon
from app.words.tokens import normalise
from tools.backoff import Backoff, Float64s, Ints, pruned
from tools.sphinx_model import SphinxModel, read_sphinx_model
from tools.wheels import downloaded

CHECKOUT = Path(__file__).resolve().parent.parent
WHEEL = "pocketsphinx==5.1.1"
MEMBER = "model/en-us/en-us.lm.bin"
LARGEST_MODEL = 100_000_000  # bytes, unpacked

# What a pair or triple may cost at most to be left out, in nats a word of text; chosen for the
# size of the file, see docs/suggestions.md.
PAIR_LOSS = 6e-8
TRIPLE_LOSS = 3e-8
SENTENCE_STARTS = 0.1  # of all places where a word is asked for; sentences have some ten words


def main() -> None:
    """Reads the wheel and writes the file."""
    parser = argparse.ArgumentParser(description="Build data/models/broad.npz.")
    parser.add_argument("wheel", nargs="?", type=Path, help=f"the wheel of {WHEEL}")
    parser.add_argument("--out", type=Path, default=CHECKOUT / "data" / FILE)
    arguments = parser.parse_args()
    lexicon = Lexicon.load()
    content = sphinx_bytes(arguments.wheel) if arguments.wheel else downloaded_bytes()
    print(f"{MEMBER}: SHA-256 {hashlib.sha256(content).hexdigest()}")
    model = restricted(read_sphinx_model(content), lexicon)
    print(f"of the dictionary: {model.pairs.size:,} pairs, {model.triples.size:,} triples")
    model = pruned(model, before_another(lexicon), PAIR_LOSS, TRIPLE_LOSS)
    save_broad(arguments.out, rounded(model), lexicon)
    size = arguments.out.stat().st_size
    print(
        f"{arguments.out.name}: {model.pairs.size:,} pairs, {model.triples.size:,} triples, "
        f"{size:,} bytes"
    )


def downloaded_bytes() -> bytes:
    """The model in the wheel that pip finds."""
    with tempfile.TemporaryDirectory() as folder:
        return sphinx_bytes(downloaded(WHEEL, Path(folder)))


def sphinx_bytes(wheel: Path) -> bytes:
    """The model in a wheel; ends the program where there is none."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            found = [info for info in archive.infolist() if info.filename.endswith(MEMBER)]
            if len(found) != 1 or found[0].file_size > LARGEST_MODEL:
                sys.exit(f"{wheel}: has no {MEMBER}; take the wheel of {WHEEL}")
            return archive.read(found[0])
    except (OSError, zipfile.BadZipFile) as error:
        sys.exit(f"{wheel}: can't be read ({error})")


def restricted(sphinx: SphinxModel, lexicon: Lexicon) -> Backoff:
    """The model for words of the dictionary alone: what others had of each sum is shared out."""
    size, start = len(lexicon), len(lexicon) + 1
    ids = np.array([_word_id(word, lexicon, start) for word in sphinx.words], np.int64)
    words = np.full(size, np.exp(sphinx.word_logs.min()))
    offered = (ids >= 0) & (ids < size)
    words[ids[offered]] = np.exp(sphinx.word_logs[offered])
    total = words.sum()

    first, second = ids[sphinx.pair_before], ids[sphinx.pair_word]
    kept = np.flatnonzero((first >= 0) & (second >= 0) & (second < size))
    kept = kept[np.argsort(first[kept] * (size + 2) + second[kept], kind="stable")]
    pair_keys = first[kept] * (size + 2) + second[kept]
    pairs, owner = np.exp(sphinx.pair_logs[kept]), first[kept]
    rests = np.ones(size + 2)
    rests[ids[ids >= 0]] = np.exp(sphinx.word_rests[ids >= 0])
    named = np.bincount(owner, pairs, minlength=size + 2)
    below = np.bincount(owner, words[second[kept]], minlength=size + 2)
    totals = named + rests * (total - below)  # of P(w | first) over the dictionary

    triples = _triples(sphinx, ids, size, pair_keys)
    chosen, keys = triples
    place, lower = keys // (size + 2), np.exp(sphinx.pair_logs[sphinx.triple_pair[chosen]])
    shares = np.exp(sphinx.triple_logs[chosen])
    named = np.bincount(place, shares, minlength=kept.size)
    below = np.bincount(place, lower, minlength=kept.size)
    left = np.maximum(totals[second[kept]] - below, 0)
    pair_totals = named + np.exp(sphinx.pair_rests[kept]) * left
    return Backoff(
        words / total, pair_keys, pairs / totals[owner], keys, shares / pair_totals[place]
    )


def _word_id(word: str, lexicon: Lexicon, start: int) -> int:
    if word == "<s>":
        return start
    index = lexicon.index(word) if normalise(word) == word else None  # "'cause" is not "cause"
    return -1 if index is None else index


def _triples(sphinx: SphinxModel, ids: Ints, size: int, pair_keys: Ints) -> tuple[Ints, Ints]:
    """Which triples have words of the dictionary alone, in the order of their keys, and these."""
    a, b = ids[sphinx.triple_before], ids[sphinx.pair_before[sphinx.triple_pair]]
    w = ids[sphinx.pair_word[sphinx.triple_pair]]
    kept = np.flatnonzero((a >= 0) & (b >= 0) & (b < size) & (w >= 0) & (w < size))
    begins = a[kept] * (size + 2) + b[kept]
    place = np.minimum(pair_keys.searchsorted(begins), pair_keys.size - 1)
    there = pair_keys[place] == begins
    kept, keys = kept[there], place[there] * (size + 2) + w[kept][there]
    order = np.argsort(keys, kind="stable")
    return kept[order], keys[order]


def before_another(lexicon: Lexicon) -> Float64s:
    """How often each word, and the start, stands before another; shape (L + 2,)."""
    words = lexicon.frequencies / lexicon.frequencies.sum()
    return np.concatenate([words * (1 - SENTENCE_STARTS), [0.0, SENTENCE_STARTS]])


def rounded(model: Backoff) -> BroadModel:
    """As the program keeps it. The rests are those of the rounded p, so that sums stay about 1."""
    words, pairs, triples = (_steps(p) for p in (model.words, model.pairs, model.triples))
    kept = Backoff(
        *(SHARES[words].astype(np.float64), model.pair_keys, SHARES[pairs].astype(np.float64)),
        *(model.triple_keys, SHARES[triples].astype(np.float64)),
    )
    above, below = kept.left_by_pairs()
    pair_above, pair_below = kept.left_by_triples()
    return BroadModel(
        words,
        _rest_steps(above / below),
        Followers.of_counts(_counts(kept.pair_first, kept.contexts), _ids(kept.pair_word), pairs),
        _rest_steps(pair_above / pair_below),
        Followers.of_counts(
            _counts(kept.triple_pair, kept.pairs.size), _ids(kept.triple_word), triples
        ),
    )


def _steps(shares: Float64s) -> Bytes:
    return np.clip(np.rint(-np.log(shares) * STEPS), 0, 255).astype(np.uint8)


def _rest_steps(rests: Float64s) -> Bytes:
    return np.clip(REST_OF_ONE - np.rint(np.log(rests) * STEPS), 0, 255).astype(np.uint8)


def _counts(owners: Ints, size: int) -> Words:
    return np.bincount(owners, minlength=size).astype(np.uint16)


def _ids(words: Ints) -> Words:
    return words.astype(np.uint16)


if __name__ == "__main__":
    main()
