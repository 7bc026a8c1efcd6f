"""LaTeX within a paragraph: words without commands and formulas."""

from __future__ import annotations

import re

from app.editors.prose.brackets import end_of_brackets
from app.editors.prose.scanner import LEFT_OUT

_MARK = re.compile(r"\\[A-Za-z@]+\*?|\\.|\$\$?|[{}~]|``|''|\\\Z")
# Commands whose arguments, all or the first alone, are names, addresses or code.
_GIVEN_NAMES = (
    "cite citep citet citeauthor citeyear parencite textcite autocite footcite nocite ref eqref "
    "pageref autoref nameref cref Cref vref label begin end usepackage RequirePackage input "
    "include includeonly includegraphics graphicspath url path bibliography bibliographystyle "
    "addbibresource hspace vspace texttt lstinline mintinline SI si num qty unit color pagestyle "
    "thispagestyle newcommand renewcommand providecommand newenvironment DeclareMathOperator "
    "setlength setcounter addtocounter ensuremath index gls Gls glspl acrshort acrlong ac"
)
_GIVEN_ONE_NAME = "href textcolor colorbox hyperref hyperlink foreignlanguage"
_NAMES, _FIRST_IS_NAME = frozenset(_GIVEN_NAMES.split()), frozenset(_GIVEN_ONE_NAME.split())
_SHOWN = frozenset("%&#_${} ")  # signs that a backslash lets stand for themselves
_SPACE = re.compile(r"[ \t]*\n?[ \t]*")
_VERB = ("verb", "verb*")


def latex_words(before: str) -> str | None:
    """See ``Scanner.words_alone``."""
    parts: list[str] = []
    at = 0
    while (mark := _MARK.search(before, at)) is not None:
        parts.append(before[at : mark.start()])
        found = _after_mark(mark, before)
        if found is None:
            return None
        at, instead = found
        parts.append(instead)
    return "".join(parts) + before[at:]


def _after_mark(mark: re.Match[str], before: str) -> tuple[int, str] | None:
    sign, end = mark[0], mark.end()
    if sign[0] == "$":
        return _formula(sign, before, end)
    if sign[0] != "\\":
        return end, {"~": " ", "``": '"', "''": '"'}.get(sign, "")
    name = sign[1:]
    if not name or end == len(before):
        return None if name[:1] not in _SHOWN or not name else (end, name)
    if name == "(":
        return _formula("\\)", before, end)
    if name in _VERB:
        close = before.find(before[end], end + 1)
        return None if close < 0 else (close + 1, LEFT_OUT)
    if not name[0].isalpha() and name[0] != "@":
        return end, name if name in _SHOWN else " "
    return _command(name.rstrip("*"), before, end)


def _command(name: str, before: str, at: int) -> tuple[int, str] | None:
    """What a command is given: options never are words, arguments most often are."""
    without_words = 99 if name in _NAMES else int(name in _FIRST_IS_NAME)
    is_left_out = False
    while True:
        space = _SPACE.match(before, at)
        group = space.end() if space else at
        opening = before[group : group + 1]
        if opening == "[":
            close = end_of_brackets(before, group, "[", "]")
        elif opening == "{" and without_words:
            close, without_words = end_of_brackets(before, group, "{", "}"), without_words - 1
            is_left_out = True
        else:
            return at, LEFT_OUT if is_left_out and name in _NAMES else ""
        if close is None:
            return None
        at = close


def _formula(end: str, before: str, at: int) -> tuple[int, str] | None:
    close = before.find(end, at)
    while close > 0 and before[close - 1] == "\\" and end[0] == "$":
        close = before.find(end, close + 1)
    return None if close < 0 else (close + len(end), LEFT_OUT)
