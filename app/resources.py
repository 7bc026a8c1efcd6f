"""Where the data files are. No other module knows."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent

# A wheel carries data/ as app/_data; in a checkout or an editable install it lies beside app/.
DATA_FOLDERS = (_PACKAGE / "_data", _PACKAGE.parent / "data")


def data_path(name: str) -> Path:
    """The path of a data file or folder; ``name`` is relative to data/, such as "dictionary.tsv".

    Raises FileNotFoundError, in one line, when it is in none of the DATA_FOLDERS.
    """
    for folder in DATA_FOLDERS:
        path = folder / name
        if path.exists():
            return path
    looked_in = " and ".join(str(folder) for folder in DATA_FOLDERS)
    raise FileNotFoundError(
        f'data file "{name}" not found in {looked_in}; install lettersum again, '
        "or in a checkout restore the data folder"
    )
