"""A learner's number drawn, held against plain loops: one neuron after the other, no arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lessons.boxes import BoxKind
from app.lessons.desk import Desk
from app.lessons.drawn_number import (
    DRAWABLE,
    STEP,
    UPDATES,
    DrawnSlope,
    DrawnStep,
    NumberToDraw,
    draw_number,
    to_draw,
)
from app.lessons.ladder import LADDER, draw_exercise
from app.lessons.sheet import Sheet
from app.microscope.time_machine.loss_history import Curve
from tests.examples import few_examples

levels, seeds = st.integers(1, len(LADDER)), st.integers(0, 1000)


def slow_error(sheet: Sheet, fixed: Mapping[str, float]) -> float:
    """E_total by plain loops, where the numbers called so are what is fixed."""
    sizes, given_numbers = sheet.file.layers, {**sheet.given, **fixed}
    signals, weight, unit = [given_numbers[f"i{n + 1}"] for n in range(sizes[0])], 1, 0
    for layer, size in enumerate(sizes[1:], start=1):
        is_last, nets = layer == len(sizes) - 1, [0.0] * size
        for signal in signals:
            for target in range(size):
                nets[target] += signal * given_numbers[f"w{weight}"]
                weight += 1
        signals = []
        for target in range(size):
            unit += 1
            name = f"o{target + 1}" if is_last else f"h{unit}"
            if sheet.notation.has_biases:
                nets[target] += given_numbers[f"b{unit}"] * given_numbers[f"v{layer}{target + 1}"]
            net = fixed.get(f"net({name})", nets[target])
            signals.append(fixed.get(f"sig({name})", 1 / (1 + exp(-net))))
    targets = [given_numbers[f"target(o{n + 1})"] for n in range(sizes[-1])]
    return sum(0.5 * (t - s) ** 2 for t, s in zip(targets, signals, strict=True))


def slow_run(sheet: Sheet, weight: str, rate: float, updates: int) -> list[float]:
    """E before each update of this weight alone, its slope found by nudging."""
    now, errors = sheet.given[weight], []
    for _ in range(updates):
        errors.append(slow_error(sheet, {weight: now}))
        ahead, behind = (slow_error(sheet, {weight: now + far}) for far in (1e-5, -1e-5))
        now -= rate * (ahead - behind) / 2e-5
    return errors


def rise(line: Curve) -> float:
    """Of a tangent: how far up for each unit to the right."""
    return float(np.diff(line.errors)[0] / np.diff(line.updates)[0])


def drawn(sheet: Sheet, box: str, typed: float, is_right: bool = False) -> DrawnSlope | DrawnStep:
    made = draw_number(NumberToDraw(sheet, box, typed, is_right))
    assert made is not None
    return made


@few_examples(10)
@given(levels, seeds, st.data())
def test_the_right_tangent_is_what_nudging_finds(
    level: int, seed: int, data: st.DataObject
) -> None:
    sheet = draw_exercise(level, seed).sheet
    boxes = [b.name for b in sheet.boxes if b.kind in DRAWABLE - {BoxKind.UPDATED, BoxKind.SLOPE}]
    box = data.draw(st.sampled_from(boxes))
    made = drawn(sheet, box, 0.25)
    assert isinstance(made, DrawnSlope)
    here = made.here.x
    assert made.here.y == pytest.approx(slow_error(sheet, {made.along: here}), rel=1e-12)
    ahead, behind = (slow_error(sheet, {made.along: here + far}) for far in (1e-5, -1e-5))
    assert rise(made.right) == pytest.approx((ahead - behind) / 2e-5, rel=1e-5, abs=1e-9)
    assert rise(made.yours) == pytest.approx(0.25)
    for place in (0, 40, 120):
        x, y = float(made.curve.updates[place]), float(made.curve.errors[place])
        assert y == pytest.approx(slow_error(sheet, {made.along: x}), rel=1e-12)


@few_examples(10)
@given(levels, seeds, st.floats(-50, 50))
def test_tangents_stay_in_the_frame_and_go_through_the_point(
    level: int, seed: int, typed: float
) -> None:
    made = drawn(draw_exercise(level, seed).sheet, "dE/dw1", typed)
    assert isinstance(made, DrawnSlope)
    least, most = made.curve.errors.min(), made.curve.errors.max()
    beyond = 0.36 * (most - least)
    for line in (made.right, made.yours):
        assert (line.errors >= least - beyond).all()
        assert (line.errors <= most + beyond).all()
        assert line.updates[0] <= made.here.x <= line.updates[1]
        at_here = line.errors[0] + rise(line) * (made.here.x - line.updates[0])
        assert at_here == pytest.approx(made.here.y, abs=1e-9)


def test_the_slope_of_a_sigmoid_is_drawn_on_the_sigmoid() -> None:
    sheet = draw_exercise(6, 1).sheet
    made = drawn(sheet, "dsig(h1)/dnet(h1)", 0.2)
    assert isinstance(made, DrawnSlope)
    assert (made.of, made.along) == ("sig(h1)", "net(h1)")
    x = made.curve.updates
    np.testing.assert_allclose(made.curve.errors, 1 / (1 + np.exp(-x)), rtol=1e-12)
    near = [1 / (1 + exp(-(made.here.x + far))) for far in (1e-5, -1e-5)]
    assert rise(made.right) == pytest.approx((near[0] - near[1]) / 2e-5, rel=1e-6)


@few_examples(10)
@given(levels, seeds, st.data())
def test_a_new_weight_begins_the_run_that_a_slow_loop_makes(
    level: int, seed: int, data: st.DataObject
) -> None:
    sheet = draw_exercise(level, seed).sheet
    weight = data.draw(st.sampled_from(sheet.notation.weight_names))
    typed = sheet.given[weight] + data.draw(st.floats(-0.3, 0.3))
    made = drawn(sheet, f"{weight}'", typed)
    assert isinstance(made, DrawnStep)
    assert made.your_run is not None
    assert made.right_run is not None
    assert len(made.your_run.updates) == UPDATES + 1
    assert made.yours.y == pytest.approx(slow_error(sheet, {weight: typed}), rel=1e-12)
    assert made.your_run.errors[0] == pytest.approx(made.before.y, rel=1e-12)
    assert made.your_run.errors[1] == pytest.approx(made.yours.y, rel=1e-9)
    assert made.right_run.errors[1] == pytest.approx(made.right.y, rel=1e-9)
    slow = slow_run(sheet, weight, 0.5, 12)
    np.testing.assert_allclose(made.right_run.errors[:12], slow, rtol=1e-6)
    slope = sheet.right[f"dE/d{weight}"]
    slow = slow_run(sheet, weight, (sheet.given[weight] - typed) / slope, 3)
    np.testing.assert_allclose(made.your_run.errors[:3], slow, rtol=1e-4)


@few_examples(10)
@given(levels, seeds, st.data())
def test_a_wrong_sign_climbs_where_the_right_one_falls(
    level: int, seed: int, data: st.DataObject
) -> None:
    sheet = draw_exercise(level, seed).sheet
    weight = data.draw(st.sampled_from(sheet.notation.weight_names))
    wrong = 2 * sheet.given[weight] - sheet.right[f"{weight}'"]
    made = drawn(sheet, f"{weight}'", wrong)
    assert isinstance(made, DrawnStep)
    assert made.your_run is not None
    assert made.right_run is not None
    assert (np.diff(made.your_run.errors) >= -1e-12).all()
    assert (np.diff(made.right_run.errors) <= 1e-12).all()
    assert made.your_run.errors[-1] > made.right_run.errors[-1]


def test_what_it_says() -> None:
    sheet = draw_exercise(6, 1).sheet
    right = sheet.right["dE/dw5"]
    now = slow_error(sheet, {})
    truth = slow_error(sheet, {"w5": sheet.given["w5"] + STEP}) - now
    said = drawn(sheet, "dE/dw5", -right).said
    words = {True: "rises", False: "falls"}
    assert f"Your slope says E {words[right < 0]} by {abs(right) / 10:.3g} when w5 grows" in said
    assert f"in truth it {words[truth > 0]} by {abs(truth):.3g}." in said
    assert "bend" not in said
    right = sheet.right["dE/dsig(o1)"]
    assert "the rest is the bend of the curve" in drawn(sheet, "dE/dsig(o1)", right, True).said
    assert "says E stays as it is when w5" in drawn(sheet, "dE/dw5", 0.0).said
    said = drawn(sheet, "w5'", 2 * sheet.given["w5"] - sheet.right["w5'"]).said
    assert "If every step were like yours" in said
    assert f"before the step it was {now:.4g}" in said
    deep = draw_exercise(9, 1).sheet
    said = drawn(deep, "w1'", deep.right["w1'"], is_right=True).said
    before, after = said.removeprefix("Your w1' takes E from ").split(". ")[0].split(" to ")
    assert float(before) > float(after)


@pytest.mark.parametrize("typed", [1e300, -1e300, 1e15, 5e-324, 0.0])
def test_numbers_of_any_size_are_drawn_or_left(typed: float) -> None:
    sheet = draw_exercise(6, 1).sheet
    for box in ("dE/dw5", "w5'", "delta(h1)", "dE/dsig(o1)"):
        made = draw_number(NumberToDraw(sheet, box, typed, is_right=False))
        curves = [] if made is None else [made.curve]
        if isinstance(made, DrawnSlope):
            curves += [made.yours, made.right]
        assert all(np.isfinite(curve.errors).all() for curve in curves)


def test_weights_beyond_all_measure_are_left() -> None:
    exercise = draw_exercise(1, 1)
    file = replace(exercise.sheet.file, weights={"w1": 1e300, "w2": 0.5})
    assert draw_number(NumberToDraw(Sheet(file), "dE/dw1", 0.1, is_right=False)) is None


def test_only_the_learners_own_numbers_are_drawn() -> None:
    desk = Desk(draw_exercise(2, 1))
    assert to_draw(desk, "") is None
    assert to_draw(desk, "dE/dw1") is None
    desk.write("dE/dw1", "0.01")
    wanted = to_draw(desk, "dE/dw1")
    assert wanted is not None
    assert (wanted.typed, wanted.is_right) == (0.01, False)
    desk.write("net(h1)", "0.5")
    assert to_draw(desk, "net(h1)") is None
    desk.show("dE/dw1")
    assert to_draw(desk, "dE/dw1") is None
