"""What is seen of the Train room."""

from __future__ import annotations

from app.gui.theme.appearance import Appearance
from app.gui.train.arrangement import Arrangement
from app.gui.train.comparison_card import ComparisonCard
from app.gui.train.drop_card import DropCard
from app.gui.train.loss_card import LossCard
from app.gui.train.progress_card import ProgressCard
from app.gui.train.settings_card import SettingsCard
from app.gui.train.text_card import TextCard
from app.gui.train.tools import TrainTools
from app.own_models.new_model import NewModel
from app.own_models.training_view import TrainingView


class TrainWidgets:
    """The cards, the tools for the bar, and where they stand."""

    def __init__(self, appearance: Appearance) -> None:
        self.appearance, self.tools = appearance, TrainTools()
        self.drop, self.text = DropCard(), TextCard(appearance)
        self.settings, self.progress = SettingsCard(appearance), ProgressCard(appearance)
        self.loss, self.comparison = LossCard(appearance), ComparisonCard(appearance)
        self.cards = Arrangement(
            appearance,
            (self.drop, self.text, self.settings),
            (self.progress, self.loss, self.comparison),
            self.loss,
        )

    def show_view(self, view: TrainingView, made: NewModel, refused: str) -> None:
        """``made`` is what became of the new model, ``refused`` what is wrong with a setting."""
        self.drop.show_settled(view.stage.is_busy)
        self.text.show_view(view)
        self.settings.show_view(view.settings, view.stage.is_busy)
        self.progress.show_view(view, refused)
        self.loss.show_view(view)
        self.comparison.show_view(view, made)

    def focus_model(self) -> None:
        """The model is there: whoever waited at the training's buttons goes on with it. There, the
        same key would begin the training anew."""
        progress = self.progress
        if progress.go_button.hasFocus() or progress.stop_button.hasFocus():
            self.comparison.use_button.setFocus()

    def focus_first(self) -> None:
        """Where work goes on: the first of these that can be used."""
        progress = self.progress
        buttons = (progress.go_button, progress.resume_button, self.drop.files_button)
        usable = [b for b in buttons if b.isEnabled() and b.isVisibleTo(self.cards)]
        if usable:  # else the cards are just being given other places
            usable[0].setFocus()
