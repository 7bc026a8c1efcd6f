"""The file of the recurrent network: ``.npz`` without pickles, a byte for each parameter.

``settings`` is JSON text as bytes: format, version, sizes, and a checksum of the dictionary whose
first words come out. ``steps`` holds all parameters as whole numbers from −127 to 127, in the order
of ``SequenceModel.values``; each matrix is cut into rows, and ``scales`` has for each row what one
step is worth. A list of numbers, such as a bias, is one row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from app.prediction.keyboard.recurrent_words import RecurrentWords
from app.prediction.keyboard.shipped_arrays import open_shipped, save_shipped, settings_in
from app.resources import data_path
from app.words.lexicon import Lexicon
from nncore.activations import Array
from nncore.errors import UntrustedError
from nncore.sequence_model import SequenceModel, SequenceShape
from nncore.untrusted.arrays import ArrayArchive
from nncore.untrusted.numbers import number, text, whole_number
from nncore.untrusted.quoting import quoted

FORMAT, VERSION = "lettersum recurrent network", 1
FILE = "models/recurrent.npz"
LARGEST_BYTES = 20_000_000  # unpacked; ten times ours
MOST_STEPS = 127
MOST_CODES = 100_000  # that words go in by, where it is not the word itself
LARGEST_STEP = 1e3  # what one step may be worth; with these no net overflows


def save_recurrent(path: Path, recurrent: RecurrentWords, lexicon: Lexicon) -> None:
    """Writes the file; the same network gives the same bytes. Raises CheckpointError."""
    settings = {
        "format": FORMAT,
        "version": VERSION,
        "lexicon": lexicon.checksum,
        "family": recurrent.family,
        "shape": asdict(recurrent.model.shape),
    }
    steps, scales = in_steps(recurrent.model)
    save_shipped(path, settings, {"steps": steps, "scales": scales})


def load_recurrent(lexicon: Lexicon, path: Path | None = None) -> RecurrentWords:
    """Reads the file, by default the one that comes with the program.

    Raises CheckpointError, one line that begins with the path, where it can't be read, is damaged
    or was made for another dictionary; FileNotFoundError where the program lacks it.
    """
    path = path or data_path(FILE)
    what, tool = "no recurrent network", "tools/train_recurrent.py"
    with open_shipped(path, LARGEST_BYTES, what, tool) as archive:
        return _network_in(archive, lexicon)


def as_kept(recurrent: RecurrentWords) -> RecurrentWords:
    """The same with its parameters as exact as the file keeps them."""
    kept = SequenceModel(recurrent.model.shape)
    _put(kept, *in_steps(recurrent.model))
    return RecurrentWords(kept, recurrent.family)


def in_steps(model: SequenceModel) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Shapes (parameters,) and (rows,)."""
    steps, scales = [], []
    for row in _rows(model):
        most = np.abs(row).max(axis=1, keepdims=True)
        scale = np.where(most > 0, most / MOST_STEPS, 1.0).astype(np.float32)
        steps.append(np.rint(row / scale).astype(np.int8).ravel())
        scales.append(scale.ravel())
    return np.concatenate(steps), np.concatenate(scales)


def _rows(model: SequenceModel) -> Iterator[Array]:
    """Each parameter as rows; those of a list of numbers are one."""
    for parameter in model.parameters:
        yield np.atleast_2d(parameter.value)


def _put(
    model: SequenceModel, steps: npt.NDArray[np.int8], scales: npt.NDArray[np.float32]
) -> None:
    step = scale = 0
    for rows in _rows(model):
        count = len(rows)
        kept = steps[step : step + rows.size].reshape(rows.shape)
        np.multiply(kept, scales[scale : scale + count, np.newaxis], out=rows)
        step, scale = step + rows.size, scale + count


def _network_in(archive: ArrayArchive, lexicon: Lexicon) -> RecurrentWords:
    settings = settings_in(archive, FORMAT, VERSION)
    if settings["lexicon"] != lexicon.checksum:
        raise UntrustedError("it was made for another dictionary")
    family = text(settings["family"], "its family")
    shape = _shape(settings["shape"], lexicon, is_tied=not family)
    steps, scales = archive.header("steps"), archive.header("scales")
    if steps is None or steps.shape != (shape.parameters,) or steps.dtype != np.int8:
        raise UntrustedError("its steps do not fit its shape")
    model = SequenceModel(shape)
    rows = sum(map(len, _rows(model)))
    if scales is None or scales.shape != (rows,) or scales.dtype != np.float32:
        raise UntrustedError("its scales do not fit its shape")
    worth = archive.read("scales")
    if not (np.isfinite(worth).all() and np.abs(worth).max() <= LARGEST_STEP):
        raise UntrustedError(f"its steps are worth more than {LARGEST_STEP:g}")
    _put(model, archive.read("steps"), worth)
    return RecurrentWords(model, family)


def _shape(notes: Any, lexicon: Lexicon, *, is_tied: bool) -> SequenceShape:
    names = set(asdict(SequenceShape(1, 1)))
    if not isinstance(notes, dict) or set(notes) != names or notes["is_tied"] is not is_tied:
        raise UntrustedError(f"its shape is {quoted(notes)}, which is none")
    classes = whole_number(notes["classes"], "classes", 1, len(lexicon))
    least, most = (classes + 2, classes + 2) if is_tied else (1, MOST_CODES)
    return SequenceShape(
        codes=whole_number(notes["codes"], "codes", least, most),
        classes=classes,
        is_tied=is_tied,
        width=whole_number(notes["width"], "width", 1, 1000),
        units=whole_number(notes["units"], "units", 1, 1000),
        dropout=number(notes["dropout"], "dropout", 0, 0.99),
    )
