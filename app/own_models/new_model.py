"""What became of the model that a training made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewModel:
    """``title`` is what it is called, or will be; ``in_use`` what the model is called that suggests
    now. ``is_there``: it is among the person's models; ``is_used``: it suggests; ``is_gone``: it
    was thrown away, and can be brought back."""

    title: str = ""
    in_use: str = ""
    is_there: bool = False
    is_used: bool = False
    is_gone: bool = False
