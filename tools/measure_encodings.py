"""Measures what each encoding finds in held-out text: the table in docs/suggestions.md.

    python tools/measure_encodings.py [PHRASES]

KS@3 and hit@3 of the keyboard through each encoding alone, and of the same network mixed with
context and dictionary as the keyboard mixes its own. About a minute.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from app.prediction.evaluation import Evaluation, evaluate, read_phrase_words
from app.prediction.keyboard.encoded_network import EncodedNetwork, shipped_path
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.predictor import Predictor
from app.words.encodings import ENCODINGS

HELD_OUT = Path(__file__).resolve().parent.parent / "tests" / "data" / "heldout.txt"


def main() -> None:
    """Prints a row for each encoding, and one for the keyboard as it is shipped."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else HELD_OUT
    phrases = read_phrase_words(path.read_text(encoding="utf-8").splitlines())
    predictor = Predictor.load()
    if not isinstance(predictor, KeyboardPredictor):
        sys.exit("the model that comes with the program is not the keyboard's; restore it")
    model = predictor.model
    print("| encoding | KS@3 alone | hit@3 alone | KS@3 mixed | hit@3 mixed |")
    print("|---|---:|---:|---:|---:|")
    for name in ENCODINGS:
        alone = EncodedNetwork.load(shipped_path(name)).model(model)
        both = _measured(alone, phrases), _measured(_mixed(alone, model), phrases)
        print(f"| {name} | {' | '.join(map(_cells, both))} |", flush=True)
    print(f"| as it is shipped | | | {_cells(_measured(model, phrases))} |")


def _mixed(alone: KeyboardModel, keyboard: KeyboardModel) -> KeyboardModel:
    """The encoding's network as loud as all the keyboard's heads together."""
    loud = replace(keyboard.weights, heads=(sum(keyboard.weights.heads),))
    return replace(alone, weights=loud)


def _measured(model: KeyboardModel, phrases: list[list[str]]) -> Evaluation:
    return evaluate(phrases, KeyboardPredictor(model).shown)


def _cells(found: Evaluation) -> str:
    return f"{found.ks[3]:.2f} | {found.hit[3]:.2f}"


if __name__ == "__main__":
    main()
