"""Check a collection of sentences, one a line: sizes, duplicates, sameness, word frequencies.

    .venv/bin/python tools/check_sentences.py data/everyday.txt
    .venv/bin/python tools/check_sentences.py --join A.txt B.txt C.txt --out data/everyday.txt

The first prints a report, and exits 1 if two lines are duplicates or near-duplicates of each
other. The second writes the lines of all files in the order given, without those that duplicate
an earlier line; the same files give the same result, byte for byte.

Lines are compared by their normalised words. Two are near-duplicates when the Jaccard index of
their shingles, the runs of three words with the ends of the line as words, is 0.5 or above.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.words.lexicon import Lexicon
from app.words.tokens import normalise, words_of

NEAR = 0.5  # the least Jaccard index of near-duplicates
# An opening of three words is used too often above this share of the lines, and this number.
OPENING_WORDS = 3
OPENING_SHARE = 0.01
OPENING_COUNT = 8
COMPARED_WORDS = 500
LONGEST_TEMPLATE = 40  # words; no sentence anyone typed is longer
SHOWN = 20  # examples of each finding

Words = tuple[str, ...]
Shingle = tuple[str, str, str]
_END = ""  # no word is empty, so it marks both ends


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of a file; ``place`` is "FILE:NUMBER", ``words`` are normalised."""

    place: str
    text: str
    words: Words


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences by number, the earlier first, and their Jaccard index; 1 for the same words."""

    earlier: int
    later: int
    jaccard: float


def read_lines(paths: Iterable[Path]) -> list[Sentence]:
    """The lines that aren't blank, in order. Raises OSError and UnicodeDecodeError."""
    return [
        Sentence(f"{path.name}:{number}", line.strip(), tuple(map(normalise, words_of(line))))
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1)
        if line.strip()
    ]


def shingles_of(words: Words) -> frozenset[Shingle]:
    """Every run of three words, the two ends of the line counting as words."""
    padded = (_END, *words, _END)
    return frozenset(zip(padded, padded[1:], padded[2:], strict=False))


def same_words(sentences: Sequence[Words]) -> list[Pair]:
    """For each sentence that was there before, the first with the same words."""
    first: dict[Words, int] = {}
    return [
        Pair(first[words], number, 1.0)
        for number, words in enumerate(sentences)
        if first.setdefault(words, number) != number
    ]


def near_duplicates(sentences: Sequence[Words]) -> list[Pair]:
    """All pairs with a Jaccard index from NEAR on that haven't the same words.

    Of n shingles a near-duplicate shares at least NEAR·n, so it shares one of the first
    n − ceil(NEAR·n) + 1 in any order common to all. With the rarest first, hardly any other pair
    does, and few are left to compare (prefix filter: Chaudhuri, Ganti and Kaushik 2006).
    """
    shingles = [shingles_of(words) for words in sentences]
    counts = Counter(shingle for each in shingles for shingle in each)
    by_shingle: defaultdict[Shingle, list[int]] = defaultdict(list)
    pairs = []
    for later, each in enumerate(shingles):
        rarest = sorted(each, key=lambda shingle: (counts[shingle], shingle))
        prefix = rarest[: len(each) - math.ceil(NEAR * len(each)) + 1]
        for earlier in sorted({other for shingle in prefix for other in by_shingle[shingle]}):
            jaccard = len(each & shingles[earlier]) / len(each | shingles[earlier])
            if jaccard >= NEAR and sentences[earlier] != sentences[later]:
                pairs.append(Pair(earlier, later, jaccard))
        for shingle in prefix:
            by_shingle[shingle].append(later)
    return pairs


def without_duplicates(sentences: Sequence[Words]) -> list[int]:
    """The numbers of those to keep: a sentence goes if it duplicates an earlier one that stays."""
    rivals: defaultdict[int, list[int]] = defaultdict(list)
    for pair in (*same_words(sentences), *near_duplicates(sentences)):
        rivals[pair.later].append(pair.earlier)
    kept: dict[int, None] = {}
    for number in range(len(sentences)):
        if not any(earlier in kept for earlier in rivals[number]):
            kept[number] = None
    return list(kept)


def frequent_openings(sentences: Sequence[Words]) -> list[tuple[Words, int]]:
    """The openings of three words that too many lines share, most frequent first."""
    most = max(OPENING_COUNT, OPENING_SHARE * len(sentences))
    openings = Counter(words[:OPENING_WORDS] for words in sentences if len(words) > OPENING_WORDS)
    return [(words, count) for words, count in openings.most_common() if count > most]


def longest_template(sentences: Sequence[Words]) -> tuple[Words, int]:
    """The longest run of words that two lines share but for one word, there "_"; how many have it.

    Lines with the same words count once. Of the longest, the one in most lines, ties by the
    alphabet. Two words or more; empty if nothing is repeated.
    """
    different = set(sentences)
    longest = min(max(map(len, different), default=0), LONGEST_TEMPLATE)
    for length in range(longest, 1, -1):
        found = Counter(t for words in different for t in set(_templates(words, length)))
        if repeated := [(-count, template) for template, count in found.items() if count > 1]:
            count, template = min(repeated)
            return template, -count
    return (), 0


def _templates(words: Words, length: int) -> Iterator[Words]:
    for start in range(len(words) - length + 1):
        run = words[start : start + length]
        for slot in range(length):
            yield (*run[:slot], "_", *run[slot + 1 :])


def rank_correlation(a: npt.ArrayLike, b: npt.ArrayLike) -> float:
    """Spearman's, −1 to 1: the correlation of the ranks, equal values sharing their mean rank.

    NaN if all values of a or of b are equal, as then nothing is ranked.
    """
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        return math.nan
    return float(np.corrcoef(_ranks(a), _ranks(b))[0, 1])


def _ranks(values: npt.ArrayLike) -> npt.NDArray[np.float64]:
    _, group, sizes = np.unique(values, return_inverse=True, return_counts=True)
    mean_ranks = np.cumsum(sizes) - (sizes - 1) / 2
    ranks: npt.NDArray[np.float64] = mean_ranks[group]
    return ranks


def report(sentences: Sequence[Sentence], lexicon: Lexicon) -> Iterator[str]:
    """The lines of the report, all but the duplicates."""
    all_words = [sentence.words for sentence in sentences]
    counts = Counter(word for words in all_words for word in words)
    total = counts.total()
    yield f"{len(sentences):,} sentences, {total:,} words, {len(counts):,} different"
    yield f"{total / max(1, len(sentences)):.1f} words a sentence"
    for opening, count in frequent_openings(all_words)[:SHOWN]:
        yield f'opening used too often: "{" ".join(opening)}" {count} times'
    template, lines = longest_template(all_words)
    shown = " ".join(template)
    yield f'longest repeated template: {len(template)} words, in {lines} lines: "{shown}"'
    first = Counter(words[0] for words in all_words if words).most_common(10)
    shares = (f"{word} {100 * count / len(sentences):.1f} %" for word, count in first)
    yield f"first words: {', '.join(shares)}"
    yield from _against_dictionary(counts, lexicon)


def _against_dictionary(counts: Counter[str], lexicon: Lexicon) -> Iterator[str]:
    known = [(word, count) for word, count in counts.most_common() if word in lexicon]
    compared = known[:COMPARED_WORDS]
    if len(compared) > 1:
        words, here = zip(*compared, strict=True)
        everyday = [lexicon.frequency(word) for word in words]
        correlation = rank_correlation(here, everyday)
        yield (
            f"word frequencies: rank correlation {correlation:.3f} with the dictionary's, "
            f"over the {len(compared)} most frequent words"
        )
        total = counts.total()
        excess = sorted(compared, key=lambda row: lexicon.frequency(row[0]) * total / row[1])
        yield f"most above their everyday frequency: {' '.join(w for w, _ in excess[:SHOWN])}"
    unknown = [word for word in counts if word not in lexicon]
    unknown.sort(key=lambda word: (-counts[word], word))
    yield f"{len(unknown)} words not in the dictionary: {' '.join(unknown[:SHOWN])}"


def duplicates(sentences: Sequence[Sentence]) -> Iterator[str]:
    """A line for each pair of duplicates, then of near-duplicates, and how many there are."""
    all_words = [sentence.words for sentence in sentences]
    for name, pairs in (
        ("same words", same_words(all_words)),
        ("near-duplicate", near_duplicates(all_words)),
    ):
        for pair in pairs:
            a, b = sentences[pair.earlier], sentences[pair.later]
            yield f"{name} ({pair.jaccard:.2f}): {a.place} {a.text} | {b.place} {b.text}"


def check(paths: Sequence[Path]) -> int:
    """Prints the report; 1 if there are duplicates, otherwise 0."""
    sentences = read_lines(paths)
    for line in report(sentences, Lexicon.load()):
        print(line)
    found = list(duplicates(sentences))
    for line in found:
        print(line)
    print(f"{len(found)} pairs of duplicates and near-duplicates")
    return 1 if found else 0


def join(paths: Sequence[Path], out: Path) -> int:
    """Writes the lines of all files but for duplicates; the old file stays until it is done."""
    sentences = read_lines(paths)
    kept = without_duplicates([sentence.words for sentence in sentences])
    unfinished = out.with_name(out.name + ".unfinished")
    text = "".join(f"{sentences[number].text}\n" for number in kept)
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    os.replace(unfinished, out)
    words = sum(len(sentences[number].words) for number in kept)
    dropped = len(sentences) - len(kept)
    print(f"{out}: {len(kept):,} sentences, {words:,} words; {dropped:,} duplicates left out")
    return 0


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Check or join files of sentences, one a line.")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--join", action="store_true", help="write all lines but duplicates to OUT")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args(argv)
    if args.join != (args.out is not None):
        parser.error("--join and --out go together")
    return args


def main(argv: Sequence[str] | None = None) -> int:
    args = arguments(argv)
    try:
        return join(args.files, args.out) if args.join else check(args.files)
    except UnicodeDecodeError:
        print("check_sentences: a file is not UTF-8; save it as UTF-8", file=sys.stderr)
    except OSError as error:
        print(f"check_sentences: {error.filename}: {error.strerror}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
