"""Wheels that a tool reads something from, as pip finds them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def downloaded(requirement: str, folder: Path) -> Path:
    """The wheel of a pinned requirement, put into an empty folder; ends the program where it
    can't be had."""
    command = [sys.executable, "-m", "pip", "download", requirement, "--no-deps"]
    where = ["--dest", str(folder), "--only-binary", ":all:"]
    if subprocess.run([*command, *where], check=False).returncode:
        sys.exit(f"pip can't get {requirement}; get its wheel elsewhere, and name it")
    (wheel,) = folder.glob("*.whl")
    return wheel
