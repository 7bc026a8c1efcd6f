"""Arrays in an ``.npz`` from outside: no pickles, and nothing that unpacks to more than may be.

Of the many forms a zip and an ``.npy`` can have, the few are read that this program and NumPy
write for plain numbers: members stored or deflated, names like ``values.npy``, headers of one
form. What a header asks for is compared with what is expected before it is allocated, and bytes
are counted as they are unpacked, as what a zip says of their number may be a lie.
"""

from __future__ import annotations

import errno
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import IO, Any, BinaryIO

import numpy as np
import numpy.typing as npt

from nncore.errors import UntrustedError
from nncore.untrusted.files import open_ordinary, size_shown
from nncore.untrusted.quoting import quoted

MOST_MEMBERS = 200
LONGEST_READ = 1 << 20  # bytes; a list of members that is longer is no list of ours
Array = npt.NDArray[Any]

_NAME = re.compile(r"[A-Za-z0-9_-]{1,100}\.npy")
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MAGIC = re.compile(rb"\x93NUMPY[\x01-\x03]\x00")
_LONGEST_HEADER = 1000  # bytes
_DAMAGED = "its zip is damaged"
_NO_NUMBERS = "one of its arrays is not of plain numbers"
_HEADER = re.compile(
    r"\{'descr': '([<|](?:b1|[iu][1248]|f[248]))', 'fortran_order': (True|False), "
    r"'shape': \(((?:[0-9]{1,18}, ){0,3}[0-9]{1,18},?|)\), ?\} *\n"
)


@dataclass(frozen=True, slots=True)
class ArrayHeader:
    """What an array in the file says of itself."""

    dtype: np.dtype[Any]
    shape: tuple[int, ...]
    is_fortran: bool

    @property
    def size_bytes(self) -> int:
        """How many bytes its numbers take."""
        return prod(self.shape) * self.dtype.itemsize


class ArrayArchive:
    """The arrays of an open ``.npz`` file by name; each is read when it is asked for.

    All that is read together has at most ``largest_bytes``. Every method raises UntrustedError.
    """

    def __init__(self, archive: zipfile.ZipFile, largest_bytes: int) -> None:
        self._archive = archive
        self._largest = self._left = largest_bytes
        members = archive.infolist()
        if len(members) > MOST_MEMBERS:
            raise UntrustedError(f"it has {len(members):,} parts")
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = member.orig_filename
            if _NAME.fullmatch(name) is None:
                raise UntrustedError(f"its part {quoted(name)} is no array")
            if name.removesuffix(".npy") in self._members:
                raise UntrustedError(f"its array {quoted(name)} is there twice")
            if member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS:
                raise UntrustedError(f"its array {quoted(name)} is encrypted or packed oddly")
            self._members[name.removesuffix(".npy")] = member

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all arrays."""
        return tuple(self._members)

    def header(self, name: str) -> ArrayHeader | None:
        """Type and shape of an array; None where there is none of that name."""
        if name not in self._members:
            return None
        with self._opened(name) as stream:
            return _header(stream)

    def read(self, name: str) -> Array:
        """An array; KeyError where there is none of that name."""
        with self._opened(name) as stream:
            header = _header(stream)
            if header.size_bytes > self._left:
                raise UntrustedError(f"it unpacks to more than {size_shown(self._largest)}")
            self._left -= header.size_bytes
            array = np.empty(header.size_bytes, np.uint8)
            _fill(array, stream)
        numbers = array.view(header.dtype)
        if header.is_fortran:
            return numbers.reshape(header.shape[::-1]).T
        return numbers.reshape(header.shape)

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        member = self._members[name]
        with _saying_damaged(), self._archive.open(member) as stream:
            yield stream


@contextmanager
def open_arrays(path: Path, largest_bytes: int) -> Iterator[ArrayArchive]:
    """Opens an ``.npz`` file. Raises OSError where it can't be read, UntrustedError where it is
    damaged or no such file."""
    with open_ordinary(path, largest_bytes) as stream:
        with _saying_damaged():
            archive = zipfile.ZipFile(_ShortReads(stream))
        with archive:
            yield ArrayArchive(archive, largest_bytes)


class _ShortReads:
    """A stream whose reader may ask for so much at once and no more, as zipfile takes a list of
    members to be as long as the file says."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        if size > LONGEST_READ:
            raise UntrustedError(_DAMAGED)
        content = self._stream.read(size if size >= 0 else LONGEST_READ + 1)
        if len(content) > LONGEST_READ:
            raise UntrustedError(_DAMAGED)
        return content


@contextmanager
def _saying_damaged() -> Iterator[None]:
    """zipfile and zlib have many words for a damaged file."""
    try:
        yield
    except UntrustedError:
        raise
    except OSError as error:
        if error.errno != errno.EINVAL:  # what a place before the beginning of a file gives
            raise
        raise UntrustedError(_DAMAGED) from None
    except (
        zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, LookupError,
        NotImplementedError, OverflowError, RuntimeError,
    ):  # fmt: skip
        raise UntrustedError(_DAMAGED) from None


def _header(stream: IO[bytes]) -> ArrayHeader:
    magic = stream.read(8)
    if _MAGIC.fullmatch(magic) is None:
        raise UntrustedError(_NO_NUMBERS)
    length = int.from_bytes(stream.read(2 if magic[6] == 1 else 4), "little")
    if length > _LONGEST_HEADER:
        raise UntrustedError(_NO_NUMBERS)
    match = _HEADER.fullmatch(stream.read(length).decode("latin-1"))
    if match is None:
        raise UntrustedError(_NO_NUMBERS)
    shape = tuple(int(size) for size in match[3].replace(",", " ").split())
    return ArrayHeader(np.dtype(match[1]), shape, match[2] == "True")


def _fill(target: npt.NDArray[np.uint8], stream: IO[bytes]) -> None:
    """Exactly as many bytes as there is room for; zipfile compares their checksum at the end."""
    place = 0
    while place < len(target):
        chunk = stream.read(min(len(target) - place, LONGEST_READ))
        if not chunk:
            raise UntrustedError("one of its arrays ends too early")
        target[place : place + len(chunk)] = np.frombuffer(chunk, np.uint8)
        place += len(chunk)
    if stream.read(1):
        raise UntrustedError("one of its arrays does not end where it should")
