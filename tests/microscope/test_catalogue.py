from __future__ import annotations

import pytest

from app.microscope.catalogue import CATALOGUE, KEYBOARD, CatalogueEntry, groups
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy

NETWORKS = [entry for entry in CATALOGUE if entry.make is not None]


@pytest.mark.parametrize("entry", NETWORKS, ids=lambda entry: entry.title)
def test_every_entry_makes_a_network_of_its_title_that_trains(entry: CatalogueEntry) -> None:
    assert entry.make is not None
    preset = entry.make()
    assert preset.title == entry.title
    session = TrainingSession(preset, lambda: train_online_numpy)
    session.advance(1)
    assert session.update == 1
    for captions in (sample.captions for sample in preset.file.samples):
        if captions is not None:
            sizes = len(captions.inputs), len(captions.targets)
            assert sizes == (preset.file.layers[0], preset.file.layers[-1])


def test_titles_are_different_and_groups_hold_them_all() -> None:
    titles = [entry.title for entry in CATALOGUE]
    assert len(set(titles)) == len(titles)
    assert [entry for _, entries in groups() for entry in entries] == list(CATALOGUE)
    assert KEYBOARD in CATALOGUE
