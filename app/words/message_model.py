"""What counts of sentences don't see: how messages begin and end, and what follows numbers.

Ordinary counts know words alone. They don't see that a line begins below "Hi Anna,", that a number
stands before the caret, or that Monday and Tuesday are days alike. Here text is read as tokens of
which some are classes:

    <page> <greeted> <line> <sentence> <question>     what begins, see ``token_before``
    <number> <weekday> <month>                        any of them

and pairs and triples of tokens are counted, in a small text of messages and notes. With c their
counts, D a discount and T(h) the number of different tokens that follow h,

    P(w | a b) = (c(a b w) − D) / (c(a b) + C) + rest(a b) · P(w | b)
    P(w | b)   = (c(b w) − D) / (c(b) + C)             rest(h) = (D · T(h) + C) / (c(h) + C)

where C keeps contexts quiet that were hardly met. What is left, rest(a b) · rest(b), is for whoever
knows the words. Where neither a nor b is such a class only days and months are spoken of: all else
is better counted in larger texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.resources import data_path
from app.words.sentence_ends import is_no_end
from app.words.tokens import normalise

MESSAGES_FILE = "messages.txt"
BETWEEN_MESSAGES = "\n--\n"
DISCOUNT, CAUTION = 0.5, 3.0

PAGE, GREETED, LINE, SENTENCE, QUESTION = (
    "<page>",
    "<greeted>",
    "<line>",
    "<sentence>",
    "<question>",
)
START = "<start>"  # any of these, where it is the first token of a triple
NUMBER, WEEKDAY, MONTH = "<number>", "<weekday>", "<month>"
STARTS = frozenset((PAGE, GREETED, LINE, SENTENCE, QUESTION))
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
# "may" is a verb to all other counts, so as a month it is read, but not offered.
MEMBERS: Mapping[str, tuple[str, ...]] = {
    WEEKDAY: WEEKDAYS,
    MONTH: tuple(month for month in MONTHS if month != "may"),
}
CLASSES = frozenset((*STARTS, START, NUMBER, WEEKDAY, MONTH))

_CLASS_OF = {word: name for name, words in MEMBERS.items() for word in words}
_LONGEST_GREETING = 60  # signs of a line that ends with a comma
_LONGEST_LINE = 200  # signs looked at
_TOKEN = re.compile(
    r"(?P<number>\d[\d.,:]*\d|\d)(?:(?:st|nd|rd|th)\b)?"
    r"|(?P<end>[.!?…]+)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
)

Counts = dict[str, int]  # of the tokens that follow others


@dataclass(frozen=True, slots=True)
class Said:
    """``shares`` is P(w | a b) of the words and classes that may follow; ``rest`` what is left.
    ``after`` is the kind of the last tokens: PAGE, any other class, or "" for words alone."""

    shares: Mapping[str, float]
    rest: float
    after: str


class MessageModel:
    """Immutable, so many threads may ask it at once."""

    def __init__(self, messages: str) -> None:
        pairs: dict[str, Counts] = {}
        triples: dict[tuple[str, str], Counts] = {}
        for message in messages.split(BETWEEN_MESSAGES):
            before = ""
            for line in message.splitlines():
                first, second = "", token_before(before)
                for token in tokens_of(line):
                    _count(pairs.setdefault(second, {}), token)
                    _count(triples.setdefault((first, second), {}), token)
                    first, second = START if second in STARTS else second, token
                before += f"{line}\n"
        self._pairs, self._triples = pairs, triples

    @classmethod
    def load(cls) -> MessageModel:
        """Counts the messages that come with the program. Raises FileNotFoundError."""
        return cls(data_path(MESSAGES_FILE).read_text(encoding="utf-8"))

    def said(self, finished: str) -> Said | None:
        """What may follow this text, as far as it is seen here; None where nothing is."""
        first, second = last_two(finished)
        after_two, rest = _discounted(self._triples.get((first, second)))
        after_one, rest_of_one = _discounted(self._pairs.get(second))
        shares = dict(after_two)
        if second in CLASSES:
            for token, share in after_one.items():
                shares[token] = shares.get(token, 0.0) + rest * share
            rest *= rest_of_one
        elif first not in CLASSES:
            both = {
                name: after_two.get(name, 0.0) + rest * after_one.get(name, 0.0) for name in MEMBERS
            }
            shares = {name: share for name, share in both.items() if share}
            rest = 1.0 - sum(shares.values())
        kind = next((token for token in (second, first) if token in CLASSES), "")
        return Said(shares, rest, kind) if shares else None


def _count(counts: Counts, token: str) -> None:
    counts[token] = counts.get(token, 0) + 1


def _discounted(counts: Counts | None) -> tuple[dict[str, float], float]:
    """The share of each token, and what is left; all is left where nothing was counted."""
    if not counts:
        return {}, 1.0
    total = sum(counts.values()) + CAUTION
    shares = {token: (count - DISCOUNT) / total for token, count in counts.items()}
    return shares, (DISCOUNT * len(counts) + CAUTION) / total


def last_two(finished: str) -> tuple[str, str]:
    """The last two tokens of a text, what begins here being one of them; "" for none."""
    start = finished.rfind("\n") + 1
    line, before = finished[start:], finished[:start]
    first, second = "", token_before(before)
    for token in tokens_of(line[-_LONGEST_LINE:]):
        first, second = START if second in STARTS else second, token
    return first, second


def token_before(text: str) -> str:
    """What begins behind a line break or at the very beginning: a page, what is said below a
    greeting, or any other line."""
    lines = text.rstrip().rsplit("\n", 1)
    if not lines[-1]:
        return PAGE
    is_greeting = lines[-1].endswith(",") and len(lines[-1]) <= _LONGEST_GREETING
    return GREETED if is_greeting else LINE


def tokens_of(line: str) -> Iterator[str]:
    """The tokens of one line: words, classes, and what begins where a sentence ends."""
    for found in _TOKEN.finditer(line):
        if found["number"]:
            yield NUMBER
        elif found["word"]:
            word = normalise(found["word"])
            is_month = word == "may" and found["word"] == "May"
            yield MONTH if is_month else _CLASS_OF.get(word, word)
        elif len(found["end"]) > 1 or not is_no_end(line, found.start()):
            yield QUESTION if "?" in found["end"] else SENTENCE
