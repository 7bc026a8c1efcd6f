"""What is typed where a word or a sum is asked for, and is neither: the command, the window."""

from __future__ import annotations

_TYPE = "; type one word, or a sum such as 65"
_NO_SUM = "a sum is a whole number in digits alone, without sign or point, such as 65"

# Each text with the line that refuses it.
REFUSED = [
    ("", "nothing typed" + _TYPE),
    (" \t\n ", "nothing typed" + _TYPE),
    (" " * 1_000_000, "nothing typed" + _TYPE),
    ("1000000", "more than 6 digits, and no word's sum comes near" + _TYPE),
    ("9" * 4_301, "more than 6 digits, and no word's sum comes near" + _TYPE),
    ("٩" * 4_301, "more than 6 digits, and no word's sum comes near" + _TYPE),
    ("9" * 1_000_000, "more than 10,000 characters" + _TYPE),
    ("a" * 10_001, "more than 10,000 characters" + _TYPE),
    ("a" * 1_000_000, "more than 10,000 characters" + _TYPE),
    ("two words", "more than one word" + _TYPE),
    ("well-known", "more than one word" + _TYPE),
    ("two\nwords", "more than one word" + _TYPE),
    ("to\0day", "more than one word" + _TYPE),
    ("日本語", "no letters from a to z in it, so it has no sum" + _TYPE),
    ("五", "no letters from a to z in it, so it has no sum" + _TYPE),
    ("🙂", "no letters from a to z in it, so it has no sum" + _TYPE),
    ("!?", "no letters from a to z in it, so it has no sum" + _TYPE),
    ("-", "no letters from a to z in it, so it has no sum" + _TYPE),
    ("\0", "no letters from a to z in it, so it has no sum" + _TYPE),
    ("-5", _NO_SUM),
    ("+5", _NO_SUM),
    ("+-5", _NO_SUM),
    ("−5", _NO_SUM),
    ("4.94", _NO_SUM),
    ("4,95", _NO_SUM),
    ("1,000", _NO_SUM),
    ("1_000", _NO_SUM),
    ("1 000", _NO_SUM),
    ("1e400", _NO_SUM),
    ("0x41", _NO_SUM),
    ("½", _NO_SUM),
    ("6²", _NO_SUM),
    ("Ⅷ", _NO_SUM),
    ("b2b", _NO_SUM),
    ("\ud800", "no readable text (it isn't UTF-8)" + _TYPE),
    ("today\udcff", "no readable text (it isn't UTF-8)" + _TYPE),
]
