"""From what a person calls a model to a title that fits, and to a name for its file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import chain, count

from app.prediction.model_card import LONGEST_TITLE
from app.words.shortening import shortened

SUFFIX = ".npz"
UNNAMED = "model"  # where nothing of a title can stand in the name of a file
_JOINERS = "\u200c\u200d"  # of Persian letters, of several signs to one
_LONGEST_STEM = 40  # signs
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)\d")  # by Windows


def cleaned(text: str, longest: int = LONGEST_TITLE) -> str:
    """The text on one line, without lone surrogates and signs that can't be seen, but for those
    that join letters; cut where it is too long. "" if nothing is left that can be seen."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    signs = map(_shown, unicodedata.normalize("NFC", whole))
    line = " ".join("".join(signs).split())
    return shortened(line, longest) if any(map(str.isprintable, line.replace(" ", ""))) else ""


def _shown(sign: str) -> str:
    """Turning what stands behind it around, or beginning a new line, is no part of a name."""
    if sign in _JOINERS:
        return sign
    return {"Cc": " ", "Cf": ""}.get(unicodedata.category(sign), sign)


def free_title(title: str, taken: Collection[str]) -> str:
    """The title, or where one of the ``taken`` is the same but for its case, with a number that
    makes it free."""
    keys, title = {each.casefold() for each in taken}, cleaned(title) or UNNAMED
    numbered = (f"{cleaned(title, LONGEST_TITLE - 1 - len(str(n)))} {n}" for n in count(2))
    return next(each for each in chain((title,), numbered) if each.casefold() not in keys)


def file_names(title: str) -> Iterator[str]:
    """Names for the file of a model, the best first, without end. They are the same on every
    system: a to z, digits and hyphens, so that none differs from another by case alone."""
    stem = _stem(title)
    yield stem + SUFFIX
    yield from (f"{stem}-{number}{SUFFIX}" for number in count(2))


def _stem(title: str) -> str:
    letters = unicodedata.normalize("NFKD", title.casefold())
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_STEM].strip("-") or UNNAMED
    return f"{UNNAMED}-{stem}" if _RESERVED.fullmatch(stem) else stem
