"""Where words are offered in plain text, LaTeX, messages of commits and comments of code."""

from __future__ import annotations

import pytest

from app.editors.prose.kinds import scanner_of
from tests.editors.carets import passage, text_before

LONG = "This line is as long as one that was broken where no more words had room"
TEX = "\\documentclass{article}\n\\title{It}\n\\begin{document}\n"


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("How are ‸", "How are"),
        ("Dear John,\nthank ‸", "thank"),
        (f"{LONG}\nand more ‸", f"{LONG} and more"),
        (f"{LONG}\n\nand more ‸", "and more"),
        (f"{LONG}\n- an item ‸", "an item"),
        ("    indented ‸", "indented"),
        ("> quoted ‸", "quoted"),
        ("see www.exa‸", None),
        ("see http://a.b/c‸", None),
        ("my hunter2‸", None),
    ],
)
def test_plain_text(text: str, before: str | None) -> None:
    assert text_before(text, "plaintext") == before


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Fix the ‸", "Fix the"),
        ("Fix it\n\nBecause ‸\n\n# Please enter", "Because"),
        ("Fix it\n# On branch mai‸", None),
        ("Fix it\n\nSigned-off-by: An‸", None),
        ("Fix it\n# ------------------------ >8 ------------------------\nwords ‸", None),
        ("Fix it\ndiff --git a/x b/x\n words ‸", None),
        ("‸", ""),
    ],
)
def test_messages_of_commits(text: str, before: str | None) -> None:
    assert text_before(text, "gitcommit") == before


@pytest.mark.parametrize(
    ("text", "before"),
    [
        (f"{TEX}How are ‸", "How are"),
        ("a fragment, no class ‸", "a fragment, no class"),
        ("\\section{How are ‸}", "How are"),
        ("see \\cite[p.~5]{foo} and \\emph{how ar‸e}", "see and how ar"),
        ("before\n\\begin{equation*}\nx\n\\end{equation*}\nHow ‸", "How"),
        ("one line\nand more ‸", "one line and more"),
        ("one\n\n\\item two ‸", "two"),
        ("a $x$ and \\(y\\) b‸", "a and b"),
        ("50\\% of th‸", "50% of th"),
        ("\\href{http://x}{the pa‸}", "the pa"),
        ("Figure~\\ref{a}, we sa‸", "Figure , we sa"),
        ("``quoted'' an‸", '"quoted" an'),
        ("\\verb|x y| an‸", "an"),
        ("a\\\\b‸", "a b"),
    ],
)
def test_latex(text: str, before: str) -> None:
    assert text_before(text, "latex") == before


@pytest.mark.parametrize(
    "text",
    [
        "\\documentclass{article}\n\\title{x‸}",
        "\\documen‸",
        "see \\cite{fo‸",
        "see \\cite[p. 5]{fo‸",
        "\\usepackage[utf‸",
        "\\begin{equation}\nx ‸\n\\end{equation}",
        "\\begin{verbatim}\nx ‸",
        "\\begin{align*} x ‸",
        "\\[ x ‸",
        "\\[\nx ‸\n\\]",
        "$$\nx ‸\n$$",
        "a $x$ b $y‸",
        "a \\(x ‸",
        "text % comm‸",
        "\\verb|a b‸",
        "a \\texttt{foo b‸}",
        "\\\\‸",
    ],
)
def test_nothing_is_offered_in_latex(text: str) -> None:
    assert text_before(text.replace("\\\\‸", "\\‸"), "latex") is None


def test_comments_of_latex_by_choice() -> None:
    assert text_before("text % a comm‸", "latex", with_comments=True) == "a comm"


@pytest.mark.parametrize(
    ("language", "text", "before"),
    [
        ("python", "x = 1  # How are ‸", "How are"),
        ("python", "# one line\n# and more ‸", "one line and more"),
        ("python", "# one line\n#\n# and more ‸", "and more"),
        ("python", "# one line\nx = 1\n# and more ‸", "and more"),
        ("python", 'def f():\n    """How are ‸"""\n', "How are"),
        ("python", 'def f():\n    """One.\n\n    How are ‸', "How are"),
        ("python", "x ‸", None),
        ("python", 's = "# no ‸"', None),
        ("python", 's = """\n# no ‸"""', None),
        ("python", 's = "\\"# no ‸"', None),
        ("python", 's = "a"  # yes ‸', "yes"),
        ("c", "int x; // How ‸", "How"),
        ("c", "/* How\n * are ‸\n */", "How are"),
        ("c", "/** How are ‸ */", "How are"),
        ("c", "/* a */ int x ‸;", None),
        ("c", 's = "// no ‸"', None),
        ("typescript", "const a = `// no\n// no ‸`", None),
        ("sh", "echo $# a‸", None),
        ("sh", "# How are ‸", "How are"),
        ("html", "<!-- How are ‸ -->", "How are"),
        ("html", "<p>How are ‸", None),
        ("lua", "--[[ How\nare ‸ ]]", "How are"),
        ("rust", "fn f<'a>() {} // How ‸", "How"),
    ],
)
def test_comments_of_code(language: str, text: str, before: str | None) -> None:
    assert text_before(text, language, with_comments=True) == before


@pytest.mark.parametrize("language", ["python", "c", "sh", "html", "unheard-of", ""])
def test_code_is_left_alone_unless_it_is_chosen(language: str) -> None:
    assert scanner_of(language, "/x/y.py", chosen={}, with_comments=False) is None


@pytest.mark.parametrize(
    ("path", "text"),
    [("/x/notes.MD", "# Head‸"), ("/x/.git/COMMIT_EDITMSG", "Head‸"), ("/x/a.txt", "Head‸")],
)
def test_without_a_language_the_name_tells(path: str, text: str) -> None:
    assert scanner_of("", path, chosen={}, with_comments=False) is not None


def test_a_language_is_read_as_the_person_says() -> None:
    assert scanner_of("Typst", "", chosen={"typst": "plain"}, with_comments=False) is not None
    assert scanner_of("markdown", "", chosen={"markdown": "off"}, with_comments=False) is None


@pytest.mark.parametrize("language", ["plaintext", "latex", "gitcommit", "python", "c"])
@pytest.mark.parametrize("sign", ["\\", "$", "{", "\\a{", "'", '"', "/*", "# ", "\\begin{align}"])
def test_a_line_of_many_signs_takes_no_time(language: str, sign: str) -> None:
    passage(sign * (300_000 // len(sign)) + "‸", language, with_comments=True)
