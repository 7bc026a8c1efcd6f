"""How well marks follow the learner: drawn sheets with planted slips, worked by a made-up learner.

python -m benchmarks.marking [SHEETS]
"""

from __future__ import annotations

import sys
from collections import Counter
from math import exp

import numpy as np

from app.lessons.ladder import LADDER, Exercise, draw_exercise
from app.lessons.marking import Mark, Verdict, mark
from app.lessons.typed_number import read_number
from tests.lessons.learner import seen_slip, slips_of, work_through

_SEEDS = 12  # exercises of each level
_SHEETS = 3_000


def main(sheets: int) -> None:
    """Prints the counts."""
    rng, counts = np.random.default_rng(1), Counter[str]()
    drawn = [
        [draw_exercise(level, seed) for seed in range(_SEEDS)]
        for level in range(1, len(LADDER) + 1)
    ]
    for _ in range(sheets):
        exercise = drawn[int(rng.integers(len(LADDER)))][int(rng.integers(_SEEDS))]
        _one_sheet(exercise, rng, counts)
        _one_wrong_number(exercise, rng, counts)
    exact, wrong = counts["sheets told exactly"], counts["wrong numbers"]
    print(f"{exact} of {sheets} sheets told exactly ({exact / sheets:.2%})")
    print(f"{counts['boxes']} boxes: {counts['blamed']} innocent ones blamed, "
          f"{counts['refused']} right answers refused")  # fmt: skip
    print(f"{counts['called a slip']} of {wrong} wrong numbers called a slip "
          f"({counts['called a slip'] / wrong:.2%})")  # fmt: skip


def _one_sheet(exercise: Exercise, rng: np.random.Generator, counts: Counter[str]) -> None:
    digits, planted = int(rng.choice([3, 4, 6])), dict[str, str]()
    wanted = int(rng.integers(1, 4))
    for name in rng.permutation(list(exercise.asks)).tolist():
        kinds = sorted(slips_of(name))
        slip = str(rng.choice(kinds)) if kinds else ""
        if len(planted) < wanted and slip and seen_slip(exercise.sheet, name, slip, digits):
            planted[name] = slip
    worked = work_through(exercise.sheet, exercise.asks, digits, bool(rng.integers(2)), planted)
    found = _marked(exercise, worked.written)
    named = {name: str(each.slip.name) for name, each in found.items() if each.slip}
    innocent = [each for name, each in found.items() if name not in worked.made]
    fine = (Verdict.RIGHT, Verdict.FOLLOWS)
    counts["sheets told exactly"] += named == worked.made
    counts["boxes"] += len(found)
    counts["blamed"] += sum(each.verdict is Verdict.SLIP for each in innocent)
    counts["refused"] += sum(each.verdict not in (*fine, Verdict.SLIP) for each in innocent)


def _one_wrong_number(exercise: Exercise, rng: np.random.Generator, counts: Counter[str]) -> None:
    right, name = exercise.sheet.right, str(rng.choice(list(exercise.asks)))
    wrong = right[name] * exp(rng.uniform(-2, 2)) * rng.choice([-1, 1])
    written = {each: f"{right[each]:#.4g}" for each in exercise.asks}
    found = _marked(exercise, written | {name: f"{wrong:#.4g}"})[name]
    if found.verdict in (Verdict.WRONG, Verdict.SLIP):
        counts["wrong numbers"] += 1
        counts["called a slip"] += found.verdict is Verdict.SLIP


def _marked(exercise: Exercise, written: dict[str, str]) -> dict[str, Mark]:
    typed = {name: read_number(text) for name, text in written.items()}
    return {each.name: each for each in mark(exercise.sheet, typed, exercise.asks)}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _SHEETS)
