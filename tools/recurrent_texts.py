"""The texts the recurrent network learns from, besides our own: only sentences, and of those only
words that the dictionary has; nothing of them is kept but what the network makes of them.

- WordNet 3.0: the sentences that show how a word is used (Princeton University; its licence lets
  anyone use, change and pass on; Debian has it as ``wordnet-base``).
- The Chit-Chat dataset 0.9.0: talk by students, 2018 and 2019 (Brigham Young University, MIT; on
  PyPI as ``chitchat-dataset``).
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from app.words.tokens import sentences_of

WORDNET = Path("/usr/share/wordnet")
WORDNET_FILES = ("data.adj", "data.adv", "data.noun", "data.verb")
CHAT = "chitchat-dataset==0.9.0"
CHAT_MEMBER = "chitchat_dataset/dataset.json"
LARGEST_CHAT = 500_000_000  # bytes; it has 80 million
_EXAMPLE = re.compile(r'"([^"]+)"')


def wordnet_sentences(folder: Path) -> Iterator[list[str]]:
    """The words of each example, as typed; ends the program where there is no WordNet."""
    for name in WORDNET_FILES:
        try:
            text = (folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            sys.exit(f"{folder / name}: no WordNet there; install wordnet-base, or name its folder")
        for line in text.splitlines():
            for example in _EXAMPLE.findall(line.partition("|")[2]):
                yield from sentences_of(example)


def chat_sentences(wheel: Path) -> Iterator[list[str]]:
    """The words of each sentence of each message, as typed; ends the program where the wheel is
    another one."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            if archive.getinfo(CHAT_MEMBER).file_size > LARGEST_CHAT:
                sys.exit(f"{wheel}: its {CHAT_MEMBER} is too long; take the wheel of {CHAT}")
            conversations = json.loads(archive.read(CHAT_MEMBER))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        sys.exit(f"{wheel}: can't be read ({error}); take the wheel of {CHAT}")
    for conversation in conversations.values():
        for turn in conversation["messages"]:
            for message in turn:
                yield from sentences_of(message["text"])
