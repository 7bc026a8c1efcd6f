"""``lettersum evaluate``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.prediction.personal.place import FOLDER_VARIABLE, words_path
from app.prediction.personal.store import PersonalStore
from tests.cli.terminal import Lettersum, assert_one_line


@pytest.fixture
def phrases(tmp_path: Path) -> str:
    path = tmp_path / "phrases.txt"
    path.write_text("How are you today?\nSee you next week.\n\nThe train is late\n")
    return str(path)


def test_json_has_every_key(lettersum: Lettersum, phrases: str) -> None:
    answer = lettersum(
        "evaluate", "--phrases", phrases, "--preset", "keyboard", "--ablate", "--json"
    )
    content = json.loads(answer.out)
    assert set(content) == {"phrases", "words", "ks", "hit", "ms_p50", "ms_p99", "ablation"}
    assert (content["phrases"], content["words"]) == (3, 12)
    assert set(content["ks"]) == set(content["hit"]) == {"1", "3", "5"}
    assert set(content["ablation"]) == {
        "network uniform", "context off", "dictionary off", "broad off", "recurrent off",
        "personal off",
    }  # fmt: skip
    for each in content["ablation"].values():
        assert each["lost_ks3"] == pytest.approx(content["ks"]["3"] - each["ks"]["3"])


def test_text_has_a_row_for_each_voice(lettersum: Lettersum, phrases: str) -> None:
    out = lettersum("evaluate", "--phrases", phrases, "--preset", "keyboard", "--ablate").out
    assert [line[:18].strip() for line in out.splitlines()[1:8]] == [
        "all voices", "network uniform", "context off", "dictionary off", "broad off",
        "recurrent off", "personal off",
    ]  # fmt: skip
    assert "3 phrases, 12 words" in out


def test_the_article_s_network_can_be_measured_too(lettersum: Lettersum, phrases: str) -> None:
    answer = lettersum("evaluate", "--phrases", phrases, "--preset", "article", "--json")
    assert json.loads(answer.out)["ablation"] == {}


def test_as_written_counts_what_stands_there(lettersum: Lettersum, phrases: str) -> None:
    command = ("evaluate", "--phrases", phrases, "--as-written")
    content = json.loads(lettersum(*command, "--json").out)
    bare = json.loads(lettersum("evaluate", "--phrases", phrases, "--json").out)
    assert set(content) == set(bare) | {"characters", "keys"}
    text = Path(phrases).read_text().strip()
    assert (content["characters"], content["words"], content["phrases"]) == (len(text), 12, 3)
    for shown, keys in content["keys"].items():
        assert content["ks"][shown] == pytest.approx(100 * (1 - keys / len(text)))
    assert content["ks"] != bare["ks"]
    out = lettersum(*command).out
    assert f"{len(text)} characters with capitals, signs and line ends" in out
    assert f"{content['keys']['3']} keys with 3 suggestions" in out


def test_what_was_learned_from_the_person_takes_part(
    lettersum: Lettersum, phrases: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    store = PersonalStore(words_path())
    for _ in range(30):
        store.learn(["How", "are", "you", "today"])
    store.close()
    answer = lettersum("evaluate", "--phrases", phrases, "--ablate", "--json")
    assert json.loads(answer.out)["ablation"]["personal off"]["lost_ks3"] > 0
    # The last connection to a database takes the files beside it away when it is closed.
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("personal.sqlite-")]


def test_errors_are_one_line(lettersum: Lettersum, tmp_path: Path, phrases: str) -> None:
    assert_one_line(lettersum("evaluate"), 2, "--phrases")
    assert_one_line(lettersum("evaluate", "--phrases", str(tmp_path / "no")), 1, "can't be read")
    (tmp_path / "empty.txt").write_text("123 !\n")
    empty = lettersum("evaluate", "--phrases", str(tmp_path / "empty.txt"))
    assert_one_line(empty, 1, "has no words")
    both = lettersum("evaluate", "--phrases", phrases, "--preset", "article", "--model", "x")
    assert_one_line(both, 2, "not both")
