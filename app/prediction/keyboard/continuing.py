"""Words in a row: the first suggestion, what is likeliest after it, and again.

    chance(w1 w2 w3) = P(w1 | words before, letters typed) · P(w2 | words before w1)
                       · P(w3 | words before w1 w2)

Where the person has taught it, P of a later word is what their own pairs say, if that is more: in
the scores they are kept quiet, as one pair among many says little of the next word.

Each word is the one suggested first after those before it, so a continuation is what someone
writes who takes the first suggestion again and again, and the scores worked out for it are those
that are needed then. The words after the first are looked for only as long as all of it is likely
enough: most often not even the first word is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.prediction.suggestion import Continuation

LONGEST = 3  # words
# How likely all the words must be together to be offered as one. Chosen by measuring, see
# docs/suggestions.md.
LEAST_CHANCE = 0.2

Likeliest = tuple[str, float]  # a word, and how likely it is
# The words that come after the text → the likeliest next word, if there is any.
LikeliestAfter = Callable[[Sequence[str]], Likeliest | None]


def continued(
    first: Likeliest, likeliest_after: LikeliestAfter, least: float = LEAST_CHANCE
) -> Continuation:
    """The first word, and as many after it as are likely enough together, LONGEST in all."""
    words, chances = [first[0]], [first[1]]
    while len(words) < LONGEST and chances[-1] >= least:
        found = likeliest_after(words)
        if found is None or chances[-1] * found[1] < least:
            break
        words.append(found[0])
        chances.append(chances[-1] * found[1])
    return Continuation(tuple(words), tuple(chances))
