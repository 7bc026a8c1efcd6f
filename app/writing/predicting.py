"""Asking the predictor in a thread of its own, so that typing never waits."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from functools import partial

from app.mishaps import one_line
from app.prediction.personal.database import PersonalError
from app.prediction.presets import DEFAULT_PRESET, PRESETS
from app.waiting_thread import Task, WaitingThread
from app.writing.answer import Answer, Failure, Question
from app.writing.assistant import Assistant

_log = logging.getLogger(__name__)

Deliver = Callable[[Answer | Failure], None]
Job = Callable[[Assistant], object]


def _nobody(key: str, why: str) -> None:
    """Is told and says nothing."""


class PredictionThread(WaitingThread):
    """Answers the latest question; older ones are never worked on. Jobs are all done, in their
    order and before the question that waits; those given before ``stop`` too.

    ``deliver`` is called in this thread, ``warn`` too, with one line about what went wrong in a
    job, and ``lost`` with a model of the person's own that can't be had, and why: in its place
    speaks what comes with the program.
    """

    def __init__(
        self,
        assistant: Assistant,
        preset: str,
        deliver: Deliver,
        warn: Callable[[str], None] = _log.warning,
        encoding: str = "",
        lost: Callable[[str, str], None] = _nobody,
    ) -> None:
        super().__init__("prediction")
        self._assistant, self._deliver, self._warn = assistant, deliver, warn
        self._lost = lost
        self._jobs: deque[Job] = deque([Assistant.open_memory])
        self._waiting: Question | None = None
        self.use(preset, encoding)

    def ask(self, question: Question) -> None:
        """Takes the place of a question that is still waiting."""
        with self._changed:
            self._waiting = question
            self._changed.notify()

    def do(self, job: Job) -> None:
        """Does this after the jobs before it."""
        with self._changed:
            self._jobs.append(job)
            self._changed.notify()

    def use(self, preset: str, encoding: str = "") -> None:
        """Answers with another preset or model from now on, or through an encoding alone."""
        self.do(partial(self._use, preset, encoding))

    def _run(self) -> None:
        super()._run()
        self._do(Assistant.close)

    # Whatever goes wrong, the page must stay usable: the reason is shown and logged.

    def _use(self, preset: str, encoding: str, assistant: Assistant) -> None:
        try:
            assistant.use(preset, encoding)
        except Exception as error:
            _log.exception("the predictor can't be loaded")
            if preset in PRESETS:
                self._deliver(Failure(f"no suggestions: {one_line(error)}"))
                return
            self._use(DEFAULT_PRESET, encoding, assistant)
            self._lost(preset, one_line(error))

    def _answer(self, question: Question) -> None:
        try:
            answer = self._assistant.answer(question)
        except Exception as error:
            _log.exception("the predictor failed")
            self._deliver(Failure(f"no suggestions for this text: {one_line(error)}", question))
            return
        if answer is not None:
            self._deliver(answer)

    def _do(self, job: Job) -> None:
        try:
            job(self._assistant)
        except PersonalError as error:
            self._warn(one_line(error))
        except Exception as error:
            _log.exception("a job of the prediction thread failed")
            self._warn(one_line(error))

    def _next(self) -> Task | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._jobs or self._waiting)
            if self._jobs:
                return partial(self._do, self._jobs.popleft())
            question, self._waiting = self._waiting, None
            if self._stopping or question is None:
                return None
            return partial(self._answer, question)
