import itertools
import math
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.words.lexicons import lexicon_of
from tools.check_sentences import (
    Pair,
    Words,
    frequent_openings,
    longest_template,
    main,
    near_duplicates,
    rank_correlation,
    read_lines,
    report,
    same_words,
    shingles_of,
    without_duplicates,
)

SENTENCES = st.lists(st.lists(st.sampled_from("abc"), max_size=7).map(tuple), max_size=14)


def jaccard(a: Words, b: Words) -> float:
    return len(shingles_of(a) & shingles_of(b)) / max(1, len(shingles_of(a) | shingles_of(b)))


def written(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_shingles_have_the_ends_of_the_line() -> None:
    assert shingles_of(("how", "are", "you")) == {
        ("", "how", "are"),
        ("how", "are", "you"),
        ("are", "you", ""),
    }
    assert shingles_of(("yes",)) == {("", "yes", "")}


@given(SENTENCES)
def test_near_duplicates_are_all_that_there_are(sentences: list[Words]) -> None:
    expected = {
        (a, b): jaccard(sentences[a], sentences[b])
        for a, b in itertools.combinations(range(len(sentences)), 2)
        if jaccard(sentences[a], sentences[b]) >= 0.5 and sentences[a] != sentences[b]
    }
    found = near_duplicates(sentences)
    assert {(pair.earlier, pair.later): pair.jaccard for pair in found} == expected
    assert len(found) == len(expected)


@given(SENTENCES)
def test_same_words_are_told_with_the_first(sentences: list[Words]) -> None:
    expected = [
        Pair(sentences.index(words), number, 1.0)
        for number, words in enumerate(sentences)
        if words in sentences[:number]
    ]
    assert same_words(sentences) == expected


@given(SENTENCES)
def test_without_duplicates_is_the_obvious_choice(sentences: list[Words]) -> None:
    kept: list[int] = []
    for number, words in enumerate(sentences):
        if all(words != sentences[k] and jaccard(words, sentences[k]) < 0.5 for k in kept):
            kept.append(number)
    assert without_duplicates(sentences) == kept


def test_a_sentence_stays_if_what_it_is_near_to_goes() -> None:
    lines = ["a b c d e f g h i j", "x y c d e f g h i j", "x y c d e f g h u v"]
    sentences = [tuple(line.split()) for line in lines]
    near = [(pair.earlier, pair.later) for pair in near_duplicates(sentences)]
    assert near == [(0, 1), (1, 2)]
    assert without_duplicates(sentences) == [0, 2]


def test_openings_used_too_often() -> None:
    often = [("i", "have", "a", str(number)) for number in range(9)]
    allowed = [("we", "have", "a", str(number)) for number in range(8)]
    short = [("yes",)] * 20
    assert frequent_openings([*often, *allowed, *short]) == [(("i", "have", "a"), 9)]
    many = [(str(number), "b", "c", "d") for number in range(1000)]
    assert frequent_openings([*often, *many]) == []


@given(SENTENCES)
def test_the_longest_template_is_the_obvious_one(sentences: list[Words]) -> None:
    found: Counter[Words] = Counter()
    for words in set(sentences):
        templates = set()
        for start, end in itertools.combinations(range(len(words) + 1), 2):
            if end - start >= 2:
                run = words[start:end]
                templates |= {(*run[:k], "_", *run[k + 1 :]) for k in range(len(run))}
        found.update(templates)
    repeated = [(-len(t), -count, t) for t, count in found.items() if count > 1]
    expected = (min(repeated)[2], -min(repeated)[1]) if repeated else ((), 0)
    assert longest_template(sentences) == expected


def test_a_template_by_hand() -> None:
    lines = ["i bought a coat today", "we bought a hat today", "he bought a car"]
    sentences = [tuple(line.split()) for line in lines]
    assert longest_template(sentences) == (("bought", "a", "_", "today"), 2)


def test_rank_correlation_by_hand() -> None:
    assert rank_correlation([1, 2, 3], [10, 200, 3000]) == pytest.approx(1)
    assert rank_correlation([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    # Without ties it is 1 − 6·Σd² / (n·(n² − 1)).
    assert rank_correlation([1, 2, 3, 4], [1, 3, 2, 4]) == pytest.approx(1 - 6 * 2 / (4 * 15))
    # Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5.
    assert rank_correlation([1, 2, 2, 4], [1, 2, 3, 4]) == pytest.approx(4.5 / math.sqrt(4.5 * 5))
    assert math.isnan(rank_correlation([1, 1], [1, 2]))


def test_the_report(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "How are you today?", "", "How are they today?", "Zyzzx!")
    lexicon = lexicon_of(
        [("are", 0.05), ("how", 0.04), ("you", 0.03), ("today", 0.02), ("they", 0.01)]
    )
    lines = list(report(read_lines([path]), lexicon))
    assert "3 sentences, 9 words, 6 different" in lines
    assert "3.0 words a sentence" in lines
    assert 'longest repeated template: 4 words, in 2 lines: "how are _ today"' in lines
    assert "1 words not in the dictionary: zyzzx" in lines
    assert any("over the 5 most frequent words" in line for line in lines)


def test_a_clean_file_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "a.txt", "How are you today?", "The kettle is on.")
    assert main([str(path)]) == 0
    assert "0 pairs" in capsys.readouterr().out


def test_duplicates_are_shown_and_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = written(tmp_path / "a.txt", "How are you?", "The kettle is on the stove again.")
    second = written(tmp_path / "b.txt", "how are YOU", "Our kettle is on the stove again.")
    assert main([str(first), str(second)]) == 1
    out = capsys.readouterr().out
    assert "same words (1.00): a.txt:1 How are you? | b.txt:1 how are YOU" in out
    assert "near-duplicate (0.56): a.txt:2 The kettle" in out
    assert "2 pairs" in out


def test_an_empty_file_is_reported(tmp_path: Path) -> None:
    assert main([str(written(tmp_path / "a.txt"))]) == 0


def test_files_are_joined_without_duplicates(tmp_path: Path) -> None:
    first = written(tmp_path / "b.txt", "  How are you?", "", "The kettle is on the stove again.")
    second = written(
        tmp_path / "a.txt", "How are you", "Our kettle is on the stove again.", "See you soon."
    )
    out = tmp_path / "out.txt"
    assert main(["--join", str(first), str(second), "--out", str(out)]) == 0
    assert out.read_bytes() == b"How are you?\nThe kettle is on the stove again.\nSee you soon.\n"
    assert main([str(out)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "out.txt"]


@pytest.mark.parametrize("arguments", [["--join", "a.txt"], ["a.txt", "--out", "b.txt"], []])
def test_wrong_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_files_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "absent.txt")]) == 2
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    assert main([str(tmp_path / "a.txt")]) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 2
    assert "absent.txt" in errors[0]
    assert "not UTF-8" in errors[1]
