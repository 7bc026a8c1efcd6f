"""What is plainly no text, by the bytes that it begins with."""

from __future__ import annotations

_ARCHIVE = "is an archive; unpack it first"
_DOCUMENT = "is a word processor's document; save it as plain text"
_PICTURE, _SOUND, _FILM, _PROGRAM = "is a picture", "is sound", "is a film", "is a program"
_DATABASE = "is a database"

# Where a sign of the kind stands, the sign, and what it says.
_BEGINNINGS = (
    (0, b"%PDF-", "is a PDF, not text"),
    (0, b"{\\rtf", _DOCUMENT),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _DOCUMENT),
    (0, b"\x89PNG", _PICTURE), (0, b"\xff\xd8\xff", _PICTURE), (0, b"GIF8", _PICTURE),
    (0, b"II*\0", _PICTURE), (0, b"MM\0*", _PICTURE), (8, b"WEBP", _PICTURE),
    (4, b"ftyphei", _PICTURE), (4, b"ftypavif", _PICTURE),
    (0, b"ID3", _SOUND), (0, b"OggS", _SOUND), (0, b"fLaC", _SOUND), (8, b"WAVE", _SOUND),
    (4, b"ftypM4A", _SOUND), (4, b"ftyp", _FILM), (0, b"\x1a\x45\xdf\xa3", _FILM),
    (8, b"AVI ", _FILM),
    (0, b"\x1f\x8b", _ARCHIVE), (0, b"BZh", _ARCHIVE), (0, b"7z\xbc\xaf", _ARCHIVE),
    (0, b"\xfd7zXZ", _ARCHIVE), (0, b"\x28\xb5\x2f\xfd", _ARCHIVE), (0, b"Rar!", _ARCHIVE),
    (257, b"ustar", _ARCHIVE),
    (0, b"\x7fELF", _PROGRAM), (0, b"MZ\x90\0", _PROGRAM),
    (0, b"SQLite format 3\0", _DATABASE), (0, b"!BDN", _DATABASE),
)  # fmt: skip
_ZIP = b"PK\x03\x04"
_ZIPPED_DOCUMENTS = (".docx", ".odt", ".pages", ".epub", ".xlsx", ".ods", ".pptx", ".odp")

# A tab, the ends of lines and pages, and what switches between alphabets or colours in a terminal.
_USUAL_CONTROLS = b"\t\n\v\f\r\x1b"
_CONTROLS = bytes(sorted(set(range(32)) - set(_USUAL_CONTROLS)))
_MOST_CONTROLS = 0.01  # of all bytes


def why_no_text(head: bytes, suffix: str) -> str | None:
    """Why a file that begins so and whose name ends in ``suffix``, in small letters, is no text;
    None where nothing speaks against it."""
    if head.startswith(_ZIP):
        return _DOCUMENT if suffix in _ZIPPED_DOCUMENTS else _ARCHIVE
    for place, sign, what in _BEGINNINGS:
        if head.startswith(sign, place):
            return what
    return None


def is_binary(sample: bytes) -> bool:
    """Whether bytes that aren't UTF-16 have a NUL in them, or more of other control signs than any
    text has."""
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return 0 in sample or controls > _MOST_CONTROLS * len(sample)
