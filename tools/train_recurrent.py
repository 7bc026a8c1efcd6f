"""Trains the recurrent network and writes models/recurrent.npz.

    python -m tools.train_recurrent [--wordnet FOLDER] [--chat WHEEL] [--out FILE]

It learns from the sentences of data/everyday.txt that the keyboard's network learns from (not from
those that anything is chosen or reported on), and from the texts in ``recurrent_texts.py``. The
same texts and seed give the same bytes on the same processor with the same versions and as many
threads; within an hour on two cores.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from app.prediction.keyboard.keyboard_settings import KeyboardSettings
from app.prediction.keyboard.recurrent_file import FILE, save_recurrent
from app.prediction.keyboard.recurrent_training import (
    RecurrentProgress,
    RecurrentSettings,
    train_recurrent,
)
from app.prediction.keyboard.recurrent_words import codes_in
from app.prediction.keyboard.training_text import TrainingText, divided_by_turns
from app.resources import data_path
from app.words.corpus import read_typed_sentences
from app.words.lexicon import Lexicon
from app.words.vocabulary import Vocabulary
from tools.recurrent_texts import CHAT, WORDNET, chat_sentences, wordnet_sentences
from tools.wheels import downloaded

CHECKOUT = Path(__file__).resolve().parents[1]
OWN_TIMES = 2  # our own text is read so many times as often as the others


def main() -> None:
    """Reads the texts, trains, writes the file."""
    arguments = _arguments()
    lexicon = Lexicon.load()
    own = list(read_typed_sentences([data_path("everyday.txt")]))
    text = TrainingText.prepared(own, lexicon, KeyboardSettings())
    with tempfile.TemporaryDirectory() as folder:
        chat = list(chat_sentences(arguments.chat or downloaded(CHAT, Path(folder))))
    train, _, _ = divided_by_turns(own)
    sentences = list(map(text.vocabulary.ids_of, train)) * OWN_TIMES + _ids(text.vocabulary, chat)
    sentences += _ids(text.vocabulary, wordnet_sentences(arguments.wordnet))
    settings = RecurrentSettings(seed=arguments.seed, words_seen=arguments.words)
    print(f"{len(sentences):,} sentences, {sum(map(len, sentences)):,} words", flush=True)
    by_family = {table.family: table for table in text.inputs}
    table = by_family[arguments.family] if arguments.family else None
    codes = codes_in(settings.classes, len(text.vocabulary), table)
    began = time.monotonic()
    for event in train_recurrent(sentences, codes, settings, arguments.family):
        if isinstance(event, RecurrentProgress):
            left = max(event.total - event.seen, 0) / event.words_per_second
            print(
                f"{event.seen:,} of {event.total:,} words, {event.error:.4f} nats a word, "
                f"{event.words_per_second:,.0f} words a second, {left:,.0f} s left",
                flush=True,
            )
        else:
            save_recurrent(arguments.out, event, lexicon)
    size = arguments.out.stat().st_size
    print(f"{arguments.out.name}: {size:,} bytes, {time.monotonic() - began:,.0f} s")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=f"Train the network in data/{FILE}.")
    parser.add_argument("--wordnet", type=Path, default=WORDNET, help="the folder of WordNet 3.0")
    parser.add_argument("--chat", type=Path, help=f"the wheel of {CHAT}")
    parser.add_argument("--out", type=Path, default=CHECKOUT / "data" / FILE)
    parser.add_argument("--seed", type=int, default=RecurrentSettings().seed)
    parser.add_argument("--words", type=int, default=RecurrentSettings().words_seen)
    parser.add_argument(
        "--family", choices=["", *KeyboardSettings().inputs], default="",
        help="the codes that words go in by; by default each by itself",
    )  # fmt: skip
    return parser.parse_args()


def _ids(vocabulary: Vocabulary, sentences: Iterable[list[str]]) -> list[list[int]]:
    """Sentences of at least two words; one alone has nothing before it but the start."""
    return [vocabulary.ids_of(sentence) for sentence in sentences if len(sentence) > 1]


if __name__ == "__main__":
    main()
