"""Pages as files: UTF-8 text, read and written whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.errors import LettersumError
from nncore.untrusted.files import read_ordinary
from nncore.whole_file import whole_file

LARGEST_MB = 100  # what a page can still be scrolled and typed in


class PageFileError(LettersumError):
    """A page that can't be read or written; the message is one line."""


@dataclass(frozen=True, slots=True)
class PageText:
    """``text`` has line feeds only; ``newline`` is what the file has in their place."""

    text: str
    newline: str = "\n"


def read_page(path: Path) -> PageText:
    """Raises PageFileError for what is no UTF-8 text, too large, or can't be read."""
    try:
        size = path.stat().st_size
        if size > LARGEST_MB * 10**6:
            raise PageFileError(
                f"{path.name}: has {size / 10**6:,.0f} MB, and a page holds {LARGEST_MB}; "
                "split it first"
            )
        content = read_ordinary(path, LARGEST_MB * 10**6)
    except OSError as error:
        raise PageFileError(f"{path}: can't be read ({error.strerror})") from None
    return _page_text(path, content)


def write_page(path: Path, page: PageText) -> None:
    """Writes the page, or leaves the old file as it was. Raises PageFileError."""
    text = page.text.replace("\n", page.newline)
    try:
        with whole_file(path) as stream:
            stream.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise PageFileError(f"{path}: can't be written ({error.strerror})") from None


def _page_text(path: Path, content: bytes) -> PageText:
    if b"\0" in content:
        raise PageFileError(f"{path.name}: is no text; choose a UTF-8 text file")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PageFileError(
            f"{path.name}: is no UTF-8 text (byte {error.start + 1:,}); convert it to UTF-8 first"
        ) from None
    newline = "\r\n" if "\r\n" in text else "\n"
    return PageText(text.replace("\r\n", "\n").replace("\r", "\n"), newline)
