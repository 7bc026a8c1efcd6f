"""Claims to try: one framed part for each, with its knob, its button and what came out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui.network.claims.knob_control import KnobControl
from app.gui.network.snapshot_card import SnapshotCard
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.gui.widgets.steady_button import SteadyButton
from app.microscope.claims.article_claims import CLAIMS
from app.microscope.claims.claim import EARLY_UPDATES, UPDATES, Claim
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.network_file import NetworkFile

_GAP_PX = 12
_INTRODUCTION = (
    "Each try trains runs of its own from update 0, with your settings otherwise: look at their "
    f"curves over each other. E is compared after {EARLY_UPDATES} and after {UPDATES:,} updates."
)


class ClaimsCard(SnapshotCard):
    """``try_asked`` sends a claim and the knob's value (0 if it has no knob); its line is awaited
    by ``show_result``, and until then no other try is sent. With other settings or weights of the
    network, the lines of before are taken away: they are not about this one. ``told`` sends the
    title of a claim about which a line has come."""

    try_asked = Signal(object, float)
    told = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Claims to try")
        self._file: NetworkFile | None = None
        self._awaited: Claim | None = None
        self.setProperty("role", "scrolled")  # the parts have frames of their own
        self.parts = {claim: ClaimPart(appearance, claim) for claim in CLAIMS}
        introduction = label(_INTRODUCTION, "caption")
        introduction.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP_PX)
        column.addWidget(introduction)
        for part in self.parts.values():
            column.addWidget(part)
            part.try_asked.connect(self._ask)
        column.addStretch(1)

    def show_result(self, claim: Claim, text: str) -> None:
        """Shows what came out."""
        self._awaited = None
        self.parts[claim].show_result(text)
        self.told.emit(claim.title)

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        if snapshot.file is self._file:
            return
        is_other = snapshot.file != self._file
        self._file = snapshot.file
        if is_other:
            for claim, part in self.parts.items():
                part.show_misfit(claim.misfit(self._file))
                if claim is not self._awaited:
                    part.show_result("")

    def _ask(self, claim: Claim, value: float) -> None:
        if self._awaited is None:
            self._awaited = claim
            self.parts[claim].show_result("Training …")
            self.try_asked.emit(claim, value)


class ClaimPart(QFrame):
    """One claim. ``try_asked`` sends it, and the knob's value."""

    try_asked = Signal(object, float)

    def __init__(self, appearance: Appearance, claim: Claim) -> None:
        super().__init__()
        self._claim = claim
        self.setProperty("role", "card")
        self.setAccessibleName(claim.title)
        self.knob = None if claim.knob is None else KnobControl(appearance, claim.knob)
        self.button = SteadyButton("Try it")
        self.button.setAccessibleName(f"Try it: {claim.title}")
        self.result = label("", name=f"What came out: {claim.title}")
        self.result.setWordWrap(True)
        self.result.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.result.hide()
        self.misfit = label("", "caption")
        self.misfit.setWordWrap(True)
        self.misfit.hide()
        self._lay_out()
        self.button.clicked.connect(self._try)
        if self.knob is not None:
            self.knob.entered.connect(self._try)

    def show_result(self, text: str) -> None:
        """The line about the last try; "" takes it away."""
        self.result.setText(text)
        self.result.setVisible(bool(text))

    def show_misfit(self, reason: str) -> None:
        """Why the claim can't be tried on the network; "" if it can."""
        self.misfit.setText(reason)
        self.misfit.setVisible(bool(reason))
        self.button.setEnabled(not reason)
        if self.knob is not None:
            self.knob.setEnabled(not reason)

    def _try(self) -> None:
        if self.knob is None:
            self.try_asked.emit(self._claim, 0.0)
        elif self.knob.is_right:
            self.try_asked.emit(self._claim, self.knob.value)

    def _lay_out(self) -> None:
        sentence = label(self._claim.sentence)
        sentence.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label(self._claim.title, "heading"))
        column.addWidget(sentence)
        if self.knob is not None:
            column.addWidget(self.knob)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.misfit)
        column.addWidget(self.result)
