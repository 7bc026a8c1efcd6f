"""What the window remembers from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from app.gui.theme.tokens import LARGEST_SCALE, SMALLEST_SCALE

SCHEMES = ("system", "light", "dark")


class Settings:
    """Typed access to a QSettings. A damaged entry reads as if it had never been written."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @classmethod
    def of_this_user(cls) -> Settings:
        """The settings of the person at this machine, as a text file in their settings folder."""
        ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        return cls(QSettings(ini, user, "lettersum", "lettersum"))

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
        room = self._store.value("window/room", "")
        return room if isinstance(room, str) else ""

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

    def save(self) -> None:
        """Writes everything now."""
        self._store.sync()
