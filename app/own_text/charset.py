"""In which encoding a text is, told by some of its bytes."""

from __future__ import annotations

import codecs
import os
from collections.abc import Sequence
from typing import BinaryIO

# Those that people's files are in, the most usual first. In all of them a line break is one byte,
# and that byte nothing else.
CHARSETS = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r",
    "koi8_u", "cp932", "euc_jp", "gb18030", "big5", "cp949", "mac_roman", "cp850", "cp437", "cp866",
)  # fmt: skip
_USUAL = CHARSETS[0]
_SHOWN = {"mac_roman": "Mac Roman", "cp932": "Shift JIS", "cp949": "EUC-KR", "big5": "Big5"}

PIECE_BYTES, MOST_PIECES = 1 << 16, 16
# Text in UTF-8 has more signs of several bytes than this for each place that is damaged.
_WHOLE_FOR_EACH_DAMAGED = 10
_REPLACED = "\N{REPLACEMENT CHARACTER}"


def sample_pieces(stream: BinaryIO, piece_bytes: int = PIECE_BYTES) -> list[bytes]:
    """A file, if it is small, else MOST_PIECES pieces of it, from its beginning to its end at equal
    distances. They begin and end with whole lines, if they have any, else with whole signs of
    UTF-8. Raises OSError."""
    size = stream.seek(0, os.SEEK_END)
    if size <= MOST_PIECES * piece_bytes:
        stream.seek(0)
        return [stream.read(MOST_PIECES * piece_bytes)]
    pieces = []
    for number in range(MOST_PIECES):
        start = stream.seek((size - piece_bytes) * number // (MOST_PIECES - 1))
        piece = stream.read(piece_bytes)
        pieces.append(_without_cut_ends(piece, number > 0, start + len(piece) < size))
    return pieces


def charset_of(pieces: Sequence[bytes]) -> str | None:
    """The codec for a text of which these are pieces, the first of them from its beginning:
    "utf-8", "utf-16" by its byte order mark, or the one of CHARSETS that makes most sense; None
    where none does.

    Text in UTF-8 that is damaged in a few places is text in UTF-8.
    """
    if pieces and pieces[0].startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    found = [_utf8_signs(piece) for piece in pieces]
    whole, damaged = (sum(counts) for counts in zip(*found, strict=True)) if found else (0, 0)
    if not damaged or whole > _WHOLE_FOR_EACH_DAMAGED * damaged:
        return "utf-8"
    # Only lines that aren't ASCII say which it is; of English text they are few.
    lines = (line for piece in pieces for line in piece.splitlines(keepends=True))
    return _guessed(b"".join(line for line in lines if not line.isascii())[:PIECE_BYTES])


def charset_shown(codec: str) -> str:
    """A codec's name as people write it: ``windows-1252``."""
    if codec.startswith("cp12"):
        return f"windows-{codec.removeprefix('cp')}"
    return _SHOWN.get(codec) or codec.upper().replace("_", "-")


def _utf8_signs(piece: bytes) -> tuple[int, int]:
    """How many signs of several bytes are whole, and how many places are none of UTF-8."""
    if piece.isascii():
        return 0, 0
    text = piece.decode(errors="replace")
    damaged = text.count(_REPLACED)
    return len(text) - len(text.encode("ascii", "ignore")) - damaged, damaged


def _without_cut_ends(piece: bytes, is_cut_before: bool, is_cut_behind: bool) -> bytes:
    start, end = 0, len(piece)
    if is_cut_before:
        later = (place for place, byte in enumerate(piece[:4]) if byte & 0xC0 != 0x80)
        start = piece.find(b"\n") + 1 or next(later, 0)
    if is_cut_behind:
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        decoder.decode(piece[-4:])
        end = piece.rfind(b"\n") + 1 or end - len(decoder.getstate()[0])
    return piece[start:end] if start < end else piece


def _guessed(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # takes 40 ms, and most text is UTF-8

    matches = from_bytes(sample, cp_isolation=list(CHARSETS))
    best = matches.best()
    if best is None:
        return None
    for match in matches:
        is_as_good = (match.chaos, match.coherence) == (best.chaos, best.coherence)
        if is_as_good and _USUAL in match.could_be_from_charset:
            return _USUAL
    return best.encoding
