"""Marks: what is right is never refused, slips get their names, nothing innocent is blamed."""

from __future__ import annotations

from collections import Counter
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lessons.ladder import LADDER, Exercise, draw_exercise
from app.lessons.marking import Mark, Verdict, mark
from app.lessons.typed_number import read_number
from tests.examples import few_examples
from tests.lessons.learner import PLANTED, seen_slip, slips_of, work_through

levels = st.integers(1, len(LADDER))
digits_typed = st.sampled_from([3, 4, 6])


def marked(exercise: Exercise, written: dict[str, str]) -> dict[str, Mark]:
    typed = {name: read_number(text) for name, text in written.items()}
    return {each.name: each for each in mark(exercise.sheet, typed, exercise.asks)}


def right_answers(exercise: Exercise, digits: int) -> dict[str, str]:
    return {name: f"{exercise.sheet.right[name]:#.{digits}g}" for name in exercise.asks}


@few_examples(8)
@given(levels, st.integers(0, 5), digits_typed, st.booleans())
def test_right_answers_are_right_however_one_rounds(
    level: int, seed: int, digits: int, goes_on_with_all: bool
) -> None:
    exercise = draw_exercise(level, seed)
    worked = work_through(exercise.sheet, exercise.asks, digits, goes_on_with_all, {})
    for each in marked(exercise, worked.written).values():
        assert each.verdict is Verdict.RIGHT, each


def test_half_a_unit_alone_would_refuse_right_answers() -> None:
    """Why what half units move is forgiven: going on with three digits ends outside of them."""
    refused = 0
    for seed in range(4):
        exercise = draw_exercise(6, seed)
        written = work_through(exercise.sheet, exercise.asks, 3, False, {}).written
        for name, text in written.items():
            number = read_number(text)
            refused += abs(number.value - exercise.sheet.right[name]) > number.half_unit
    assert refused > 4


@pytest.mark.parametrize("digits", [3, 4, 6])
@pytest.mark.parametrize("goes_on_with_all", [False, True])
def test_planted_slips_are_named_and_the_rest_is_not_blamed(
    digits: int, goes_on_with_all: bool
) -> None:
    rng = np.random.default_rng([digits, goes_on_with_all])
    sheets = exact = 0
    for level in range(1, len(LADDER) + 1):
        exercise = draw_exercise(level, 1)
        for _ in range(3):
            planted = drawn_slips(exercise, digits, int(rng.integers(1, 4)), rng)
            worked = work_through(exercise.sheet, exercise.asks, digits, goes_on_with_all, planted)
            found = marked(exercise, worked.written)
            for name, each in found.items():
                if name not in worked.made:
                    assert each.verdict in (Verdict.RIGHT, Verdict.FOLLOWS), (each, worked.made)
            sheets += 1
            exact += worked.made == {
                name: str(each.slip.name) for name, each in found.items() if each.slip
            }
    assert exact >= sheets - 1  # a slip after a slip may undo it, or be seen no more


def drawn_slips(
    exercise: Exercise, digits: int, count: int, rng: np.random.Generator
) -> dict[str, str]:
    planted: dict[str, str] = {}
    for name in rng.permutation(list(exercise.asks)).tolist():
        kinds = sorted(slips_of(name))
        if len(planted) == count or not kinds:
            continue
        slip = str(rng.choice(kinds))
        if seen_slip(exercise.sheet, name, slip, digits):
            planted[name] = slip
    return planted


def test_every_slip_is_named_somewhere() -> None:
    named: Counter[str] = Counter()
    for level in (2, 5, 6):
        exercise = draw_exercise(level, 3)
        for name in exercise.asks:
            for slip in slips_of(name):
                if not seen_slip(exercise.sheet, name, slip, 4):
                    continue
                worked = work_through(exercise.sheet, exercise.asks, 4, True, {name: slip})
                found = marked(exercise, worked.written)[name]
                assert found.slip is not None, (level, name, slip)
                assert str(found.slip.name) == slip
                named[slip] += 1
    assert set(named) == {slip for kinds in PLANTED.values() for slip in kinds}


def test_wrong_numbers_are_hardly_ever_called_slips() -> None:
    rng, called, count = np.random.default_rng(1), 0, 0
    for seed in range(2):
        exercise = draw_exercise(6, seed)
        answers = right_answers(exercise, 4)
        for name in exercise.asks:
            for _ in range(4):
                wrong = exercise.sheet.right[name] * exp(rng.uniform(-2, 2)) * rng.choice([-1, 1])
                found = marked(exercise, {**answers, name: f"{wrong:#.4g}"})[name]
                called += found.verdict is Verdict.SLIP
                count += 1
    assert called <= count / 100


def test_what_follows_from_an_own_number_says_so() -> None:
    exercise = draw_exercise(6, 1)
    sheet = exercise.sheet
    wrong = sheet.right["net(h1)"] + 0.3
    follows = 1 / (1 + exp(-wrong))
    found = marked(exercise, {"net(h1)": f"{wrong:.6f}", "sig(h1)": f"{follows:.6f}"})
    assert found["net(h1)"].verdict is Verdict.WRONG
    assert found["sig(h1)"].verdict is Verdict.FOLLOWS
    assert found["sig(h1)"].with_yours == pytest.approx(follows, abs=1e-6)
    assert found["sig(h1)"].expected == sheet.right["sig(h1)"]
    assert found["net(h2)"].verdict is Verdict.EMPTY


def test_only_the_end_may_be_typed() -> None:
    exercise = draw_exercise(6, 2, "w1")
    end = "w1'"
    found = marked(exercise, {end: f"{exercise.sheet.right[end]:.6f}"})
    assert found.pop(end).verdict is Verdict.RIGHT
    assert {each.verdict for each in found.values()} == {Verdict.EMPTY}


@pytest.mark.parametrize("thrown_away", ["0", "0.0", "0.000", "1e9", "-1e-9"])
def test_numbers_thrown_away_do_not_make_the_rest_trivial(thrown_away: str) -> None:
    exercise = draw_exercise(6, 1)
    answers = dict.fromkeys(exercise.asks, thrown_away)
    found = marked(exercise, answers)
    passed = [name for name, each in found.items() if each.verdict in ("right", "follows", "slip")]
    assert passed == []


def test_one_digit_is_not_enough() -> None:
    exercise = draw_exercise(1, 1)
    for name in exercise.asks:
        right = exercise.sheet.right[name]
        one_digit = f"{right:.0e}"
        found = marked(exercise, {name: one_digit})[name]
        is_said = abs(float(one_digit) - right) <= abs(right) / 20
        assert (found.verdict is Verdict.RIGHT) <= is_said
