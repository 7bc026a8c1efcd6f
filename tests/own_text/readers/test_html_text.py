from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.own_text.readers.html_text import paragraphs
from app.own_text.sources import Kind
from tests.own_text.files import source_of, texts_of, written

PAGE = """<!DOCTYPE html>
<html><head><title>Title</title><style>p { color: red }</style></head>
<body><h1>A  heading</h1><p>One <b>bold</b> word,
and a <a href="x">link</a>.<p>Two &amp; three<!-- no --><script>if (a < b) {}</script>
<ul><li>first<li>second</ul><pre>code</pre><img alt="no" src="x"/>tail</body></html>
"""


def test_a_page(tmp_path: Path) -> None:
    source = source_of(written(tmp_path / "a.html", PAGE))
    assert source.kind is Kind.PAGE
    assert texts_of(source) == [
        "A heading", "One bold word, and a link.", "Two & three", "first", "second", "code", "tail"
    ]  # fmt: skip


@given(st.lists(st.text(max_size=20), max_size=6), st.integers(1, 30))
def test_what_is_escaped_comes_out_however_it_is_cut(texts: list[str], size: int) -> None:
    html = "".join(f"<p>{escape(text)}</p>" for text in texts)
    pieces = [html[start : start + size] for start in range(0, len(html), size)]
    # A page has no carriage returns or NULs: the parser makes others of them, or nothing.
    expected = [" ".join(text.split()) for text in texts]
    assert list(paragraphs(pieces)) == [text for text in expected if text]


def test_what_is_left_out() -> None:
    html = "<p>mine</p><blockquote>a<blockquote>b</blockquote>c</blockquote><p>mine too</p>"
    assert list(paragraphs([html], ["blockquote"])) == ["mine", "mine too"]
    assert list(paragraphs([html])) == ["mine", "a", "b", "c", "mine too"]


@pytest.mark.parametrize(
    "begin", ["<!--", "<a ", "<", "<!", "</a ", "&", "<?", "<![if ", "<![no[", "<a b='"]
)
def test_what_never_ends_takes_no_time(begin: str) -> None:
    """Of a tag without end the parser looks at all that follows, each time it gets more."""
    found = list(paragraphs(["<p>before</p>", begin * 60_000]))
    assert found[0] == "before"


def test_a_picture_in_a_tag_and_a_long_script_are_passed_over() -> None:
    picture = f"<img src='data:{'x' * 100_000}'>"
    script = f"<script>{'y < z; ' * 20_000}</script>"
    comment = f"<!-- {'<p>no</p>' * 10_000} -->"
    html = f"<p>before</p>{picture}<p>between</p>{script}{comment}<p>behind</p>"
    assert list(paragraphs([html])) == ["before", "between", "behind"]


def test_a_paragraph_without_end_is_given_in_pieces() -> None:
    found = list(paragraphs(["word "] * 30_000))
    assert max(map(len, found)) <= 120_000
    assert " ".join(found).split() == ["word"] * 30_000
