from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from app.gui.network.picture.captions import captions
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import ARTICLE, NetworkPreset
from app.microscope.time_machine.moments import Grain
from nncore.captions import Captions
from nncore.network_file import Sample
from tests.gui.network.picture.shown import shown_picture
from tests.microscope.snapshots import after, at_rest

TWO_SAMPLES = NetworkPreset(
    "two",
    replace(
        ARTICLE.file,
        samples=(
            *ARTICLE.file.samples,
            Sample(
                (0.1, 0.2),
                (0.3, 0.4),
                Captions(
                    ("a considerably longer word", "b"), ("c", "another considerably longer word")
                ),
            ),
        ),
    ),
)


def test_each_sample_has_its_captions() -> None:
    assert captions(at_rest(ARTICLE)) == (("How", "are"), ("you", "today"))
    assert captions(at_rest(TWO_SAMPLES)) == (("How", "are"), ("you", "today"))
    assert captions(after(1, Grain.SAMPLE, TWO_SAMPLES)) == (
        ("a considerably longer word", "b"),
        ("c", "another considerably longer word"),
    )


def test_nothing_jumps_from_sample_to_sample(qtbot: QtBot, appearance: Appearance) -> None:
    picture = shown_picture(qtbot, appearance, at_rest(TWO_SAMPLES))
    before = picture.scene.layout
    picture.scene.show_snapshot(after(1, Grain.SAMPLE, TWO_SAMPLES), "w5")
    assert picture.scene.layout == before
    short = shown_picture(qtbot, appearance, at_rest(ARTICLE)).scene.layout
    assert before.neurons["i1"].x > short.neurons["i1"].x  # there is room for the longest
