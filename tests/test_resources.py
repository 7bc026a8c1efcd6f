from pathlib import Path

import pytest

from app import resources


def test_finds_the_data_of_a_checkout() -> None:
    assert resources.data_path("dictionary.tsv").read_bytes().startswith(b"the\t")


def test_finds_the_data_of_a_wheel_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for folder in ("_data", "data"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "phrases.txt").write_text(folder)
    monkeypatch.setattr(resources, "DATA_FOLDERS", (tmp_path / "_data", tmp_path / "data"))
    assert resources.data_path("phrases.txt").read_text() == "_data"


def test_finds_folders_and_files_in_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "keyboard.npz").touch()
    monkeypatch.setattr(resources, "DATA_FOLDERS", (tmp_path / "absent", tmp_path))
    assert resources.data_path("models").is_dir()
    assert resources.data_path("models/keyboard.npz").is_file()


def test_a_missing_file_is_named_in_one_line() -> None:
    with pytest.raises(FileNotFoundError) as caught:
        resources.data_path("no_such_file.tsv")
    message = str(caught.value)
    assert "\n" not in message
    assert "no_such_file.tsv" in message
    assert "install" in message
    assert all(str(folder) in message for folder in resources.DATA_FOLDERS)
