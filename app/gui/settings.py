"""What the window remembers from one start to the next."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app.gui.theme.design_tokens import LARGEST_SCALE, SMALLEST_SCALE
from app.prediction.personal.place import SETTINGS_FILE, named_folder
from nncore.private_file import make_private_file, make_private_folder

SCHEMES = ("system", "light", "dark")


class Settings:
    """Typed access to a QSettings. A damaged entry reads as if it had never been written."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @classmethod
    def of_this_user(cls) -> Settings:
        """The settings of the person at this machine, as a text file in their settings folder,
        or in the one that they named for everything; for them alone: it names the page that was
        open."""
        ini, user, named = QSettings.Format.IniFormat, QSettings.Scope.UserScope, named_folder()
        if named is None:
            store = QSettings(ini, user, "lettersum", "lettersum")
        else:
            store = QSettings(str(named.absolute() / SETTINGS_FILE), ini)
        path = Path(store.fileName())
        with suppress(OSError):  # Qt keeps the permissions of the file that is there
            make_private_folder(path.parent)
            make_private_file(path)
        return cls(store)

    @property
    def scheme(self) -> str:
        """``system``, ``light`` or ``dark``."""
        scheme = self._store.value("window/scheme")
        return scheme if isinstance(scheme, str) and scheme in SCHEMES else SCHEMES[0]

    @scheme.setter
    def scheme(self, scheme: str) -> None:
        self._store.setValue("window/scheme", scheme)

    @property
    def text_scale(self) -> float:
        """1.0 is 100 %."""
        try:
            scale = float(str(self._store.value("window/text_scale", 1.0)))
        except ValueError:
            return 1.0
        return scale if SMALLEST_SCALE <= scale <= LARGEST_SCALE else 1.0

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._store.setValue("window/text_scale", scale)

    @property
    def room(self) -> str:
        """The name of the room that was open last; "" if none was."""
        return self._text("window/room")

    @room.setter
    def room(self, room: str) -> None:
        self._store.setValue("window/room", room)

    @property
    def geometry(self) -> QByteArray | None:
        """Place and size of the window, as Qt saved them."""
        geometry = self._store.value("window/geometry")
        return geometry if isinstance(geometry, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("window/geometry", geometry)

    @property
    def preset(self) -> str:
        """The preset that makes suggestions, or the key of a model of the person's own; "" for the
        preset that comes first."""
        return self._text("type/preset")

    @preset.setter
    def preset(self, preset: str) -> None:
        self._store.setValue("type/preset", preset)

    @property
    def model_title(self) -> str:
        """What the model of the person's own was called that makes suggestions."""
        return self._text("type/model_title")

    @model_title.setter
    def model_title(self, title: str) -> None:
        self._store.setValue("type/model_title", title)

    @property
    def encoding(self) -> str:
        """The one encoding the keyboard goes through; "" for all its voices together."""
        return self._text("type/encoding")

    @encoding.setter
    def encoding(self, encoding: str) -> None:
        self._store.setValue("type/encoding", encoding)

    @property
    def slots(self) -> int:
        """How many suggestions are shown; 0 if that was never chosen."""
        return self._count("type/slots")

    @slots.setter
    def slots(self, slots: int) -> None:
        self._store.setValue("type/slots", slots)

    @property
    def boxes(self) -> str:
        """Where answer boxes stand in the Learn room: in the picture unless a sheet is chosen."""
        return "sheet" if self._text("learn/boxes") == "sheet" else "picture"

    @boxes.setter
    def boxes(self, boxes: str) -> None:
        self._store.setValue("learn/boxes", boxes)

    @property
    def network_page(self) -> str:
        """The name of the page beside the network that was open last; "" if none was."""
        return self._text("network/page")

    @network_page.setter
    def network_page(self, page: str) -> None:
        self._store.setValue("network/page", page)

    @property
    def student(self) -> str:
        """The name on what is handed in."""
        return self._text("learn/student")

    @student.setter
    def student(self, student: str) -> None:
        self._store.setValue("learn/student", student)

    @property
    def is_learning(self) -> bool:
        """Whether what is written is learned; it is until the person goes off the record."""
        return self._text("type/learning") != "off"

    @is_learning.setter
    def is_learning(self, is_learning: bool) -> None:
        self._store.setValue("type/learning", "on" if is_learning else "off")

    @property
    def has_ghost(self) -> bool:
        """Whether a likely first suggestion stands grey behind the caret; it does until the person
        switches it off."""
        return self._text("type/ghost") != "off"

    @has_ghost.setter
    def has_ghost(self, has_ghost: bool) -> None:
        self._store.setValue("type/ghost", "on" if has_ghost else "off")

    @property
    def page_path(self) -> str:
        """The file that the draft belongs to; "" if it has none."""
        return self._text("type/page")

    @page_path.setter
    def page_path(self, path: str) -> None:
        self._store.setValue("type/page", path)

    @property
    def written(self) -> tuple[int, int]:
        """Since the start: keys pressed on pages, and characters written with them."""
        return self._count("type/keys"), self._count("type/characters")

    @written.setter
    def written(self, written: tuple[int, int]) -> None:
        self._store.setValue("type/keys", written[0])
        self._store.setValue("type/characters", written[1])

    def _text(self, name: str) -> str:
        text = self._store.value(name, "")
        return text if isinstance(text, str) else ""

    def _count(self, name: str) -> int:
        try:
            return max(int(str(self._store.value(name, 0))), 0)
        except ValueError:
            return 0

    def save(self) -> None:
        """Writes everything now."""
        self._store.sync()
