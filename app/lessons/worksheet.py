"""Worksheets and their key as PDF: a form per student, with the network drawn and room to write."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import TYPE_CHECKING

from app.lessons.class_sheets import Form
from app.lessons.pdf_network import draw_network
from app.lessons.pdf_text import new_document, put, width_of
from app.lessons.printed_sheet import filled_in, given_groups
from nncore.trace_views.symbols import plain_symbol

if TYPE_CHECKING:
    from fpdf import FPDF

PAPERS = ("A4", "Letter")

_MARGIN_MM = 15.0
_PICTURE_MM = 78.0
_LINE_MM = 5.0
_HIGHEST_ROW_MM = 11.0
_KEY_ROW_MM = 4.6
_KEY_COLUMNS = 4


def worksheets(forms: Iterable[Form], paper: str) -> bytes:
    """Two pages for each form: the sheet, and room to work."""
    pdf = new_document(paper, "Backpropagation by hand")
    for form in forms:
        _sheet(pdf, form)
        _working(pdf, form)
    return bytes(pdf.output())


def key(forms: Iterable[Form], paper: str) -> bytes:
    """Every number of every form, with six digits."""
    pdf = new_document(paper, "Backpropagation by hand: the key")
    y = pdf.h
    for form in forms:
        rows = ceil(len(form.exercise.sheet.boxes) / _KEY_COLUMNS)
        if y + (rows + 3) * _KEY_ROW_MM > pdf.h - _MARGIN_MM:
            pdf.add_page()
            y = _MARGIN_MM + 4
        y = _key_of(pdf, form, y)
    return bytes(pdf.output())


def _sheet(pdf: FPDF, form: Form) -> None:
    pdf.add_page()
    exercise, right = form.exercise, pdf.w - _MARGIN_MM
    y = _heading(pdf, form, exercise.title)
    put(pdf, _MARGIN_MM, y, "Name")
    pdf.line(_MARGIN_MM + 12, y + 0.5, right - 60, y + 0.5)
    put(pdf, right, y, "Date ____________________", align="right")
    width = right - _MARGIN_MM
    y += 5 + draw_network(pdf, exercise.sheet, _MARGIN_MM, y + 4, width, _PICTURE_MM)
    for line in _given_lines(form):
        for part in _wrapped(pdf, line, width):
            y += _LINE_MM
            put(pdf, _MARGIN_MM, y, part, 9)
    put(
        pdf,
        _MARGIN_MM,
        y + 7,
        f"Fill in, with {exercise.digits} significant digits or more:",
        9,
        "B",
    )
    _boxes(pdf, form, y + 10)


def _heading(pdf: FPDF, form: Form, text: str) -> float:
    put(pdf, _MARGIN_MM, _MARGIN_MM + 4, "Backpropagation by hand", 14, "B")
    put(pdf, pdf.w - _MARGIN_MM, _MARGIN_MM + 4, f"form {form.name}", 11, "B", align="right")
    put(pdf, _MARGIN_MM, _MARGIN_MM + 10, text, 10)
    return _MARGIN_MM + 19


def _given_lines(form: Form) -> list[str]:
    sheet = form.exercise.sheet
    lines = [
        f"{title}:  " + "   ".join(f"{name} = {value}" for name, value in numbers)
        for title, numbers in given_groups(sheet)
    ]
    lines.append(f"learning rate:  η = {sheet.file.rate:g}")
    return lines + [f"filled in:  {text}" for text in filled_in(form.exercise)]


def _boxes(pdf: FPDF, form: Form, y: float) -> None:
    """In as many columns as leave each row its height."""
    asks, space = form.exercise.asks, pdf.h - _MARGIN_MM - y
    columns = 2 if len(asks) <= 44 else 3
    rows = ceil(len(asks) / columns)
    row_mm, column_mm = min(space / rows, _HIGHEST_ROW_MM), (pdf.w - 2 * _MARGIN_MM) / columns
    for place, name in enumerate(asks):
        column, row = divmod(place, rows)
        x, base = _MARGIN_MM + column * column_mm, y + (row + 0.75) * row_mm
        put(pdf, x + 26, base, f"{plain_symbol(name)} =", 9, align="right")
        pdf.set_draw_color(150)
        pdf.rect(x + 28, base - 0.62 * row_mm, column_mm - 34, 0.86 * row_mm)
        pdf.set_draw_color(0)


def _working(pdf: FPDF, form: Form) -> None:
    pdf.add_page()
    _heading(pdf, form, "Room to work")


def _key_of(pdf: FPDF, form: Form, y: float) -> float:
    sheet = form.exercise.sheet
    put(pdf, _MARGIN_MM, y, f"form {form.name}", 9, "B")
    rows = ceil(len(sheet.boxes) / _KEY_COLUMNS)
    width = (pdf.w - 2 * _MARGIN_MM) / _KEY_COLUMNS
    for place, box in enumerate(sheet.boxes):
        column, row = divmod(place, rows)
        x, base = _MARGIN_MM + column * width, y + (row + 1) * _KEY_ROW_MM
        put(pdf, x, base, f"{plain_symbol(box.name)} = {sheet.right[box.name]:.6g}", 7.5)
    return y + (rows + 2.5) * _KEY_ROW_MM


def _wrapped(pdf: FPDF, line: str, width_mm: float) -> list[str]:
    """A line broken between numbers, where it is too wide."""
    lines, current = [], ""
    for part in line.split("   "):
        longer = f"{current}   {part}" if current else part
        if current and width_of(pdf, longer, 9) > width_mm:
            lines.append(current)
            longer = f"      {part}"
        current = longer
    return [*lines, current]
