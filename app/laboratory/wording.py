"""What the cards say of what was decoded, in words."""

from __future__ import annotations

from app.laboratory.decoding import LETTER_SUM, Decoded
from app.words.subject import Subject, strings_with_sum


def heading_of(subject: Subject) -> str:
    """``today = 65`` or ``sum 65``."""
    total = f"{subject.letter_sum:,}"
    return f"{subject.shown} = {total}" if subject.word else f"sum {total}"


def verdict_on(decoded: Decoded) -> str:
    """Whether the string is a word, and its place among those of its sum."""
    if not decoded.subject.word:
        return ""
    if not decoded.is_word:
        return "not a word"
    return f"a word, number {decoded.window[0].rank:,} of its sum"


def words_heading(decoded: Decoded) -> str:
    """``503 words share 65``"""
    count, total = len(decoded.found), decoded.subject.letter_sum
    words = "1 word" if count == 1 else f"{count:,} words"
    if decoded.encoding is not LETTER_SUM:
        verb = "shares" if count == 1 else "share"
        return f"{words} {verb} the {decoded.encoding.name} code of {decoded.subject.shown}"
    if decoded.delta:
        return f"{words} within {total:,} ± {decoded.delta}"
    return f"{words} {'has' if count == 1 else 'share'} the sum {total:,}"


def strings_line(decoded: Decoded) -> str:
    """How many letter strings have the sum, and how few of them are words."""
    total = decoded.subject.letter_sum
    strings = strings_with_sum(total)
    noun = "letter string adds" if strings == "1" else "letter strings add"
    words = "1 is a word" if decoded.same_sum == 1 else f"{decoded.same_sum:,} are words"
    return f"{strings} {noun} up to {total:,}; {words}"
