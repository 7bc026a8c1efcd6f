"""Files to be looked at and read in tests."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from app.own_text.looking import look_at
from app.own_text.pieces import pieces_of
from app.own_text.sources import LIMITS, NO_CHOICES, Choices, LeftOut, Limits, Skipped, Source


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def source_of(path: Path, choices: Choices = NO_CHOICES, limits: Limits = LIMITS) -> Source:
    """What is found in a file that is handed in; a test fails where nothing is."""
    found = look_at(path, path, choices, limits)
    assert isinstance(found, Source), found
    return found


def reason_of(path: Path, choices: Choices = NO_CHOICES) -> str:
    """Why a file that is handed in isn't read."""
    found = look_at(path, path, choices)
    assert isinstance(found, Skipped), found
    return found.reason


def texts_of(source: Source, content: bytes | None = None, limits: Limits = LIMITS) -> list[str]:
    """The pieces that have words, of these bytes or of the file's."""
    content = source.path.read_bytes() if content is None else content
    pieces = pieces_of(BytesIO(content), source, limits)
    return [piece for piece in pieces if isinstance(piece, str) and piece.strip()]


def left_out_of(source: Source, content: bytes, limits: Limits = LIMITS) -> list[str]:
    """What couldn't be read of these bytes."""
    pieces = pieces_of(BytesIO(content), source, limits)
    return [piece.what for piece in pieces if isinstance(piece, LeftOut)]
