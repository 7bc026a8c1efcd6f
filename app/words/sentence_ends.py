"""Full stops that end no sentence, and quotations that begin one.

A full stop inside a word or a number ("example.com", "3.50") is known by what follows. That of an
abbreviation ("Dr.", "e.g.") is followed by a space as an end is, so abbreviations are known by
name. Those that are words too ("no.", "sat.", "max.") are left out: there the sentence is over more
often than not.
"""

from __future__ import annotations

import re

ABBREVIATIONS = frozenset((
    "mr", "mrs", "ms", "mx", "messrs", "dr", "prof", "rev", "hon", "st", "capt", "col", "gen",
    "lt", "maj", "sgt", "cmdr", "gov", "sen", "supt", "jr", "sr", "e.g", "i.e", "eg", "ie", "cf",
    "viz", "etc", "al", "approx", "ca", "vs", "v", "esp", "incl", "excl", "resp", "misc", "vol",
    "pp", "p", "eds", "trans", "chap", "dept", "univ", "assn", "bros", "inc", "ltd", "corp",
    "ave", "blvd", "rd", "hwy", "tel", "ext", "feb", "apr", "aug", "sept", "oct", "nov", "dec",
    "mon", "tue", "tues", "thu", "thurs", "a.m", "p.m", "u.s", "u.k", "u.n", "e.u", "ph.d", "b.a",
    "m.a", "b.sc", "m.sc", "p.s", "n.b",
))  # fmt: skip
_LONGEST = 40  # signs looked at
# The letters before a full stop, with the full stops between them.
_BEFORE_STOP = re.compile(r"(?<![\w'’.])(?:[^\W\d_]+\.)*[^\W\d_]+\Z")
_QUOTATION = re.compile(r":[ \t\u00a0]+[\"“„«][ \u00a0\u202f]*\Z")


def is_no_end(text: str, stop: int) -> bool:
    """Whether the sign at ``stop``, which may end a sentence, is a full stop that doesn't: inside a
    word or a number, or behind an abbreviation or an initial."""
    if text[stop] != ".":
        return False
    before, after = text[stop - 1 : stop] if stop else "", text[stop + 1 : stop + 2]
    if before.isalnum() and after.isalnum():
        return not (before.islower() and after.isupper())  # "came.Then" lacks its space
    return after != "." and is_abbreviated(text[max(stop - _LONGEST, 0) : stop])


def is_abbreviated(text: str) -> bool:
    """Whether a full stop behind this text is that of an abbreviation or an initial."""
    tail = text[-_LONGEST:]
    found = _BEFORE_STOP.search(tail)
    if found is None:
        return False
    word = found[0]
    if word.lower() in ABBREVIATIONS:
        return True
    # A capital alone after a name or another initial, as in J. R. Hartley; not "vitamin C."
    is_capital = len(word) == 1 and word.isupper() and word != "I"
    last = tail[: found.start()].split()[-1:]
    return is_capital and (not last or (last[0][0].isupper() and last != ["I"]))


def opens_quotation(text: str) -> bool:
    """Whether the text ends with a quotation mark that opens a sentence, after a colon."""
    return _QUOTATION.search(text[-_LONGEST:]) is not None
