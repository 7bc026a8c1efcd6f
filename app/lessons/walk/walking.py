"""Someone on the walk: which page, which of its steps, and what has been done so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.lessons.walk.page import Prompt, Step, WalkPage
from app.lessons.walk.pages import PAGES
from app.lessons.walk.seen import Seen


class Walk:
    """``done`` are the names of the pages that were done, ever. A page's steps begin anew each
    time it is opened."""

    def __init__(self, done: Iterable[str] = (), last: str = "") -> None:
        names = [page.name for page in PAGES]
        self.done = {name for name in done if name in names}
        self._place = names.index(last) if last in names else 0
        self._step = 0
        self._began: Seen | None = None

    @property
    def page(self) -> WalkPage:
        """The one that is open, or was last."""
        return PAGES[self._place]

    @property
    def number(self) -> int:
        """Which page it is, from 1."""
        return self._place + 1

    @property
    def step(self) -> Step | None:
        """The one at hand; None once all steps of the page are done."""
        steps = self.page.steps
        return steps[self._step] if self._step < len(steps) else None

    @property
    def steps_done(self) -> int:
        """How many steps of the page are done, since it was opened."""
        return self._step

    @property
    def is_page_done(self) -> bool:
        """Whether all steps of the page have been done, since it was opened."""
        return self.step is None

    @property
    def to_go_on_with(self) -> WalkPage:
        """The first page that hasn't been done, from the one that was open last on; after all of
        them that one."""
        return self.to_go_on_in(PAGES) or self.page

    def to_go_on_in(self, pages: Sequence[WalkPage]) -> WalkPage | None:
        """The same among these pages, which need not be all; None if there are none."""
        following = [*PAGES[self._place :], *PAGES[: self._place]]
        open_ones = [page for page in following if page in pages]
        undone = [page for page in open_ones if page.name not in self.done]
        return next(iter([*undone, *open_ones]), None)

    def open(self, page: WalkPage) -> None:
        """Opens a page at its first step, which begins with the next ``begin``."""
        self._place, self._step, self._began = PAGES.index(page), 0, None

    def beside(self, by: int, pages: Sequence[WalkPage] = PAGES) -> WalkPage | None:
        """The nearest of these pages after this one, or with ``by`` −1 before it; None beyond the
        first and the last."""
        others = PAGES[self._place + 1 :] if by > 0 else PAGES[: self._place][::-1]
        return next((page for page in others if page in pages), None)

    def begin(self, seen: Seen) -> None:
        """The step at hand begins with this being seen."""
        self._began = seen

    def see(self, seen: Seen) -> bool:
        """Whether the step at hand has been done by now; then the next one begins."""
        step = self.step
        if step is None or self._began is None or not step.done(self._began, seen):
            return False
        self._step += 1
        self._began = seen
        if self.is_page_done:
            self.done.add(self.page.name)
        return True

    def prompt(self, seen: Seen) -> Prompt | None:
        """What to do now; None where all steps are done."""
        return self.step.prompt(seen) if self.step else None
