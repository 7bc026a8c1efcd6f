"""What comes with the program is loaded once, whoever asks."""

from __future__ import annotations

import threading

import pytest

from app.prediction.presets import PRESETS
from app.prediction.shipped import Shipped
from app.words.lexicon import Lexicon, LexiconError


def test_predictors_share_the_dictionary_and_are_the_same_for_all() -> None:
    shipped = Shipped()
    for preset in PRESETS:
        assert shipped.predictor(preset) is shipped.predictor(preset)
        assert shipped.predictor(preset).lexicon is shipped.lexicon()
    assert shipped.predictor() is shipped.predictor("keyboard")


def test_several_threads_load_once(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, gate = threading.Semaphore(0), threading.Event()
    load, found = Lexicon.load, []

    def slow() -> Lexicon:
        begun.release()
        assert gate.wait(60)
        return load()

    monkeypatch.setattr(Lexicon, "load", slow)
    shipped = Shipped()
    threads = [threading.Thread(target=lambda: found.append(shipped.lexicon())) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert begun.acquire(timeout=60)
    gate.set()
    for thread in threads:
        thread.join(60)
    assert len({*map(id, found)}) == 1
    assert len(found) == 4
    assert not begun.acquire(blocking=False)


def test_what_can_not_be_loaded_is_tried_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = Shipped()

    def missing() -> Lexicon:
        raise LexiconError("dictionary.tsv: no such dictionary; check the path")

    with monkeypatch.context() as patch:
        patch.setattr(Lexicon, "load", missing)
        with pytest.raises(LexiconError, match="no such dictionary"):
            shipped.predictor()
    assert shipped.predictor().suggest("How are ")[0].word == "you"
