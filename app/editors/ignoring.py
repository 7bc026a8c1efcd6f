"""From which files nothing is learned: patterns as people write them for their files.

A pattern without a slash is about the file's name (``*.private.md``), one with a slash about the
end of its path (``diary/*.md``), or all of it if it begins with a slash or ``~/``; one that ends in
a slash is about all below that folder. ``*`` stands for any signs, slashes too.
"""

from __future__ import annotations

import os.path
from collections.abc import Sequence
from fnmatch import fnmatchcase
from urllib.parse import unquote, urlsplit

_LONGEST_PATH = 4_096


def path_of(uri: str) -> str:
    """The path in an editor's name for a file, with slashes; of other names what follows their
    scheme."""
    try:
        path = unquote(urlsplit(uri).path)
    except ValueError:
        path = uri
    is_drive = path[:1] == "/" and path[2:3] == ":"  # /c:/folder/file
    return path[1:] if is_drive else path


def is_ignored(path: str, patterns: Sequence[str]) -> bool:
    """Whether one of the patterns is about this path. What can't be told is ignored."""
    if not patterns:
        return False
    if len(path) > _LONGEST_PATH:
        return True
    return any(_matches(path, pattern) for pattern in patterns)


def _matches(path: str, pattern: str) -> bool:
    pattern = os.path.expanduser(pattern.strip()).replace("\\", "/")
    if not pattern:
        return False
    if pattern.endswith("/"):
        pattern += "*"
    if "/" not in pattern:
        return fnmatchcase(path.rpartition("/")[2], pattern)
    whole = pattern if pattern.startswith(("/", "*")) else f"*/{pattern}"
    return fnmatchcase(path, whole) or fnmatchcase(path.lower(), whole.lower())
