"""A model of the library in a line: the same in the terminal and in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window shows its room before it needs numpy
    from app.own_models.library_model import LibraryModel

COLUMNS = ("Name", "Made", "Keys saved (3)", "In the first 3", "Trained on")
NOTHING = "–"


def cells(model: LibraryModel) -> tuple[str, ...]:
    """What stands in each of the COLUMNS, as the file has it; of a damaged one, what is wrong in
    the last."""
    made, before, after = f"{model.made:%Y-%m-%d}", model.before, model.after
    if model.problem:
        return model.title, made, "damaged", NOTHING, model.problem
    return (
        model.title,
        made,
        _change(before.ks3 if before else None, after.ks3 if after else None),
        _change(before.hit3 if before else None, after.hit3 if after else None),
        model.trained_on or NOTHING,
    )


def _change(before: float | None, after: float | None) -> str:
    """In percent on sentences kept for the test: of the model that was in use, and of this one."""
    if after is None:
        return NOTHING
    return f"{after:.1f}" if before is None else f"{before:.1f} → {after:.1f}"
