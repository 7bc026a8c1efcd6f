"""Makes previews off the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from app.microscope.previews.preview import Previewer, SlopePreview, SlopeRequest
from app.microscope.time_machine.recording import LoopNow
from app.waiting_thread import NewestRequestThread


class PreviewThread(NewestRequestThread[SlopeRequest]):
    """A preview is reported unless a newer one was asked for meanwhile.

    ``report`` is called in this thread, with a preview or with the exception that there is none.
    """

    def __init__(
        self, loop_now: LoopNow, report: Callable[[SlopePreview | Exception], object]
    ) -> None:
        super().__init__("slope preview")
        self._previewer, self._report = Previewer(loop_now), report

    def forget(self) -> None:
        """Nothing is reported of what has been asked so far."""
        with self._changed:
            self._waiting = self._newest = None

    def _work_on(self, request: SlopeRequest) -> None:
        answer = self._answer(request)
        with self._changed:
            is_newest = request is self._newest and not self._stopping
        if is_newest:
            self._report(answer)

    def _answer(self, request: SlopeRequest) -> SlopePreview | Exception:
        try:
            return self._previewer.preview(request)
        except Exception as error:  # the thread goes on; the window says what happened
            return error
