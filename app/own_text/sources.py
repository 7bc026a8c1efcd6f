"""What people hand in, as records: what can be read and how, what is skipped and why."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.errors import LettersumError

# These need nobody's consent: either the text is UTF-8 already, or its first bytes say what it is.
SURE_CHARSETS = ("utf-8", "utf-16")

# Whether text in an encoding that was only guessed is converted: all of it, none, or these files.
Consent = bool | Set[Path]


class OwnTextError(LettersumError):
    """Text that can't be made ready; the message says in one line why."""


class Kind(StrEnum):
    """What a file is, as people call it."""

    PLAIN = "text"
    TABLE = "table"
    JSON = "JSON"
    JSON_LINES = "lines of JSON"
    WHATSAPP = "WhatsApp chat"
    MAILBOX = "mailbox"
    MAIL = "mail"
    PAGE = "web page"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of what comes from outside is looked at or held at a time.

    ``files``: to be read of all that was handed in; ``head_bytes``: of a file's beginning, by
    which is decided what to read of it; ``line_signs``: of a line, ``cell_signs``: of a table's
    cell; ``value_signs``: of a JSON value that is read at once, such as a message, which a list may
    hold any number of; ``mail_bytes``: of a mail, from its beginning, where its text is.
    """

    files: int = 100_000
    head_bytes: int = 1 << 17
    line_signs: int = 1_000_000
    cell_signs: int = 1_000_000
    value_signs: int = 1_000_000
    mail_bytes: int = 1_000_000


LIMITS = Limits()

# Of what couldn't be read, what it is and how often it came.
LeftOutCounts = tuple[tuple[str, int], ...]

_NOUNS = {Kind.MAILBOX: "mail", Kind.WHATSAPP: "message"}
_TELEGRAM_END = "messages.text"  # of the way to the texts of a chat


@dataclass(frozen=True, slots=True)
class Choices:
    """What of tables and JSON is read; what is None is chosen by what has the most letters.

    ``column``: a column's name, or its number from 1; ``field``: the way to a field, such as
    ``text`` or ``messages.text``, of which the end is enough.
    """

    column: str | None = None
    field: str | None = None


NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True)
class Part:
    """A column or field that could be read: its name, and the letters of its words at the
    beginning of the file."""

    name: str
    letters: int


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How a table is written: what parts its cells, which column (from 0) is read, and whether its
    first row has the names of the columns."""

    delimiter: str
    column: int
    has_names: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A file that can be read.

    ``given``: what was handed in, the file itself or a folder that it is in. ``charset``: the codec
    that decodes it; mails say themselves. ``words``: how many it has, to the word where
    ``is_exact``, else estimated from its beginning. ``texts``: how many mails or messages have
    text, None where that isn't known yet. ``left_out``: what couldn't be read, as far as it is
    known. ``part``: the column or field that is read, of those in ``parts``.
    """

    path: Path
    given: Path
    kind: Kind
    size_bytes: int
    charset: str = "utf-8"
    words: int = 0
    is_exact: bool = False
    texts: int | None = None
    left_out: LeftOutCounts = ()
    part: str | None = None
    parts: tuple[Part, ...] = ()
    layout: TableLayout | None = None

    @property
    def noun(self) -> str:
        """What each text in it is called: ``mail``, ``message``; "" where that has no name."""
        is_chat = self.kind is Kind.JSON and (self.part or "").endswith(_TELEGRAM_END)
        return "message" if is_chat else _NOUNS.get(self.kind, "")

    @property
    def needs_consent(self) -> bool:
        """Whether its encoding was only guessed, so that someone should agree to its conversion."""
        return self.charset not in SURE_CHARSETS

    def is_agreed(self, converts: Consent) -> bool:
        """Whether it may be read."""
        agreed = converts if isinstance(converts, bool) else self.path in converts
        return agreed or not self.needs_consent


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that isn't read, and why in a few words."""

    path: Path
    given: Path
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in a file that couldn't be read, such as "lines that are no JSON"."""

    what: str
