"""Ordinary files, and no more of them than may be."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from nncore.errors import UntrustedError


def open_ordinary(path: Path, largest_bytes: int) -> BinaryIO:
    """Opens a file to read. Raises OSError for what is no ordinary file, such as a device
    without end, and for a file of more than ``largest_bytes``.

    The open file is asked, not its name, which may stand for something else a moment later; and
    nobody is waited for, as opening a pipe would.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except ValueError as error:  # a NUL byte in the name
        raise OSError(errno.EINVAL, f"is no name of a file: {error}") from None
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "is no ordinary file")
        if found.st_size > largest_bytes:
            raise OSError(errno.EFBIG, f"is larger than {size_shown(largest_bytes)}")
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_ordinary(path: Path, largest_bytes: int) -> bytes:
    """All bytes of a file. Raises OSError as ``open_ordinary`` does."""
    with open_ordinary(path, largest_bytes) as stream:
        content = stream.read(largest_bytes + 1)
    if len(content) > largest_bytes:  # it grew while it was read, or is one of /proc's
        raise OSError(errno.EFBIG, f"is larger than {size_shown(largest_bytes)}")
    return content


def decode_text(content: bytes, errors: str = "strict") -> str:
    """The text in UTF-8 bytes, with or without a byte order mark. Raises UntrustedError for others,
    and for NUL bytes, as only files that aren't text have. With ``errors`` "replace", what is not
    UTF-8 becomes U+FFFD."""
    if (place := content.find(0)) >= 0:
        raise UntrustedError(f"is not UTF-8 text (byte {place + 1} is 0)")
    try:
        return content.decode("utf-8-sig", errors)
    except UnicodeDecodeError as error:
        raise UntrustedError(f"is not UTF-8 text (byte {error.start + 1})") from None


def size_shown(size: int) -> str:
    """``64 MB``."""
    return f"{size // 1_000_000:,} MB" if size >= 1_000_000 else f"{size:,} bytes"
