"""Build data/dictionary.tsv and data/rude_words.txt.

Frequencies come from wordfreq (its large English list), spellings from SCOWL, the judgement about
what neither knows from tools/dictionary.toml. None of the three is needed to run the program.

What to install first:

    apt-get install scowl              # spelling lists in /usr/share/dict/scowl (2020.12.07)
    python3 -m venv /tmp/wordfreq      # outside the checkout
    /tmp/wordfreq/bin/pip install wordfreq==3.1.1

Then, in the checkout:

    /tmp/wordfreq/bin/python tools/build_dictionary.py

The same inputs give the same files, byte for byte.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib import import_module
from pathlib import Path
from unicodedata import combining, normalize

CHECKOUT = Path(__file__).resolve().parent.parent

# SCOWL's own advice: 60 is the largest level it is confident has no misspellings, and 50 the last
# at which names are familiar ones. Its "variant_3" spellings are seldom used, or wrong.
WORD_LEVEL = 60
NAME_LEVEL = 50
WORD_LISTS = ("words", "contractions")
NAME_LISTS = ("upper", "proper-names")
SPELLINGS_LEFT_OUT = ("special", "variant_3")

SHORT = 2  # words of this length or less are taken from a hand list only


@dataclass(frozen=True)
class HandLists:
    """tools/dictionary.toml; see there. Forms are as shown, keys are lower case."""

    added: tuple[str, ...]
    shown_as: tuple[str, ...]
    short: tuple[str, ...]
    left_out: frozenset[str]
    ending_in_s: tuple[str, ...]
    rude: tuple[str, ...]
    estimated: Mapping[str, float]

    @classmethod
    def load(cls, path: Path) -> HandLists:
        with path.open("rb") as file:
            table = tomllib.load(file)
        return cls(
            added=tuple(table["added"].split()),
            shown_as=tuple(table["shown_as"].split()),
            short=tuple(table["short"].split()),
            left_out=frozenset(table["left_out"].split()),
            ending_in_s=tuple(table["ending_in_s"].split()),
            rude=tuple(table["rude"].split()),
            estimated=table["estimated"],
        )


def is_taken(list_name: str) -> bool:
    """Whether a SCOWL file, named such as "british-words.35", is one of those used."""
    category, _, level = list_name.rpartition(".")
    spelling, _, kind = category.partition("-")
    if any(part in spelling for part in SPELLINGS_LEFT_OUT):
        return False
    highest = dict.fromkeys(WORD_LISTS, WORD_LEVEL) | dict.fromkeys(NAME_LISTS, NAME_LEVEL)
    return int(level) <= highest.get(kind, 0)


def read_spellings(folder: Path) -> set[str]:
    """Every form in the SCOWL files used."""
    forms: set[str] = set()
    for path in sorted(folder.iterdir()):
        if is_taken(path.name):
            forms.update(path.read_text(encoding="utf-8").split())
    return forms


def without_accents(form: str) -> str:
    return "".join(sign for sign in normalize("NFD", form) if not combining(sign))


def forms_by_key(spellings: Iterable[str], hand: HandLists) -> dict[str, str]:
    """The form to show for each lower-case key.

    Of several forms of a key the one with the fewest capitals wins ("bill", not "Bill"), unless
    a hand list has another. An accented word is also taken without its accents.
    """
    forms: dict[str, str] = {}
    for form in sorted(spellings, key=lambda form: (sum(map(str.isupper, form)), form)):
        forms.setdefault(form.lower(), form)
    for form in sorted(form for form in forms.values() if not form.isascii()):
        plain = without_accents(form)
        forms.setdefault(plain.lower(), plain)
    chosen = (*hand.added, *hand.estimated, *hand.shown_as, *hand.short, *hand.ending_in_s)
    return forms | {form.lower(): form for form in chosen}


def is_wanted(key: str, hand: HandLists) -> bool:
    """Whether a key is one word, and not one of the kinds that are taken by hand only."""
    if not key.replace("'", "").isalpha() or key in hand.left_out:
        return False
    if len(key) <= SHORT:
        return key in {form.lower() for form in hand.short}
    if key.endswith("'s"):
        return key in {form.lower() for form in hand.ending_in_s}
    return True


def dictionary_rows(
    forms: Mapping[str, str], frequencies: Mapping[str, float], hand: HandLists, limit: int
) -> list[tuple[str, str]]:
    """Rows of form and frequency, most frequent first, ties by key.

    The ``limit`` most frequent, and after them the rarer ones that were added by hand. Three
    digits keep every difference: wordfreq's steps are of 2.3 %.
    """
    known = {**frequencies, **hand.estimated}
    keys = [key for key in forms if key in known and is_wanted(key, hand)]
    keys.sort(key=lambda key: (-float(f"{known[key]:.3g}"), key))
    added = {form.lower() for form in hand.added}
    taken = keys[:limit] + [key for key in keys[limit:] if key in added]
    return [(forms[key], f"{known[key]:.3g}") for key in taken]


def rude_words(keys: Iterable[str], patterns: Iterable[str]) -> list[str]:
    """The keys that a pattern matches, by the alphabet."""
    patterns = tuple(patterns)
    return sorted(key for key in keys if any(fnmatchcase(key, one) for one in patterns))


def wordfreq_frequencies() -> Mapping[str, float]:
    """wordfreq's large English list: lower-case word to share of text."""
    try:
        wordfreq = import_module("wordfreq")
    except ImportError:
        sys.exit("build_dictionary: wordfreq is missing; see the top of this file")
    frequencies: Mapping[str, float] = wordfreq.get_frequency_dict("en", wordlist="large")
    return frequencies


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build data/dictionary.tsv and rude_words.txt.")
    parser.add_argument("--scowl", type=Path, default=Path("/usr/share/dict/scowl"))
    parser.add_argument("--hand-lists", type=Path, default=CHECKOUT / "tools/dictionary.toml")
    parser.add_argument("--out", type=Path, default=CHECKOUT / "data")
    parser.add_argument("--rows", type=int, default=45_000)
    return parser.parse_args()


def main() -> None:
    args = arguments()
    if not args.scowl.is_dir():
        sys.exit(f"build_dictionary: no spelling lists in {args.scowl}; see the top of this file")
    hand = HandLists.load(args.hand_lists)
    spellings = read_spellings(args.scowl)
    frequencies = wordfreq_frequencies()
    rows = dictionary_rows(forms_by_key(spellings, hand), frequencies, hand, args.rows)
    keys = [form.lower() for form, _ in rows]
    rude = rude_words(keys, hand.rude)
    text = "".join(f"{form}\t{share}\n" for form, share in rows)
    (args.out / "dictionary.tsv").write_text(text, encoding="utf-8", newline="\n")
    (args.out / "rude_words.txt").write_text("\n".join(rude) + "\n", "utf-8", newline="\n")
    print(f"{len(spellings):,} spellings, {len(frequencies):,} frequencies")
    print(f"{len(rows):,} words, the rarest {rows[-1][0]} {rows[-1][1]}; {len(rude)} rude ones")
    missing = sorted({form.lower() for form in hand.added} - set(keys))
    print(f"{len(missing)} words added by hand have no frequency: {' '.join(missing)}")


if __name__ == "__main__":
    main()
