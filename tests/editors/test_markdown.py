"""Where words are offered in Markdown, and after which text."""

from __future__ import annotations

import pytest

from tests.editors.carets import passage, text_before


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("How are ‸", "How are"),
        ("# Head‸", "Head"),
        ("- How are y‸", "How are y"),
        ("- [ ] How are y‸", "How are y"),
        ("1. one\n2. two is ‸", "two is"),
        ("> quoted\n> more and ‸", "quoted more and"),
        ("para\n    goes on ‸", "para goes on"),
        ("text  \nnext ‸", "text next"),
        ("Dear John,\n‸", "Dear John,"),
        ("before\n\n‸", ""),
        ("- a\n\n    para in item ‸", "para in item"),
        ("---\ntitle: x\n---\nHow ‸", "How"),
        ("---\n\nHow ‸", "How"),
        ("```\ncode\n```\nHow ‸", "How"),
        ("use `foo` b‸", "use b"),
        ("foo `a\nb` c‸", "foo c"),
        ("an ` alone\nand more ‸", "an alone and more"),
        ("see [the page](http://a.b/c_(d)) an‸", "see the page an"),
        ("see [the page][ref] an‸", "see the page an"),
        ("see <http://a.b> an‸", "see an"),
        ("see http://a.b/c an‸", "see an"),
        ("a <b>bo‸ld</b>", "a bo"),
        ("x < y an‸", "x y an"),
        ("**bold** and *ital‸", "bold and ital"),
        ("It costs $5 and ‸", "It costs $5 and"),
        ("let $x$ be ‸", "let be"),
        ("| a | How are ‸| b |", "How are"),
        ("[^1]: note is ‸", "note is"),
        ("a\\_b \\` c‸", "a_b c"),
        ("five &amp; six ‸", "five six"),
        ("<!-- a note ‸-->", "a note"),
    ],
)
def test_words_are_offered_after(text: str, before: str) -> None:
    assert text_before(text) == before


@pytest.mark.parametrize(
    "text",
    [
        "```\ncode ‸\n```\n",
        "```python\ncode ‸",
        "~~~\n```\ncode ‸\n~~~",
        "- item\n  ```\n  code ‸\n  ```",
        "    code ‸",
        "- a\n\n      code in item ‸",
        "---\ntitle: x‸\n---\n",
        "+++\ntitle = ‸\n+++\n",
        "use `foo b‸",
        "use ``foo ` b‸",
        "foo `a\nb‸` c",
        "see [the page](http://a.b/c‸",
        "see [the page](some page‸",
        "see [the page][re‸",
        "[id]: http://x ‸",
        "see http://foo.ba‸",
        "see https://‸",
        "www.exam‸",
        "write to ann@exam‸",
        "in /usr/lo‸",
        "see <http://a.b‸>",
        "a <b cl‸",
        "a <b cl‸>",
        "<script>\nvar x‸\n</script>",
        "<style>a ‸",
        "$$\nx ‸\n$$",
        "let $x+y‸",
        "snake_ca‸",
        "&nb‸",
        "say :smi‸",
        "a[^no‸",
        "***‸",
    ],
)
def test_nothing_is_offered_in(text: str) -> None:
    assert text_before(text) is None


def test_what_is_left_out_is_never_learned_and_parts_its_neighbours() -> None:
    found = passage("Run `make test` twice and see <http://a.b> there ‸")
    assert found is not None
    assert found.text == "Run  twice and see  there "
    assert found.learnable == "Run x0 twice and see x0 there "


def test_an_open_paragraph_is_looked_at_as_far_as_it_is_needed() -> None:
    found = passage("word " * 100_000 + "\n" + "more " * 2_000 + "‸")
    assert found is not None
    assert len(found.text) < 10_000


@pytest.mark.parametrize("sign", ["`", "[", "<a", "$a ", "](", "> ", "- ", "&", "*", "\\"])
def test_a_line_of_a_million_signs_takes_no_time(sign: str) -> None:
    passage(sign * (1_000_000 // len(sign)) + "‸")
