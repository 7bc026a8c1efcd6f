"""The keyboard's suggestions: prefixes, case, what is held back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.personal.learner import Learner
from app.prediction.personal.place import FOLDER_VARIABLE
from app.prediction.personal.store import PersonalStore
from app.prediction.predictor import Predictor
from app.words.alphabet import word_to_sum
from app.words.tokens import normalise
from nncore.checkpoint import load_checkpoint
from nncore.errors import CheckpointError
from tests.prediction.keyboard.small import LEXICON, small_model

MODEL = small_model()
PREDICTOR = KeyboardPredictor(MODEL)
WORDS = MODEL.vocabulary.words


def shown(text: str, limit: int = 5) -> list[str]:
    return [suggestion.word for suggestion in PREDICTOR.suggest(text, limit)]


def test_it_has_learned_its_text() -> None:
    assert "you" in shown("How are ", 3)
    assert shown("We take the ", 1) == ["train"]


@given(st.sampled_from(WORDS), st.integers(1, 8), st.sampled_from(["", "How are ", "late. "]))
def test_no_match_of_a_prefix_is_lost(word: str, letters: int, before: str) -> None:
    prefix = word[:letters]
    matches = {w for w in WORDS if w.lower().startswith(prefix.lower())}
    if normalise(prefix) != "crap":
        matches.discard("crap")
    found = PREDICTOR.suggest(before + prefix, 1000)
    assert {each.word for each in found if each.slip is None} == matches


def test_scores_fall_and_are_those_of_the_ranker() -> None:
    found = PREDICTOR.suggest("How are ", 10)
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)
    scored = MODEL.ranker().scored(MODEL.vocabulary.ids_of(["how", "are"]))
    for suggestion in found:
        word_id = MODEL.vocabulary.id_of(suggestion.word)
        assert suggestion.score == pytest.approx(float(scored.scores[word_id]))
        assert suggestion.letter_sum == word_to_sum(suggestion.word)


def test_words_keep_their_case() -> None:
    assert "Monday" in shown("on mon")
    assert "I" in shown("i", 50)
    assert "Sam" in shown("where is s")  # learned inside a sentence of the text


def test_a_slip_is_met_with_its_share_of_the_score() -> None:
    for typed, word in (("tarin", "train"), ("dont", "don't"), ("teh", "the"), ("todya", "today")):
        first = PREDICTOR.suggest(f"I like {typed}")[0]
        assert first.word == word
        assert first.slip is not None
        scored = MODEL.ranker().scored(MODEL.vocabulary.ids_of(["I", "like"]))
        whole = float(scored.scores[MODEL.vocabulary.id_of(word) or 0])
        assert first.score == pytest.approx(whole * first.slip.likelihood, rel=1e-4)
        parts = first.parts
        assert sum((parts.network, parts.context, parts.dictionary)) == pytest.approx(
            first.score, rel=1e-4
        )


def test_what_begins_so_comes_before_slips() -> None:
    found = PREDICTOR.suggest("The tra", 1000)
    assert [each.slip is None for each in found][:3] == [True, True, True]


def test_after_a_slip_what_follows_the_word_meant_is_expected() -> None:
    for slip, meant in (("We take teh ", "We take the "), ("I dont ", "I don't ")):
        assert PREDICTOR.predict(slip).predicted_sums == PREDICTOR.predict(meant).predicted_sums


def test_a_number_is_read_as_its_words() -> None:
    model = PREDICTOR.predict("See 2 ").predicted_sums
    assert model == PREDICTOR.predict("See two ").predicted_sums


@pytest.mark.parametrize("text", ["see https://exa", "ask @th", "in /the", "run `the "])
def test_where_no_words_are_written_nothing_is_offered(text: str) -> None:
    assert shown(text) == []


def test_rude_words_are_shown_only_when_typed_in_full() -> None:
    assert "crap" not in shown("", 1000)
    assert "crap" not in shown("cra", 1000)
    assert shown("crap") == ["crap"]


def test_the_word_just_written_is_not_offered_again() -> None:
    assert "the" not in shown("We take the ", 1000)
    assert "the" in shown("We take the t", 1000)  # once letters are typed, nothing is lost


def test_a_sentence_end_starts_afresh() -> None:
    assert shown("We take the. ") == shown("I like it. ")
    assert shown("We take the\n") == shown("I like it\n")
    assert shown("We take the Dr. ") != shown("I like it. ")
    assert shown("Late! How are ") == shown("How are ")


def test_strange_text_gets_an_answer() -> None:
    for text in ("😀 ", "123 ", "ünknown wörds ", "x" * 10_000, "שלום ", "a " * 50_000):
        assert isinstance(shown(text), list)
    assert shown("zzzzqqq") == []


def test_predicted_sums_are_the_network_s() -> None:
    prediction = PREDICTOR.predict("How are ")
    assert len(prediction.suggestions) == 5
    p = [each.p for each in prediction.predicted_sums]
    assert p == sorted(p, reverse=True)
    spoken = np.zeros(len(WORDS), np.float32)
    speaker = MODEL.speaker()
    speaker.add_to(
        spoken, speaker.code_probabilities(MODEL.vocabulary.ids_of(["how", "are"])), (0, 1)
    )
    first = prediction.predicted_sums[0]
    slow = sum(spoken[i] for i, word in enumerate(WORDS) if word_to_sum(word) == first.letter_sum)
    assert first.p == pytest.approx(float(slow), rel=1e-4)


def test_a_model_saved_and_loaded_says_the_same(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "m.npz")
    again = Predictor.load(tmp_path / "m.npz", LEXICON)
    for text in ("", "How are ", "tra", "I don"):
        assert again.suggest(text, 9) == PREDICTOR.suggest(text, 9)


def test_models_that_do_not_fit_are_one_line(tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    MODEL.save(path)
    with pytest.raises(CheckpointError, match="another dictionary"):
        Predictor.load(path)
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files}
    for name, damaged in (
        ("codes_letter-sum", arrays["codes_letter-sum"][:-1]),
        ("codes_letter-sum", arrays["codes_letter-sum"] + 1),
        ("text_words", np.zeros(3, np.uint8)),
    ):
        np.savez(path, **(arrays | {name: damaged}))
        with pytest.raises(CheckpointError, match=r"m\.npz: "):
            Predictor.load(path, LEXICON)
    del arrays["codes_letter-sum"]
    np.savez(path, **arrays)
    with pytest.raises(CheckpointError, match="no usable"):
        Predictor.load(path, LEXICON)
    assert load_checkpoint(path).notes["preset"] == "keyboard"


@pytest.fixture
def store() -> Iterator[PersonalStore]:
    with PersonalStore(":memory:") as opened:
        yield opened


@pytest.fixture
def learning(store: PersonalStore) -> KeyboardPredictor:
    return KeyboardPredictor(MODEL, Learner(MODEL, store))


def test_what_is_learned_is_suggested_with_its_part(learning: KeyboardPredictor) -> None:
    for _ in range(40):
        learning.learn(["Call", "Lindqvist", "today"])
    first = learning.suggest("Call ")[0]
    assert first.word == "Lindqvist"
    assert first.parts.personal == pytest.approx(first.score)  # no other voice knows the word
    assert learning.suggest("lin")[0].word == "Lindqvist"
    parts = learning.suggest("Call Lindqvist ")[0].parts
    total = parts.network + parts.context + parts.dictionary + parts.personal
    assert total == pytest.approx(learning.suggest("Call Lindqvist ")[0].score, rel=1e-4)


def test_what_is_not_wanted_is_not_suggested(
    learning: KeyboardPredictor, store: PersonalStore
) -> None:
    assert "train" in [s.word for s in learning.suggest("We take the ")]
    store.not_here("the", "train")
    assert "train" not in [s.word for s in learning.suggest("We take the ", 1000)]
    assert "train" in [s.word for s in learning.suggest("I like ", 1000)]
    store.never("train")
    assert "train" not in [s.word for s in learning.suggest("I like ", 1000)]


def test_the_personal_copy_can_be_dropped_and_everything_is_as_before(
    learning: KeyboardPredictor, store: PersonalStore
) -> None:
    before = learning.suggest("How are ", 20)
    learning.learn(["How", "are", "trains"])
    assert learning.suggest("How are ", 20) != before
    assert learning.learner is not None
    learning.learner.wipe()
    store.wipe()
    assert KeyboardPredictor(MODEL, learning.learner).suggest("How are ", 20) == before
    untouched = PREDICTOR.suggest("How are ", 20)
    assert [(s.word, s.score) for s in untouched] == [(s.word, s.score) for s in before]


def test_what_was_learned_takes_part_until_whoever_opened_it_lets_it_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    with PersonalStore(tmp_path / "personal.sqlite") as store:
        for _ in range(40):
            store.learn(["Call", "Lindqvist", "today"])
    with PersonalStore(tmp_path / "personal.sqlite") as store:
        assert PREDICTOR.with_learned_words(store).suggest("Call ")[0].word == "Lindqvist"
    # The last connection to a database takes the files beside it away when it is closed.
    assert [path.name for path in tmp_path.iterdir()] == ["personal.sqlite"]
    assert PREDICTOR.suggest("How are ")
