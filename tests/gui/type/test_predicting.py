from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from app.gui.type.answer import Answer, Failure, PredictorLike, Question
from app.gui.type.predicting import PredictionThread
from app.prediction.suggestion import Prediction
from tests.gui.fake_predictor import FakePredictor

Delivered = queue.Queue[Answer | Failure]
Starter = Callable[[Callable[[], PredictorLike]], PredictionThread]
PATIENCE_SECONDS = 10


@pytest.fixture
def delivered() -> Delivered:
    return queue.Queue()


@pytest.fixture
def started(delivered: Delivered) -> Iterator[Starter]:
    threads: list[PredictionThread] = []

    def start(load: Callable[[], PredictorLike]) -> PredictionThread:
        thread = PredictionThread(load, delivered.put)
        threads.append(thread)
        thread.start()
        return thread

    yield start
    for thread in threads:
        thread.stop()


class Gated(FakePredictor):
    """Answers only when its gate is open; says when it has begun."""

    def __init__(self) -> None:
        super().__init__()
        self.gate, self.begun = threading.Event(), threading.Event()

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        self.begun.set()
        assert self.gate.wait(PATIENCE_SECONDS)
        return super().predict(text, limit, phrase)


def test_it_answers_in_its_own_thread(started: Starter, delivered: Delivered) -> None:
    threads: list[threading.Thread] = []

    class Noting(FakePredictor):
        def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
            threads.append(threading.current_thread())
            return super().predict(text, limit, phrase)

    started(Noting).ask(Question(1, "How are "))
    answer = delivered.get(timeout=PATIENCE_SECONDS)
    assert isinstance(answer, Answer)
    assert answer.cards[0].word == "you"
    assert threading.current_thread() not in threads


def test_of_the_questions_that_wait_only_the_latest_is_worked_on(
    started: Starter, delivered: Delivered
) -> None:
    predictor = Gated()
    thread = started(lambda: predictor)
    thread.ask(Question(1, "a "))
    assert predictor.begun.wait(PATIENCE_SECONDS)
    for serial in range(2, 50):
        thread.ask(Question(serial, f"word{serial} "))
    predictor.gate.set()
    answers = [delivered.get(timeout=PATIENCE_SECONDS) for _ in range(2)]
    assert [a.question.serial for a in answers if isinstance(a, Answer)] == [1, 49]
    assert delivered.empty()


def test_a_predictor_that_can_not_be_loaded_is_one_line(
    started: Starter, delivered: Delivered
) -> None:
    def load() -> PredictorLike:
        raise OSError("model.npz: is damaged\nmore")

    started(load)
    failure = delivered.get(timeout=PATIENCE_SECONDS)
    assert failure == Failure("no suggestions: model.npz: is damaged")


def test_after_a_failure_the_next_question_is_answered(
    started: Starter, delivered: Delivered
) -> None:
    class Failing(FakePredictor):
        def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
            if "bad" in text:
                raise ValueError
            return super().predict(text, limit, phrase)

    thread = started(Failing)
    thread.ask(Question(1, "bad "))
    failure = delivered.get(timeout=PATIENCE_SECONDS)
    assert failure == Failure("no suggestions for this text: ValueError")
    thread.ask(Question(2, "good "))
    assert isinstance(delivered.get(timeout=PATIENCE_SECONDS), Answer)


def test_stopping_waits_for_the_thread(started: Starter) -> None:
    thread = started(FakePredictor)
    thread.stop()
    assert "prediction" not in {each.name for each in threading.enumerate()}


def test_a_thread_that_never_began_can_be_stopped(delivered: Delivered) -> None:
    PredictionThread(FakePredictor, delivered.put).stop()
