"""The networks that come with the program, by name."""

from __future__ import annotations

from pathlib import Path

from app.resources import data_path

PRESETS = ("article", "keyboard")
DEFAULT_PRESET = "keyboard"


def model_path(preset: str | None = None) -> Path:
    """The model file of a preset. Raises ValueError for a name that is none, FileNotFoundError
    where the program was installed without its data."""
    preset = preset or DEFAULT_PRESET
    if preset not in PRESETS:
        raise ValueError(f"{preset!r} is no preset; there are {', '.join(PRESETS)}")
    return data_path(f"models/{preset}.npz")
