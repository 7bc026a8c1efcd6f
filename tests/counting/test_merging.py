"""Counts put together are those of both texts counted at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.counting.errors import CountingError
from app.counting.limits import Limits
from app.counting.merging import merge_files, merged
from app.counting.parts import MOST_SENTENCES, Part
from app.counting.tally import CountProgress
from app.counting.text_counts import TextCounts
from app.words.tokens import sentences_of
from tests.counting.counted import TEXT, assert_same
from tests.words.test_corpus import SAME_FOLDER


def of(*texts: str) -> TextCounts:
    return TextCounts.of_sentences(words for text in texts for words in sentences_of(text))


@SAME_FOLDER
@given(st.lists(TEXT, max_size=4), st.integers(1, 30))
def test_they_are_those_of_all_texts(tmp_path: Path, texts: list[str], rows: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(MOST_SENTENCES, Part.TRAIN, 5)
        each, together = [of(text) for text in texts], of(*texts)
        assert_same(merged(*each, folder=tmp_path, limits=Limits(rows=rows)), together)
        assert_same(merged(*reversed(each), folder=tmp_path), together)
    assert list(tmp_path.iterdir()) == []


def test_files_are_merged_one_after_the_other(tmp_path: Path) -> None:
    texts = ["The cat sat. The dog didn't.", "A dog sat. The cat did!", "Cats do."]
    paths = [tmp_path / f"{place}.npz" for place in range(3)]
    for path, text in zip(paths, texts, strict=True):
        of(text).save(path)
    *told, counts = merge_files(paths, tmp_path)
    assert isinstance(counts, TextCounts)
    assert_same(counts, of(*texts))
    assert all(isinstance(each, CountProgress) for each in told)
    assert sorted(tmp_path.iterdir()) == paths
    with pytest.raises(CountingError, match=r"absent\.npz: can't be read"):
        list(merge_files([*paths, tmp_path / "absent.npz"], tmp_path))
