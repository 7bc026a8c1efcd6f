"""A small network that sees one encoding's codes and nothing else, and the file it is kept in.

The file, ``.npz`` without pickles: ``settings`` is JSON text as bytes, ``examples`` the words that
stand for the codes, one a line, and ``values`` the network's parameters as float16, which is
enough for them and keeps the file small. A code is known by a word that has it, not by a word's
place in a dictionary, so the network speaks for any vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from app.prediction.keyboard.codes import CodeTable, Counts
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.keyboard.keyboard_network import (
    NetworkShape,
    blank_network,
    parameter_count,
    shape_from,
)
from app.prediction.keyboard.ranker import MixingWeights
from app.prediction.keyboard.shipped_arrays import open_shipped, save_shipped, settings_in
from app.resources import data_path
from app.words.encodings import Encoding, encoding_named
from nncore.errors import UntrustedError
from nncore.network import Network
from nncore.untrusted.arrays import ArrayArchive
from nncore.untrusted.numbers import text, whole_number

FORMAT, VERSION = "lettersum encoding network", 1
FOLDER = "models/encodings"
LARGEST_BYTES = 50_000_000  # ours have less than one; guards against what was made to fill memory
MOST_EXAMPLES = 100_000  # a code for each word of a dictionary, at most
NETWORK_ALONE = MixingWeights(context=0.0, heads=(1.0,), dictionary=0.0)


@dataclass(frozen=True)
class EncodedNetwork:
    """A network of codes in and codes out.

    ``examples`` holds a word for each code, in the order of the network's numbers; one more number
    stands for all codes that have none, as nothing could be learned about them.
    """

    encoding: Encoding
    examples: tuple[str, ...]
    network: Network
    shape: NetworkShape
    seed: int

    def as_kept(self) -> EncodedNetwork:
        """The same with its parameters as exact as the file keeps them."""
        kept = EncodedNetwork(
            self.encoding, self.examples, _untrained(self.encoding, self.examples, self.shape),
            self.shape, self.seed,
        )  # fmt: skip
        kept.network.values[...] = self.network.values.astype(np.float16)
        return kept

    def model(self, keyboard: KeyboardModel) -> KeyboardModel:
        """A keyboard's model in which this network alone speaks, through that one's words."""
        table = code_table_like(self.encoding, self.examples, keyboard.vocabulary.keys)
        return replace(
            keyboard, network=self.network, shape=self.shape, inputs=(table,), heads=(table,),
            weights=NETWORK_ALONE, seed=self.seed,
        )  # fmt: skip

    def save(self, path: Path) -> None:
        """Writes the file. Raises CheckpointError if it can't be written."""
        settings = {
            "format": FORMAT,
            "version": VERSION,
            "encoding": self.encoding.name,
            "shape": asdict(self.shape),
            "seed": self.seed,
        }
        examples = np.frombuffer("\n".join(self.examples).encode(), np.uint8)
        values = self.network.values.astype(np.float16)
        save_shipped(path, settings, {"examples": examples, "values": values})

    @classmethod
    def load(cls, path: Path) -> EncodedNetwork:
        """Reads a file. Raises CheckpointError, one line that begins with the path."""
        what, tool = "no network of an encoding", "tools/train_encodings.py"
        with open_shipped(path, LARGEST_BYTES, what, tool) as archive:
            return _network_in(archive)


def shipped_path(encoding: str) -> Path:
    """The file of the network that comes with the program.

    Raises ValueError for a name that is no encoding, FileNotFoundError where there is no file.
    """
    return data_path(f"{FOLDER}/{encoding_named(encoding).name}.npz")


def seen_examples(encoding: Encoding, words: Sequence[str], counts: Counts) -> tuple[str, ...]:
    """The first word of each code that a word of the training text has.

    ``counts``, shape (V,), says how often each of the ``words`` is in the training text.
    """
    first: dict[int, str] = {}
    for word, count in zip(words, counts.tolist(), strict=True):
        if count:
            first.setdefault(encoding.encode(word), word)
    return tuple(first.values())


def code_table_like(encoding: Encoding, examples: Iterable[str], words: Sequence[str]) -> CodeTable:
    """The codes of ``words`` as the numbers of ``examples``; of any other code, the number behind
    the last of them."""
    number = {encoding.encode(word): place for place, word in enumerate(examples)}
    other = len(number)
    codes = np.empty(len(words) + 2, np.int32)
    codes[:-2] = [number.get(encoding.encode(word), other) for word in words]
    codes[-2:] = other + 1, other + 2
    return CodeTable(encoding.name, codes, other + 1)


def _untrained(encoding: Encoding, examples: Sequence[str], shape: NetworkShape) -> Network:
    table = code_table_like(encoding, examples, ())
    return blank_network(shape, (table,), (table,))


def _network_in(archive: ArrayArchive) -> EncodedNetwork:
    settings = settings_in(archive, FORMAT, VERSION)
    encoding = encoding_named(text(settings["encoding"], "its encoding"))
    shape = shape_from(settings["shape"])
    examples = tuple(archive.read("examples").tobytes().decode().split("\n", MOST_EXAMPLES))
    if len({encoding.encode(word) for word in examples}) < len(examples):
        raise UntrustedError("a code stands twice")
    table = code_table_like(encoding, examples, ())
    values = archive.read("values")
    if values.dtype != np.float16 or values.shape != (parameter_count(shape, [table], [table]),):
        raise UntrustedError("its values do not fit its settings")
    if not np.isfinite(values).all():
        raise UntrustedError("it has numbers that are not finite")
    network = _untrained(encoding, examples, shape)
    network.values[...] = values
    return EncodedNetwork(
        encoding, examples, network, shape, whole_number(settings["seed"], "its seed")
    )
