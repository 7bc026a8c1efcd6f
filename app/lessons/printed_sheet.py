"""An exercise as lines of text: what is given before it, and how it went after it."""

from __future__ import annotations

from app.lessons.desk import Desk
from app.lessons.ladder import Exercise
from app.lessons.last_boxes import ONLY_THE_END
from app.lessons.sheet import Sheet
from app.microscope.number_format import brief
from nncore.trace_views.symbols import plain_symbol


def sheet_lines(exercise: Exercise) -> list[str]:
    """The network, its numbers, and how many digits are asked for."""
    sheet, file = exercise.sheet, exercise.sheet.file
    shape = "-".join(map(str, file.layers))
    level = f"Level {exercise.level}, " if exercise.is_on_the_ladder else "Off the ladder: "
    return [
        f"{level}{exercise.title}. A {shape} network, seed {exercise.seed}, "
        f"η = {brief(file.rate)}.",
        *(
            f"  {group}: " + "  ".join(f"{name} = {value}" for name, value in numbers)
            for group, numbers in given_groups(sheet)
        ),
        *(f"  filled in: {text}" for text in filled_in(exercise)),
        f"{len(exercise.asks)} boxes; {exercise.digits} digits are enough. An empty line leaves a "
        "box out, q ends.",
    ]


def given_groups(sheet: Sheet) -> list[tuple[str, list[tuple[str, str]]]]:
    """What is given, by kind: each number's name and how it is written."""
    notation = sheet.notation
    neurons = list(notation.neurons()) if notation.has_biases else []
    groups = [
        ("inputs", [f"i{n}" for n in range(1, sheet.file.layers[0] + 1)]),
        ("targets", [f"target({output})" for output in sheet.outputs]),
        ("weights", list(notation.weight_names)),
        ("biases", [notation.bias(place) for place in neurons]),
        ("bias weights", list(notation.bias_weight_names)),
    ]
    return [
        (title, [(name, brief(sheet.given[name])) for name in names])
        for title, names in groups
        if names
    ]


def rate_given(sheet: Sheet) -> str:
    """What no picture shows: η, and the biases where each is 1."""
    file, notation = sheet.file, sheet.notation
    neurons = list(notation.neurons()) if notation.has_biases else []
    biases = {sheet.given[notation.bias(each)] for each in neurons}
    ones = "   each b = 1" if biases == {1.0} else ""
    return f"η = {brief(file.rate)}{ones}"


def weights_given(sheet: Sheet) -> str:
    """All weights as one text."""
    return "   ".join(
        f"{name} = {value}"
        for title, numbers in given_groups(sheet)
        for name, value in numbers
        if title.endswith("weights")
    )


def answer_lines(desk: Desk) -> list[str]:
    """How it went."""
    of = len(desk.exercise.asks)
    score = f"{desk.right} of {of} boxes right."
    return [score, ONLY_THE_END] if desk.is_only_the_end else [score]


def filled_in(exercise: Exercise) -> list[str]:
    """The numbers of the boxes on the way that are not asked for, as one text; none where all
    are asked for."""
    sheet = exercise.sheet
    names = [name for name in sheet.on_the_way(exercise.asks) if name not in exercise.asks]
    numbers = [f"{plain_symbol(name)} = {sheet.right[name]:.6g}" for name in names]
    return ["   ".join(numbers)] if numbers else []


def signals_filled_in(exercise: Exercise) -> str:
    """The numbers that boxes are worked out from and that aren't asked for, as one text."""
    sheet, asks = exercise.sheet, exercise.asks
    needed = {need for name in asks for need in sheet.needs(sheet.box(name))}
    names = [name for name in sheet.on_the_way(asks) if name in needed.difference(asks)]
    return "   ".join(f"{plain_symbol(name)} = {sheet.right[name]:.6g}" for name in names)
