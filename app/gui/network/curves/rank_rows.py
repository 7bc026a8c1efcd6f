"""What the legend says of the lines beside the runs: the ranks, and the error of a plain guess."""

from __future__ import annotations

import numpy as np

from app.gui.network.curves.legend import LegendRow
from app.gui.network.runs.line_styles import LEVEL_DASHES, RANK_DASHES, LineStyle
from app.gui.theme.design_tokens import Colours
from app.microscope.curve_points import nearest
from app.microscope.number_format import significant
from app.microscope.time_machine.loss_history import Curve


def rank_rows(ranks: Curve | None, update: float, colours: Colours) -> list[LegendRow]:
    """A row for the wanted word that is furthest behind, nearest to an update; none where there
    are no ranks."""
    place = None if ranks is None else nearest(ranks, update)
    if ranks is None or place is None or not np.isfinite(ranks.errors[place]):
        return []
    reading = f"{ranks.updates[place]:,.0f}: {ranks.errors[place]:,.0f}"
    style = LineStyle(colours.accent, colours.accent, RANK_DASHES)
    return [LegendRow(style, "rank", reading, is_shown=False, is_run=False)]


def level_row(error: float, colours: Colours) -> LegendRow:
    """The row of the horizontal line."""
    style = LineStyle(colours.soft, colours.soft, LEVEL_DASHES)
    reading = significant(error, 5)
    return LegendRow(style, "guessing the mean", reading, is_shown=False, is_run=False)
