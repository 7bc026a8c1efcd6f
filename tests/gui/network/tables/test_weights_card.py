from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.gui.network.tables.table_delegate import LOCKED_ROLE
from app.gui.network.tables.weights_card import WeightsCard
from app.gui.network.tables.weights_model import Column
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR, FOUR_LAYERS, NetworkPreset
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from nncore.layers import Bias
from tests.gui.at_rest import comes_to_rest
from tests.microscope.examples import V1, V1_PRESET

RATED = NetworkPreset(
    "rated",
    replace(ARTICLE.file, rates={"w6": 0.8, "w2": 0.0}, importance={"o2": 1.6}),
)


def session_of(preset: NetworkPreset) -> TrainingSession:
    return TrainingSession(preset, lambda: train_online_numpy)


def open_card(qtbot: QtBot, appearance: Appearance, session: TrainingSession) -> WeightsCard:
    card = WeightsCard(appearance, session.snapshot())
    qtbot.addWidget(card)
    card.show()
    card.show_snapshot(session.snapshot(), "w5")
    return card


@pytest.fixture
def card(qtbot: QtBot, appearance: Appearance) -> WeightsCard:
    return open_card(qtbot, appearance, session_of(RATED))


def cell(card: WeightsCard, name: str, column: Column, role: int = 0) -> object:
    row = card.model.row_of(name)
    assert row is not None
    return card.model.index(row, column).data(role)


def row(card: WeightsCard, name: str) -> list[object]:
    return [cell(card, name, column) for column in Column]


def test_the_known_numbers_stand_in_their_row(qtbot: QtBot, appearance: Appearance) -> None:
    card = open_card(qtbot, appearance, session_of(V1_PRESET))
    gradient, after = V1["dW"][1][0][0], V1["W_after"][1][0][0]
    name, way, weight, rate, partial, new = row(card, "w5")
    assert (name, way, weight, rate) == ("w5", "h1→o1", "0.4", "0.5")
    assert float(str(partial)) == pytest.approx(gradient, rel=1e-4)
    assert float(str(new)) == pytest.approx(after, rel=1e-4)
    assert row(card, "v21")[:3] == ["v21", "b3→o1", "0.6"]
    assert row(card, "b3") == ["b3", "b3→o1", "1", "", "", ""]


def test_what_is_not_computed_is_a_dash(qtbot: QtBot, appearance: Appearance) -> None:
    session = session_of(V1_PRESET)
    session.choose_grain(Grain.FACTOR)
    card = open_card(qtbot, appearance, session)
    assert row(card, "w5")[Column.PARTIAL :] == ["–", "–"]
    while session.snapshot().value("dE/dw5") is None:
        session.step()
    card.show_snapshot(session.snapshot(), "w5")
    assert cell(card, "w5", Column.PARTIAL) != "–"
    assert cell(card, "w5", Column.NEW) == "–"


def test_rates_of_one_s_own_are_in_ink_the_common_one_is_soft(
    card: WeightsCard, appearance: Appearance
) -> None:
    foreground = Qt.ItemDataRole.ForegroundRole
    assert cell(card, "w6", Column.RATE) == "0.8"
    assert cell(card, "w6", Column.RATE, foreground) is None
    assert cell(card, "w5", Column.RATE, foreground) is not None
    assert cell(card, "w8", Column.RATE) == "0.8"  # 1.6 times the common one
    assert cell(card, "w8", Column.RATE, foreground) is not None


def test_a_rate_of_0_is_locked(card: WeightsCard) -> None:
    locked = [name for name in card.model.names if cell(card, name, Column.RATE, LOCKED_ROLE)]
    assert locked == ["w2", "v11", "v12", "v21", "v22"]
    spoken = cell(card, "w2", Column.RATE, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "w2, learning rate: locked, 0"


def test_entries_are_sent_by_name(card: WeightsCard) -> None:
    weights: list[tuple[str, float]] = []
    rates: list[tuple[str, object]] = []
    biases: list[tuple[str, float]] = []
    card.weight_written.connect(lambda *sent: weights.append(sent))
    card.rate_written.connect(lambda *sent: rates.append(sent))
    card.bias_written.connect(lambda *sent: biases.append(sent))
    for name, column, text in (
        ("w5", Column.VALUE, "1/3"),
        ("v21", Column.VALUE, "-0,5"),
        ("w6", Column.RATE, ""),
        ("w7", Column.RATE, "0"),
        ("b2", Column.VALUE, "2"),
    ):
        place = card.model.row_of(name)
        assert place is not None
        assert card.model.setData(card.model.index(place, column), text)
    assert weights == [("w5", 1 / 3), ("v21", -0.5)]
    assert rates == [("w6", None), ("w7", 0.0)]
    assert biases == [("b2", 2.0)]


@pytest.mark.parametrize(
    ("name", "column", "text", "reason"),
    [
        ("w5", Column.VALUE, "abc", "w5: “abc” is not a number"),
        ("w5", Column.RATE, "-1", "w5: a learning rate below 0"),
        ("w5", Column.RATE, "1001", "too large for a learning rate"),
        ("v11", Column.RATE, "0.5", "v11: bias weights are fixed"),
    ],
)
def test_a_bad_entry_says_why(
    card: WeightsCard, name: str, column: Column, text: str, reason: str
) -> None:
    refused: list[str] = []
    card.entry_refused.connect(refused.append)
    place = card.model.row_of(name)
    assert place is not None
    assert not card.model.setData(card.model.index(place, column), text)
    assert reason in refused[0]


def test_choosing_a_row_names_the_weight_and_being_told_sends_nothing(card: WeightsCard) -> None:
    chosen: list[str] = []
    card.weight_chosen.connect(chosen.append)
    card.show_snapshot(session_of(ARTICLE).snapshot(), "w7")
    assert card.table.currentIndex().row() == card.model.row_of("w7")
    assert not chosen
    card.table.selectRow(card.model.row_of("v12") or 0)
    card.table.selectRow(card.model.row_of("b1") or 0)
    assert chosen == ["v12"]


def test_an_open_entry_and_the_selection_outlive_snapshots(
    qtbot: QtBot, appearance: Appearance
) -> None:
    session = session_of(ARTICLE)
    card = open_card(qtbot, appearance, session)
    resets: list[None] = []
    card.model.modelReset.connect(lambda: resets.append(None))
    card.show_snapshot(session.snapshot(), "w5")
    index = card.model.index(card.table.currentIndex().row(), Column.VALUE)
    card.table.setCurrentIndex(index)
    card.table.edit(index)
    field = card.table.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, "0.9")
    for _ in range(10):
        session.advance(3)
        card.show_snapshot(session.snapshot(), "w5")
    assert field.text() == "0.9"
    assert card.model.names[card.table.currentIndex().row()] == "w5"
    assert not resets
    with qtbot.waitSignal(card.weight_written) as written:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert written.args == ["w5", 0.9]


def test_other_networks_have_other_rows(card: WeightsCard) -> None:
    card.show_snapshot(session_of(FOUR_LAYERS).snapshot(), "w5")
    assert card.model.rowCount() == 84 + 16 + 16
    assert row(card, "w25")[:2] == ["w25", "h1→h7"]
    no_bias = replace(EXCLUSIVE_OR.file, bias=Bias.NONE)
    card.show_snapshot(session_of(NetworkPreset("", no_bias)).snapshot(), "w5")
    assert card.model.names == tuple(f"w{n}" for n in range(1, 10))


def test_importance_is_written_by_output(card: WeightsCard, qtbot: QtBot) -> None:
    first, second = card.importance.fields
    assert (first.text(), second.text()) == ("1", "1.6")
    second.selectAll()
    qtbot.keyClicks(second, "2,5")
    with qtbot.waitSignal(card.importance_written) as written:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert written.args == ["o2", 2.5]
    first.selectAll()
    qtbot.keyClicks(first, "much")
    with qtbot.waitSignal(card.entry_refused) as refused:
        qtbot.keyClick(first, Qt.Key.Key_Return)
    assert refused.args[0].startswith("importance of o1: “much” is not a number")
    assert first.text() == "1"


def test_many_outputs_share_one_field(card: WeightsCard) -> None:
    file = replace(FOUR_LAYERS.file, layers=(4, 9), samples=(), importance={"o9": 3.0})
    card.importance.show_file(file)
    assert len(card.importance.fields) == 1
    card.importance.choice.setCurrentIndex(8)
    card.importance.choice.activated.emit(8)
    assert card.importance.fields[0].text() == "3"


def test_the_model_keeps_qt_s_rules(card: WeightsCard, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(card.model)


def test_what_the_picture_has_too_is_left_out_where_there_is_no_room(card: WeightsCard) -> None:
    def shown() -> list[Column]:
        return [column for column in Column if not card.table.isColumnHidden(column)]

    card.resize(600, 500)
    assert comes_to_rest(card)
    assert shown() == list(Column)
    card.resize(236, 500)
    assert comes_to_rest(card)
    assert {Column.WAY, Column.NEW}.isdisjoint(shown())
    assert {Column.NAME, Column.VALUE, Column.RATE, Column.PARTIAL} <= set(shown())
    assert card.table.horizontalScrollBar().maximum() == 0
    card.resize(600, 500)
    assert comes_to_rest(card)
    assert shown() == list(Column)
