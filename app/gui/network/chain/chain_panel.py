"""The card that explains one weight."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from app.gui.network.chain.chain_html import formula_html, paths_html
from app.gui.network.chain.chain_rule import ChainRule, chain_rule
from app.gui.network.time_machine.snapshot import NetworkSnapshot
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label

_MARGIN_PX = 16
_SMALLEST_RATIO = 0.6  # of the text size; a formula that is still too wide is cut


class ChainPanel(QFrame):
    """How a weight moves the error: symbols, numbers, the update, and every path."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._rule: ChainRule | None = None
        self.setProperty("role", "card")
        self._title = label("", "heading")
        self._formula = _rich_label()
        self._derivative, self._update = label("", "number"), label("", "number")
        self._path_heading = label("", "caption")
        self._paths = _rich_label()
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 14)
        column.setSpacing(8)
        for widget in (
            self._title, self._formula, self._derivative, self._update,
            self._path_heading, self._paths,
        ):  # fmt: skip
            column.addWidget(widget)
        for widget in (self._title, self._update, self._path_heading):
            widget.setWordWrap(True)
        appearance.changed.connect(self._dress)

    @property
    def rule(self) -> ChainRule | None:
        """What is shown."""
        return self._rule

    def show_weight(self, snapshot: NetworkSnapshot, weight: str) -> None:
        """Explains a weight with the numbers of this snapshot."""
        self._rule = chain_rule(snapshot, weight)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._rule is not None:
            self._fit_formula(self._rule)

    def _fit_formula(self, rule: ChainRule) -> None:
        """Draws the formula smaller where the column is too narrow for it."""
        colours, scale = self._appearance.colours, self._appearance.scale
        html = formula_html(rule, colours, scale)
        needed, room = _ideal_width(html), self.contentsRect().width() - 2 * _MARGIN_PX
        if needed > room > 0:
            html = formula_html(rule, colours, scale * max(room / needed, _SMALLEST_RATIO) * 0.98)
        self._formula.setText(html)

    def _dress(self) -> None:
        rule = self._rule
        if rule is None:
            return
        colours, scale = self._appearance.colours, self._appearance.scale
        self._title.setText(f"How {rule.weight} moves the error · {rule.route}")
        self._fit_formula(rule)
        self._derivative.setText(f"{rule.derivative.symbol} = {rule.derivative.number}")
        self._update.setText(rule.update)
        self._path_heading.setText(_path_heading(rule))
        self._paths.setText(paths_html(rule, colours, scale) if rule.paths else "")
        self._path_heading.setVisible(bool(rule.paths))
        self._paths.setVisible(bool(rule.paths))
        self._formula.setAccessibleName(rule.in_words)
        self._paths.setAccessibleName(
            "; ".join(f"{path.through}: {path.numbers} = {path.share}" for path in rule.paths)
        )
        self.setAccessibleName(f"Chain rule of {rule.weight}")


def _ideal_width(html: str) -> float:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setHtml(html)
    return document.idealWidth()


def _path_heading(rule: ChainRule) -> str:
    paths = "One path leads" if rule.path_count == 1 else f"{rule.path_count:,} paths lead"
    return (
        f"{paths} from the error to {rule.weight}; their shares add up to {rule.derivative.symbol}:"
    )


def _rich_label() -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made
