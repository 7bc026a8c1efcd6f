"""Networks with their runs as they are kept from one start to the next."""

from __future__ import annotations

import json
import stat
import sys
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest

from app.microscope import kept_networks
from app.microscope.keeping import DamagedNetworksError, NetworksKeeper
from app.microscope.kept_networks import KeptNetworks, parse_kept_networks
from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR, NEW, SMALLEST, NetworkPreset
from app.microscope.teaching.attempt import Verdict
from app.microscope.time_machine.session import TrainingSession
from app.words.lexicon import Lexicon
from nncore.errors import NetworkFileError
from nncore.kernels.online import train_online_numpy

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")


def session_of(preset: NetworkPreset = ARTICLE) -> TrainingSession:
    return TrainingSession(preset, lambda: train_online_numpy)


def worked_on() -> TrainingSession:
    """Runs in three networks, the one in the middle is shown, not at its end."""
    session = session_of()
    session.advance(30)
    session.begin_own(NEW)
    session.advance(60)
    session.set_rate(2.0)
    session.advance(40)
    own = session.snapshot().network
    session.open(NetworkPreset("a file", SMALLEST.file))
    session.set_rate(0.25)
    session.go_to_entry(EXCLUSIVE_OR.title, lambda: EXCLUSIVE_OR)
    session.go_to_network(own)
    session.show_run(session.book.runs[0].number)
    session.scrub(45)
    return session


def again(session: TrainingSession) -> TrainingSession:
    """What the next start makes of it."""
    restored = session_of()
    restored.restore(parse_kept_networks(session.kept().to_json().encode()))
    while restored.is_repeating:
        restored.repeat(17)
    return restored


def values(kept: KeptNetworks) -> object:
    """What a file of them holds."""
    return json.loads(kept.to_json())


def test_everything_is_there_again_to_the_last_bit() -> None:
    session = worked_on()
    restored = again(session)
    before, after = session.snapshot(), restored.snapshot()
    assert [each.title for each in after.opened] == ["Article 2-2-2", "Own network 1", "a file"]
    assert (after.preset.title, after.update) == ("Own network 1", 45)
    assert after.weights == before.weights
    for old, new in zip(before.runs, after.runs, strict=True):
        assert (old.title, old.start, old.head, old.line) == (
            new.title, new.start, new.head, new.line,
        )  # fmt: skip
        assert np.array_equal(old.curve.errors, new.curve.errors)
    restored.go_to_entry(ARTICLE.title, lambda: ARTICLE)
    while restored.is_repeating:
        restored.repeat(17)
    assert (restored.head, restored.snapshot().preset.watch) == (30, ARTICLE.watch)


def test_what_is_restored_is_kept_again_even_before_it_is_repeated() -> None:
    session = worked_on()
    once = values(session.kept())
    restored = session_of()
    restored.restore(parse_kept_networks(json.dumps(once).encode()))
    assert restored.is_repeating
    assert values(restored.kept()) == once
    restored.repeat(7)
    assert values(restored.kept()) == once
    assert values(again(session).kept()) == once


def test_a_network_in_which_nothing_was_done_is_only_kept_while_it_is_shown() -> None:
    session = session_of()
    session.go_to_entry(EXCLUSIVE_OR.title, lambda: EXCLUSIVE_OR)
    kept = session.kept()
    assert [each.preset.title for each in kept.networks] == [EXCLUSIVE_OR.title]


def test_undo_begins_anew() -> None:
    assert not again(worked_on()).snapshot().can_undo


@pytest.mark.parametrize(
    "change",
    [
        {"lettersum": "network"}, {"version": 2}, {"networks": []}, {"networks": [3]}, {"shown": 9},
        {"networks": None},
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_one_line(change: dict[str, object]) -> None:
    content = json.loads(worked_on().kept().to_json()) | change
    with pytest.raises(NetworkFileError) as refused:
        parse_kept_networks(json.dumps(content).encode())
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "change",
    [
        {"run": 7}, {"run": -1}, {"update": 0.5}, {"title": 3}, {"entry": None}, {"network": {}},
        {"network": {"lettersum": "network", "version": 1, "layers": [2, 2]}},
        {"network": {"lettersum": "network", "version": 1, "layers": [300, 300]}},
    ],
)  # fmt: skip
def test_a_damaged_network_in_it_is_one_line(change: dict[str, object]) -> None:
    content = json.loads(worked_on().kept().to_json())
    content["networks"][0] |= change
    with pytest.raises(NetworkFileError) as refused:
        parse_kept_networks(json.dumps(content).encode())
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[]", b"\0" * 40, b'{"lettersum": 1}'])
def test_what_is_no_text_is_one_line(content: bytes) -> None:
    with pytest.raises(NetworkFileError):
        parse_kept_networks(content)


def test_an_update_beyond_the_run_is_its_end() -> None:
    content = json.loads(worked_on().kept().to_json())
    content["networks"][content["shown"]]["update"] = 10**9
    restored = session_of()
    restored.restore(parse_kept_networks(json.dumps(content).encode()))
    while restored.is_repeating:
        restored.repeat(1000)
    assert restored.update == 60


def test_where_not_all_can_be_kept_the_one_shown_and_the_newest_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = worked_on().kept()
    sizes = [kept_networks._size(each.preset.file) for each in kept.networks]
    monkeypatch.setattr(kept_networks, "MOST_VALUES", sizes[1] + sizes[2])
    within = kept.within_limits()
    assert [each.preset.title for each in within.networks] == ["Own network 1", "a file"]
    assert within.shown == 0
    monkeypatch.setattr(kept_networks, "MOST_VALUES", sizes[1] - 1)
    with pytest.raises(NetworkFileError, match="too many and too large"):
        kept.within_limits()


@pytest.fixture
def told() -> SimpleQueue[str]:
    return SimpleQueue()


def written(folder: Path, kept: KeptNetworks, told: SimpleQueue[str]) -> Path:
    keeper = NetworksKeeper(lambda: folder, "networks.json", told.put)
    keeper.keep(kept)
    keeper.start()
    keeper.stop()
    return folder / "networks.json"


def test_the_keeper_writes_what_it_reads(tmp_path: Path, told: SimpleQueue[str]) -> None:
    kept = worked_on().kept()
    keeper = NetworksKeeper(lambda: tmp_path, "networks.json", told.put)
    assert keeper.restore() is None
    written(tmp_path, kept, told)
    assert told.get() == ""
    restored = keeper.restore()
    assert restored is not None
    assert values(restored) == values(kept)


@POSIX
def test_nobody_else_may_read_it(tmp_path: Path, told: SimpleQueue[str]) -> None:
    path = written(tmp_path, worked_on().kept(), told)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_damaged_file_is_put_aside(tmp_path: Path, told: SimpleQueue[str]) -> None:
    path = written(tmp_path, worked_on().kept(), told)
    path.write_bytes(path.read_bytes()[:-40])
    keeper = NetworksKeeper(lambda: tmp_path, path.name, told.put)
    with pytest.raises(DamagedNetworksError, match=r"networks-damaged-1\.json"):
        keeper.restore()
    assert keeper.restore() is None
    assert (tmp_path / "networks-damaged-1.json").exists()


def test_what_can_not_be_written_is_one_line(tmp_path: Path, told: SimpleQueue[str]) -> None:
    written(tmp_path / "missing", worked_on().kept(), told)
    line = told.get()
    assert line.startswith("the runs can't be kept (")
    assert line.endswith("; save the network")


def test_of_many_only_the_last_is_written(tmp_path: Path, told: SimpleQueue[str]) -> None:
    keeper = NetworksKeeper(lambda: tmp_path, "networks.json", told.put)
    kept = worked_on().kept()
    keeper.keep(kept)
    keeper.keep(replace(kept, networks=kept.networks[:1], shown=0))
    keeper.start()
    keeper.stop()
    restored = keeper.restore()
    assert restored is not None
    assert len(restored.networks) == 1
    assert (told.get(), told.empty()) == ("", True)


def test_where_play_stops_is_kept_for_each_network() -> None:
    session = session_of()
    session.until = 1e-3
    session.advance(3)
    session.begin_own(NEW)
    session.until = None
    session.advance(3)
    restored = again(session)
    assert restored.until is None
    restored.go_to_network(restored.snapshot().opened[0].number)
    assert restored.until == 1e-3


@pytest.mark.parametrize("until", [-1, "0.1", True, 1e400, []])
def test_a_damaged_end_of_play_is_refused(until: object) -> None:
    content = json.loads(worked_on().kept().to_json())
    content["networks"][0]["until"] = until
    with pytest.raises(NetworkFileError, match=r"until|number"):
        parse_kept_networks(json.dumps(content).encode())


def taught() -> TrainingSession:
    """One run is taught; its fork is not."""
    session = session_of()
    session.teach("How are → you fine", Lexicon.load())
    while session.is_teaching:
        session.advance(1_000)
    return session


def test_what_came_of_teaching_is_there_again_once_its_run_is_repeated() -> None:
    session = taught()
    before = session.snapshot().teaching
    assert before is not None
    assert before.verdict is Verdict.TAUGHT
    restored = session_of()
    restored.restore(parse_kept_networks(session.kept().to_json().encode()))
    assert restored.snapshot().teaching is None
    restored = again(session)
    after = restored.snapshot().teaching
    assert after is not None
    assert (after.verdict, after.text, after.update) == (before.verdict, before.text, before.update)
    assert after.run == restored.position.run
    assert values(restored.kept()) == values(session.kept())
    restored.scrub(0)
    restored.set_rate(2.0)
    restored.advance(5)
    assert restored.snapshot().teaching is None  # another run


@pytest.mark.parametrize(
    "change",
    [
        {"taught": 3}, {"taught": {}}, {"taught": {"verdict": "running", "text": ""}},
        {"taught": {"verdict": "taught", "run": 9, "text": ""}},
        {"taught": {"verdict": "taught", "text": "x" * 1_001}},
        {"taught": {"verdict": "taught", "text": "", "update": -1}},
    ],
)  # fmt: skip
def test_a_damaged_report_of_teaching_is_one_line(change: dict[str, object]) -> None:
    content = json.loads(worked_on().kept().to_json()) | change
    with pytest.raises(NetworkFileError) as refused:
        parse_kept_networks(json.dumps(content).encode())
    assert "\n" not in str(refused.value)


def test_teaching_that_goes_on_or_was_refused_isnt_kept() -> None:
    session = session_of()
    session.teach("How are → you fine", Lexicon.load())
    session.advance(1)
    assert session.is_teaching
    assert "taught" not in json.loads(session.kept().to_json())
    session.teach("How → ", Lexicon.load())
    report = session.snapshot().teaching
    assert report is not None
    assert report.verdict is Verdict.REFUSED
    assert "taught" not in json.loads(session.kept().to_json())
