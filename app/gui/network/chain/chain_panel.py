"""The card that explains one weight."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout

from app.gui import keys
from app.gui.network.chain.factor_view import FactorView, FormulaRow
from app.gui.network.chain.panel_head import PanelHead
from app.gui.network.chain.path_list import ROWS_AT_FIRST, PathList
from app.gui.network.chain.pin_button import PinButton
from app.gui.network.snapshot_card import SnapshotCard
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.steady_place import SteadyPlace
from app.microscope.chain.chain_rule import ChainRule, chain_rule
from app.microscope.chain.coupling import factors_at, parts_of
from app.microscope.chain.derivation import as_latex, as_text
from app.microscope.time_machine.snapshot import NetworkSnapshot

_MARGIN_PX = 16
_PICTURE_SCALE = 2.0


class ChainPanel(SnapshotCard):
    """How a weight moves the error: symbols, numbers, δ, the update, and every path.

    ``factor_hovered`` sends the name of the factor under the mouse (``dsig(o1)/dnet(o1)``), and
    "" when it leaves; ``light`` frames the factors of a part of the picture. ``copied`` says in
    words what went to the clipboard.
    """

    factor_hovered = Signal(str)
    copied = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Chain rule")
        self.rule: ChainRule | None = None
        self._part = ""
        self._title = label("", "heading")
        self._derivative_view = FactorView(appearance, "", can_be_hovered=False)
        self.factors = [FactorView(appearance, sign) for sign in ("=", "·", "·")]
        self._formula = FormulaRow([self._derivative_view, *self.factors])
        self._derivative, self._update = label("", "number"), label("", "number")
        self._deltas = label("", "caption")
        self._saturated = label("", "strong")
        self._path_heading = label("", "caption")
        self.paths = PathList(appearance)
        self.show_all = _link("Show all")
        self.show_all.setCheckable(True)
        self._copy, self.pin = _link("Copy ▾"), PinButton()
        self._lay_out()
        self._connect()

    def show_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        """Explains a weight with the numbers of this snapshot; out of sight it can be copied."""
        is_other = self.rule is None or self.rule.weight != weight
        self.rule = chain_rule(snapshot, weight)
        if is_other and self.show_all.isChecked():
            self.show_all.setChecked(False)
        super().show_snapshot(snapshot, weight)

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        if self.rule is not None:
            self._show(self.rule)

    def light(self, part: str) -> None:
        """Frames the factors that speak of this part (w5, h1); "" frames none."""
        self._part = part
        if self.rule is not None and self.isVisible():
            self._show_light(self.rule)

    def as_picture(self) -> QPixmap:
        """The card, drawn twice as large as on screen."""
        ratio = self.devicePixelRatioF() * _PICTURE_SCALE
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        self.render(picture)
        return picture

    def copy_text(self) -> None:
        """The derivation as text to the clipboard."""
        if self.rule is not None:
            self._put(as_text(self.rule), "text")

    def copy_latex(self) -> None:
        """The derivation as LaTeX to the clipboard."""
        if self.rule is not None and self._snapshot is not None:
            self._put(as_latex(self._snapshot, self.rule), "LaTeX (needs amsmath)")

    def copy_picture(self) -> None:
        """The card as a picture to the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.as_picture())
        self.copied.emit(f"the chain rule of {self._weight} copied as a picture")

    def choose_copy(self) -> None:
        """Opens the menu of what can be copied."""
        self._menu.popup(self._copy.mapToGlobal(self._copy.rect().bottomLeft()))

    def _put(self, text: str, kind: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(f"the chain rule of {self._weight} copied as {kind}")

    def _show(self, rule: ChainRule) -> None:
        unbroken = rule.route.replace(" ", "\N{NO-BREAK SPACE}")
        _set(self._title, f"How {rule.weight} moves the error · {unbroken}")
        self._derivative_view.show_term(rule.derivative)
        for view, term in zip(self.factors, rule.terms, strict=True):
            view.show_term(term)
        _set(self._deltas, "\n".join(rule.deltas))
        _set(self._derivative, f"{rule.derivative.symbol} = {rule.derivative.number}")
        _set(self._update, rule.update)
        _set(self._saturated, rule.saturated)
        self._saturated.setVisible(bool(rule.saturated))
        self._show_paths(rule)
        self._show_light(rule)
        if self.accessibleName() != f"Chain rule of {rule.weight}":
            self.setAccessibleName(f"Chain rule of {rule.weight}")
        self._formula.setAccessibleName(rule.in_words)

    def _show_paths(self, rule: ChainRule) -> None:
        paths = rule.paths
        for widget in (self._path_heading, self.paths):
            widget.setVisible(paths is not None)
        self.show_all.setVisible(paths is not None and len(paths) > ROWS_AT_FIRST)
        if paths is None:
            return
        count = "One path leads" if len(paths) == 1 else f"{len(paths):,} paths lead"
        shares = "its share is" if len(paths) == 1 else "their shares add up to"
        _set(self._path_heading,
             f"{count} from the error to {rule.weight}; {shares} "
             f"{rule.derivative.symbol} = {rule.derivative.number}")  # fmt: skip
        _set(
            self.show_all, "Show fewer" if self.show_all.isChecked() else f"Show all {len(paths):,}"
        )
        self.paths.show_paths(paths)

    def _show_light(self, rule: ChainRule) -> None:
        trace = self._snapshot.trace if self._snapshot is not None else None
        if trace is None:
            return
        names = [term.name for term in rule.terms]
        lit = factors_at(self._part, names, trace) if self._part else frozenset()
        for view, name in zip(self.factors, names, strict=True):
            view.light(name in lit)
        if rule.paths is not None:
            first = self._names_seen(rule)
            self.paths.light(frozenset(n for n in first if self._part in parts_of(n, trace)))

    def _names_seen(self, rule: ChainRule) -> frozenset[str]:
        """The factors' names of the paths in sight: a hover never walks thousands of paths."""
        if rule.paths is None or not self._part:
            return frozenset()
        return frozenset(
            factor.name for row in self.paths.rows_seen() for factor in rule.paths[row].factors
        )

    def dress(self) -> None:
        for view in (self._derivative_view, *self.factors):
            view.refit()
            view.update()
        self._formula.arrange()
        self.paths.refit()

    def _all_toggled(self, is_whole: bool) -> None:
        self.paths.show_whole(is_whole)
        if self.rule is not None:
            self._show_paths(self.rule)

    def _connect(self) -> None:
        menu = self._menu = QMenu(self)
        menu.setAccessibleName("Copy")
        menu.setAccessibleName("Copy the chain rule")
        menu.addAction("as text", self.copy_text)
        menu.addAction("as LaTeX", self.copy_latex)
        menu.addAction("as a picture", self.copy_picture)
        self._copy.clicked.connect(self.choose_copy)
        set_tool_tip(self._copy, with_key("Copy as text, LaTeX or picture", keys.COPY_RULE))
        self._copy.setAccessibleName("Copy the chain rule as text, LaTeX or a picture")
        self.show_all.toggled.connect(self._all_toggled)
        for view in self.factors:
            view.hovered.connect(self.factor_hovered)
        self.paths.factor_hovered.connect(self.factor_hovered)
        self.paths.verticalScrollBar().valueChanged.connect(self._relight)

    def _relight(self) -> None:
        if self.rule is not None:
            self._show_light(self.rule)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 14)
        column.setSpacing(8)
        column.addWidget(PanelHead(self._appearance, self._title, self.pin, self._copy))
        for text in (
            self._deltas, self._update, self._saturated, self._path_heading,
        ):  # fmt: skip
            text.setWordWrap(True)
        column.addWidget(self._formula)
        for text in (self._deltas, self._derivative, self._update):
            column.addWidget(SteadyPlace(text))
        for widget in (self._saturated, self._path_heading, self.paths, self.show_all):
            column.addWidget(widget)


def _link(text: str) -> SteadyButton:
    made = SteadyButton(text)
    made.setProperty("kind", "why")
    return made


def _set(shown: QLabel | QPushButton, text: str) -> None:
    if shown.text() != text:  # every change lays the column out anew
        shown.setText(text)
