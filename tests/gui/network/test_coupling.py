"""A factor and its edge light up together, whichever of them is pointed at."""

from __future__ import annotations

import pytest

from app.gui.network.room import NetworkRoom
from app.microscope.chain.coupling import parts_of


@pytest.mark.parametrize("weight", ["w5", "w1", "v21"])
def test_a_factor_lights_its_parts_in_the_picture(room: NetworkRoom, weight: str) -> None:
    lit: list[frozenset[str]] = []
    room.widgets.forms.light = lit.append  # type: ignore[method-assign]
    room.choose_weight(weight)
    for view in room.widgets.chain.factors:
        assert view.term is not None
        room.widgets.chain.factor_hovered.emit(view.term.name)
        assert lit[-1] == parts_of(view.term.name, room.snapshot.trace)
        assert lit[-1]
    room.widgets.chain.factor_hovered.emit("")
    assert lit[-1] == frozenset()


def test_a_part_under_the_mouse_frames_its_factors(room: NetworkRoom) -> None:
    room.choose_weight("w5")
    error, slope, signal = room.widgets.chain.factors
    before = [view.grab().toImage() for view in (error, slope, signal)]
    room.widgets.picture.part_hovered.emit("h1")
    after = [view.grab().toImage() for view in (error, slope, signal)]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, True, False]
    room.widgets.picture.part_hovered.emit("o1")
    after = [view.grab().toImage() for view in (error, slope, signal)]
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, False, True]
    room.widgets.picture.part_hovered.emit("")
    after = [view.grab().toImage() for view in (error, slope, signal)]
    assert before == after
