"""``lettersum lsp`` as an editor meets it: one server for all of these, in a process of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from app.prediction.personal.place import FOLDER_VARIABLE, WORDS_FILE
from tests.editors.client import Editor, caret, place

_numbers = count()
MARKDOWN = {
    "textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}}
}


@dataclass
class First:
    """What the server said of itself, and two requests made while it loads its model, which takes
    a second: the second one was cancelled at once."""

    said: dict[str, Any]
    asked: list[int] = field(default_factory=list)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("editors") / "home"


@pytest.fixture(scope="module")
def editor(home: Path) -> Iterator[Editor]:
    with Editor({FOLDER_VARIABLE: str(home)}) as editor:
        first = First(editor.initialize(capabilities=MARKDOWN))
        editor.open("How are ", "file:///first.md")
        for _ in range(2):
            first.asked.append(
                editor.ask("textDocument/completion", caret(0, 8, "file:///first.md"))
            )
        editor.notify("$/cancelRequest", {"id": first.asked[1]})
        editor.first = first  # type: ignore[attr-defined]
        yield editor
        assert editor.leave() == 0


@pytest.fixture
def first(editor: Editor) -> First:
    found: First = editor.first  # type: ignore[attr-defined]
    return found


@pytest.fixture
def note(editor: Editor) -> str:
    """A name for a document that no other test has open."""
    return f"file:///notes/{next(_numbers)}.md"


def labels(items: list[dict[str, Any]]) -> list[str]:
    return [item["label"] for item in items]


def replaced(text: str, edit: dict[str, Any]) -> str:
    """A text of one line after an edit in UTF-16 units."""
    units = text.encode("utf-16-le")
    start, end = (2 * edit["range"][side]["character"] for side in ("start", "end"))
    return (units[:start] + edit["newText"].encode("utf-16-le") + units[end:]).decode("utf-16-le")


def test_it_says_what_it_can(first: First) -> None:
    said = first.said["capabilities"]
    assert said["positionEncoding"] == "utf-16"
    assert said["textDocumentSync"]["change"] == 2
    assert not said["completionProvider"].get("triggerCharacters")
    assert "inlineCompletionProvider" in said


def test_what_is_cancelled_is_answered_so(editor: Editor, first: First) -> None:
    assert editor.answer(first.asked[1])["error"]["code"] == -32800
    assert labels(editor.answer(first.asked[0])["result"]["items"])[0] == "you"


def test_you_comes_first_with_its_reasons(editor: Editor, note: str) -> None:
    editor.open("How are ", note)
    first = editor.complete(0, 8, note)[0]
    assert (first["label"], first["textEdit"]["newText"]) == ("you", "you")
    assert first["detail"].startswith("61 · ")
    assert first["detail"].endswith(" %")
    assert first["documentation"]["kind"] == "markdown"
    reasons = first["documentation"]["value"]
    for part in (
        "**you**: sum 61",
        "you = 25+15+21 = 61",
        "recurrent network",
        "share the sum 61",
        "are = 1+18+5",
    ):
        assert part in reasons


def test_items_stand_in_their_order(editor: Editor, note: str) -> None:
    editor.open("Thank you so m", note)
    items = editor.complete(0, 14, note)
    assert len(items) >= 5
    assert sorted(items, key=lambda item: item["sortText"]) == items
    assert labels(items)[0] == "much"
    assert replaced("Thank you so m", items[0]["textEdit"]) == "Thank you so much"


def test_a_phrase_is_an_item_of_its_own(editor: Editor, note: str) -> None:
    editor.open("How are y", note)
    items = editor.complete(0, 9, note)
    phrase = next(item for item in items if " " in item["label"])
    assert items.index(phrase) == 1
    assert phrase["label"].startswith(items[0]["label"] + " ")
    assert " + " in phrase["detail"]


def test_after_a_space_only_who_asks_is_answered(editor: Editor, note: str) -> None:
    editor.open("How are ", note)
    assert labels(editor.complete(0, 8, note, kind=1))
    assert labels(editor.complete(0, 8, note, kind=2)) == []
    assert labels(editor.complete(0, 8, note, kind=3)) == []
    editor.change("y", (0, 8), (0, 8), note)
    assert labels(editor.complete(0, 9, note, kind=3))[0] == "you"


def test_a_slip_is_kept_by_an_editor_that_looks_for_what_is_typed(
    editor: Editor, note: str
) -> None:
    editor.open("I will recieve", note)
    item = next(each for each in editor.complete(0, 14, note) if each["label"] == "receive")
    assert item["filterText"] == "recieve"
    assert "two letters have changed places" in item["documentation"]["value"]
    assert replaced("I will recieve", item["textEdit"]) == "I will receive"


def test_capitals_are_those_of_the_sentence(editor: Editor, note: str) -> None:
    editor.open("It is late. Th\n\nTHANK YOU SO MU", note)
    assert labels(editor.complete(0, 14, note))[0][:2] == "Th"
    assert labels(editor.complete(2, 15, note))[0] == "MUCH"


@pytest.mark.parametrize(
    ("text", "line", "character"),
    [
        ("see https://www.exam", 0, 20),
        ("```\nHow are y\n```", 1, 9),
        ("---\ntitle: How are y\n---\n", 1, 16),
        ("use `How are y`", 0, 14),
        ("How are your", 0, 10),
    ],
)
def test_nothing_is_offered_there(
    editor: Editor, note: str, text: str, line: int, character: int
) -> None:
    editor.open(text, note)
    assert labels(editor.complete(line, character, note)) == []


def test_a_place_behind_an_emoji_counts_utf_16(editor: Editor, note: str) -> None:
    editor.open("😀 How are y", note)
    item = editor.complete(0, 12, note)[0]
    assert item["label"] == "you"
    assert item["textEdit"]["range"] == {"start": place(0, 11), "end": place(0, 12)}
    editor.change("😀😀", (0, 0), (0, 2), note)
    assert labels(editor.complete(0, 14, note))[0] == "you"


def test_several_documents_are_told_apart(editor: Editor, note: str) -> None:
    other = note + ".txt"
    editor.open("How are y", note)
    editor.open("Thank you so m", other, "plaintext")
    editor.change("o", (0, 9), (0, 9), note)
    assert labels(editor.complete(0, 10, note))[0] == "you"
    assert labels(editor.complete(0, 14, other))[0] == "much"
    editor.notify("textDocument/didClose", {"textDocument": {"uri": note}})
    assert labels(editor.complete(0, 10, note)) == []


def test_grey_text_is_the_likely_word(editor: Editor, note: str) -> None:
    editor.open("How are y", note)
    asked = {"textDocument": {"uri": note}, "position": place(0, 9), "context": {"triggerKind": 2}}
    found = editor.request("textDocument/inlineCompletion", asked)["items"]
    assert found[0]["insertText"] == "you"
    assert found[0]["range"] == {"start": place(0, 8), "end": place(0, 9)}
    editor.change(" more", (0, 9), (0, 9), note)
    assert editor.request("textDocument/inlineCompletion", asked)["items"] == []


@pytest.mark.parametrize(
    ("settings", "part"),
    [
        ({"itmes": 3}, "itmes"),
        ({"items": "many"}, "items"),
        ({"learn": 1}, "learn"),
        ([1], "an object is needed"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_in_one_line(
    editor: Editor, settings: Any, part: str
) -> None:
    editor.told.clear()
    editor.notify("workspace/didChangeConfiguration", {"settings": settings})
    editor.request("textDocument/completion", caret(0, 0, "file:///none"))
    (told,) = [each for each in editor.told if each.get("method") == "window/showMessage"]
    assert part in told["params"]["message"]
    assert "\n" not in told["params"]["message"]


def test_settings_are_taken_while_it_runs(editor: Editor, note: str) -> None:
    editor.open("How are ", note)
    editor.notify("workspace/didChangeConfiguration", {"settings": {"lettersum": {"items": 2}}})
    assert len([each for each in labels(editor.complete(0, 8, note)) if " " not in each]) == 2
    editor.notify("workspace/didChangeConfiguration", {"settings": {"items": 5}})


@pytest.mark.parametrize(
    "message", [b"{", b"[]", b"\xff", b"[" * 100_000, b'{"jsonrpc": "2.0", "method": 5}', b"0"]
)
def test_nonsense_does_not_end_it(editor: Editor, note: str, message: bytes) -> None:
    editor.send(message)
    editor.open("How are ", note)
    assert labels(editor.complete(0, 8, note))[0] == "you"


def learned(home: Path) -> dict[str, int]:
    """The words and their uses, read from the file itself."""
    file = home / WORDS_FILE
    if not file.exists():
        return {}
    with closing(sqlite3.connect(file)) as database:
        return dict(database.execute("SELECT key, uses FROM words").fetchall())


def write(editor: Editor, text: str, uri: str, line: int = 0) -> None:
    """Types a text key by key, and waits until the server has read it."""
    for column, key in enumerate(text):
        editor.change(key, (line, column), (line, column), uri)
    editor.complete(line, len(text), uri)


def test_nothing_is_learned_unless_it_is_wanted(editor: Editor, note: str, home: Path) -> None:
    before = learned(home)  # by a test that wanted it, where they are shuffled
    editor.open("", note)
    write(editor, "My zebra likes marmalade. ", note)
    assert learned(home) == before


def test_what_is_typed_is_learned_where_that_is_wanted(
    editor: Editor, note: str, home: Path
) -> None:
    settings = {"learn": True, "ignore": ["*.private.md", "diary/"]}
    editor.notify("workspace/didChangeConfiguration", {"settings": settings})
    for uri in (note, "file:///x/diary/a.md", "file:///x/a.private.md"):
        editor.open("", uri)
        write(editor, "My zebra likes marmalade. Mail ann@example.com or `secret` hunter2. ", uri)
    editor.change("Pasted " + "words " * 60 + "here. ", (0, 0), (0, 0), note)
    editor.notify("workspace/didChangeConfiguration", {"settings": {"learn": False}})
    write(editor, "My zebra likes pancakes. ", note)
    found = learned(home)
    assert found["zebra"] == found["marmalade"] == 1
    assert not {"ann", "example", "com", "secret", "hunter", "pasted", "pancakes"} & set(found)
