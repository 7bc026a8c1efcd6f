"""An exercise as lines of text: what is given before it, and how it went after it."""

from __future__ import annotations

from app.lessons.ladder import LADDER, Exercise
from app.lessons.questioning import Questioning
from app.microscope.number_format import brief
from nncore.trace_views.symbols import plain_symbol


def sheet_lines(exercise: Exercise) -> list[str]:
    """The network, its numbers, and how many digits are asked for."""
    sheet, file = exercise.sheet, exercise.sheet.file
    shape = "-".join(map(str, file.layers))
    notation = sheet.notation
    groups = [
        ("inputs", [f"i{n}" for n in range(1, file.layers[0] + 1)]),
        ("targets", [f"target({output})" for output in sheet.outputs]),
        ("weights", list(notation.weight_names)),
        ("biases", [notation.bias(n) for n in notation.neurons()] if notation.has_biases else []),
        ("bias weights", list(notation.bias_weight_names)),
    ]
    lines = [
        f"Level {exercise.level}, {LADDER[exercise.level - 1].title}. A {shape} network, "
        f"seed {exercise.seed}, η = {brief(file.rate)}."
    ]
    lines += [
        f"  {title}: " + "  ".join(f"{name} = {brief(sheet.given[name])}" for name in names)
        for title, names in groups
        if names
    ]
    if len(exercise.asks) < len(sheet.boxes):
        lines += _filled_in(exercise)
    lines.append(
        f"{len(exercise.asks)} boxes; {exercise.digits} digits are enough. An empty line leaves a "
        "box out, q ends."
    )
    return lines


def answer_lines(questioning: Questioning) -> list[str]:
    """How it went."""
    of = len(questioning.exercise.asks)
    return [f"{questioning.right} of {of} boxes right."]


def _filled_in(exercise: Exercise) -> list[str]:
    """The numbers of the boxes on the way that are not asked for."""
    sheet = exercise.sheet
    names = [name for name in sheet.on_the_way(exercise.asks) if name not in exercise.asks]
    numbers = [f"{plain_symbol(name)} = {sheet.right[name]:.6g}" for name in names]
    return ["  filled in: " + "  ".join(numbers)] if numbers else []
