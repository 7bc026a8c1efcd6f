"""Font families: the first one that the system has is used."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont

SANS = ("Inter", "Noto Sans", "Ubuntu", "Cantarell", "Segoe UI", "Helvetica Neue", "DejaVu Sans")
MONO = ("JetBrains Mono", "Noto Sans Mono", "Ubuntu Mono", "Consolas", "Menlo", "DejaVu Sans Mono")


def sans(size_px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font for words."""
    return _font(SANS, QFont.StyleHint.SansSerif, size_px, weight)


def mono(size_px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font for numbers: every digit has the same width."""
    return _font(MONO, QFont.StyleHint.Monospace, size_px, weight)


def mono_family_css() -> str:
    """The families for numbers, for a stylesheet."""
    return ", ".join(f'"{family}"' for family in MONO) + ", monospace"


def _font(
    families: tuple[str, ...], hint: QFont.StyleHint, size_px: int, weight: QFont.Weight
) -> QFont:
    return QFont(_found(families, hint, size_px, weight))  # a copy, for whoever changes it


@lru_cache(maxsize=256)
def _found(
    families: tuple[str, ...], hint: QFont.StyleHint, size_px: int, weight: QFont.Weight
) -> QFont:
    """Painting asks for the same few again and again; copies share what Qt found for one."""
    font = QFont(list(families))
    font.setStyleHint(hint)
    font.setPixelSize(size_px)
    font.setWeight(weight)
    return font
