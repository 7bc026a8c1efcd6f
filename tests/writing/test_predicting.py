from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from app.prediction.personal.database import PersonalError
from app.prediction.suggestion import Prediction
from app.writing.answer import Answer, Failure, PredictorLike, Question
from app.writing.assistant import Assistant, LoadPredictor
from app.writing.predicting import PredictionThread
from tests.patience import PATIENCE_SECONDS
from tests.writing.fake_predictor import FakePredictor

Delivered = queue.Queue[Answer | Failure]
Starter = Callable[[LoadPredictor], PredictionThread]


@pytest.fixture
def delivered() -> Delivered:
    return queue.Queue()


@pytest.fixture
def started(delivered: Delivered) -> Iterator[Starter]:
    threads: list[PredictionThread] = []

    def start(load: LoadPredictor) -> PredictionThread:
        thread = PredictionThread(Assistant(load), "article", delivered.put)
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
    thread = started(lambda preset="article": predictor)
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
    def load(preset: str = "article") -> PredictorLike:
        raise OSError("model.npz: is damaged\nmore")

    started(load)
    failure = delivered.get(timeout=PATIENCE_SECONDS)
    assert failure == Failure("no suggestions: model.npz: is damaged")


def test_where_an_own_model_can_not_be_had_the_keyboard_speaks_and_a_line_says_why(
    delivered: Delivered,
) -> None:
    used: list[str] = []

    def load(key: str) -> PredictorLike:
        used.append(key)
        if key.startswith("own:"):
            raise OSError("letters.npz: is damaged\nmore")
        return FakePredictor()

    lost: queue.Queue[tuple[str, str]] = queue.Queue()
    thread = PredictionThread(
        Assistant(load), "own:letters.npz", delivered.put, lost=lambda *told: lost.put(told)
    )
    thread.start()
    thread.ask(Question(1, "How are "))
    answer = delivered.get(timeout=PATIENCE_SECONDS)
    thread.stop()
    assert isinstance(answer, Answer)
    assert answer.cards[0].word == "you"
    assert lost.get_nowait() == ("own:letters.npz", "letters.npz: is damaged")
    assert used == ["own:letters.npz", "keyboard"]


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
    assert failure == Failure("no suggestions for this text: ValueError", Question(1, "bad "))
    thread.ask(Question(2, "good "))
    assert isinstance(delivered.get(timeout=PATIENCE_SECONDS), Answer)


def test_stopping_waits_for_the_thread(started: Starter) -> None:
    thread = started(FakePredictor)
    thread.stop()
    assert "prediction" not in {each.name for each in threading.enumerate()}


def test_a_thread_that_never_began_can_be_stopped(delivered: Delivered) -> None:
    PredictionThread(Assistant(FakePredictor), "article", delivered.put).stop()


def test_jobs_are_done_in_their_order_and_before_it_stops(
    started: Starter, delivered: Delivered
) -> None:
    thread = started(FakePredictor)
    done: list[int] = []
    for number in range(20):
        thread.do(lambda _, number=number: done.append(number))  # type: ignore[misc]
    thread.stop()
    assert done == list(range(20))


def test_a_job_that_fails_is_told_and_the_next_is_done(delivered: Delivered) -> None:
    told: list[str] = []
    done = threading.Event()
    thread = PredictionThread(Assistant(FakePredictor), "article", delivered.put, told.append)

    def fails(assistant: Assistant) -> None:
        raise PersonalError("the disk is full")

    thread.do(fails)
    thread.do(lambda _: done.set())
    thread.start()
    assert done.wait(PATIENCE_SECONDS)
    thread.stop()
    assert told == ["the disk is full"]


def test_another_preset_answers_the_questions_after_it(
    started: Starter, delivered: Delivered
) -> None:
    loaded: list[str] = []

    def load(preset: str = "article") -> PredictorLike:
        loaded.append(preset)
        return FakePredictor()

    thread = started(load)
    for preset in ("keyboard", "article", "keyboard"):
        thread.use(preset)
    thread.ask(Question(1, "How are "))
    assert isinstance(delivered.get(timeout=PATIENCE_SECONDS), Answer)
    assert loaded == ["article", "keyboard"]  # each is loaded once


def test_after_an_answer_that_could_not_be_delivered_the_next_is(
    delivered: Delivered, told_mishaps: queue.SimpleQueue[str]
) -> None:
    def deliver(answer: Answer | Failure) -> None:
        if isinstance(answer, Answer) and answer.question == Question(1, "How are "):
            raise RuntimeError("no window")
        delivered.put(answer)

    thread = PredictionThread(Assistant(FakePredictor), "article", deliver)
    thread.start()
    thread.ask(Question(1, "How are "))
    assert told_mishaps.get(timeout=PATIENCE_SECONDS) == "prediction: no window"
    thread.ask(Question(2, "How are "))
    assert isinstance(delivered.get(timeout=PATIENCE_SECONDS), Answer)
    thread.stop()


def test_after_a_warning_that_failed_the_next_job_is_done(
    delivered: Delivered, told_mishaps: queue.SimpleQueue[str]
) -> None:
    def warn(line: str) -> None:
        raise RuntimeError("no window")

    def fails(assistant: Assistant) -> None:
        raise PersonalError("the disk is full")

    thread = PredictionThread(Assistant(FakePredictor), "article", delivered.put, warn)
    done = threading.Event()
    thread.start()
    thread.do(fails)
    thread.do(lambda _: done.set())
    assert done.wait(PATIENCE_SECONDS)
    assert told_mishaps.get(timeout=PATIENCE_SECONDS) == "prediction: no window"
    thread.stop()
