"""Every number that the widgets show for V1, beside the known answers."""

from __future__ import annotations

import re

import pytest
from pytestqt.qtbot import QtBot

from app.gui.network.room import NetworkRoom
from app.microscope.time_machine.moments import Grain
from nncore.notation import Notation
from tests.gui.network.picture.shown import texts_of
from tests.microscope.examples import V1

NOTATION = Notation((2, 2, 2))
# Moments past after each step by neuron: four times net and sig, E(o1), E(o2), E_total, two deltas.
PAST = {1: 2, 2: 4, 3: 6, 4: 8, 5: 9, 6: 10, 7: 11, 8: 14, 9: 17}


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def last_number(text: str) -> float:
    return number(re.findall(r"[+−]?[0-9.]+(?:e[+−]?[0-9]+)?", text)[-1])


def known_weights() -> dict[str, tuple[float, float, float]]:
    """Each w: its value, ∂E/∂w, and the new one at η = ½."""
    known = {}
    for place in NOTATION.weights():
        w, gradient = (V1[key][place.layer][place.target][place.source] for key in ("W", "dW"))
        known[NOTATION.weight(place)] = w, gradient, w - 0.5 * gradient
    return known


def test_outputs_and_weights_in_the_picture(room: NetworkRoom) -> None:
    texts = texts_of(room.widgets.picture)
    for layer, names in ((0, ("h1", "h2")), (1, ("o1", "o2"))):
        for name, value in zip(names, V1["out"][layer], strict=True):
            assert number(texts[name]) == pytest.approx(value, abs=5.1e-5)
    for place, target in enumerate(V1["t"], start=1):
        assert last_number(texts[f"target{place}"]) == target
    for name, (value, _, _) in known_weights().items():
        assert last_number(texts[name]) == pytest.approx(value, abs=5.1e-4)
    assert number(room.widgets.controls.reading.text().split()[1]) == pytest.approx(
        V1["E"], abs=5.1e-7
    )


def test_the_chain_rule_of_every_weight(room: NetworkRoom) -> None:
    for name, (_, gradient, new) in known_weights().items():
        room.choose_weight(name)
        product = 1.0
        for view in room.widgets.chain.factors:
            product *= number(view.number)
        assert product == pytest.approx(gradient, rel=2e-4)
        assert last_number(room.widgets.chain._derivative.text()) == pytest.approx(
            gradient, rel=2e-4
        )
        assert last_number(room.widgets.chain._update.text()) == pytest.approx(new, abs=5.1e-7)


def test_deltas_appear_when_they_are_computed(qtbot: QtBot, room: NetworkRoom) -> None:
    room.choose_weight("w5")
    room.training.choose_grain(Grain.NEURON)
    qtbot.waitUntil(lambda: room.snapshot.computed == frozenset())
    texts = texts_of(room.widgets.picture)
    assert {texts[unit] for unit in ("h1", "h2", "o1", "o2")} == {"–"}
    assert "E_total –" in room.widgets.controls.reading.text()
    for past in PAST.values():
        room.training.step()
        qtbot.waitUntil(lambda past=past: room.snapshot.position.past == past)
    texts = texts_of(room.widgets.picture)
    for name, delta in zip(("o1", "o2"), V1["delta"][1], strict=True):
        assert last_number(texts[f"delta({name})"]) == pytest.approx(delta, rel=0.06)
    assert "delta(h1)" not in texts
    assert [view.number for view in room.widgets.chain.factors][2] == "–"
