"""What a predictor answers with. Records only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.words.slip import Slip

# What the voices are called where they are shown.
RECURRENT, TEXT, BROAD = "recurrent network", "text it learned from", "English at large"
DICTIONARY, YOURS = "dictionary", "your own words"
MESSAGES = "messages, numbers and dates"
_HEAD_NAMES = {"frequent-word-or-ending": "words and endings", "letter-sum": "letter sums"}


def head_name(family: str) -> str:
    """What the head of the network for a family of codes is called."""
    return f"network: {_HEAD_NAMES.get(family, family)}"


@dataclass(frozen=True, slots=True)
class Voice:
    """One of those that speak for a suggestion, by name, and how much of the score it made."""

    name: str
    part: float


@dataclass(frozen=True, slots=True)
class Parts:
    """What spoke for a suggestion, each from 0 upwards; a part that had no say is 0.

    ``network`` is what all networks say, ``context`` what was counted: what the training text and
    English at large say of the words before. ``voices`` are the same voice by voice, where a model
    has several.
    """

    network: float = 0.0
    context: float = 0.0
    dictionary: float = 0.0
    personal: float = 0.0
    voices: tuple[Voice, ...] = ()

    @property
    def spoken(self) -> tuple[Voice, ...]:
        """Voice by voice; where a model doesn't tell them apart, by what they are."""
        return self.voices or (
            Voice("network", self.network),
            Voice("context", self.context),
            Voice(DICTIONARY, self.dictionary),
            Voice(YOURS, self.personal),
        )

    def scaled(self, share: float) -> Parts:
        """All of them times ``share``."""
        return Parts(
            self.network * share, self.context * share, self.dictionary * share,
            self.personal * share, tuple(Voice(v.name, v.part * share) for v in self.voices),
        )  # fmt: skip

    def with_personal(self, part: float) -> Parts:
        """The same, with what the person's own words add."""
        return replace(self, personal=part, voices=(*self.voices, Voice(YOURS, part)))

    def with_messages(self, part: float) -> Parts:
        """The same, with what is known of messages, numbers and dates."""
        return replace(
            self, context=self.context + part, voices=(*self.voices, Voice(MESSAGES, part))
        )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One word. ``rivals`` counts the other dictionary words that share its sum.

    A word that doesn't begin as is typed has a ``slip``; its likelihood is in score and parts.
    """

    word: str
    score: float
    letter_sum: int
    parts: Parts
    rivals: int
    slip: Slip | None = None


@dataclass(frozen=True, slots=True)
class PhraseSuggestion:
    """Words decoded together, one for each output of the network.

    ``rivals`` counts the other combinations of dictionary words with the same sums.
    """

    words: tuple[str, ...]
    score: float
    letter_sums: tuple[int, ...]
    parts: Parts
    rivals: int


@dataclass(frozen=True, slots=True)
class Continuation:
    """The first suggestion and the words that are likeliest to follow it, one after the other.

    ``chances``, as many as there are words, say how likely it is, 0 to 1, that the words up to
    this one come next; letters that are typed already are taken for granted.
    """

    words: tuple[str, ...]
    chances: tuple[float, ...]

    def as_far_as(self, least: float) -> Continuation:
        """The same without the words at its end whose chance is below this; perhaps none."""
        length = sum(chance >= least for chance in self.chances)
        return Continuation(self.words[:length], self.chances[:length])


@dataclass(frozen=True, slots=True)
class PredictedSum:
    """A sum the network expects.

    ``position`` is 1 for the next word, 2 for the one after it. ``letter_sum`` is a whole number;
    ``output`` is what the network really said, in sums (61.02); ``p`` is its probability, 0 to 1.
    """

    letter_sum: int
    p: float
    position: int
    output: float


@dataclass(frozen=True, slots=True)
class PredictedCode:
    """A code of the next word that the network expects.

    ``written`` is the code as people read it ("61 · y…"), ``p`` its probability, 0 to 1, ``words``
    the likeliest words that have it.
    """

    written: str
    p: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prediction:
    """The answer for one text. ``ms`` is the time it took, in milliseconds.

    Where the words went through one encoding alone, ``encoding`` is its name and
    ``predicted_codes`` are the codes that were expected, the likeliest first. ``continuation`` is
    None for a model that doesn't know how likely its words are, and where nothing is suggested.
    """

    text: str
    suggestions: tuple[Suggestion | PhraseSuggestion, ...]
    predicted_sums: tuple[PredictedSum, ...]
    ms: float
    encoding: str = ""
    predicted_codes: tuple[PredictedCode, ...] = ()
    continuation: Continuation | None = None
