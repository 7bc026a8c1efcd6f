"""What a slip is, told to the learner: a sentence, and the right factor beside the wrong one."""

from __future__ import annotations

from dataclasses import dataclass

from app.lessons.boxes import Box, BoxKind
from app.lessons.connections import Term
from app.lessons.rules import formula, total
from app.lessons.sheet import Sheet
from app.lessons.slips import Slip, SlipName
from nncore.trace_views.symbols import plain_symbol


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """``wrong`` is what was worked out, ``right`` what should have been, both in the article's
    symbols; ``where`` lights up: weights, neurons, inputs."""

    sentence: str
    wrong: str
    right: str
    where: tuple[str, ...]


_SENTENCES = {
    SlipName.BIAS_MISSING: "The bias belongs to the sum too.",
    SlipName.SWAPPED_INPUTS: "Two signals have changed places: each goes with its own weight.",
    SlipName.SIGMOID_MISSING: "This is the net itself; it has still to go through sig.",
    SlipName.SIGMOID_SIGN: "The sign of the exponent is the other way round: e is raised to −net.",
    SlipName.TARGET_MINUS_OUTPUT: (
        "The sign is the wrong way round: the derivative is minus (target − output)."
    ),
    SlipName.HALF_KEPT: "The ½ is gone: it is cancelled by the 2 that differentiating brings down.",
    SlipName.DOUBLED: "This is twice as much: the ½ before the square belongs to it.",
    SlipName.SLOPE_ONE_MINUS: "That is one factor of the slope; sig itself is the other.",
    SlipName.SLOPE_OF_SIGMOID: "sig was applied once more: the slope needs sig as it is.",
    SlipName.SLOPE_SQUARED: "The slope is sig times (1 − sig), once.",
    SlipName.SLOPE_MISSING: "The slope of the sigmoid is a factor too.",
    SlipName.ADDED: "Factors of a chain are multiplied, not added.",
    SlipName.PATH_MISSING: "One way to the error is left out: the paths add up.",
    SlipName.WEIGHTS_MISSING: "Each δ comes back over a weight, and is multiplied by it.",
    SlipName.WEIGHTS_CROSSED: "These are the weights of other edges.",
    SlipName.UPDATED_WEIGHTS: "The weights from before the update count, all through one step.",
    SlipName.OTHER_INPUT: "The signal of another edge was taken.",
    SlipName.INPUT_MISSING: "δ has still to be multiplied by the signal that comes in.",
    SlipName.PLUS_INSTEAD_OF_MINUS: "That goes uphill: the step is taken away from the weight.",
    SlipName.RATE_MISSING: "The learning rate η shortens the step.",
    SlipName.MEAN_OF_OUTPUTS: "The errors of the outputs are added up, without a mean.",
    SlipName.ROUNDED_EARLY: "A number was rounded before the end: go on with all its digits.",
}  # fmt: skip


def sentence_about(name: SlipName) -> str:
    """What is wrong when this slip was made."""
    return _SENTENCES[name]


def diagnose(sheet: Sheet, box: Box, slip: Slip) -> Diagnosis:
    """What is wrong in this box, and how it should be."""
    where = tuple(map(_part, slip.where)) or parts_of(sheet, box)
    right = formula(sheet, box)
    return Diagnosis(_SENTENCES[slip.name], _wrong(sheet, box, slip), right, where)


def parts_of(sheet: Sheet, box: Box) -> tuple[str, ...]:
    """What a box is about in the picture: its neuron or weight, all outputs for the error."""
    return (box.of,) if box.of else sheet.outputs


def _part(name: str) -> str:
    """Where a signal is in the picture: that of sig(h1) is h1."""
    return name.removeprefix("sig(").removesuffix(")")


def _wrong(sheet: Sheet, box: Box, slip: Slip) -> str:
    """What was worked out instead, in symbols."""
    of, right = box.of, formula(sheet, box)
    unit = f"({of})"
    match slip.name:
        case SlipName.BIAS_MISSING:
            return total(term for term in sheet.terms(of) if term.weight not in slip.where)
        case SlipName.PATH_MISSING:
            return total(term for term in sheet.terms_back(of) if term.weight not in slip.where)
        case SlipName.WEIGHTS_MISSING:
            return " + ".join(plain_symbol(term.source) for term in sheet.terms_back(of))
        case SlipName.UPDATED_WEIGHTS:
            return total(Term(term.source, f"{term.weight}'") for term in sheet.terms_back(of))
        case SlipName.SIGMOID_MISSING:
            return f"net{unit}"
        case SlipName.SIGMOID_SIGN:
            return f"1 / (1 + e^net{unit})"
        case SlipName.TARGET_MINUS_OUTPUT:
            return right.removeprefix("−(").removesuffix(")")
        case SlipName.HALF_KEPT:
            return f"−½ · {right.removeprefix('−')}"
        case SlipName.DOUBLED:
            return f"−2 · {right[1:]}" if right.startswith("−") else f"2 · ({right})"
        case SlipName.MEAN_OF_OUTPUTS:
            return f"({right}) / {len(sheet.outputs)}"
        case SlipName.SLOPE_ONE_MINUS:
            return f"1 − sig{unit}"
        case SlipName.SLOPE_OF_SIGMOID:
            return f"sig(sig{unit}) · (1 − sig(sig{unit}))"
        case SlipName.SLOPE_SQUARED:
            error, _, slope = right.partition(" · ")
            return f"sig{unit}²" if box.kind is BoxKind.SLOPE else f"{error} · ({slope})²"
        case SlipName.SLOPE_MISSING:
            return plain_symbol(sheet.needs(box)[0])
        case SlipName.ADDED:
            return right.replace(" · ", " + ")
        case SlipName.INPUT_MISSING:
            return right.partition(" · ")[0]
        case SlipName.PLUS_INSTEAD_OF_MINUS:
            return right.replace("−", "+")
        case SlipName.RATE_MISSING:
            return right.replace(f"η({of}) · ", "")
        case _:
            return _with_others(sheet, box, slip)


def _with_others(sheet: Sheet, box: Box, slip: Slip) -> str:
    """Of slips that take the right form with the wrong numbers."""
    if slip.name is SlipName.SWAPPED_INPUTS:
        one, other = slip.where
        swapped = {one: other, other: one}
        source = {term.weight: term.source for term in sheet.terms(box.of)}
        return total(Term(source[swapped.get(w, w)], w) for w in source)
    if slip.name is SlipName.WEIGHTS_CROSSED:
        terms = sheet.terms(box.of) if box.kind is BoxKind.NET else sheet.terms_back(box.of)
        weights = [*slip.where, *(term.weight for term in terms[len(slip.where) :])]
        return total(Term(t.source, w) for t, w in zip(terms, weights, strict=True))
    if slip.name is SlipName.OTHER_INPUT:
        return f"δ({sheet.target(box.of)}) · {slip.where[-1]}"
    return f"{formula(sheet, box)}, with rounded numbers"
