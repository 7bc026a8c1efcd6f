"""What a slip is said to be is what it was: both formulas are worked out here, by themselves."""

from __future__ import annotations

import math
import re

import pytest

from app.lessons.boxes import Box
from app.lessons.doctor import diagnose
from app.lessons.ladder import LADDER, draw_exercise
from app.lessons.sheet import Sheet
from app.lessons.slips import Slip, SlipName, slips_of_form
from app.microscope.layout.network_layout import ends_of

LEVELS = range(1, len(LADDER) + 1)
_NAME = r"([a-z][\d_]+)"
_SYMBOLS = (
    (rf"∂E/∂sig\({_NAME}\)", "dE/dsig({})"),
    (rf"∂sig\({_NAME}\)/∂net\(\1\)", "dsig({0})/dnet({0})"),
    (rf"∂E/∂{_NAME}", "dE/d{}"),
    (rf"δ\({_NAME}\)", "delta({})"),
    (rf"((?:net|target|η)\({_NAME}\))", "{}"),
    (rf"(sig\({_NAME}\))", "{}"),
    (rf"\b({_NAME}'?)", "{}"),
)
_SIGNS = {"½(": "0.5*(", "½": "0.5", "²": "**2", "·": "*", "−": "-", "e^": "math.e**"}


def worked_out(formula: str, numbers: dict[str, float]) -> float:
    """A formula's number, read by rules that know nothing of how it was written."""
    text, found = formula, list[str]()

    def keep(match: re.Match[str], form: str) -> str:
        found.append(form.format(match[1]))
        return f"\u27e8{len(found) - 1}\u27e9"

    for pattern, form in _SYMBOLS:
        text = re.sub(pattern, lambda match, form=form: keep(match, form), text)  # type: ignore[misc]
    for sign, python in _SIGNS.items():
        text = text.replace(sign, python)
    text = re.sub("\u27e8(\\d+)\u27e9", lambda m: f"({numbers[found[int(m[1])]]!r})", text)
    return float(eval(text, {"math": math, "sig": lambda x: 1 / (1 + math.exp(-x))}))


def every_slip(level: int) -> list[tuple[Sheet, Box, Slip]]:
    sheet = draw_exercise(level, 3).sheet
    return [
        (sheet, box, slip) for box in sheet.boxes for slip in slips_of_form(sheet, box, sheet.right)
    ]


@pytest.mark.parametrize("level", LEVELS)
def test_the_formulas_beside_each_other_give_both_numbers(level: int) -> None:
    for sheet, box, slip in every_slip(level):
        told, numbers = diagnose(sheet, box, slip), {**sheet.given, **sheet.right}
        said = (box.name, slip.name, told.wrong)
        assert worked_out(told.wrong, numbers) == pytest.approx(slip.value, rel=1e-9), said
        assert worked_out(told.right, numbers) == pytest.approx(sheet.right[box.name], rel=1e-9), (
            said
        )


@pytest.mark.parametrize("level", LEVELS)
def test_every_slip_lights_parts_of_the_picture(level: int) -> None:
    for sheet, box, slip in every_slip(level):
        ends = ends_of(sheet.file.layers, bool(sheet.file.biases))
        parts = ends.keys() | {unit for pair in ends.values() for unit in pair}
        where = diagnose(sheet, box, slip).where
        assert where, (box.name, slip.name)
        assert set(where) <= parts, (box.name, slip.name)


def test_numbers_rounded_early_light_what_they_are_about() -> None:
    sheet = draw_exercise(6, 1).sheet
    early = Slip(SlipName.ROUNDED_EARLY, 0.0)
    assert diagnose(sheet, sheet.box("delta(o1)"), early).where == ("o1",)
    assert diagnose(sheet, sheet.box("dE/dw5"), early).where == ("w5",)
    assert diagnose(sheet, sheet.box("E_total"), early).where == ("o1", "o2")
