"""The words of a text that may be learned from the person: none of a password, a key, an address.

What is written without a space inside is looked at as a whole, with its signs, which the tokens
have lost. None of its words may be learned if it has

- an "@": an e-mail address, a name in a network;
- a sign between two letters or digits that words don't have there: a full stop (example.com),
  ":", "=", "+", "_", "$", "!" and so on, several slashes (https://…, a/b/c); one slash is fine
  (and/or), and so are hyphens, apostrophes and "&";
- a slash, a backslash or a tilde at its beginning: a path;
- a digit beside a letter (hunter2, 5pm), or letters and several numbers (ABCD-12-EFGH-34);
- more than 60 signs, all of them ASCII.

A word alone may not be learned if it looks as if nobody could say it, see ``looks_random``.
A password of everyday words can't be told from everyday words; for those there is "off the record".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.words.sentence_ends import is_no_end
from app.words.tokens import words_of

LONGEST_WORD = 40  # letters; longer ones are keys more often than words
_LONGEST_RUN = 60  # signs without a space
_LONGEST_SENTENCE = 10_000  # signs; what lies further back is not looked at

# A sign that may also stand in an address ends a sentence only if a space follows.
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_FINISHED = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*\s+|[。！？]\s*|[\n\r\v\f\u2028\u2029]\s*)\Z")
_LONGEST_FINISH = 20  # signs looked at

_RUN = re.compile(r"\S+")
_OPENING = "\"'“‘«([{<*_-–—"
_PRIVATE = re.compile(
    r"@"
    r"|[^\W_]\.[^\W_]"
    r"|[^\W_][:=+$#%^*|~<>{}\\_!?]+[^\W_]"
    r"|[^\W_]://|/[^/]*/"
    r"|[^\W\d_]\d|\d[^\W\d_]"
    r"|\d[^\d]+\d"
)
_PATH_BEGINS = ("/", "\\", "~", "./", "../")

_VOWELS = frozenset("aeiouyæœøı")
_RARE = frozenset("jqxz")
_HUMP = re.compile(r"[a-z][A-Z]")
_LATIN_END = 0x250  # of the code points of Latin letters


def learnable_sentence(text: str) -> list[str]:
    """The words of the sentence that the end of the text is in, as typed, and "" in the place of
    each one that may not be learned.

    A sentence is over only where a space follows its end, so there are no words right after that.
    """
    return learnable_words(last_sentence_text(text))


def learnable_sentences(text: str) -> Iterator[list[str]]:
    """The same of each sentence of a text that has words, in order."""
    return filter(None, map(learnable_words, sentence_texts(text)))


def last_sentence_text(text: str) -> str:
    """The sentence that the end of the text is in, as it is written."""
    *_, last = sentence_texts(text[-_LONGEST_SENTENCE:])
    return last


def first_sentence_text(text: str) -> str:
    """The sentence that the beginning of the text is in, its end included."""
    return next(sentence_texts(text[:_LONGEST_SENTENCE]))


def has_finished_sentence(text: str) -> bool:
    """Whether the text ends with the end of a sentence, the space behind it included."""
    tail = text[-_LONGEST_FINISH:]
    found = _FINISHED.search(tail)
    if found is None:
        return False
    ends_line = len(f"{found[0]}x".splitlines()) > 1
    return ends_line or not is_no_end(tail, found.start())


def may_be_learned(word: str) -> bool:
    """Whether it is one word as the tokens have them, and looks like one."""
    return words_of(word) == [word] and len(word) <= LONGEST_WORD and not looks_random(word)


def looks_random(word: str) -> bool:
    """Whether letters of the Latin script look as if drawn by lot. They do if there are

    - three small letters followed by a capital: kJhGfXq, but neither McDonald nor LaTeX;
    - six letters and more, five of them different, and no vowel (y is one, as in rhythms);
    - eight consonants in a row, five of them different (catchphrase has six);
    - ten letters and more, less than a seventh of them vowels (Schwarzschild has two in 13);
    - eight letters and more, and three of j, q, x, z.

    No word of the dictionary does.
    """
    if len(_HUMP.findall(word)) >= 3:
        return True
    letters = _plain_letters(word)
    if not letters or any(ord(letter) >= _LATIN_END for letter in letters):
        return False
    vowels = sum(letter in _VOWELS for letter in letters)
    if len(letters) >= 6 and not vowels and len(set(letters)) >= 5:
        return True
    if len(letters) >= 10 and vowels * 7 < len(letters):
        return True
    if len(letters) >= 8 and len(_RARE.intersection(letters)) >= 3:
        return True
    runs = "".join(" " if letter in _VOWELS else letter for letter in letters).split()
    return any(len(run) >= 8 and len(set(run)) >= 5 for run in runs)


def sentence_texts(text: str) -> Iterator[str]:
    """The sentences as they are written, and what stands behind the last one, "" if nothing
    does."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not is_no_end(text, end.start()):
            yield text[start : end.end()]
            start = end.end()
    yield text[start:]


def learnable_words(sentence: str) -> list[str]:
    """The words of one sentence, and "" in the place of each one that may not be learned."""
    return [word for run in _RUN.findall(sentence) for word in _learnable_words(run)]


def _learnable_words(run: str) -> list[str]:
    """The words of what is written without a space; "" for those that may not be learned."""
    words = words_of(run)
    if words and is_private(run):
        return [""] * len(words)
    return [word if may_be_learned(word) else "" for word in words]


def is_private(run: str) -> bool:
    """Whether what is written without a space is no prose: an address, a path, a key."""
    inner = run.lstrip(_OPENING)
    return (
        inner.startswith(_PATH_BEGINS)
        or _PRIVATE.search(run) is not None
        or (len(run) > _LONGEST_RUN and run.isascii())
    )


def _plain_letters(word: str) -> str:
    """Small letters without their accents."""
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(sign for sign in apart if sign.isalpha())
