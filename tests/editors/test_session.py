"""What an editor and the program have to do with each other, without the model and the pipes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.editors.answering import AnsweringThread
from app.editors.document import Change, Position
from app.editors.session import Session, make_assistant
from app.editors.settings import SettingsError
from app.editors.units import UTF_8, UTF_16, UTF_32
from app.prediction.article.article_predictor import ArticlePredictor
from app.prediction.personal.place import something_was_learned, words_path
from app.prediction.personal.store import PersonalStore
from app.prediction.predictor_like import PredictorLike
from app.prediction.shipped import Shipped
from app.writing.assistant import Assistant
from nncore.errors import CheckpointError
from tests.own_models.small import tiny_model
from tests.writing.fake_predictor import FakePredictor

NOTE = "file:///notes/a.md"
PATIENCE = 300  # seconds


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def session(told: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    def load(shipped: Shipped, preset: str) -> PredictorLike:
        return FakePredictor()

    monkeypatch.setattr(Shipped, "predictor", load)
    thread = AnsweringThread(lambda: make_assistant(told.append))
    thread.start()
    yield Session(thread, told.append)
    thread.stop()


def words(session: Session, line: int, character: int, *, is_asked: bool = True) -> list[str]:
    future = session.complete(NOTE, Position(line, character), is_asked=is_asked)
    return [item.label for item in future.result(PATIENCE).items] if future else []


def done(session: Session) -> Assistant:
    """The assistant, when all that was asked of it is done."""
    return session.answering.ask(lambda assistant: assistant).result(PATIENCE)


def write(session: Session, text: str, uri: str = NOTE) -> None:
    """Types a text at the beginning of the first line, key by key."""
    line = column = 0
    for key in text:
        place = Position(line, column)
        session.change(uri, [Change(key, place, place)])
        line, column = (line + 1, 0) if key == "\n" else (line, column + 1)
    done(session)


@pytest.mark.parametrize(("encoding", "start", "end"), [(UTF_8, 17, 18), (UTF_16, 12, 13),
                                                        (UTF_32, 10, 11)])  # fmt: skip
def test_places_are_those_of_the_encoding_agreed_upon(
    session: Session, encoding: str, start: int, end: int
) -> None:
    session.encoding = encoding
    session.open(NOTE, "markdown", "😀 How é 😀 ")
    before = Position(0, start)
    session.change(NOTE, [Change("y", before, before)])
    future = session.complete(NOTE, Position(0, end), is_asked=False)
    assert future is not None
    offer = future.result(PATIENCE)
    assert offer.items[0].label == "you"
    assert (offer.caret.start, offer.caret.end) == (Position(0, start), Position(0, end))
    assert "".join(session.files[NOTE].document.lines) == "😀 How é 😀 y"


def test_after_a_space_only_if_asked_or_wanted(session: Session) -> None:
    session.open(NOTE, "markdown", "How are ")
    assert words(session, 0, 8)
    assert words(session, 0, 8, is_asked=False) == []
    session.configure({"afterSpace": True})
    assert words(session, 0, 8, is_asked=False)


def test_as_many_words_as_are_wanted(session: Session) -> None:
    session.open(NOTE, "markdown", "How are ")
    session.configure({"items": 2, "phrases": False})
    assert words(session, 0, 8) == ["you", "they"]


def test_languages_and_comments_by_choice(session: Session) -> None:
    session.open(NOTE, "typst", "How are ")
    assert words(session, 0, 8) == []
    session.configure({"languages": {"typst": "plain"}})
    assert words(session, 0, 8)
    session.open(NOTE, "python", "# How are ")
    assert words(session, 0, 10) == []
    session.configure({"comments": True})
    assert words(session, 0, 10)


def test_grey_text_can_be_switched_off(session: Session) -> None:
    session.open(NOTE, "markdown", "How are ")
    assert session.ghost(NOTE, Position(0, 8)) is not None
    session.configure({"inline": False})
    assert session.ghost(NOTE, Position(0, 8)) is None


def test_settings_are_taken_whole_or_not_at_all(session: Session) -> None:
    with pytest.raises(SettingsError):
        session.configure({"items": 3, "learn": "yes"})
    assert session.settings.items == 5


def test_an_unknown_document_has_nothing(session: Session) -> None:
    session.change("file:///none", [Change("x")])
    session.close("file:///none")
    assert session.complete("file:///none", Position(0, 0), is_asked=True) is None


def test_files_beyond_what_fits_are_left_alone(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.editors.session.MOST_FILES", 2)
    for number in range(4):
        session.open(f"file:///{number}.md", "markdown", "a")
    assert len(session.files) == 2


def test_unless_it_is_wanted_nothing_is_learned_nor_made(session: Session) -> None:
    session.open(NOTE, "markdown", "")
    write(session, "The zebra is here. And there. ")
    assert not something_was_learned()


def learned(session: Session) -> dict[str, int]:
    return {word.word: word.uses for word in done(session).words()}


def test_finished_sentences_are_learned_where_that_is_wanted(
    session: Session, told: list[str]
) -> None:
    session.configure({"learn": True, "ignore": ["secret/"]})
    session.open(NOTE, "markdown", "")
    write(session, "My zebra is here. Mail zoe@example.com a hunter2 `zulu` now. Unfinished zest")
    session.open("file:///secret/a.md", "markdown", "")
    write(session, "A zeppelin is here. ", "file:///secret/a.md")
    session.configure({"comments": True})
    session.open("file:///x.py", "python", "")
    write(session, "# A zither is here. ", "file:///x.py")
    found = learned(session)
    assert {word for word in found if word.startswith("z")} == {"zebra"}
    assert not {"example", "com", "hunter"} & set(found)
    assert told == []


@pytest.mark.parametrize(
    "text",
    ["The zebra sleeps\n\nAnd", "# The zebra sleeps\n\nAnd", "- the zebra sleeps\n- And"],
)
def test_the_end_of_a_paragraph_finishes_a_sentence(session: Session, text: str) -> None:
    session.configure({"learn": True})
    session.open(NOTE, "markdown", "")
    write(session, text)
    assert learned(session)["zebra"] == 1


def test_what_stood_there_before_is_not_learned(session: Session) -> None:
    session.configure({"learn": True})
    session.open(NOTE, "markdown", "A zebra sleeps\n")
    for key in ("\n", "#", " "):
        end = Position(99, 99)
        session.change(NOTE, [Change(key, end, end)])
    assert learned(session) == {}


def test_pastes_are_not_learned(session: Session) -> None:
    session.configure({"learn": True})
    session.open(NOTE, "markdown", "A zebra was here. ")
    session.change(
        NOTE, [Change("Pasted zeppelin.\nAnd more.\nAnd. ", Position(0, 0), Position(0, 0))]
    )
    session.change(NOTE, [Change("A zither is in all of it. ")])
    assert learned(session) == {}


def test_what_was_learned_elsewhere_speaks_here_and_adds_up(session: Session) -> None:
    with PersonalStore(words_path()) as store:
        store.learn(["a", "zebra"])
    session.configure({"learn": True})
    session.open(NOTE, "markdown", "")
    write(session, "See the zebra. ")
    assert learned(session)["zebra"] == 2


def test_what_cannot_be_learned_is_told_in_one_line(
    session: Session, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(assistant: Assistant) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(Assistant, "open_memory", refuse)
    session.configure({"learn": True})
    done(session)
    assert told
    assert "no space left" in told[0]


def test_with_a_model_of_ones_own_that_one_suggests(tmp_path: Path) -> None:
    tiny_model().save(tmp_path / "letters.npz")
    assistant = make_assistant(print, tmp_path / "letters.npz")
    predictor = assistant._predictor
    assert isinstance(predictor, ArticlePredictor)
    assert predictor.model.seed == tiny_model().seed
    with pytest.raises(CheckpointError, match="can't be read"):
        make_assistant(print, tmp_path / "none.npz")
