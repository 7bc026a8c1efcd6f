"""Case follows the sentence and what was typed."""

from __future__ import annotations

from app.words.sentence_ends import is_abbreviated, opens_quotation
from app.words.tokens import current_sentence, words_of

_SENTENCE_ENDS = ".!?…\n"
_LONGEST_LOOK = 100  # signs before the caret, for words in capitals
_CLOSING = "\"'”’)]}"


def cased(word: str, finished: str, prefix: str) -> str:
    """``word`` as it should stand after the text ``finished`` in place of the typed ``prefix``.

    A prefix in capitals asks for capitals, a capital first letter for a capital; without a prefix
    a sentence begins with a capital. After words in capitals a capital or none is enough to go on.
    """
    if is_in_capitals(prefix) or (prefix[:1] == prefix.upper() and follows_capitals(finished)):
        return word.upper()
    if prefix:
        return _capital(word) if prefix[0].isupper() else word
    return _capital(word) if begins_sentence(finished) else word


def is_in_capitals(prefix: str) -> bool:
    """Whether what is typed of a word asks for capitals throughout; one letter does not."""
    return len(prefix) > 1 and prefix.isupper()


def follows_capitals(finished: str) -> bool:
    """Whether the last words of this sentence are written in capitals: two at least, as one may be
    the name of something (NASA, TV); "I" and "A" say nothing."""
    tail = finished[-_LONGEST_LOOK:]
    if not "".join(words_of(tail)[-1:]).isupper():
        return False  # as nearly always
    written = [word for word in current_sentence(tail) if word not in ("I", "A")]
    return len(written) > 1 and all(map(is_in_capitals, written[-2:]))


def begins_sentence(finished: str) -> bool:
    """Whether the next word after this text begins a sentence."""
    before = finished.rstrip(" \t")
    if before.endswith("\n") or opens_quotation(before):
        return True
    before = before.rstrip(_CLOSING + " \t")
    if before.endswith(".") and not before.endswith(".."):
        return not is_abbreviated(before[:-1])
    return not before or before[-1] in _SENTENCE_ENDS


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
