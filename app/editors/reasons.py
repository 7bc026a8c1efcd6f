"""Why a word is offered, as an editor shows it beside the word: Markdown, or plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.words.alphabet import letter_values
from app.words.shortening import shortened
from app.writing.answer import Answer, Card, SpelledWord
from app.writing.phrase_card import PhraseCard
from app.writing.slip_text import slip_text
from app.writing.why_text import addition, remaining, rivals_heading, share_text

# What is markup anywhere, and what is only at the beginning of a paragraph.
_SIGNS = re.compile(r"([\\`*_\[\]~]|<(?=\S)|&(?=#?\w+;)|\A[#>+=|-])")
_NUMBERED = re.compile(r"\A(\d{1,9})([.)])")
_LONGEST_WORD = 40
_KEPT = 500  # texts in Markdown: the names of voices come again and again
_RIVALS_SHOWN = 8


@lru_cache(_KEPT)
def in_markdown(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    return _NUMBERED.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", " ".join(text.split())))


def sum_and_share(sums: tuple[int, ...], share: float | None) -> str:
    """``65 · 12 %``"""
    written = " + ".join(map(str, sums))
    return written if share is None else f"{written} · {share_text(min(max(share, 0.0), 1.0))}"


def why_word(answer: Answer, card: Card, *, as_markdown: bool) -> str:
    """The word's sum and share, the voices, and the rivals."""
    return _written(_of_word(answer, card), as_markdown=as_markdown)


def by_sums_alone(answer: Answer, *, as_markdown: bool) -> str:
    """What letter sums alone would say, whichever word it is; "" where they say nothing."""
    return _written(_of_sums(answer), as_markdown=as_markdown)


def why_phrase(answer: Answer, phrase: PhraseCard, *, as_markdown: bool) -> str:
    """The sums of the words, and how likely they are together."""
    parts = [f"**{phrase.text}**: {sum_and_share(phrase.letter_sums, phrase.chance)}"]
    parts += [_addition(word) for word in phrase.words]
    parts.append("What is suggested first, again and again, as long as all of it is likely.")
    return _written(parts, as_markdown=as_markdown)


def _of_word(answer: Answer, card: Card) -> Iterator[str]:
    word = shortened(card.word, _LONGEST_WORD)
    yield f"**{word}**: sum {sum_and_share((card.letter_sum,), card.score)}"
    if answer.typed and (slip := slip_text(answer.typed.word, card.slip)):
        yield slip
    yield _addition(word)
    total = sum(voice.part for voice in card.parts.spoken) or 1.0
    voices = [voice for voice in card.parts.spoken if voice.part > 0]
    if voices:
        yield "**What spoke for this word**"
    for voice in sorted(voices, key=lambda voice: -voice.part):
        yield f"- {voice.name}: {share_text(voice.part / total)}"
    yield f"**{rivals_heading(card.rival_count, f'the sum {card.letter_sum}')}**"
    shown = [shortened(rival, _LONGEST_WORD) for rival in card.rivals[:_RIVALS_SHOWN]]
    if shown:
        yield " · ".join(shown) + (" …" if card.rival_count > len(shown) else "")


def _of_sums(answer: Answer) -> Iterator[str]:
    if not answer.expected:
        return
    yield "**What letter sums alone would say**"
    if answer.context:
        yield "after " + ", ".join(_addition(spelled.word) for spelled in answer.context)
    yield " · ".join(f"{each.letter_sum} {share_text(each.p)}" for each in answer.expected)
    if left := remaining(answer.expected, answer.typed):
        yield left


def _addition(word: str) -> str:
    return f"{shortened(word, _LONGEST_WORD)} = {addition(SpelledWord(word, letter_values(word)))}"


def _written(parts: Iterable[str], *, as_markdown: bool) -> str:
    """Paragraphs and lists; ``**`` around a part and ``- `` before it are marks of ours."""
    lines: list[str] = []
    for part in parts:
        is_item = part.startswith("- ")
        if as_markdown and lines and not (is_item and lines[-1].startswith("- ")):
            lines.append("")
        lines.append(_marked(part) if as_markdown else part.replace("**", ""))
    return "\n".join(lines)


def _marked(part: str) -> str:
    if part.startswith("- "):
        return f"- {in_markdown(part[2:])}"
    if part.startswith("**"):
        bold, _, rest = part[2:].partition("**")
        return f"**{in_markdown(bold)}**{in_markdown(rest)}"
    return in_markdown(part)
