"""Trains the network of each encoding and measures it, for the Type and the Decode room.

    OPENBLAS_NUM_THREADS=1 python tools/train_encodings.py [FOLDER]

Writes models/encodings/NAME.npz and encodings.json into FOLDER, by default data/. The same text and
seed give the same files on the same processor with the same versions and as many threads; a few
minutes for all.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from app.cli.encodings import table_as_json
from app.prediction.keyboard.encoded_network import FOLDER
from app.prediction.keyboard.encoding_table import SETTINGS, EncodingRow, measure_encodings
from app.resources import data_path
from app.words.corpus import read_typed_sentences
from app.words.lexicon import Lexicon

DATA = Path(__file__).resolve().parent.parent / "data"
ENCODINGS_FILE = "encodings.json"


def main() -> None:
    """Trains, measures and writes everything."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    (data / FOLDER).mkdir(parents=True, exist_ok=True)
    sentences = list(read_typed_sentences([data_path("everyday.txt")]))
    rows: list[EncodingRow] = []
    for step in measure_encodings(sentences, Lexicon.load(), SETTINGS):
        if isinstance(step, EncodingRow):
            rows.append(step)
            path = data / FOLDER / f"{step.encoding.name}.npz"
            step.trained.save(path)
            print(f"{path.name}: {path.stat().st_size:,} bytes, hit@3 {step.hit3:.2f}", flush=True)
    table = json.dumps(table_as_json(rows, (), SETTINGS.seed), indent=1, ensure_ascii=False)
    (data / ENCODINGS_FILE).write_text(table + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
