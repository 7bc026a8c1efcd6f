from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.words.numbered_text import NumberedText
from app.words.tokens import normalise, sentences_of

SIGNS = "abcABCéÉ\u0301'’ʼ-. \n\r!?…。\u00ad\u200d:,5_ßİﬁ😀五\u2028\x85\ud800"
TEXTS = st.lists(st.text(st.sampled_from(SIGNS), max_size=60) | st.text(max_size=30), max_size=4)


@given(TEXTS)
def test_the_words_are_those_found_one_by_one(texts: list[str]) -> None:
    sentences = [words for text in texts for words in sentences_of(text)]
    found = NumberedText.of(texts)
    ends = [*found.starts.tolist(), found.words.size]
    typed = [[found.typed[word] for word in found.words[a:b]] for a, b in pairwise(ends)]
    assert typed == sentences
    keys = [
        [found.keys[found.key_of[word]] for word in found.words[a:b]] for a, b in pairwise(ends)
    ]
    assert keys == [[normalise(word) for word in words] for words in sentences]
    assert list(found.sentences) == [" ".join(words) for words in keys]
    assert len(set(found.typed)) == len(found.typed)
    assert len(set(found.keys)) == len(found.keys)


def test_nothing_has_no_words() -> None:
    for texts in ([], ["", "..."], ["' - '", "\n\n"]):
        found = NumberedText.of(texts)
        assert (found.typed, found.keys, found.sentences) == ([], [], [])
        assert (found.words.size, found.starts.size, found.key_of.size) == (0, 0, 0)
