"""The words of a whole text as numbers: the same words as ``sentences_of`` and ``normalise`` give,
several times as fast, as each different run of letters is looked at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.words.tokens import is_sentence_end, kind_of, normalised, words_of

Ids = npt.NDArray[np.int64]

# Stands for every end of a sentence; tokens.kind_of makes a gap of it elsewhere.
_END = "."
_UTF32 = "utf-32-le"
_UNMET = 0xFFFF_FFFF
# What each sign becomes, filled as signs are met: str.translate asks for every sign of a text.
_KIND_OF = np.full(0x11_0000, _UNMET, np.uint32)


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A text of S sentences, each of one word or more, that one ``.`` or more ends.

    ``typed``: the different words as they are typed. ``keys``: their different normalised forms.
    ``key_of``: shape (typed,), the place in ``keys`` of each of ``typed``.
    ``words``: shape (words,), places in ``typed``, one sentence after the other.
    ``starts``: shape (S,), the places in ``words`` where sentences begin.
    ``sentences``: S texts, normalised words with a blank between two.
    """

    typed: Sequence[str]
    keys: Sequence[str]
    key_of: Ids
    words: Ids
    starts: Ids
    sentences: Sequence[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> NumberedText:
        """The words of texts that end with their last sentence each."""
        typed, ids = _typed_words(texts)
        forms = [_END, *normalised(typed)]
        key_ids = _Numbered({_END: 0})
        key_of = _numbers(key_ids, forms)
        sentences = _sentences(forms, ids)
        is_word = ids != 0
        begins = np.ones(ids.size, np.bool_)
        np.equal(ids[:-1], 0, out=begins[1:])
        starts = np.flatnonzero(begins[is_word])
        words = ids[is_word] - 1
        return cls(typed, list(key_ids)[1:], key_of[1:] - 1, words, starts, sentences)


class _Numbered(dict[str, int]):
    """Gives each new text the next number."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


def _numbers(numbered: _Numbered, texts: Sequence[str]) -> Ids:
    return np.fromiter(map(numbered.__getitem__, texts), np.int64, len(texts))


def _typed_words(texts: Iterable[str]) -> tuple[list[str], Ids]:
    """The different words, and where each stands: 1 for the first of them and so on, 0 for the end
    of a sentence."""
    run_ids, in_runs = _runs(texts)
    # Nearly all runs are of letters alone, and are words.
    words_in = [[run] if run.isalpha() else words_of(run) for run in run_ids]
    words_in[0] = [_END]
    typed_ids = _Numbered({_END: 0})
    flat = _numbers(typed_ids, [word for words in words_in for word in words])
    sizes = np.fromiter(map(len, words_in), np.int64, len(words_in))
    return list(typed_ids)[1:], _expanded(in_runs, sizes, flat)


def _runs(texts: Iterable[str]) -> tuple[_Numbered, Ids]:
    """The different runs between gaps, and the number of each run in the text; _END is 0."""
    runs = _marked("\n".join(texts)).replace(_END, f" {_END} ").split()
    run_ids = _Numbered({_END: 0})
    return run_ids, _numbers(run_ids, runs)


def _sentences(forms: Sequence[str], ids: Ids) -> list[str]:
    marked = " ".join([forms[place] for place in ids.tolist()])
    return [sentence for each in marked.split(_END) if (sentence := each.strip(" "))]


def _expanded(run_ids: Ids, sizes: Ids, flat: Ids) -> Ids:
    """The words in the place of each run: ``sizes`` of them, which stand in a row in ``flat``."""
    counts = sizes[run_ids]
    first = (np.cumsum(sizes) - sizes)[run_ids]
    before = np.cumsum(counts) - counts
    places = np.repeat(first - before, counts)
    expanded: Ids = flat[places + np.arange(places.size)]
    return expanded


def _marked(text: str) -> str:
    """The text sign by sign: what belongs to words, gaps, and _END where sentences end."""
    signs = np.frombuffer(text.encode(_UTF32, "surrogatepass"), np.uint32)
    kinds = _KIND_OF[signs]
    unmet = kinds == _UNMET
    if unmet.any():
        for code in np.unique(signs[unmet]).tolist():
            sign = chr(code)
            _KIND_OF[code] = ord(_END if is_sentence_end(sign) else kind_of(sign))
        kinds = _KIND_OF[signs]
    return kinds.tobytes().decode(_UTF32, "surrogatepass")
