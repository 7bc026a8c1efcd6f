"""Text with mathematical signs in the fonts that every PDF reader has of its own."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from nncore.untrusted.quoting import printable

if TYPE_CHECKING:
    from fpdf import FPDF

# Signs that Helvetica lacks, as the Symbol font has them.
_SYMBOLS = {"∂": "\xb6", "δ": "d", "η": "h", "′": "\xa2", "Σ": "S"}
_LIKE = {"−": "-", "→": "->"}
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # the same sheets are the same bytes


def new_document(paper: str, title: str) -> FPDF:
    """An empty document in millimetres; ``paper`` is A4 or Letter."""
    from fpdf import FPDF  # a third of a second that only those wait who want a document

    pdf = FPDF(format=paper.lower())
    pdf.set_creation_date(_EPOCH)
    pdf.set_title(title)
    pdf.set_creator("Lettersum")
    pdf.set_auto_page_break(False)
    return pdf


def page_count(document: bytes) -> int:
    """How many pages a document has that was made here."""
    found = re.search(
        rb"/Type /Pages\b[^>]*?/Count (\d+)|/Count (\d+)[^>]*?/Type /Pages\b", document
    )
    assert found is not None
    return int(found[1] or found[2])


def put(
    pdf: FPDF, x_mm: float, y_mm: float, text: str, size_pt: float = 10, style: str = "",
    align: str = "left",
) -> float:  # fmt: skip
    """Writes one line with its baseline at ``y_mm``; returns where it ends. ``align`` is left,
    right or centre, of ``x_mm``."""
    runs = [
        (is_symbol, "".join(signs)) for is_symbol, signs in groupby(text, _SYMBOLS.__contains__)
    ]
    width = sum(_width(pdf, run, is_symbol, size_pt, style) for is_symbol, run in runs)
    x = x_mm - {"left": 0.0, "right": width, "centre": width / 2}[align]
    for is_symbol, run in runs:
        run_width = _width(pdf, run, is_symbol, size_pt, style)
        pdf.text(x, y_mm, _encoded(run, is_symbol))
        x += run_width
    return x


def width_of(pdf: FPDF, text: str, size_pt: float, style: str = "") -> float:
    """In millimetres."""
    return sum(_width(pdf, run, is_symbol, size_pt, style) for is_symbol, run in _runs(text))


def _runs(text: str) -> list[tuple[bool, str]]:
    """Parts of one font, and whether it is that for symbols."""
    return [
        (is_symbol, "".join(signs)) for is_symbol, signs in groupby(text, _SYMBOLS.__contains__)
    ]


def _width(pdf: FPDF, run: str, is_symbol: bool, size_pt: float, style: str) -> float:
    """Also sets the font."""
    pdf.set_font("symbol" if is_symbol else "helvetica", "" if is_symbol else style, size_pt)
    return float(pdf.get_string_width(_encoded(run, is_symbol)))


def _encoded(run: str, is_symbol: bool) -> str:
    if is_symbol:
        return "".join(_SYMBOLS[sign] for sign in run)
    plain = "".join(_LIKE.get(sign, sign) for sign in printable(run))
    return plain.encode("latin-1", "replace").decode("latin-1")
