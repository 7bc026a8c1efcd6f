"""The Network room in every state, at every size of window and text, light and dark."""

from __future__ import annotations

from collections.abc import Callable

from network_states import NetworkStates

from app.gui.network.pages import PageName
from app.gui.network.room import NetworkRoom
from app.gui.theme.appearance import Appearance

# What is left inside the frame of a window of 1280×800, 900×600 and 1920×1080.
SIZES_PX = ((1264, 752), (884, 552), (1904, 1032))
SCALES = (1.0, 2.0)
Resize = Callable[[int, int], None]
Save = Callable[[str], None]


class NetworkSizes:
    """Names are like ``fork-surface-884x552-200-dark``."""

    def __init__(
        self, room: NetworkRoom, states: NetworkStates, appearance: Appearance,
        resize: Resize, save: Save,
    ) -> None:  # fmt: skip
        self._room, self._states, self._appearance = room, states, appearance
        self._resize, self._save = resize, save

    def take_all(self) -> None:
        """Six states, and in one of them every page of the column."""
        states = self._states
        for name, bring in (
            ("rest", states.rest),
            ("training", states.train),
            ("fork", states.fork),
        ):
            bring()
            self._at_all_sizes(name)
        for page in PageName:
            self._at_all_sizes(f"fork-{page.value.lower()}", page)
        states.step_back()
        self._at_all_sizes("backward")
        states.step_out()
        for name, bring in (("deep", states.deep), ("taught", states.teach)):
            bring()
            self._at_all_sizes(name)

    def _at_all_sizes(self, name: str, page: PageName | None = None) -> None:
        pages = self._room.widgets.pages
        for width, height in SIZES_PX:
            for scale in SCALES:
                self._resize(width, height)
                self._appearance.set_scale(scale)
                pages.choose(page or PageName.EXPLAIN)
                if page is None:
                    pages.show_picture()
                self._in_both_schemes(f"{name}-{width}x{height}-{round(100 * scale)}")
        self._appearance.normal_size()

    def _in_both_schemes(self, name: str) -> None:
        for suffix in ("", "-dark"):
            self._save(f"{name}{suffix}")
            self._appearance.switch_scheme()
