"""Whether the caret is where words are written, and not an address, a path, a name or code.

Where it isn't, nothing is offered: the words there are no words of a sentence, and a suggestion
that is taken by mistake breaks what looks right.
"""

from __future__ import annotations

from app.words.learnable import is_private

_FENCE = "```"
# Behind these the next letter decides: "@" begins a name, "/" a path, "and/" goes on.
_JOINING = "@/\\~_="


def is_prose(before: str) -> bool:
    """Whether words are written at the end of this text. Looks at its last line, and for the fences
    of code at what it is given of the text before."""
    line = before[before.rfind("\n") + 1 :]
    if line.count("`") % 2 or _is_fenced(before):
        return False
    if not line or line[-1].isspace():
        return True
    run = line.split()[-1]
    following = "x" if run[-1] in _JOINING else ""
    return not is_private(run + following) and "www." not in run.lower()


def _is_fenced(text: str) -> bool:
    lines = text.split("\n") if _FENCE in text else []
    return sum(line.lstrip().startswith(_FENCE) for line in lines) % 2 == 1
