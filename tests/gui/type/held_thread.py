"""A prediction thread that is none: it answers, fails or stays silent when a test says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication

from app.writing.answer import Answer, Failure, Question, answer_question
from app.writing.predicting import Deliver
from tests.writing.fake_predictor import FakePredictor


class HeldThread:
    """Stands in for PredictionThread. Nothing is learned."""

    def __init__(
        self,
        assistant: Any,
        preset: str,
        deliver: Deliver,
        warn: Callable[[str], None],
        encoding: str = "",
        lost: Any = None,
    ) -> None:
        self._deliver = deliver
        self.asked: list[Question] = []

    def start(self) -> None:
        """There is nothing to start."""

    def stop(self) -> None:
        """There is nothing to stop."""

    def do(self, job: Any) -> None:
        """Jobs are left undone."""

    def use(self, preset: str, encoding: str = "") -> None:
        """It is the same predictor always."""

    def ask(self, question: Question) -> None:
        """Remembers what is asked."""
        self.asked.append(question)

    def answer(self, back: int = 0) -> None:
        """Answers the question asked last, or one so many before it."""
        self.hand_over(answer_question(FakePredictor(), self.asked[-1 - back]))

    def fail(self) -> None:
        """Fails at the question asked last."""
        self.hand_over(Failure("no suggestions for this text", self.asked[-1]))

    def hand_over(self, message: Answer | Failure) -> None:
        """Delivers this, and lets the window take it."""
        self._deliver(message)
        QApplication.processEvents()
