"""What an editor sends: texts of every kind, changes of them, settings."""

from __future__ import annotations

from hypothesis import strategies as st

from app.editors.document import Change, Document, Position
from app.editors.open_file import OpenFile
from app.editors.settings import SettingsError, read_settings
from tests.fuzz.damage import damaged_values, odd_text
from tests.fuzz.fuzzing import Fuzz

LANGUAGES = ("markdown", "plaintext", "latex", "gitcommit", "python", "c", "html", "lua", "sh")
MARKUP = [
    "```", "    ", "- ", "> ", "# ", "$", "$$", "`", "[a](", "<b>", "<!--", "---", "\n", "\r\n",
    "\\begin{verbatim}", "\\cite{", "%", "{", "}", "\\", '"""', "'", "/*", "*/", "//", "--[[", "]]",
    "http://a.b", "[^1]: ", "| a |", "1. ", "\t", "diff --git ", "😀",
]  # fmt: skip
PLACES = st.tuples(st.integers(0, 9), st.integers(0, 40))
CHANGES = st.lists(st.tuples(odd_text(MARKUP), PLACES, PLACES), max_size=5)
SETTINGS = {
    "lettersum": {
        "items": 3, "afterSpace": True, "comments": True, "learn": True, "ignore": ["*.md"],
        "languages": {"typst": "plain"},
    }
}  # fmt: skip

Editing = tuple[str, str, list[tuple[str, tuple[int, int], tuple[int, int]]], tuple[int, int]]


def test_texts_and_changes(fuzz: Fuzz) -> None:
    """Nothing is refused; and whatever was changed before, what is found is found at once."""
    settings = read_settings({"comments": True, "learn": True})

    def edit(editing: Editing) -> None:
        language, text, changes, place = editing
        file = OpenFile(Document("file:///x", language, "utf-16"))
        file.document.set_text(text)
        file.choose_scanner(settings)
        for added, start, end in changes:
            file.caret(Position(*place))
            change = Change(added, Position(*start), Position(*end))
            typed = file.change(change)
            if typed is not None:
                list(file.sentences(change, *typed, settings))
        fresh = OpenFile(Document("file:///x", language, "utf-16"))
        fresh.document.set_text("".join(file.document.lines))
        fresh.choose_scanner(settings)
        assert fresh.caret(Position(*place)) == file.caret(Position(*place))

    drawn = st.tuples(st.sampled_from(LANGUAGES), odd_text(MARKUP), CHANGES, PLACES)
    fuzz.feed(drawn, edit)


def test_settings_of_editors(fuzz: Fuzz) -> None:
    fuzz.feed(damaged_values([SETTINGS]), read_settings, SettingsError)
