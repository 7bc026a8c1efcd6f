"""presage 0.9 (libpresage.so.1) as a contestant, trained on any text.

presage keeps how often each run of one, two and three words occurs in an SQLite file, which its
tool text2ngram fills, and weighs the three orders with fixed deltas. Both come with the Debian
packages ``presage`` and ``libpresage1v5``; where they are missing, ``trained`` gives None.
"""

from __future__ import annotations

import atexit
import ctypes
import shutil
import subprocess
import tempfile
import weakref
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree

LIBRARY, TRAINER = "libpresage.so.1", "text2ngram"
ORDERS = (1, 2, 3)
DELTAS = "0.01 0.1 0.89"  # for one, two and three words: those of presage's own configuration
SUGGESTIONS = 10

# const char* (*callback)(void*): presage asks for the text before and behind the caret. As a plain
# address, since ctypes would free a bytes object before presage has read it.
_TextCallback = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)
_Strings = ctypes.POINTER(ctypes.c_char_p)

Sections = Mapping[str, "str | Sections"]


class Presage:
    """A running presage. Not safe for several threads; presage keeps the text of the last call."""

    def __init__(self, library: ctypes.CDLL, configuration: Path) -> None:
        """Raises RuntimeError where presage refuses the configuration."""
        self._library, self._handle = library, ctypes.c_void_p()
        self._before, self._behind = (ctypes.create_string_buffer(b"") for _ in range(2))
        # Kept here, or Python would free them while presage still calls them.
        self._callbacks = (
            _TextCallback(lambda _: ctypes.addressof(self._before)),
            _TextCallback(lambda _: ctypes.addressof(self._behind)),
        )
        before, behind = self._callbacks
        new = library.presage_new_with_config
        new.argtypes = [_TextCallback, ctypes.c_void_p, _TextCallback, ctypes.c_void_p,
                        ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p)]  # fmt: skip
        library.presage_predict.argtypes = [ctypes.c_void_p, ctypes.POINTER(_Strings)]
        library.presage_free_string_array.argtypes = [_Strings]
        library.presage_free.argtypes = [ctypes.c_void_p]
        path = str(configuration).encode()
        _check(new(before, None, behind, None, path, ctypes.byref(self._handle)))
        weakref.finalize(self, library.presage_free, self._handle)

    def suggest(self, text: str, limit: int) -> list[str]:
        """Next words or completions, best first; at most SUGGESTIONS."""
        self._before = ctypes.create_string_buffer(text.encode())
        found = _Strings()
        _check(self._library.presage_predict(self._handle, ctypes.byref(found)))
        words: list[str] = []
        while len(words) < limit and (word := found[len(words)]) is not None:
            words.append(word.decode("utf-8", "replace"))
        self._library.presage_free_string_array(found)
        return words


def trained(lines: Iterable[str]) -> Presage | None:
    """presage trained on normalised lines of text; None where it isn't installed."""
    try:
        library = ctypes.CDLL(LIBRARY)
    except OSError:
        return None
    if shutil.which(TRAINER) is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="presage-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # presage reads it till then
    text, database, configuration = (folder / n for n in ("text.txt", "counts.db", "presage.xml"))
    text.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    for order in ORDERS:
        subprocess.run(
            [TRAINER, "-n", str(order), "-l", "-f", "sqlite", "-o", str(database), str(text)],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    root = _element("Presage", _sections(database))
    ElementTree.ElementTree(root).write(configuration, encoding="UTF-8", xml_declaration=True)
    return Presage(library, configuration)


def _sections(database: Path) -> Sections:
    """Its configuration: counted text alone, no learning, no recency, nothing of other text."""
    quiet: Sections = {"LOGGER": "ERROR"}
    counts: Sections = {
        **quiet, "PREDICTOR": "SmoothedNgramPredictor", "DBFILENAME": str(database),
        "DELTAS": DELTAS, "LEARN": "false", "DatabaseConnector": quiet,
    }  # fmt: skip
    return {
        "PredictorRegistry": {**quiet, "PREDICTORS": "Counts"},
        "ContextTracker": {
            **quiet, "SLIDING_WINDOW_SIZE": "80", "LOWERCASE_MODE": "yes", "ONLINE_LEARNING": "no",
        },
        "Selector": {
            **quiet, "SUGGESTIONS": str(SUGGESTIONS), "REPEAT_SUGGESTIONS": "yes",
            "GREEDY_SUGGESTION_THRESHOLD": "0",
        },
        "PredictorActivator": {
            **quiet, "PREDICT_TIME": "1000", "MAX_PARTIAL_PREDICTION_SIZE": "60",
            "COMBINATION_POLICY": "Meritocracy",
        },
        "ProfileManager": {**quiet, "AUTOPERSIST": "false"},
        "Predictors": {"Counts": counts},
    }  # fmt: skip


def _element(name: str, content: str | Sections) -> ElementTree.Element:
    element = ElementTree.Element(name)
    if isinstance(content, str):
        element.text = content
    else:
        element.extend(_element(key, value) for key, value in content.items())
    return element


def _check(code: int) -> None:
    if code:
        raise RuntimeError(f"presage refused with error {code}")
