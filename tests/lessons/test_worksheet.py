"""Sheets for a class, their key, and both as LaTeX."""

from __future__ import annotations

import re
import zlib

import pytest

from app.lessons.class_sheets import draw_forms
from app.lessons.ladder import LADDER, draw_exercise
from app.lessons.latex_sheets import latex_key, latex_worksheets
from app.lessons.worksheet import PAPERS, key, worksheets

_POINTS_PER_MM = 72 / 25.4
_HEIGHTS_MM = {"A4": 297.0, "Letter": 279.4}


def drawn_in(pdf: bytes) -> list[str]:
    """The drawing commands of each page."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return [zlib.decompress(each).decode("latin-1") for each in streams]


def texts_in(page: str) -> str:
    return (
        " ".join(re.findall(r"\((.*?)(?<!\\)\) Tj", page)).replace("\\(", "(").replace("\\)", ")")
    )


def test_each_student_has_a_form_of_other_numbers_that_can_be_drawn_again() -> None:
    forms = list(draw_forms(3, 7, 5))
    files = [form.exercise.sheet.file for form in forms]
    assert len({str(file.weights) for file in files}) == 5
    for form in forms:
        level, seed = map(int, form.name.split("-"))
        assert draw_exercise(level, seed).sheet.file == form.exercise.sheet.file


def test_two_pages_for_each_form_and_the_same_bytes_for_a_seed() -> None:
    forms = list(draw_forms(3, 1, 4))
    made = worksheets(forms, "A4")
    assert made == worksheets(list(draw_forms(3, 1, 4)), "A4")
    pages = drawn_in(made)
    assert len(pages) == 8
    for form, sheet, working in zip(forms, pages[::2], pages[1::2], strict=True):
        assert f"form {form.name}" in texts_in(sheet)
        assert "Room to work" in texts_in(working)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("level", range(1, len(LADDER) + 1))
def test_nothing_is_cut_off(level: int, paper: str) -> None:
    (form,) = draw_forms(level, 2, 1)
    sheet = drawn_in(worksheets([form], paper))[0]
    heights = [float(y) for y in re.findall(r"BT [\d.-]+ ([\d.-]+) Td", sheet)]
    assert min(heights) >= 14 * _POINTS_PER_MM
    assert max(heights) <= (_HEIGHTS_MM[paper] - 14) * _POINTS_PER_MM
    boxes = re.findall(r"[\d.-]+ ([\d.-]+) [\d.-]+ (-?[\d.]+) re S", sheet)
    assert len(boxes) == len(form.exercise.asks)
    assert min(float(y) + min(float(h), 0) for y, h in boxes) >= 13 * _POINTS_PER_MM


def test_the_key_has_every_number_of_every_form() -> None:
    forms = list(draw_forms(6, 1, 3))
    text = " ".join(map(texts_in, drawn_in(key(forms, "Letter"))))
    for form in forms:
        assert f"form {form.name}" in text
        for value in form.exercise.sheet.right.values():
            assert f"{value:.6g}" in text


def test_as_latex() -> None:
    forms = list(draw_forms(9, 1, 2))
    for made in (latex_worksheets(forms, "A4"), latex_key(forms, "Letter")):
        text = made.decode()
        assert text.startswith(r"\documentclass")
        assert text.count("{") == text.count("}")
        assert text.count(r"\begin") == text.count(r"\end")
        assert all(f"form {form.name}" in text for form in forms)
        assert text.isascii()
