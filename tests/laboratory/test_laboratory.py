from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from app.laboratory.laboratory import Findings, Laboratory
from app.laboratory.sources import Sources
from app.prediction.predictor_like import PredictorLike
from app.words.encoding_price import price_of
from app.words.encodings import ENCODINGS
from app.words.lexicon import Lexicon, LexiconError
from tests.laboratory.small import (
    FakeEncoded,
    FakeKeyboard,
    FakeNetwork,
    small_lexicon,
    small_sources,
)
from tests.patience import PATIENCE_SECONDS


class Listener:
    """Keeps what is delivered, and waits for it."""

    def __init__(self) -> None:
        self.delivered: list[Findings] = []
        self._news = threading.Condition()

    def __call__(self, findings: Findings) -> None:
        with self._news:
            self.delivered.append(findings)
            self._news.notify_all()

    def wait_until(self, condition: Callable[[Findings], object]) -> Findings:
        with self._news:
            came = self._news.wait_for(
                lambda: self.delivered and condition(self.delivered[-1]), timeout=PATIENCE_SECONDS
            )
            assert came
            return self.delivered[-1]


Open = Callable[[Sources], tuple[Laboratory, Listener]]


@pytest.fixture
def open_laboratory() -> Iterator[Open]:
    opened: list[Laboratory] = []

    def make(sources: Sources) -> tuple[Laboratory, Listener]:
        listener = Listener()
        laboratory = Laboratory(sources, listener)
        opened.append(laboratory)
        laboratory.start()
        return laboratory, listener

    yield make
    for laboratory in opened:
        laboratory.stop()


def test_everything_is_found_in_the_end(open_laboratory: Open) -> None:
    _, listener = open_laboratory(small_sources())
    findings = listener.wait_until(lambda found: len(found.prices) == len(ENCODINGS))
    assert findings.lexicon is not None
    for name, price in findings.prices.items():
        assert price == price_of(ENCODINGS[name], small_lexicon())
    assert findings.hits == {"letter-sum": 16.4}
    assert findings.failure == ""


def test_an_encoding_with_a_price_is_ready(open_laboratory: Open) -> None:
    """Its words are grouped before the price is told: the window never waits for that."""
    _, listener = open_laboratory(small_sources())
    listener.wait_until(lambda found: len(found.prices) == len(ENCODINGS))
    for findings in listener.delivered:
        assert findings.lexicon is not None
        assert {ENCODINGS[name] for name in findings.prices} <= set(findings.lexicon._groups)


def test_the_latest_phrase_is_answered(open_laboratory: Open) -> None:
    laboratory, listener = open_laboratory(small_sources())
    laboratory.ask("How are")
    found = listener.wait_until(lambda found: found.phrase and found.phrase.text == "How are")
    assert found.phrase is not None
    assert [pair.words for pair in found.phrase.pairs] == [("How", "today"), ("How", "state")]
    assert found.phrase.combinations == 4


def test_a_phrase_that_was_overtaken_is_never_worked_on(open_laboratory: Open) -> None:
    gate, begun, asked = threading.Event(), threading.Event(), []

    class Slow(FakeNetwork):
        def predict(self, text: str, limit: int = 5, phrase: bool = False):  # type: ignore[no-untyped-def]
            asked.append(text)
            begun.set()
            assert gate.wait(PATIENCE_SECONDS)
            return super().predict(text, limit, phrase)

    laboratory, listener = open_laboratory(replace(small_sources(), predictor=Slow))
    laboratory.ask("one")
    assert begun.wait(PATIENCE_SECONDS)
    laboratory.ask("two")
    laboratory.ask("three")
    gate.set()
    listener.wait_until(lambda found: found.phrase and found.phrase.text == "three")
    assert asked == ["one ", "three "]


def test_without_a_dictionary_the_reason_is_told(open_laboratory: Open) -> None:
    def missing() -> Lexicon:
        raise LexiconError("dictionary.tsv: no such dictionary; check the path\nmore")

    _, listener = open_laboratory(replace(small_sources(), lexicon=missing))
    found = listener.wait_until(lambda found: found.failure)
    assert found == Findings(failure="dictionary.tsv: no such dictionary; check the path")


def test_without_a_network_all_else_is_found(open_laboratory: Open) -> None:
    def missing() -> PredictorLike:
        raise OSError("article.npz: not found")

    laboratory, listener = open_laboratory(replace(small_sources(), predictor=missing))
    laboratory.ask("How are")
    found = listener.wait_until(lambda found: len(found.prices) == len(ENCODINGS))
    assert found.failure == "article.npz: not found"
    assert found.phrase is None


def test_the_phrase_is_answered_through_each_encoding_once_that_is_loaded(
    open_laboratory: Open,
) -> None:
    laboratory, listener = open_laboratory(small_sources())
    laboratory.ask("How are")
    found = listener.wait_until(lambda found: len(found.encoded) == len(ENCODINGS))
    for name, answer in found.encoded.items():
        assert answer.text == "How are"
        assert (answer.code, answer.p) == (ENCODINGS[name].written("are"), 0.25)
        assert answer.words == ("are", "you", "only")
    laboratory.ask("")
    found = listener.wait_until(lambda found: {a.text for a in found.encoded.values()} == {""})
    assert len(found.encoded) == len(ENCODINGS)


def test_an_encoding_without_a_network_leaves_the_others(open_laboratory: Open) -> None:
    class Lacking(FakeKeyboard):
        def through(self, encoding: str) -> FakeEncoded:
            if encoding == "ending":
                raise OSError("ending.npz: not found")
            return super().through(encoding)

    laboratory, listener = open_laboratory(replace(small_sources(), keyboard=Lacking))
    laboratory.ask("How are")
    found = listener.wait_until(lambda found: len(found.encoded) == len(ENCODINGS) - 1)
    assert "ending" not in found.encoded
    assert found.failure == "ending.npz: not found"


def test_it_stops_before_everything_is_found(open_laboratory: Open) -> None:
    gate = threading.Event()

    def slow() -> Lexicon:
        assert gate.wait(PATIENCE_SECONDS)
        return small_lexicon()

    laboratory, listener = open_laboratory(replace(small_sources(), lexicon=slow))
    stopping = threading.Thread(target=laboratory.stop)
    stopping.start()
    with laboratory._changed:
        assert laboratory._changed.wait_for(lambda: laboratory._stopping, PATIENCE_SECONDS)
    gate.set()
    stopping.join()
    assert all(not found.prices for found in listener.delivered)


def test_after_findings_that_could_not_be_delivered_the_next_phrase_is_answered() -> None:
    listener, broken = Listener(), threading.Event()

    def deliver(findings: Findings) -> None:
        if broken.is_set() and not findings.failure:
            broken.clear()
            raise RuntimeError("no window")
        listener(findings)

    laboratory = Laboratory(small_sources(), deliver)
    laboratory.start()
    listener.wait_until(lambda found: len(found.prices) == len(ENCODINGS))
    broken.set()
    laboratory.ask("How are ")
    listener.wait_until(lambda found: found.failure == "no window")
    laboratory.ask("see you ")
    listener.wait_until(lambda found: found.phrase and found.phrase.text == "see you ")
    laboratory.stop()
