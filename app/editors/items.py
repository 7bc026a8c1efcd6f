"""What an editor is offered at a caret: words, phrases, and grey text behind the caret."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.editors.prose.passage import Passage
from app.editors.reasons import by_sums_alone, sum_and_share, why_phrase, why_word
from app.words.tokens import normalise
from app.writing.answer import Answer, Card
from app.writing.spacing import wants_space_before


@dataclass(frozen=True, slots=True)
class Item:
    """One choice. ``text`` takes the place of the letters typed of the word. ``sort`` keeps the
    order in editors that sort, ``filter`` the item in those that look for the letters typed."""

    label: str
    detail: str
    reasons: str
    sort: str
    filter: str
    text: str
    words: tuple[str, ...]


def items_of(
    answer: Answer, passage: Passage, *, with_phrase: bool, as_markdown: bool
) -> tuple[Item, ...]:
    """The words in their order; a phrase after its first word. None inside a word."""
    if passage.is_inside_word:
        return ()
    return tuple(_items(answer, passage, with_phrase=with_phrase, as_markdown=as_markdown))


def _items(
    answer: Answer, passage: Passage, *, with_phrase: bool, as_markdown: bool
) -> Iterator[Item]:
    phrase = answer.offered if with_phrase else None
    sums = by_sums_alone(answer, as_markdown=as_markdown)
    for place, card in enumerate(answer.cards):
        detail = sum_and_share((card.letter_sum,), card.score)
        reasons = f"{why_word(answer, card, as_markdown=as_markdown)}\n\n{sums}".strip()
        yield _item((card.word,), f"{place:02}", detail, reasons, passage)
        if phrase is not None and not place:
            detail = sum_and_share(phrase.letter_sums, phrase.chance)
            reasons = why_phrase(answer, phrase, as_markdown=as_markdown)
            yield _item(phrase.words, f"{place:02}b", detail, reasons, passage)


def _item(words: tuple[str, ...], sort: str, detail: str, reasons: str, passage: Passage) -> Item:
    label = " ".join(words)
    fits = label.casefold().startswith(passage.prefix.casefold())
    return Item(
        label=label,
        detail=detail,
        reasons=reasons,
        sort=sort,
        filter=label if fits else passage.prefix,
        text=_spaced(label, passage),
        words=words,
    )


def _spaced(label: str, passage: Passage) -> str:
    """Parted from the words on both sides, where a new word begins."""
    if passage.prefix:
        return label
    before = " " if wants_space_before(passage.text) else ""
    return before + label + (" " if passage.is_before_word else "")


def ghosts_of(answer: Answer, passage: Passage, *, with_phrase: bool) -> tuple[Item, ...]:
    """What may stand grey behind the caret: the first word, and the phrase that begins with it,
    where the word is likely and nothing follows on the line."""
    if not answer.cards or not answer.is_first_likely or passage.after.strip():
        return ()
    first, phrase = answer.cards[0], answer.offered if with_phrase else None
    if not _goes_on(first, passage):
        return ()
    word = _ghost((first.word,), passage)
    if phrase is None or phrase.words[0] != first.word:
        return (word,)
    return word, _ghost(phrase.words, passage)


def _goes_on(card: Card, passage: Passage) -> bool:
    """Whether the word begins as is typed, and adds something."""
    typed = passage.prefix
    is_alike = normalise(card.word[: len(typed)]) == normalise(typed)
    return card.slip is None and is_alike and len(card.word) > len(typed)


def _ghost(words: tuple[str, ...], passage: Passage) -> Item:
    """With the letters as they are typed, as it goes on behind them."""
    item = _item(words, "", "", "", passage)
    kept = len(passage.prefix)
    return Item(item.label, "", "", "", "", passage.prefix + item.text[kept:], words)
