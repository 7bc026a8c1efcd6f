"""Where Markdown has paragraphs, compared with a parser that reads it as everyone does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.editors.prose.markdown import Markdown
from app.editors.prose.markdown_blocks import CLOSED, Blocks, read_line
from app.editors.prose.scanner import LineStates
from tests.examples import few_examples

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = ("README.md", "CHANGELOG.md", "docs/architecture.md", "docs/mathematics.md",
             "docs/suggestions.md", "docs/lessons.md", "data/README.md")  # fmt: skip


def lines_with_words(lines: list[str]) -> set[int]:
    """As we read them; of lines that aren't empty."""
    states = LineStates(Markdown())
    found = set()
    for number, line in enumerate(lines):
        before = states.before(number, lines)
        assert isinstance(before, Blocks)
        words = read_line(before, line, number).words
        if words is not None and line[words.start : words.end].strip():
            found.add(number)
    return found


def peer_lines(lines: list[str]) -> tuple[set[int], set[int]]:
    """As the parser reads them: lines of code, and lines of paragraphs and headings."""
    code: set[int] = set()
    words: set[int] = set()
    for token in MarkdownIt("commonmark").parse("\n".join(lines)):
        if token.map is None:
            continue
        if token.type in ("fence", "code_block"):
            code |= set(range(*token.map))
        if token.type == "inline":
            words |= set(range(*token.map))
    return code, words


def disagreements(lines: list[str]) -> list[tuple[str, str]]:
    ours, (code, words) = lines_with_words(lines), peer_lines(lines)
    return [
        *(("words in code", lines[number]) for number in sorted(ours & code)),
        *(("no words in a paragraph", lines[number]) for number in sorted(words - ours)),
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_our_own_documents(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    told = disagreements(lines)
    rulers = [each for each in told if set(each[1]) <= set("|-=: ")]
    assert [each for each in told if each not in rulers] == []


# No line here is read otherwise by us on purpose: HTML, formulas and definitions are.
FRAGMENTS = st.sampled_from(
    ["word", "two words", "", "", "- item", "* item", "1. item", "2) item", "  in it", "    deep",
     "      deeper", "```", "```python", "~~~", "  ```", "> quote", "> - item", "# Heading", "***",
     "\tcode", "   three", ">     code", "- ", "10. ten", "`code` at first", "> ```"]
)  # fmt: skip


@few_examples(50)
@given(st.lists(FRAGMENTS, max_size=8))
def test_any_blocks(lines: list[str]) -> None:
    assert disagreements(lines) == []


@pytest.mark.parametrize("blank", ["", "   "])
def test_an_empty_line_ends_a_paragraph(blank: str) -> None:
    assert read_line(CLOSED, blank, 3).after == CLOSED
