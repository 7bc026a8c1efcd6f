from __future__ import annotations

import pytest

from app.own_models import expected_time
from app.own_models.expected_time import expected_seconds
from app.own_models.own_settings import OwnSettings
from tests.own_models.small_training import SETTINGS
from tests.words.lexicons import shipped_lexicon

SIZES: list[tuple[int, ...]] = []


@pytest.fixture(autouse=True)
def at_a_thousand_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    SIZES.clear()

    def measured(settings: object, sizes: tuple[int, ...]) -> float:
        SIZES.append(sizes)
        return 1000.0

    monkeypatch.setattr(expected_time, "_samples_per_second", measured)


def test_it_grows_with_text_and_epochs_up_to_what_is_kept_of_a_text() -> None:
    lexicon = shipped_lexicon()
    few, more, many, huge = (
        expected_seconds(words, OwnSettings(epochs=10), lexicon)
        for words in (100_000, 200_000, 10**8, 10**9)
    )
    assert few == pytest.approx(900, rel=0.1)
    assert 1.9 < more / few < 2.0
    assert many == huge
    assert expected_seconds(100_000, OwnSettings(epochs=20), lexicon) > 1.9 * few


def test_the_network_is_as_large_as_the_codes_ask() -> None:
    lexicon = shipped_lexicon()
    expected_seconds(100_000, OwnSettings(), lexicon)
    expected_seconds(100_000, SETTINGS, lexicon)
    (frequent, sums), (sums_alone,) = SIZES
    assert sums == sums_alone == len({int(each) for each in lexicon.sums})
    assert 2_000 < frequent < 3_000


def test_the_measure_is_taken_on_a_network_that_learns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    rate = expected_time._samples_per_second(SETTINGS.for_keyboard(), (30,))
    assert rate > 0
