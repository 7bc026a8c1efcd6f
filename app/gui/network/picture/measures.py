"""How large everything in the picture is: it follows from the fonts and the texts."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from app.gui.network.picture.state import PictureFonts
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.microscope.layout.network_layout import BIAS_CHIP_GAP_PX, Measures
from app.microscope.layout.output_texts import CAPTION_GAP_PX, has_words
from app.microscope.layout.picture_texts import target_lines
from app.microscope.time_machine.snapshot import NetworkSnapshot


def picture_fonts(appearance: Appearance, is_compact: bool) -> PictureFonts:
    """The fonts of a picture; the compact one's are a little smaller."""
    smaller = 1 if is_compact else 0
    return PictureFonts(
        name=appearance.sans(TEXT.caption - smaller, QFont.Weight.DemiBold),
        number=appearance.mono(TEXT.chip - smaller),
        caption=appearance.sans(TEXT.caption - smaller),
        decimals=3 if is_compact else 4,
    )


def measures_of(
    appearance: Appearance,
    snapshot: NetworkSnapshot,
    is_compact: bool,
    word_signs: int,
    decimals: int,
) -> Measures:
    """Wide enough for every text of every sample, so that nothing jumps; for so many signs of the
    words that outputs are read as, as what is longer is cut; and so many decimals of a weight."""
    fonts, px = picture_fonts(appearance, is_compact), appearance.px
    number, caption = QFontMetricsF(fonts.number), QFontMetricsF(fonts.caption)
    longest_name = "8" * max(len(name) for name in snapshot.weights)
    longest_chip = f"{longest_name} +8.{'8' * decimals}"
    output = "8." + "8" * fonts.decimals
    radius = number.horizontalAdvance(output) / 2 + px(4 if is_compact else 7)
    bias_radius = number.horizontalAdvance("b88") / 2 + px(1 if is_compact else 3)
    chip_width = number.horizontalAdvance(longest_chip) + 2 * px(3 if is_compact else 6)
    inputs_px, outputs_px = _captions_px(snapshot, caption)
    outputs_px = max(outputs_px, _targets_px(snapshot, caption, is_compact))
    if has_words(snapshot):  # what they are read as changes with every update, and nothing jumps
        outputs_px = max(outputs_px, _widest(caption, {"188 → " + "n" * word_signs}))
    beside_bias = bias_radius + BIAS_CHIP_GAP_PX + chip_width - radius
    beside_output = CAPTION_GAP_PX + outputs_px
    return Measures(
        radius=radius,
        bias_radius=bias_radius,
        bias_edge=px(6 if is_compact else 14),
        chip_width=chip_width,
        chip_height=number.height() + px(1 if is_compact else 5),
        left=CAPTION_GAP_PX + inputs_px + px(4),
        right=max(beside_output, beside_bias if snapshot.biases else 0.0) + px(4),
        margin=px(8 if is_compact else 12),
        is_compact=is_compact,
        decimals=decimals,
    )


def _captions_px(snapshot: NetworkSnapshot, metrics: QFontMetricsF) -> tuple[float, float]:
    """The widest caption of an input and of an output, over all samples."""
    inputs: set[str] = set()
    outputs: set[str] = set()
    for sample in snapshot.file.samples:
        if sample.captions is not None:
            inputs.update(sample.captions.inputs)
            outputs.update(sample.captions.targets)
    return _widest(metrics, inputs), _widest(metrics, outputs)


def _widest(metrics: QFontMetricsF, texts: set[str]) -> float:
    # 1.1: they are drawn in a heavier face than the one measured
    return max((1.1 * metrics.horizontalAdvance(text) for text in texts), default=0.0)


def _targets_px(snapshot: NetworkSnapshot, metrics: QFontMetricsF, is_compact: bool) -> float:
    targets = {target for sample in snapshot.file.samples for target in sample.targets}
    lines = {line for target in targets for line in target_lines(target, is_compact)}
    return max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
