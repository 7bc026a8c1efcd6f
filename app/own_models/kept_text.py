"""Which files and folders were chosen, kept from one start to the next, so that closing the window
before training begins loses nothing. Their paths alone, in a file for their owner:

    {"chosen_text": ["/home/anna/letters.txt", …]}
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from app.own_models.chosen_text import MOST_GIVEN
from app.own_models.kept_files import FILES, chosen_beside
from nncore.errors import UntrustedError
from nncore.untrusted.files import read_ordinary
from nncore.untrusted.json_text import parse_json
from nncore.whole_file import whole_file

_NAME = "chosen_text"
_LARGEST_BYTES = 8_000_000  # of MOST_GIVEN paths, each as long as it may be


class KeptText:
    """Beside the training in ``folder`` that the file ``name`` is of. It is a convenience: what
    can't be kept or read is let go, and nothing is raised."""

    def __init__(self, folder: Callable[[], Path], name: str = FILES[0]) -> None:
        self._folder, self._name = folder, name

    def keep(self, given: Sequence[Path]) -> None:
        """Keeps these paths in the place of those before; none is nothing to keep."""
        if not given:
            self.forget()
            return
        content = json.dumps({_NAME: [str(path) for path in given]}).encode()
        with suppress(OSError), whole_file(self._path, private=True) as stream:
            stream.write(content)

    def load(self) -> list[Path]:
        """Those that were kept and are still there."""
        try:
            kept = parse_json(read_ordinary(self._path, _LARGEST_BYTES))
        except (OSError, ValueError, UntrustedError):
            return []
        listed = kept.get(_NAME) if isinstance(kept, dict) else None
        given = listed[:MOST_GIVEN] if isinstance(listed, list) else []
        paths = [Path(each) for each in given if isinstance(each, str)]
        return [path for path in paths if _is_there(path)]

    def forget(self) -> None:
        """Removes the file."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    @property
    def _path(self) -> Path:
        """Raises OSError."""
        return chosen_beside(self._folder() / self._name)


def _is_there(path: Path) -> bool:
    try:
        return path.is_absolute() and path.exists()
    except (OSError, ValueError):
        return False
