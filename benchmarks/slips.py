"""How often the word meant is among the first suggestions where what is typed is a slip.

    python -m benchmarks.slips

tests/data/slips.txt has 100 slips, a tab between what stands before, what is typed and the word
meant; none of them was used to choose anything. Before: with the words alone that begin as is
typed. The letters are those typed, of the slip, until the word meant is among the first three for
good.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.prediction.predictor import Predictor
from app.prediction.suggestion import Suggestion
from app.prediction.word_predictor import WordPredictor
from benchmarks.report import Table

SLIPS = Path(__file__).parents[1] / "tests/data/slips.txt"
SHOWN = (1, 3, 5)
COLUMNS = ("", "slips", *(f"first {shown}" for shown in SHOWN))
_ASKED = 50  # so many that with slips left out the first five are still there


@dataclass(frozen=True, slots=True)
class TypedSlip:
    """``typed`` after the text ``before``, where ``meant`` was meant."""

    before: str
    typed: str
    meant: str

    @property
    def is_of_signs(self) -> bool:
        """Whether only an apostrophe is missing or in the wrong place."""
        return self.typed.lower().replace("'", "") == self.meant.lower().replace("'", "")


def read_slips(path: Path = SLIPS) -> list[TypedSlip]:
    """One of each line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [TypedSlip(*line.split("\t")) for line in lines]


def place(suggested: Sequence[Suggestion], meant: str) -> int:
    """The place, from 1, of the word meant; 0 where it isn't among them."""
    words = [each.word.lower() for each in suggested]
    return words.index(meant.lower()) + 1 if meant.lower() in words else 0


def places(
    predictor: WordPredictor, slips: Sequence[TypedSlip], kept: Callable[[Suggestion], bool]
) -> list[int]:
    """The place of the word meant of each slip, among the suggestions that are kept."""
    found = []
    for slip in slips:
        suggested = predictor.suggest(slip.before + slip.typed, _ASKED)
        found.append(place([each for each in suggested if kept(each)], slip.meant))
    return found


def letters_needed(predictor: WordPredictor, slip: TypedSlip) -> int | None:
    """How many letters of the slip are typed when the word meant is among the first three and
    stays there; None where it isn't at the end."""
    needed = None
    for typed in range(len(slip.typed), 0, -1):
        suggested = predictor.suggest(slip.before + slip.typed[:typed], 3)
        if not place(suggested, slip.meant):
            break
        needed = typed
    return needed


def rows(predictor: WordPredictor, slips: Sequence[TypedSlip]) -> list[tuple[str, ...]]:
    """Before and after, of both kinds of slips together and each."""
    signs = [slip for slip in slips if slip.is_of_signs]
    letters = [slip for slip in slips if not slip.is_of_signs]
    made = []
    for name, some in (("all", slips), ("apostrophes", signs), ("letters", letters)):
        for when, kept in (("before", _begins_so), ("now", _any)):
            found = places(predictor, some, kept)
            among = (sum(0 < each <= shown for each in found) for shown in SHOWN)
            made.append((f"{name}, {when}", str(len(some)), *map(str, among)))
    return made


def _begins_so(suggestion: Suggestion) -> bool:
    return suggestion.slip is None


def _any(suggestion: Suggestion) -> bool:
    return True


def main() -> None:
    """Prints the table, how early the words are met, and which are not."""
    predictor, slips = Predictor.load(), read_slips()
    print(
        Table(
            "Slips: the word meant among the first", COLUMNS, tuple(rows(predictor, slips))
        ).as_markdown()
    )
    needed = [letters_needed(predictor, slip) for slip in slips]
    met = [(each, slip) for each, slip in zip(needed, slips, strict=True) if each is not None]
    early = sum(each for each, _ in met) / max(sum(len(slip.typed) for _, slip in met), 1)
    print(
        f"Of {len(met)} slips met, the word stood there after {100 * early:.0f} % of the letters."
    )
    missed = [slip for each, slip in zip(needed, slips, strict=True) if each is None]
    print(
        "Not among the first three:", ", ".join(f"{s.typed} ({s.meant})" for s in missed) or "none"
    )


if __name__ == "__main__":
    main()
