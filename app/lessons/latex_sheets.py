"""Worksheets and their key as LaTeX, for teachers who change them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.lessons.class_sheets import Form
from app.lessons.printed_sheet import given_groups
from nncore.trace_views.symbols import latex_symbol

_PAPERS = {"A4": "a4paper", "Letter": "letterpaper"}


def latex_worksheets(forms: Iterable[Form], paper: str) -> bytes:
    """A document with a page for each form."""
    return _document(paper, (line for form in forms for line in _sheet(form)))


def latex_key(forms: Iterable[Form], paper: str) -> bytes:
    """A document with every number of every form, with six digits."""
    return _document(paper, (line for form in forms for line in _key(form)))


def _document(paper: str, body: Iterator[str]) -> bytes:
    lines = [
        rf"\documentclass[{_PAPERS[paper]}]{{article}}",
        r"\usepackage[margin=15mm]{geometry}",
        r"\usepackage{multicol}",
        r"\setlength{\parindent}{0pt}",
        r"\begin{document}",
        *body,
        r"\end{document}",
    ]
    return ("\n".join(lines) + "\n").encode()


def _sheet(form: Form) -> Iterator[str]:
    exercise = form.exercise
    shape = "-".join(map(str, exercise.sheet.file.layers))
    yield rf"\textbf{{Backpropagation by hand}} \hfill form {form.name}\par"
    yield rf"{exercise.title} ({shape})\par\bigskip"
    yield r"Name \hrulefill\ Date \rule{40mm}{0.4pt}\par\bigskip"
    for title, numbers in given_groups(exercise.sheet):
        written = r",\quad ".join(f"{latex_symbol(name)} = {_number(v)}" for name, v in numbers)
        yield rf"{title}: ${written}$\par"
    yield rf"learning rate: $\eta = {exercise.sheet.file.rate:g}$\par\medskip"
    yield from _filled_in(form)
    yield rf"Fill in, with {exercise.digits} significant digits or more:\par"
    yield r"\begin{multicols}{2}"
    for name in exercise.asks:
        yield rf"$\displaystyle {latex_symbol(name)} = $ \hrulefill\par\medskip"
    yield r"\end{multicols}\newpage"


def _filled_in(form: Form) -> Iterator[str]:
    sheet, asks = form.exercise.sheet, set(form.exercise.asks)
    names = [name for name in sheet.on_the_way(asks) if name not in asks]
    if names:
        written = r",\quad ".join(
            f"{latex_symbol(n)} = {_number(f'{sheet.right[n]:.6g}')}" for n in names
        )
        yield rf"filled in: ${written}$\par\medskip"


def _key(form: Form) -> Iterator[str]:
    sheet = form.exercise.sheet
    yield rf"\textbf{{form {form.name}}}"
    yield r"\begin{multicols}{4}\small"
    for box in sheet.boxes:
        number = _number(f"{sheet.right[box.name]:.6g}")
        yield rf"$\displaystyle {latex_symbol(box.name)} = {number}$\par"
    yield r"\end{multicols}"


def _number(written: str) -> str:
    """1e-05 as LaTeX writes it."""
    mantissa, e, exponent = written.replace("−", "-").partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if e else mantissa
