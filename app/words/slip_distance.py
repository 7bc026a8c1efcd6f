"""Whether one slip of a key makes a word of another."""

from __future__ import annotations

from collections.abc import Container, Iterator

from app.words.tokens import normalise

_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
_LONGEST = 30  # letters; what is longer is near nothing


def is_near(word: str, words: Container[str]) -> bool:
    """Whether one letter left out, put in, written for another, or two of them swapped make one of
    the words of it. All are normalised for that."""
    return any(each in words for each in _one_slip_away(normalise(word)[: _LONGEST + 1]))


def _one_slip_away(word: str) -> Iterator[str]:
    if len(word) > _LONGEST:
        return
    for place in range(len(word) + 1):
        begins, ends = word[:place], word[place:]
        if ends:
            yield begins + ends[1:]
        if len(ends) > 1:
            yield begins + ends[1] + ends[0] + ends[2:]
        for letter in _LETTERS:
            yield begins + letter + ends
            if ends:
                yield begins + letter + ends[1:]
