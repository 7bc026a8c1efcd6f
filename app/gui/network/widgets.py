"""What the Network room is made of: every widget by its name, and where it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.network.arrangement import NetworkArrangement
from app.gui.network.chain.chain_panel import ChainPanel
from app.gui.network.chain.explained_cards import ExplainedCards
from app.gui.network.chain.neuron_panel import NeuronPanel
from app.gui.network.claims.claim_card import ClaimsCard
from app.gui.network.controls.strip import TrainingControls
from app.gui.network.costs.costs_card import CostsCard
from app.gui.network.curves.curve_card import CurvesCard
from app.gui.network.keyboard_view import KeyboardView
from app.gui.network.pages import ExplanationPages, PageName
from app.gui.network.picture.forms import NetworkForms
from app.gui.network.picture.picture import NetworkPicture
from app.gui.network.runs.runs_card import RunsCard
from app.gui.network.slope.slope_card import SlopeCard
from app.gui.network.surface.surface_card import SurfaceCard
from app.gui.network.tables.samples_card import SamplesCard
from app.gui.network.tables.tables_page import TablesPage
from app.gui.network.tables.weights_card import WeightsCard
from app.gui.network.teach.teach_card import TeachCard
from app.gui.network.told.told_line import ToldLine
from app.gui.network.tools import NetworkTools
from app.gui.network.watch_line import WatchLine
from app.gui.theme.appearance import Appearance
from app.microscope.time_machine.snapshot import NetworkSnapshot


class NetworkWidgets(QWidget):
    """Connects nothing but sizes; ``tools`` are for the bar. Call ``shut_down`` in the end."""

    def __init__(self, appearance: Appearance, snapshot: NetworkSnapshot, selected: str) -> None:
        super().__init__()
        look = appearance
        self.tools = NetworkTools(look)
        self.picture = NetworkPicture(look, snapshot, selected)
        self.forms = NetworkForms(look, self.picture)
        self.keyboard = KeyboardView(look)
        self.told = ToldLine(look)
        self.controls = TrainingControls(look)
        self.chain, self.neuron = ChainPanel(look), NeuronPanel(look)
        self.explained = ExplainedCards(self.chain, self.neuron)
        self.slope = SlopeCard(look)
        self.plot, self.runs = CurvesCard(look), RunsCard(look)
        self.surface = SurfaceCard(look)
        self.samples, self.weights = SamplesCard(look), WeightsCard(look, snapshot)
        self.tables = TablesPage(look, self.samples, self.weights)
        self.claims, self.costs = ClaimsCard(look), CostsCard(look)
        self.teach = TeachCard(look)
        self.pages = ExplanationPages(
            look,
            {
                PageName.EXPLAIN: (self.explained, self.slope),
                PageName.TEACH: (self.teach,),
                PageName.SURFACE: (self.surface,),
                PageName.NUMBERS: (self.tables,),
                PageName.CLAIMS: (self.costs, self.claims),
            },
            self.runs,
        )
        self.arrangement = NetworkArrangement(
            look, self.forms, self.keyboard, self.plot, self.pages, self.controls
        )
        self.watch = WatchLine()
        for line in (self.told, self.watch):
            self.arrangement.put_below_picture(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.arrangement)
        self._connect()
        self._show_run_beside_picture()
        look.changed.connect(self.arrangement.fit)

    def make_plots(self) -> None:
        """Makes what needs the plotting library, now that it has been imported."""
        self.plot.make_plot()
        self.surface.may_plot()

    def _connect(self) -> None:
        self.pages.fitted.connect(self.tables.fit_height)
        self.pages.turned.connect(self._show_run_beside_picture)
        self.arrangement.found_low.connect(self._fit_lines)
        self.arrangement.left_to_tell.connect(self.told.give_height)
        self.told.guess.left.connect(self.picture.setFocus)
        self.told.guess.came.connect(self._give_guess_the_keys)
        self.told.predicting_switched.connect(self.picture.set_guessing)

    def _give_guess_the_keys(self) -> None:
        """From the picture, where they were while nothing was asked; nobody else is disturbed."""
        if self.picture.hasFocus():
            self.told.guess.field.setFocus()

    def _fit_lines(self, is_low: bool, is_very_low: bool) -> None:
        self.told.set_low(is_low)
        self.watch.leave_out(is_very_low)

    def _show_run_beside_picture(self) -> None:
        """Where the column with the list of runs isn't."""
        self.told.run_menu.setVisible(self.pages.is_alone)

    def show_samples(self) -> None:
        """Turns to the table of samples."""
        self.pages.choose(PageName.NUMBERS)
        self.tables.show_samples()

    def go_to_other_table(self) -> None:
        """Leads to the table in which one isn't."""
        self.pages.choose(PageName.NUMBERS)
        self.tables.go_to_other()

    def shut_down(self) -> None:
        """Ends the threads of the cards that have one."""
        self.surface.shut_down()
        self.costs.shut_down()
        self.keyboard.shut_down()
