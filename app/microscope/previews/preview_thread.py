"""Makes previews off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.microscope.previews.preview import Previewer, SlopePreview, SlopeRequest
from app.microscope.time_machine.recording import LoopNow
from app.waiting_thread import Task, WaitingThread


class PreviewThread(WaitingThread):
    """Only the newest request is worked on, and reported unless a newer one came meanwhile.

    ``report`` is called in this thread, with a preview or with the exception that there is none.
    """

    def __init__(
        self, loop_now: LoopNow, report: Callable[[SlopePreview | Exception], object]
    ) -> None:
        super().__init__("slope preview")
        self._previewer, self._report = Previewer(loop_now), report
        self._waiting: SlopeRequest | None = None
        self._number = 0  # of the newest request, by which an older one sees that it is old

    def ask(self, request: SlopeRequest) -> None:
        """Puts this request in the place of any other."""
        with self._changed:
            self._waiting = request
            self._number += 1
            self._changed.notify()

    def forget(self) -> None:
        """Nothing is reported of what has been asked so far."""
        with self._changed:
            self._waiting = None
            self._number += 1

    def _next(self) -> Task | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._waiting is not None)
            if self._stopping or self._waiting is None:
                return None
            request, self._waiting = self._waiting, None
            return partial(self._work_on, request, self._number)

    def _work_on(self, request: SlopeRequest, number: int) -> None:
        answer = self._answer(request)
        with self._changed:
            is_newest = number == self._number and not self._stopping
        if is_newest:
            self._report(answer)

    def _answer(self, request: SlopeRequest) -> SlopePreview | Exception:
        try:
            return self._previewer.preview(request)
        except Exception as error:  # the thread goes on; the window says what happened
            return error
