"""Text to words.

A word is a run of letters of any script, with single apostrophes inside ("don't", "o'clock").
Hyphens, digits, punctuation and emoji part words and are none themselves. Every function takes
time in proportion to the text, whatever the text is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from app.words.alphabet import APOSTROPHES
from app.words.sentence_ends import is_no_end

_GAP = " "
_SOFT_HYPHEN = "\u00ad"
# Zero-width non-joiner and joiner: they stand inside words of Persian and of Indian scripts.
_JOINERS = "\u200c\u200d"

# Composing sorts runs of combining marks in quadratic time. No word of any language is longer
# than this, so what is longer is left as it is.
_LONGEST_COMPOSED = 200


def kind_of(sign: str) -> str:
    """The sign itself if it can be part of a word, a straight apostrophe, or a gap. A soft hyphen
    only says where a line may break; it is kept here and taken out of the words."""
    if sign in APOSTROPHES:
        return "'"
    inside = sign.isalpha() or sign in _JOINERS or unicodedata.category(sign) in ("Mn", "Mc")
    return sign if inside or sign == _SOFT_HYPHEN else _GAP


def is_sentence_end(sign: str) -> bool:
    """Whether a sentence ends at this sign, whatever stands around it."""
    return _SENTENCE_END.fullmatch(sign) is not None


class _KindTable(dict[int, str]):
    """Sign by sign, filled as signs are met: for str.translate, one sign for one sign."""

    def __missing__(self, code_point: int) -> str:
        kind = self[code_point] = kind_of(chr(code_point))
        return kind


_KINDS = _KindTable()

# On translated text, where \w is a letter and nothing else, and all but gaps and apostrophes
# belongs to a word. A word begins with a letter, and so does each part after an apostrophe.
_WORD = re.compile(r"\w[^' ]*+(?:'\w[^' ]*+)*+")

_SENTENCE_END = re.compile(r"[.!?…。！？\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_START = re.compile(rf"{_SENTENCE_END.pattern}|:[ \t]+[\"“„«]")


def words_of(text: str) -> list[str]:
    """The words in the order and the case they are typed; curly apostrophes become straight."""
    words = _WORD.findall(text.translate(_KINDS))
    if _SOFT_HYPHEN in text:
        return [word.replace(_SOFT_HYPHEN, "") for word in words]
    return words


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each word begins and ends, in their order."""
    return (found.span() for found in _WORD.finditer(text.translate(_KINDS)))


def _last_run(text: str) -> str:
    """What follows the last gap, translated. Looks at the end first: texts are long."""
    size = 64
    while True:
        before, gap, run = text[-size:].translate(_KINDS).rpartition(_GAP)
        if gap or size >= len(text):
            return run if gap else before + run
        size *= 2


def split_prefix(text: str) -> tuple[str, str]:
    """The finished part and the prefix being typed; together they are the text again.

    The prefix is empty if the text is empty or ends in a sign that isn't part of a word. One
    apostrophe after letters belongs to the prefix, as "don'" may be on its way to "don't".
    """
    run = _last_run(text)
    words = list(_WORD.finditer(run))
    if not words or run[words[-1].end() :] not in ("", "'"):
        return text, ""
    start = len(text) - len(run) + words[-1].start()
    return text[:start], text[start:]


def sentences_of(text: str) -> Iterator[list[str]]:
    """The words of each sentence that has any. A sentence ends at . ! ? … or a line break.

    Every full stop counts as an end, that of an abbreviation or a decimal number too: of a whole
    text, few are. What is being typed is read with more care, see ``current_sentence``.
    """
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if words := words_of(text[start : end.start()]):
            yield words
        start = end.end()
    if words := words_of(text[start:]):
        yield words


def current_sentence(text: str) -> list[str]:
    """The words of the sentence that the end of the text is in; none right after its end.

    The full stops of abbreviations and numbers end none, and after a colon a quotation begins one.
    """
    for mark in reversed(list(_SENTENCE_START.finditer(text))):
        if len(mark[0]) > 1 or not is_no_end(text, mark.start()):
            return words_of(text[mark.end() :])
    return words_of(text)


def normalise(word: str) -> str:
    """The form in which words are counted and compared.

    Lower case, composed (one sign for é), apostrophes straight, and none at either end.
    """
    if word.isascii():
        return word.lower().strip("'")
    for apostrophe in APOSTROPHES[1:]:
        word = word.replace(apostrophe, "'")
    lowered = word.lower()
    composed = unicodedata.normalize("NFC", lowered) if len(word) <= _LONGEST_COMPOSED else lowered
    return composed.strip("'")


def normalised(words: Sequence[str]) -> list[str]:
    """The normalised form of each of many words: those in ASCII, as most of a dictionary are, are
    made small all at once, which takes a fifth of the time."""
    text = "\n".join(words)
    keys = text.lower().split("\n")
    is_odd = len(keys) != len(words)  # one has a line break in it
    if is_odd or "'\n" in text or "\n'" in text or text.startswith("'") or text.endswith("'"):
        return [normalise(word) for word in words]
    if not text.isascii():
        for place, word in enumerate(words):
            if not word.isascii():
                keys[place] = normalise(word)
    return keys
