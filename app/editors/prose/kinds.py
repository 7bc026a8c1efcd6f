"""Which kind of text a file is, by what the editor calls its language, else by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from app.editors.prose.comments import Comments, Signs
from app.editors.prose.latex import Latex
from app.editors.prose.markdown import Markdown
from app.editors.prose.plain import CommitMessage, Plain
from app.editors.prose.scanner import Scanner

MARKDOWN, PLAIN, LATEX, COMMIT, OFF = "markdown", "plain", "latex", "commit", "off"
KINDS = (MARKDOWN, PLAIN, LATEX, COMMIT, OFF)

_KIND_OF = {
    MARKDOWN: "markdown md gfm quarto rmd rmarkdown mdx pandoc vimwiki",
    PLAIN: "plaintext plain text txt normal mail email eml message",
    LATEX: "latex tex plaintex plain-tex context beamer",
    COMMIT: "git-commit gitcommit git-commit-msg hgcommit jjdescription",
}
_LANGUAGES = {name: kind for kind, names in _KIND_OF.items() for name in names.split()}

_SLASHES = (("/*", "*/"),)
_C = Signs(("//",), _SLASHES)
_TEMPLATES = Signs(("//",), _SLASHES, long_strings=("`",))
_HASH = Signs(("#",))
_PYTHON = Signs(("#",), long_strings=('"""', "'''"), has_docstrings=True)
_DASHES = Signs(("--",), _SLASHES)
_SIGNS = {
    "python": _PYTHON,
    "python-ts": _PYTHON,
    "rust": Signs(("//",), _SLASHES, strings='"'),
    "lua": Signs(("--",), (("--[[", "]]"),)),
    "haskell": Signs(("--",), (("{-", "-}"),), strings='"'),
    "sql": _DASHES,
    "css": Signs((), _SLASHES),
    "html": Signs((), (("<!--", "-->"),), strings=""),
    "xml": Signs((), (("<!--", "-->"),), strings=""),
    "lisp": Signs((";",), (("#|", "|#"),), strings='"'),
    "scheme": Signs((";",), (("#|", "|#"),), strings='"'),
    "emacs-lisp": Signs((";",), strings='"'),
    "clojure": Signs((";",), strings='"'),
    "erlang": Signs(("%",), strings='"'),
    "matlab": Signs(("%",), (("%{", "%}"),)),
    "vim": Signs(('"',), strings="'"),
    "php": Signs(("//", "#"), _SLASHES),
}
_LIKE = {
    "c cpp c++ csharp java kotlin scala swift dart objective-c objc cuda zig": _C,
    "javascript js javascriptreact typescript typescriptreact go": _TEMPLATES,
    "sh bash shellscript zsh fish ruby perl r make makefile dockerfile yaml toml julia elixir "
    "cmake nix powershell coffeescript": _HASH,
}
_SIGNS |= {name: signs for names, signs in _LIKE.items() for name in names.split()}

_MAKERS: dict[str, Callable[[], Scanner | None]] = {
    MARKDOWN: Markdown,
    PLAIN: Plain,
    COMMIT: CommitMessage,
    OFF: lambda: None,
}

_BY_NAME = {"commit_editmsg": COMMIT, "merge_msg": COMMIT, "tag_editmsg": COMMIT}
_BY_ENDING = {".md": MARKDOWN, ".markdown": MARKDOWN, ".txt": PLAIN, ".tex": LATEX, ".eml": PLAIN}


def scanner_of(
    language: str, path: str, *, chosen: Mapping[str, str], with_comments: bool
) -> Scanner | None:
    """Who reads such a file; None where no words are offered.

    ``chosen`` has kinds by language, as the person wants them; ``with_comments`` is whether
    comments of code are prose too.
    """
    language = language.strip().lower()
    kind = chosen.get(language) or _LANGUAGES.get(language)
    if kind is None and language in _SIGNS:
        return Comments(_SIGNS[language]) if with_comments else None
    if kind is None and not language:
        name = PurePosixPath(path.lower())
        kind = _BY_NAME.get(name.name) or _BY_ENDING.get(name.suffix)
    if kind == LATEX:
        return Latex(with_comments=with_comments)
    return _MAKERS[kind or OFF]()
