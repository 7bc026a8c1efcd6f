"""What a model file says of itself to people: its title, what it was trained on, how good it is.

Optional: a model file without a card is used like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from nncore.errors import UntrustedError
from nncore.untrusted.numbers import number, text
from nncore.untrusted.quoting import quoted

NOTE = "card"  # its name among the notes of a model file
LONGEST_TITLE, LONGEST_TRAINED_ON = 60, 200  # signs
_MOST_PERCENT = 100.0
_TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Figures:
    """How good suggestions are on text that nothing was learned from.

    ``ks3``: keys saved with three suggestions, in percent of the letters; below 0 where they cost
    keys. ``hit3``: words found among the first three, in percent.
    """

    ks3: float
    hit3: float


@dataclass(frozen=True, slots=True)
class ModelCard:
    """``made`` is in UTC and has whole seconds; a file that anyone can make again to the same bytes
    has no time, and no title but its name. ``before`` and ``after`` were measured on the same text:
    with the model that was in use, and with this one."""

    title: str = ""
    made: datetime | None = None
    trained_on: str = ""
    before: Figures | None = None
    after: Figures | None = None


def card_to_note(card: ModelCard | None) -> dict[str, Any]:
    """The notes of a model file that hold the card, as JSON values; none without a card."""
    if card is None:
        return {}
    figures = {"before": card.before, "after": card.after}
    note = {
        "title": card.title,
        "made": card.made and _told(card.made),
        "trained_on": card.trained_on,
        **{name: {"ks3": each.ks3, "hit3": each.hit3} for name, each in figures.items() if each},
    }
    return {NOTE: {name: value for name, value in note.items() if value}}


def card_from_notes(notes: Any) -> ModelCard | None:
    """The card in the notes of a model file, None where there is none. Raises UntrustedError."""
    note = notes.get(NOTE)
    if note is None:
        return None
    if not isinstance(note, dict):
        raise UntrustedError("its card is no names and values")
    return ModelCard(
        text(note.get("title", ""), "the title on its card", LONGEST_TITLE),
        _time(note.get("made")),
        text(note.get("trained_on", ""), "what its card says of its text", LONGEST_TRAINED_ON),
        _figures(note.get("before")),
        _figures(note.get("after")),
    )


def _told(made: datetime) -> str:
    return made.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _time(value: Any) -> datetime | None:
    if value is None:
        return None
    try:
        time = datetime.strptime(text(value, "the date on its card"), _TIME)
    except ValueError:
        raise UntrustedError(
            f"the date on its card is {quoted(value)}; such as 2026-01-31T12:00:00Z is needed"
        ) from None
    return time.replace(tzinfo=UTC)


def _figures(value: Any) -> Figures | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise UntrustedError("the figures on its card are no names and values")
    return Figures(
        number(value.get("ks3"), "the keys saved on its card", -_MOST_PERCENT, _MOST_PERCENT),
        number(value.get("hit3"), "the words found on its card", 0, _MOST_PERCENT),
    )
