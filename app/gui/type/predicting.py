"""Asking the predictor in a thread of its own, so that typing never waits. Knows no Qt."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from app.gui.type.answer import Answer, Failure, PredictorLike, Question, answer_question

_log = logging.getLogger(__name__)

LoadPredictor = Callable[[], PredictorLike]
Deliver = Callable[[Answer | Failure], None]


class PredictionThread:
    """Loads the predictor, then answers the latest question; older ones are never worked on.

    ``deliver`` is called in this thread.
    """

    def __init__(self, load: LoadPredictor, deliver: Deliver) -> None:
        self._load, self._deliver = load, deliver
        self._changed = threading.Condition()
        self._waiting: Question | None = None
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="prediction", daemon=True)

    def start(self) -> None:
        """Begins to load; questions may be asked at once."""
        self._thread.start()

    def ask(self, question: Question) -> None:
        """Takes the place of a question that is still waiting."""
        with self._changed:
            self._waiting = question
            self._changed.notify()

    def stop(self) -> None:
        """Ends the thread and waits for it; what is being worked on is finished first."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        # Whatever goes wrong, the page must stay usable: the reason is shown and logged.
        try:
            predictor = self._load()
        except Exception as error:
            _log.exception("the predictor can't be loaded")
            self._deliver(Failure(f"no suggestions: {_one_line(error)}"))
            return
        while (question := self._next_question()) is not None:
            try:
                self._deliver(answer_question(predictor, question))
            except Exception as error:
                _log.exception("the predictor failed")
                self._deliver(Failure(f"no suggestions for this text: {_one_line(error)}"))

    def _next_question(self) -> Question | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._waiting is not None)
            question, self._waiting = self._waiting, None
            return None if self._stopping else question


def _one_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
